"""`practice`: one question after the other, on the full screen or in line mode."""

import random
from dataclasses import replace

from voice_interview import paths, wiring
from voice_interview.cli import full_screen
from voice_interview.cli.arguments import Wish
from voice_interview.cli.asking import wanted_question
from voice_interview.cli.line_mode import LineMode, typed_lines
from voice_interview.cli.say import warn
from voice_interview.errors import InputProblem
from voice_interview.model import Question
from voice_interview.questions.bank import Bank
from voice_interview.studio import Studio

TO_ASK = "to-ask"
"""Tag of questions that the candidate asks; they are practised in an interview of their own."""


def practice(wish: Wish) -> int:
    if not wish.plain:
        with wiring.desk(paths.find(wish.recordings)) as desk:
            question = wanted_question(desk.bank, wish) or _any(desk.bank.questions, wish.theme)
        return full_screen.run_with(wish, question)
    with wiring.studio(paths.find(wish.recordings)) as studio:
        for notice in studio.notices:
            warn(notice)
        _choose(studio, wish)
        first = wanted_question(Bank(studio.questions), wish)
        line_mode = LineMode(studio, typed_lines, lambda: _any(studio.questions, wish.theme))
        line_mode.run(first or _any(studio.questions, wish.theme))
    return 0


def _choose(studio: Studio, wish: Wish) -> None:
    """Take what was said on the command line for this run; the settings file stays as it is."""
    settings = studio.settings
    if wish.mute:
        settings = replace(settings, speech=replace(settings.speech, aloud=False))
    if wish.prepare is not None:
        if wish.prepare < 0:
            raise InputProblem("--prepare takes seconds, 0 or more.")
        settings = replace(
            settings, rehearsal=replace(settings.rehearsal, preparation_s=wish.prepare)
        )
    studio.settings = settings


def _any(questions: tuple[Question, ...], theme: str | None) -> Question:
    fitting = [q for q in questions if (q.theme == theme if theme else TO_ASK not in q.tags)]
    if not fitting:
        themes = ", ".join(dict.fromkeys(q.theme for q in questions))
        raise InputProblem(f"No question has the theme '{theme}'.", f"There are: {themes}.")
    return random.choice(fitting)
