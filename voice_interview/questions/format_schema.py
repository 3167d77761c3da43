"""What a format and its phases may say: every key with its check, its example and its limits.

Pure. The page docs/formats.md describes the same keys. What keys say about one another is the
business of `format_sense`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from voice_interview.model.formats import Draw, Format, Kind, Overrun, Phase, Show
from voice_interview.questions import values
from voice_interview.questions.values import MOST_ENTRIES, Key, Wrong

PICKS = ("theme", "role")
MOST_PHASES = 12
MOST_QUESTIONS = 40


@dataclass(frozen=True, slots=True)
class Read:
    """A format as far as it could be read; None for each phase that could not."""

    top: dict[str, Any]
    phases: tuple[Phase | None, ...]
    wrong: tuple[tuple[int | None, Wrong], ...]
    """What is wrong, with the number of its phase (from 0), or None above the phases."""

    def format(self, name: str) -> Format | None:
        """The format called `name`; None while anything is wrong."""
        sound = tuple(phase for phase in self.phases if phase is not None)
        return None if self.wrong else Format(id=name, phases=sound, **{"about": ""} | self.top)


def read(content: dict[str, Any]) -> Read:
    """All of one file, as tomllib gives it."""
    tables = content.get("phase")
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        tables = []
    top, faults = values.table({k: v for k, v in content.items() if k != "phase"}, TOP, "format")
    wrong: list[tuple[int | None, Wrong]] = [(None, one) for one in faults]
    if not tables:
        way_out = "Each begins with a line [[phase]], in double brackets."
        wrong.append((None, Wrong("phase", "this format has no phases.", way_out)))
    if len(tables) > MOST_PHASES:
        says = f"a format has at most {MOST_PHASES} phases."
        wrong.append((None, Wrong("phase", says, "Join some of them.")))
    phases: list[Phase | None] = []
    for number, table in enumerate(tables):
        found, faults = values.table(table, PHASE, "phase")
        wrong += [(number, one) for one in faults]
        phases.append(None if faults else Phase(**found))
    return Read(top, tuple(phases), tuple(wrong))


def _shows(value: object) -> tuple[str, ...] | None:
    return values.each(values.one_of(Show))(value)


def _list(what: str) -> str:
    return f"a list of at most {MOST_ENTRIES} {what} in quotes"


def _words(choices: Iterable[str]) -> str:
    *first, last = choices
    return f"{', '.join(first)} or {last}, in quotes"


TOP = {
    "title": Key("a short title in quotes", 'title = "Panel"', values.short, needed=True),
    "about": Key("a sentence or two in quotes", 'about = "Three people ask."', values.sentence),
    "place": Key("a whole number from 0 to 1000", "place = 10", values.whole(0, 1000)),
    "pick": Key(_words(PICKS), 'pick = "theme"', values.one_of(PICKS)),
    "picks": Key(
        _list("themes or roles"), 'picks = ["leadership", "conflict"]', values.each(values.name)
    ),
    "remind": Key("true or false, without quotes", "remind = true", values.truth),
}

PHASE = {
    "id": Key(
        "a name of small letters, digits and dashes", 'id = "warm-up"', values.identity, needed=True
    ),
    "title": Key("a short title in quotes", 'title = "Warm-up"', values.short, needed=True),
    "kind": Key(_words(Kind), 'kind = "answer"', values.one_of(Kind), needed=True),
    "minutes": Key(
        "a number of minutes from 0.5 to 120", "minutes = 10", values.number(0.5, 120), needed=True
    ),
    "says": Key("a sentence or two in quotes", 'says = "Let us begin with you."', values.sentence),
    "questions": Key(
        f"a list of at most {MOST_QUESTIONS} ids of questions in quotes",
        'questions = ["recruiter-about-you"]',
        values.each(values.identity, MOST_QUESTIONS),
    ),
    "themes": Key(_list("themes"), 'themes = ["conflict"]', values.each(values.name)),
    "tags": Key(_list("tags"), 'tags = ["take-home"]', values.each(values.name)),
    "from_phase": Key(
        "the id of an earlier phase in quotes", 'from_phase = "prepare"', values.identity
    ),
    "draw": Key(_words(Draw), 'draw = "random"', values.one_of(Draw)),
    "count": Key(
        f"a whole number from 1 to {MOST_QUESTIONS}", "count = 4", values.whole(1, MOST_QUESTIONS)
    ),
    "least": Key(
        f"a whole number from 0 to {MOST_QUESTIONS}", "least = 3", values.whole(0, MOST_QUESTIONS)
    ),
    "preparation_s": Key(
        "a number of seconds from 0 to 600", "preparation_s = 30", values.number(0, 600)
    ),
    "target_s": Key("a number of seconds from 5 to 600", "target_s = 90", values.number(5, 600)),
    "limit_s": Key("a number of seconds from 5 to 1200", "limit_s = 180", values.number(5, 1200)),
    "overrun": Key(_words(Overrun), 'overrun = "cut"', values.one_of(Overrun)),
    "retakes": Key("true or false, without quotes", "retakes = true", values.truth),
    "follow_ups": Key("a whole number from 0 to 3", "follow_ups = 1", values.whole(0, 3)),
    "show": Key(f"a list of {', '.join(Show)}, in quotes", 'show = ["shows", "report"]', _shows),
    "fields": Key(_list("short names"), 'fields = ["What went well"]', values.each(values.short)),
    "rubric": Key(_list("short lines"), 'rubric = ["Said why"]', values.each(values.short)),
    "checklist": Key(_list("short lines"), 'checklist = ["Pay"]', values.each(values.short)),
    "action_step": Key("true or false, without quotes", "action_step = true", values.truth),
}
