"""`export`: a report as a file for somebody else."""

from dataclasses import replace
from pathlib import Path

from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.looking_back import EXPORTS
from voice_interview.cli.kept import answer_of, find_take, open_studio
from voice_interview.cli.say import say
from voice_interview.errors import InputProblem
from voice_interview.model import Answer
from voice_interview.studio import Studio


def export(wish: Wish) -> int:
    wanted: dict[str, Path | None] = {kind: getattr(wish, f"{kind}_file") for kind in EXPORTS}
    if not any(wanted.values()):
        raise InputProblem(
            "Where to?", "Give one of --html FILE, --markdown FILE, --csv FILE or --json FILE."
        )
    if bool(wish.take) == bool(wish.question_id):
        raise InputProblem("Name a take, or say --question-id ID for all takes of a question.")
    with open_studio(wish) as studio:
        answers = _answers(studio, wish)
        for kind, path in wanted.items():
            if path is None:
                continue
            if wish.question_id:
                studio.exporter.write_history(path, kind, answers)
            else:
                studio.exporter.write(path, kind, answers[0])
            say(f"Wrote {path} ({_size(path)})")
    return 0


def _answers(studio: Studio, wish: Wish) -> list[Answer]:
    """The take that was named, or all takes of the question that have words."""
    if wish.take:
        found = [answer_of(studio, find_take(studio, wish.take))]
    else:
        rows = studio.library.rows(question_id=wish.question_id, limit=studio.library.count())
        answers = (studio.answer(row.take.id) for row in rows)
        found = [answer for answer in answers if answer is not None]
    if not found:
        raise InputProblem(
            "There is no transcribed take of that question.",
            f"Try: voice-interview practice --question-id {wish.question_id}",
        )
    return [replace(answer, audio=None) for answer in found] if wish.no_audio else found


def _size(path: Path) -> str:
    kilobytes = path.stat().st_size / 1000
    return f"{kilobytes:.0f} kB" if kilobytes < 1000 else f"{kilobytes / 1000:.1f} MB"
