"""The doctor: checks of this computer, each line as soon as it is known, each with a way out."""

from collections.abc import Iterable, Sequence
from functools import partial

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from voice_interview import sound_check
from voice_interview.model import Check
from voice_interview.text import count
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import Checked
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import render
from voice_interview.tui.drawing.ways_out import by_key
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.fitted import Fitted

SIGNS = {
    "ok": ("✓", render.GOOD),
    "warning": ("!", render.WARNING),
    "problem": ("✗", render.ERROR),
}
NAME = 22
"""Cells for sign and name of a check."""


class DoctorScreen(Base):
    place = Place.DOCTOR
    BINDINGS = bindings(Place.DOCTOR)

    def __init__(self) -> None:
        super().__init__()
        self._run = 0
        self._known: tuple[Check, ...] = ()

    def body(self) -> Iterable[Widget]:
        yield VerticalScroll(Fitted(id="checks"), id="doctor")

    def on_mount(self) -> None:
        self.query_one("#doctor").focus()
        self.action_check_again()

    def on_unmount(self) -> None:
        self._run += 1

    def action_check_again(self) -> None:
        """One examination at a time: what the one before still finds is not shown."""
        self._run += 1
        self._known = ()
        self._show_known(over=False)
        run = self._run

        def examine() -> None:
            for check in self.host.studio.checks():
                if run != self._run:
                    return
                threads.tell(self, Checked(run, check))

        def work() -> None:
            problem = threads.attempt(examine, "The check could not be finished.")
            if problem is not None:
                fault = Check("Doctor", "problem", problem.sentence, problem.way_out)
                threads.tell(self, Checked(run, fault))
            threads.tell(self, Checked(run, None))

        threads.start("doctor", work)

    def on_checked(self, checked: Checked) -> None:
        if checked.run == self._run:
            if checked.check is not None:
                self._known = (*self._known, checked.check)
            self._show_known(over=checked.check is None)

    def _show_known(self, *, over: bool) -> None:
        heard = any(check.name == sound_check.LISTENING for check in self._known)
        self.microphone_open = not (over or heard)
        self.show_frame()
        self.query_one("#checks", Fitted).tell(partial(examination, self._known, over))


def examination(known: Sequence[Check], over: bool, width: int) -> Content:
    """All that is known by now, and what it comes to."""
    if not over:
        end = render.line("… looking further", render.MUTED)
    else:
        faults = sum(check.status != "ok" for check in known)
        end = (
            render.line(f"{count(faults, 'thing needs', 'things need')} a look.", render.STRONG)
            if faults
            else render.line("All is well.", render.STRONG)
        )
    return render.lines([*(_check(check, width) for check in known), render.NOTHING, end])


def _check(check: Check, width: int) -> Content:
    sign, style = SIGNS[check.status]
    name = render.column(f"{sign} {check.name}", NAME, style)
    lines = [render.hanging(name, by_key(check.detail), width)]
    if check.way_out:
        lines.append(render.hanging(render.column("", NAME), f"→ {by_key(check.way_out)}", width))
    return render.lines(lines)
