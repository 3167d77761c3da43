"""A question that the candidate asks: open or closed, better avoided, asked before.

Reads words alone, in English; knows neither tone nor whether the moment was right.
"""

import re
from collections.abc import Iterable, Mapping

from voice_interview.model import AvoidRule
from voice_interview.model.interview_report import Avoid, OwnQuestion

SAME_WORDS = 0.6
"""Share of content words in common from which two questions are much the same."""

_PLAIN = re.compile(r"[a-z0-9']+")
_SENTENCE = re.compile(r"[^.?!]*[.?!]|[^.?!]+$")

_INVITES = (
    r"(?:can|could|would|will) you (?:\w+ ){0,2}?"
    r"(?:describe|explain|tell|walk|talk|take|share|give|show)(?! (?:me |us )?(?:if|whether)\b)"
    r"|(?:^|so |well |please |then )(?:tell me|describe|explain|walk me)"
    r"|is there (?:anything|something)"
)
_HALF_CLOSED = r"(?:tell|know|ask|say|wondering|wonder|asking)(?: me| us| you)? (?:if|whether)"
_NUMBER = (
    r"how (?:many|much|long|often|big|large|old|far|soon)\b"
    r"|what (?:time|size|year|percentage|number)\b"
    r"|when (?:do|does|is|are|will|would|can|could|should)\b"
)
_OPEN = r"(?:what|how|why|which|who|whom|whose|where)\b|when (?:did|was|were)\b"
_AUXILIARY = (
    r"(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|may|might|am)"
    r"(?:n't)? (?:you|i|we|they|he|she|it|there|the|your|this|that|these|those|my|our|people"
    r"|everyone|any|anyone|anybody|everybody|someone|engineers|developers)\b"
)
_FORMS = tuple(
    (form, re.compile(rf"\b(?:{pattern})"))
    for form, pattern in (
        ("closed", _HALF_CLOSED),
        ("open", _INVITES),
        ("closed", _NUMBER),
        ("open", _OPEN),
        ("closed", _AUXILIARY),
    )
)
"""What comes first in the sentence decides; at the same place, what stands first here."""

_FRAME_WORDS = (
    "a an the and or of to in on at for with about is are was were be been do does did you your i "
    "my me we us our it its this that there here what how why which who where when would could can "
    "will should like know tell describe explain so well um uh please very much more most"
)
_FRAME = frozenset(_FRAME_WORDS.split())


def check(
    text: str,
    rules: Iterable[AvoidRule],
    earlier: Mapping[str, str],
    asking_s: float | None,
    role: str = "",
) -> OwnQuestion:
    """`earlier` holds what was asked in other takes, by their ids; `role` is who was asked."""
    plain = _plain(text)
    return OwnQuestion(
        text=text,
        form=form(text),
        avoid=tuple(
            Avoid(rule.name, rule.why)
            for rule in rules
            if role not in rule.fine_with
            and re.search(rf"(?<![\w'])(?:{rule.pattern})(?![\w'])", plain)
        ),
        asked_before=_asked_before(text, earlier),
        asking_s=asking_s,
    )


def form(text: str) -> str:
    """open | closed | no question."""
    plain = _plain(_question_in(text))
    found = [
        (match.start(), rank, name)
        for rank, (name, pattern) in enumerate(_FORMS)
        if (match := pattern.search(plain))
    ]
    return min(found)[2] if found else "no question"


def _question_in(text: str) -> str:
    """The last sentence that ends as a question; without one, all of it."""
    asked = [part for part in _SENTENCE.findall(text) if part.rstrip().endswith("?")]
    return asked[-1] if asked else text


def _plain(text: str) -> str:
    return " ".join(_PLAIN.findall(text.lower().replace("’", "'")))


def _content(text: str) -> frozenset[str]:
    return frozenset(_plain(text).split()) - _FRAME


def _asked_before(text: str, earlier: Mapping[str, str]) -> str:
    words = _content(text)
    for take_id, other in earlier.items():
        others = _content(other)
        both = words | others
        if both and len(words & others) / len(both) >= SAME_WORDS:
            return take_id
    return ""
