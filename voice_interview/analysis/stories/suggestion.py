"""Which story was it? Found by the words that a take shares with one story and not with others."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from voice_interview.model.stories import Story, Suggestion

LEAST_WORDS = 3
"""So many different words in common: two are chance in answers of a hundred words."""
CLEARLY = 1.5
"""Times the weight of the runner-up; below that the program keeps quiet."""
MOST_SHOWN = 5

_WORD = re.compile(r"[a-z']{4,}|\d+")
_ENDINGS = re.compile(r"(?:'s|ings?|ed|es|s)$")
_EVERYDAY = frozenset(
    """
    about above after again against also always another anyway around asked away back
    because been before being both came cannot come could couldn't decided didn't different
    does doing don't done down each else even ever every everyone everything felt first
    found from gave getting given goes going good great guess have having here into isn't
    it's just kind knew know known last like little long look looked made make many maybe
    mean might more most much must need needed never next nothing okay once only other
    others ourselves over people person probably quite rather really right said same should
    since situation some someone something sort start started still such take task team tell
    than that that's their them themselves then there these they thing things think this
    those though thought through time told took towards tried turned under until upon used
    very want wanted wasn't weeks well went were what when where which while whole will with
    without work worked working would wouldn't yeah year years yes your
    """.split()  # noqa: SIM905
)
"""Words of four letters and more that every answer uses."""


def suggest(
    said: str, stories: Sequence[Story], told_before: Mapping[str, Iterable[str]]
) -> Suggestion | None:
    """The story whose notes, or whose earlier tellings, `said` clearly resembles; None otherwise.

    `told_before` has the transcripts of the takes already linked, by story id. A word weighs the
    more, the fewer stories know it (inverse document frequency, Spärck Jones 1972).
    """
    own = {story.id: _stems(_notes(story), *told_before.get(story.id, ())) for story in stories}
    known_by = Counter(stem for stems in own.values() for stem in stems)
    heard = _stems(said)
    weighed = []
    for story_id, stems in own.items():
        shared = sorted(heard.keys() & stems, key=lambda stem: (known_by[stem], -len(stem), stem))
        weight = sum(math.log1p(len(own) / known_by[stem]) for stem in shared)
        weighed.append((weight, story_id, shared))
    weighed.sort(key=lambda one: -one[0])
    if not weighed or len(weighed[0][2]) < LEAST_WORDS:
        return None
    if len(weighed) > 1 and weighed[0][0] < CLEARLY * weighed[1][0]:
        return None
    _, story_id, shared = weighed[0]
    return Suggestion(story_id, tuple(heard[stem] for stem in shared[:MOST_SHOWN]))


def _notes(story: Story) -> str:
    parts = (story.title, story.situation, story.task, story.action, story.result)
    return " ".join((*parts, *story.numbers))


def _stems(*texts: str) -> dict[str, str]:
    """Words without their endings, each with the first word that had it."""
    said = (word for text in texts for word in _WORD.findall(text.lower().replace("’", "'")))
    words = [word for word in said if word not in _EVERYDAY]
    return {_ENDINGS.sub("", word): word for word in reversed(words)}
