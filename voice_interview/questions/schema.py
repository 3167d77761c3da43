"""What a question in a pack may say: every key with its check, its example and its limits.

Pure: a table as tomllib gives it goes in, a Question or what is wrong with it comes out. The page
docs/formats.md describes the same keys.
"""

from typing import Any

from voice_interview.model import Question
from voice_interview.questions import values
from voice_interview.questions.values import (
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_ENTRIES,
    Key,
    Wrong,
)

LEVELS = ("any", "early", "mid", "senior")
TARGET_S = (10.0, 600.0)


def question(table: dict[str, Any], pack: str) -> tuple[Question | None, tuple[Wrong, ...]]:
    """The question in `table`, or None and every reason why it cannot be used."""
    found, wrong = values.table(table, KEYS, "question")
    if wrong:
        return None, wrong
    return Question(pack=pack, **{"theme": pack.lower()[:LONGEST_NAME], "level": "any"} | found), ()


KEYS = {
    "id": Key(
        f"a name of small letters, digits and dashes, at most {LONGEST_NAME} long",
        'id = "moved-the-library"',
        values.identity,
        needed=True,
    ),
    "text": Key(
        f"a question in quotes, at most {LONGEST_TEXT} characters long",
        'text = "What did you change, and why?"',
        values.sentence,
        needed=True,
    ),
    "theme": Key("a theme in quotes", 'theme = "leadership"', values.name),
    "tags": Key(
        f"a list of at most {MOST_ENTRIES} short words in quotes",
        'tags = ["people", "planning"]',
        values.each(values.name),
    ),
    "level": Key("any, early, mid or senior, in quotes", 'level = "mid"', values.one_of(LEVELS)),
    "target_s": Key(
        f"a number of seconds from {TARGET_S[0]:g} to {TARGET_S[1]:g}",
        "target_s = 90",
        values.number(*TARGET_S),
    ),
    "expects_story": Key("true or false, without quotes", "expects_story = false", values.truth),
    "shows": Key(
        f"a sentence or two in quotes, at most {LONGEST_TEXT} characters long",
        'shows = "You asked before you decided."',
        values.sentence,
    ),
    "follow_ups": Key(
        f"a list of at most {MOST_ENTRIES} questions in quotes",
        'follow_ups = ["Who helped you?"]',
        values.each(values.sentence),
    ),
    "trap": Key(
        f"a sentence or two in quotes, at most {LONGEST_TEXT} characters long",
        'trap = "Telling it without an ending."',
        values.sentence,
    ),
}
