"""The one way a time is written in a file: UTC, to the millisecond. Any ISO form is read."""

from datetime import UTC, datetime

from voice_interview.library.codecs.fields import Unreadable


def moment(told: str, key: str = "recorded_at") -> datetime:
    """The UTC time that stands under that key. Raises Unreadable."""
    try:
        at = datetime.fromisoformat(told)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Unreadable(f"“{key}” is not a time") from error


def stamp(at: datetime) -> str:
    """A moment as `recorded_at` has it: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
