"""What lies in the trash, to choose from what shall come back."""

from collections.abc import Callable

from textual.content import Content

from voice_interview.errors import Problem
from voice_interview.model import Trashed
from voice_interview.tui import render, wording
from voice_interview.tui.screens.asking import ChooseDialog
from voice_interview.tui.screens.base import Base


def choose_from_trash(screen: Base, restore: Callable[[str], None]) -> None:
    """Hands the id of the chosen take to `restore`."""
    try:
        there = screen.host.studio.library.trash()
    except Problem as problem:
        screen.say_problem(problem)
        return
    if not there:
        screen.say("The trash is empty.")
        return
    screen.app.push_screen(
        ChooseDialog(
            "In the trash",
            "Enter brings a take back. After 30 days they go for good.",
            tuple(map(_line, there)),
            lambda chosen: restore(there[chosen].take.id),
        )
    )


def _line(one: Trashed) -> Content:
    return render.row(
        render.column(wording.moment(one.take.recorded_at), 15, render.MUTED),
        render.column("", 2),
        render.line(one.take.question.text),
    )
