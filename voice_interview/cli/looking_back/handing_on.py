"""`export`: a report as a file for somebody else."""

from dataclasses import replace

from voice_interview.cli import files
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.looking_back import EXPORTS
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.kept import answer_of, find_take, open_studio, readable
from voice_interview.errors import InputProblem
from voice_interview.model import Answer
from voice_interview.studio import Studio


def export(wish: Wish) -> int:
    wanted = files.asked_for(wish, EXPORTS)
    if not wanted:
        raise WrongUse(
            "Where to?", "Give one of --html FILE, --markdown FILE, --csv FILE or --json FILE."
        )
    if bool(wish.take) == bool(wish.question_id):
        raise WrongUse("Name a take, or say --question-id ID for all takes of a question.")
    unread: list[str] = []
    with open_studio(wish) as studio:
        answers = _answers(studio, wish, unread)

        def made(kind: str) -> str:
            if wish.question_id:
                return studio.exporter.history(kind, answers)
            return studio.exporter.answer(kind, answers[0])

        files.hand_on(studio.exporter, wanted, made)
    return 1 if unread else 0


def _answers(studio: Studio, wish: Wish, unread: list[str]) -> list[Answer]:
    """The take that was named, or all takes of the question that have words, but for `unread`."""
    if wish.take:
        found = [answer_of(studio, find_take(studio, wish.take))]
    else:
        found = _of_question(studio, wish.question_id, unread)
    if not found:
        raise InputProblem(
            "There is no transcribed take of that question.",
            f"Try: voice-interview practice --question-id {wish.question_id}",
        )
    if wish.no_audio:
        found = [replace(answer, audio=None) for answer in found]
    return found


def _of_question(studio: Studio, question_id: str, unread: list[str]) -> list[Answer]:
    rows = studio.library.rows(question_id=question_id, limit=studio.library.count())
    read = readable(rows, studio.answer, unread)
    return [answer for _, answer in read if answer is not None]
