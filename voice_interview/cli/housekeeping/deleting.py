"""`history delete`, `trash`, `restore`: deleting, and the way back."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from voice_interview.cli.arguments import Wish
from voice_interview.cli.kept import find_deleted, find_listed, open_studio
from voice_interview.cli.say import as_json, room, say, sure, tell, warn
from voice_interview.cli.tables import table
from voice_interview.export.words import moment
from voice_interview.library.takes import take_ids
from voice_interview.model import Trashed
from voice_interview.text import count
from voice_interview.tui.drawing import wording


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
            _list(there)
        else:
            say("The trash is empty.")
    return 0


def _list(there: Sequence[Trashed]) -> None:
    if room() is None:
        rows = ((one.take.id, _day(one.until), one.take.question.text) for one in there)
        table(("take", "kept until", "question"), rows, "cut")
        return
    ids = [one.take.id for one in there]
    ends = take_ids.endings(ids, ids)
    told = (
        (
            ends[one.take.id],
            wording.moment(one.take.recorded_at),
            _day(one.until),
            one.take.question.text,
        )
        for one in there
    )
    table(("take", "when", "kept until", "question"), told, "cut")


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
