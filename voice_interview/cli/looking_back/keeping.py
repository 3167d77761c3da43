"""`history`, `show`, `play`: takes that are kept."""

from dataclasses import asdict
from threading import Event

from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.engines import wished_engine
from voice_interview.cli.kept import catch_up, find_take, note, open_studio, report_of, transcribe
from voice_interview.cli.lines.plain_report import report_lines
from voice_interview.cli.looking_back import listing
from voice_interview.cli.say import as_json, say, tell
from voice_interview.export import json_report
from voice_interview.model import TakeRow
from voice_interview.playback import SPEEDS
from voice_interview.ports.sound import Playhead
from voice_interview.text import tag

MOST = 200
"""Takes that are listed where nobody says how many."""


def history(wish: Wish) -> int:
    with open_studio(wish) as studio:
        if wish.note:
            take = find_take(studio, wish.note[0])
            kept = note(studio, take, wish.note[1])
            tell(f"Noted on {take.id}.", {"take": take.id, "note": kept}, json=wish.json)
            return 0
        catch_up(studio)
        rows = studio.library.rows(
            text=wish.text,
            question_id=wish.question_id,
            tags=tuple(map(tag, wish.tagged)),
            starred=wish.starred,
            limit=wish.limit or MOST,
        )
        if wish.json:
            as_json([_row_object(row) for row in rows])
        elif rows:
            listing.show(studio, rows)
        else:
            say("No take matches." if studio.library.count() else "No takes yet.")
    return 0


def _row_object(row: TakeRow) -> dict[str, object]:
    take = row.take
    return {
        "id": take.id,
        "state": take.state.value,
        "recorded_at": take.recorded_at,
        "recovered": take.recovered,
        "question": {"id": take.question.id or None, "text": take.question.text},
        "duration_s": take.capture.duration_s if take.capture else None,
        "note": take.note,
        "tags": list(take.tags),
        "starred": take.starred,
        "failure": take.failure or None,
        "figures": asdict(row.figures) if row.figures else None,
    }


def show(wish: Wish) -> int:
    with open_studio(wish) as studio:
        take = find_take(studio, wish.take)
        if wish.engine or wish.model:
            transcribe(studio, take, wished_engine(studio.settings.choice(), wish))
        report = report_of(studio, take)
        if wish.json:
            as_json(json_report.as_object(report))
        else:
            say(*report_lines(report, explain=wish.explain))
    return 0


def play(wish: Wish) -> int:
    if not SPEEDS[0] <= wish.speed <= SPEEDS[-1]:
        raise WrongUse(f"--speed goes from {SPEEDS[0]} to {SPEEDS[-1]}.")
    with open_studio(wish) as studio:
        take = find_take(studio, wish.take)
        length_s = take.capture.duration_s if take.capture else 0.0
        playhead = Playhead(position_s=min(max(0.0, wish.from_s), length_s), speed=wish.speed)
        studio.player.play(studio.library.audio(take.id), playhead, Event())
    return 0
