"""Takes deleted on a screen: into the trash, out of it again, or gone for good.

It knows what was deleted here and how to ask and to tell. What the screen shows after that, and
whether a take is playing, is the screen's own affair.
"""

from collections.abc import Callable

from textual.content import Content

from voice_interview.errors import Problem
from voice_interview.model import Take, Trashed
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import TrashSeen
from voice_interview.tui.drawing import render, wording
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.windows.asking import ChooseDialog, SureDialog


class Trash:
    def __init__(self, screen: Base, returned: Callable[[str], None]) -> None:
        """`returned` is handed the id of every take that comes back."""
        self._screen = screen
        self._returned = returned
        self._put: list[str] = []
        """What can be taken back at one key, the last one last."""
        self.empty = True
        """Nothing can be brought back."""

    def look(self) -> None:
        """Is it empty? Read in a thread, take by take; the screen is told with TrashSeen."""
        library = self._screen.host.studio.library

        def work() -> None:
            there = list[Trashed]()
            problem = threads.attempt(lambda: there.extend(library.trash()), "The trash is shut.")
            # Where it cannot be known, asking for a take says why.
            threads.tell(self._screen, TrashSeen(empty=problem is None and not there))

        threads.start("trash", work)

    def seen(self, told: TrashSeen) -> None:
        """What was put there meanwhile counts too."""
        self.empty = told.empty and not self._put

    def put(self, take_id: str) -> None:
        """Raises LibraryProblem."""
        self._put.append(self._screen.host.studio.library.to_trash(take_id).take.id)
        self.empty = False
        self._screen.say("In the trash for 30 days; u brings it back.")

    def delete(self, take_id: str) -> None:
        """Raises LibraryProblem."""
        self._screen.host.studio.library.delete(take_id)
        self._screen.say("The take is deleted.")

    def ask_to_delete(self, take: Take, then: Callable[[], None]) -> None:
        self._screen.app.push_screen(
            SureDialog(
                "Delete this take for good?",
                f"{wording.moment(take.recorded_at)}: {take.question.text}\n"
                "Its sound, words and note are deleted for good.",
                then,
            )
        )

    def undo(self) -> None:
        """Bring back what was deleted last, or choose from the trash what it shall be."""
        if self._put:
            self._restore(self._put.pop())
        else:
            self._choose()

    def _choose(self) -> None:
        try:
            there = self._screen.host.studio.library.trash()
        except Problem as problem:
            self._screen.say_problem(problem)
            return
        if not there:
            self._screen.say("The trash is empty.")
            return
        self._screen.app.push_screen(
            ChooseDialog(
                "In the trash",
                "Enter brings a take back. After 30 days they are deleted for good.",
                tuple(map(_line, there)),
                lambda chosen: self._restore(there[chosen].take.id),
            )
        )

    def _restore(self, take_id: str) -> None:
        try:
            back = self._screen.host.studio.library.restore(take_id)
        except Problem as problem:
            self._screen.say_problem(problem)
        else:
            self.look()
            self._screen.say("The take is back.")
            self._returned(back.id)


def _line(one: Trashed) -> Content:
    return render.row(
        render.column(wording.moment(one.take.recorded_at), 15, render.MUTED),
        render.column("", 2),
        render.line(one.take.question.text),
    )
