"""Which take to set beside the one that is shown: another one of the same question."""

from voice_interview import over_time
from voice_interview.errors import Problem
from voice_interview.model import Take, TakeRow, TakeState
from voice_interview.tui.commands import Place
from voice_interview.tui.drawing import lines, render
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.windows.asking import ChooseDialog

OFFERED = 12
"""The newest takes of a question."""


def ask_for_other(screen: Base, take: Take) -> None:
    """Open it beside the other take of its question; of several, ask which."""
    try:
        others = _others(screen, take)
        best = over_time.best(screen.host.studio, take.question) if take.question.id else None
    except Problem as problem:
        screen.say_problem(problem)
        return
    if not others:
        screen.say(
            "There is no other take of this question yet: a answers it again. "
            "In the history, v compares any two takes."
        )
        return
    ids = [row.take.id for row in others]

    def chosen(number: int) -> None:
        screen.host.show_place(Place.BESIDE, take.id, ids[number])

    if len(ids) == 1:
        chosen(0)
        return
    stars = [best is not None and best.take_id == take_id for take_id in ids]
    screen.app.push_screen(
        ChooseDialog(
            "Compare with which take?",
            "★ is the best one so far." if any(stars) else "The newest comes first.",
            tuple(
                render.row(render.line("★ " if star else "  ", render.GOOD), lines.facts(row))
                for star, row in zip(stars, others, strict=True)
            ),
            chosen,
            stars.index(True) if any(stars) else 0,
        )
    )


def _others(screen: Base, take: Take) -> list[TakeRow]:
    """The newest ones with words."""
    rows = screen.host.studio.library.rows(question=take.question)
    fit = [row for row in rows if row.take.state is TakeState.DONE and row.take.id != take.id]
    return fit[:OFFERED]
