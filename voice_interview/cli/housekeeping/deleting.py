"""`history delete`, `trash`, `restore`: deleting, and the way back."""

from dataclasses import asdict
from datetime import datetime

from voice_interview.cli.arguments import Wish
from voice_interview.cli.kept import find_deleted, find_listed, open_studio
from voice_interview.cli.say import as_json, say, sure, tell, warn
from voice_interview.cli.tables import listed
from voice_interview.export.words import moment
from voice_interview.model import Trashed
from voice_interview.text import count


def delete(wish: Wish) -> int:
    with open_studio(wish) as studio:
        take = find_listed(studio, wish.take)
        if not wish.now:
            until = studio.library.to_trash(take.id).until
            told = (
                f"{take.id} is in the trash until {_day(until)}.\n"
                f"Bring it back with: voice-interview history restore {take.id}"
            )
            tell(told, {"take": take.id, "until": until}, json=wish.json)
            return 0
        inform = warn if wish.json else say
        inform(take.question.text)
        inform(f"Recorded {moment(take.recorded_at)}.")
        if not sure("Delete this take and all its files for good?", wish.yes, "Deleting"):
            return 1
        studio.library.delete(take.id)
        tell(f"Deleted {take.id}.", {"take": take.id, "until": None}, json=wish.json)
    return 0


def trash(wish: Wish) -> int:
    with open_studio(wish) as studio:
        there = studio.library.trash()
        if wish.empty:
            question = f"Remove {count(len(there), 'take')} for good?"
            if there and not sure(question, wish.yes, "Deleting"):
                return 1
            gone = studio.library.empty_trash()
            tell(f"{count(gone, 'take')} removed for good.", {"removed": gone}, json=wish.json)
        elif wish.json:
            as_json([_object(one) for one in there])
        elif there:
            rows = [
                (one.take.id, one.take.recorded_at, (_day(one.until), one.take.question.text))
                for one in there
            ]
            listed("take", ("kept until", "question"), rows)
        else:
            say("The trash is empty.")
    return 0


def restore(wish: Wish) -> int:
    with open_studio(wish) as studio:
        back = studio.library.restore(find_deleted(studio, wish.take))
    tell(f"{back.id} is back.", {"take": back.id}, json=wish.json)
    return 0


def _day(stamp: str) -> str:
    """Where the user is."""
    return f"{datetime.fromisoformat(stamp).astimezone():%Y-%m-%d}"


def _object(one: Trashed) -> dict[str, object]:
    return {
        "id": one.take.id,
        "recorded_at": one.take.recorded_at,
        "question": asdict(one.take.question),
        "deleted_at": one.deleted_at,
        "until": one.until,
    }
