"""`export`: a report as a file for somebody else."""

from dataclasses import replace

from voice_interview.cli import files
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.looking_back import EXPORTS
from voice_interview.cli.kept import answer_of, find_take, open_studio
from voice_interview.cli.say import complain
from voice_interview.errors import InputProblem, LibraryProblem
from voice_interview.model import Answer
from voice_interview.studio import Studio


def export(wish: Wish) -> int:
    wanted = files.asked_for(wish, EXPORTS)
    if not wanted:
        raise InputProblem(
            "Where to?", "Give one of --html FILE, --markdown FILE, --csv FILE or --json FILE."
        )
    if bool(wish.take) == bool(wish.question_id):
        raise InputProblem("Name a take, or say --question-id ID for all takes of a question.")
    with open_studio(wish) as studio:
        answers, unread = _answers(studio, wish)

        def made(kind: str) -> str:
            if wish.question_id:
                return studio.exporter.history(kind, answers)
            return studio.exporter.answer(kind, answers[0])

        files.hand_on(studio.exporter, wanted, made)
    return 1 if unread else 0


def _answers(studio: Studio, wish: Wish) -> tuple[list[Answer], int]:
    """The take that was named, or all takes of the question that have words; and how many of these
    cannot be read, each of which is named."""
    if wish.take:
        found, unread = [answer_of(studio, find_take(studio, wish.take))], 0
    else:
        found, unread = _of_question(studio, wish.question_id)
    if not found:
        raise InputProblem(
            "There is no transcribed take of that question.",
            f"Try: voice-interview practice --question-id {wish.question_id}",
        )
    if wish.no_audio:
        found = [replace(answer, audio=None) for answer in found]
    return found, unread


def _of_question(studio: Studio, question_id: str) -> tuple[list[Answer], int]:
    found, unread = list[Answer](), 0
    for row in studio.library.rows(question_id=question_id, limit=studio.library.count()):
        try:
            answer = studio.answer(row.take.id)
        except LibraryProblem as problem:
            complain(problem, row.take.id)
            unread += 1
            continue
        if answer is not None:
            found.append(answer)
    return found, unread
