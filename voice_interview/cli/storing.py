"""`history compress`: the same recordings in less room."""

from datetime import UTC, datetime, timedelta

from voice_interview.audio.lossless import shrink
from voice_interview.cli.arguments import Wish
from voice_interview.cli.kept import find_take, open_studio
from voice_interview.cli.looking_after import size
from voice_interview.cli.say import Meter, as_json, complain, say
from voice_interview.errors import DiskFull, InputProblem, LibraryBusy, Problem
from voice_interview.library.codec import moment
from voice_interview.model import Take, TakeState
from voice_interview.ports import Library
from voice_interview.studio import Studio

UNFINISHED = {TakeState.RECORDING, TakeState.TRANSCRIBING}


def compress(wish: Wish) -> int:
    """One take after the other: what is done stays done, so the next call goes on there."""
    if wish.days < 0:
        raise InputProblem("--older-than takes a number of days from 0 up.")
    with open_studio(wish) as studio:
        takes = [take for take in _chosen(studio, wish) if _can_shrink(studio.library, take)]
        done, freed, refused, meter = 0, 0, 0, Meter()
        for number, take in enumerate(takes):
            meter(number / len(takes), take.id)
            try:
                freed += studio.library.compress(take.id, shrink)
                done += 1
            except (LibraryBusy, DiskFull):
                meter.end()
                raise
            except Problem as problem:
                meter.end()
                complain(problem, take.id)
                refused += 1
        meter.end()
    if wish.json:
        as_json({"takes": done, "freed_bytes": freed, "refused": refused})
    else:
        say(f"{done} takes compressed, {size(freed)} freed; every sample was compared first.")
    return 1 if refused else 0


def _chosen(studio: Studio, wish: Wish) -> list[Take]:
    if wish.takes:
        return [find_take(studio, name) for name in wish.takes]
    before = datetime.now(UTC) - timedelta(days=wish.days)
    rows = studio.library.rows(limit=studio.library.count())
    return [row.take for row in rows if moment(row.take.recorded_at) <= before]


def _can_shrink(library: Library, take: Take) -> bool:
    audio = library.audio(take.id)
    return take.state not in UNFINISHED and audio.suffix == ".wav" and audio.exists()
