"""The one way a time is written in a file: UTC, to the millisecond. Any ISO form is read.

One that not every system can tell in every time zone is drawn to the nearest that it can: a wild
clock or a damaged file would end whatever shows it.
"""

from datetime import UTC, datetime

from voice_interview.library.codecs.fields import Unreadable

FIRST = datetime(1970, 1, 1, tzinfo=UTC)
LAST = datetime(2999, 12, 30, tzinfo=UTC)


def now() -> datetime:
    return datetime.now(UTC)


def moment(told: str, key: str = "recorded_at") -> datetime:
    """The UTC time that stands under that key. Raises Unreadable."""
    try:
        at = datetime.fromisoformat(told)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Unreadable(f"“{key}” is not a time") from error
    return min(max(at, FIRST), LAST)


def stamp(at: datetime) -> str:
    """A moment as `recorded_at` has it: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
