"""`practice`: one question after the other, on the full screen or in line mode."""

import random
from dataclasses import replace
from datetime import datetime

from voice_interview import paths, wiring
from voice_interview.analysis.several.practice import Suggestion, suggestions
from voice_interview.cli.arguments import Wish
from voice_interview.cli.kept import open_studio
from voice_interview.cli.lines.line_mode import LineMode, typed_lines
from voice_interview.cli.rehearsing import full_screen
from voice_interview.cli.say import say
from voice_interview.cli.wanted import wanted_question
from voice_interview.errors import InputProblem
from voice_interview.model import Question
from voice_interview.questions.bank import Bank, draw
from voice_interview.studio import Studio


def practice(wish: Wish) -> int:
    if not wish.plain:
        with wiring.desk(paths.find(wish.recordings)) as desk:
            wanted = wanted_question(desk.bank, wish)
            drawn = wanted or _any(desk.bank.questions, wish.theme, [])

        def begin(studio: Studio) -> Question:
            _choose(studio, wish)
            opener = None if wanted else _opener(studio, wish)
            return opener.question if opener else drawn

        return full_screen.run_with(wish, begin)
    with open_studio(wish) as studio:
        _choose(studio, wish)
        seen: list[str] = []

        def next_question() -> Question:
            return _any(studio.questions, wish.theme, seen)

        first = wanted_question(Bank(studio.questions), wish)
        opener = None if first else _opener(studio, wish)
        if opener:
            say(f"Suggested: {opener.reason}")
            first = opener.question
            seen.append(first.id)
        LineMode(studio, typed_lines, next_question).run(first or next_question())
    return 0


def _opener(studio: Studio, wish: Wish) -> Suggestion | None:
    """What somebody without a take begins with, unless they named a theme."""
    if wish.theme or studio.library.count():
        return None
    return next(iter(suggestions(studio.questions, (), datetime.now().astimezone())), None)


def _choose(studio: Studio, wish: Wish) -> None:
    """Take what was said on the command line for this run; the settings file stays as it is."""
    settings = studio.settings
    if wish.mute:
        settings = replace(settings, speech=replace(settings.speech, aloud=False))
    if wish.prepare is not None:
        settings = replace(
            settings, rehearsal=replace(settings.rehearsal, preparation_s=wish.prepare)
        )
    studio.settings = settings


def _any(questions: tuple[Question, ...], theme: str | None, seen: list[str]) -> Question:
    """A question of the theme by lot, none twice before all were asked. Raises InputProblem."""
    bank = Bank(questions)
    if theme and theme.lower() not in bank.themes:
        raise InputProblem(
            f"No question has the theme '{theme}'.", f"There are: {', '.join(bank.themes)}."
        )
    drawn = draw(bank.filter(theme=theme or ""), random.getrandbits(32), seen)
    seen.append(drawn.id)
    return drawn
