"""Names of take folders: `2026-11-20T10-32-07-led-a-team-4f2a`.

UTC time, so that a listing is in order; a slug, so that a person finds a take; four random signs,
so that a clock going backwards, or two libraries put together, cannot make one name twice.
"""

import re
import secrets
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from voice_interview.errors import InterviewMissing, TakeMissing
from voice_interview.library.codecs import stamps
from voice_interview.library.codecs.fields import Unreadable
from voice_interview.model import Question
from voice_interview.text import clean_line, slug

_ID = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)-([a-z0-9-]{1,60})-[0-9a-f]{4}")
_TIME = "%Y-%m-%dT%H-%M-%S"
_SLUG_LENGTH = 40
_SIGNS = 4
"""Of chance, at the end of a name: nearly always enough to tell a take."""
MISSING = {"take": TakeMissing, "interview": InterviewMissing}


def new_id(question: Question, now: datetime) -> str:
    return named(question.id or question.text, now)


def named(words: str, now: datetime) -> str:
    """A new name made of the time, these words, and chance."""
    name = slug(words, _SLUG_LENGTH)
    return f"{now.astimezone(UTC):{_TIME}}-{name}-{secrets.token_hex(_SIGNS // 2)}"


def is_id(name: str) -> bool:
    """True for a name that `new_id` could have made: safe as a file name, too."""
    return _ID.fullmatch(name) is not None


def moment_of(name: str) -> datetime | None:
    """When a take of this name was begun, as far as the name tells."""
    match = _ID.fullmatch(name)
    if match is None:
        return None
    day, _, time = match[1].partition("T")
    try:
        return stamps.moment(f"{day}T{time.replace('-', ':')}")
    except Unreadable:
        return None


def words_of(name: str) -> str:
    """What a name says about the question, for a take that lost everything else."""
    match = _ID.fullmatch(name)
    return (match[2].replace("-", " ") if match else clean_line(name)).capitalize()


LISTED = "`voice-interview history` lists them all."


def resolve(given: str, names: Collection[str], way_out: str = LISTED, noun: str = "take") -> str:
    """The one name that is `given`, or begins or ends with it. Raises TakeMissing."""
    if given in names:
        return given
    fitting = [name for name in names if given and (name.startswith(given) or name.endswith(given))]
    if len(fitting) == 1:
        return fitting[0]
    shown, missing = clean_line(given, 80), MISSING[noun]
    if fitting:
        raise missing(
            f"{len(fitting)} {noun}s begin or end with “{shown}”.", "Give more of the name."
        )
    raise missing(f"There is no {noun} “{shown}”.", way_out)


def endings(wanted: Iterable[str], names: Collection[str]) -> dict[str, str]:
    """The shortest end of each wanted name for which `resolve` finds it among all `names`.

    None begins with a dash: an option of the command line does.
    """
    known = Counter(name[-_SIGNS:] for name in names) + Counter(name[:_SIGNS] for name in names)
    return {
        name: end if known[end := name[-_SIGNS:]] == 1 else _longer(name, names) for name in wanted
    }


def _longer(name: str, names: Collection[str]) -> str:
    others = [one for one in names if one != name]
    for length in range(_SIGNS + 1, len(name)):
        end = name[-length:]
        if not end.startswith("-") and not any(
            one.startswith(end) or one.endswith(end) for one in others
        ):
            return end
    return name
