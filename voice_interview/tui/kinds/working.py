"""A screen with one long piece of work in a thread: seen, stopped, and told at its end."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Event
from typing import ClassVar

from textual.widget import Widget

from voice_interview.errors import Cancelled
from voice_interview.ports.progress import Progress
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import WorkEnded
from voice_interview.tui.drawing import render
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.bars import TimeBar
from voice_interview.tui.widgets.words import Words

POLLS_HZ = 10


@dataclass(slots=True)
class Work:
    """Written by its thread, polled by the screen."""

    title: str
    share: float = 0.0
    doing: str = ""
    stop: Event = field(default_factory=Event)
    told: str = ""
    """What came of it, where that is more than "done"."""

    def progress(self, share: float, doing: str) -> None:
        self.share = share
        if not self.stop.is_set():
            self.doing = doing


class Working(Base):
    works: ClassVar[tuple[str, ...]]
    """The commands that start one."""
    _work: Work | None = None

    def work_line(self) -> Iterable[Widget]:
        """The last widgets of the body."""
        yield Words(id="work")
        yield TimeBar(id="work-bar")

    def on_mount(self) -> None:
        self._show_work()
        self.set_interval(1 / POLLS_HZ, self._show_work)

    def on_unmount(self) -> None:
        if self._work is not None:
            self._work.stop.set()

    def look(self) -> None:
        """Bring the body up to date: something on disk has changed."""
        raise NotImplementedError

    def start_work(self, title: str, do: Callable[[Progress, Event], str | None]) -> None:
        """`do` may give a sentence on what came of it."""
        work = self._work = Work(title)

        def run() -> None:
            work.told = do(work.progress, work.stop) or ""

        def attempt() -> None:
            threads.tell(self, WorkEnded(threads.attempt(run, f"{title} failed.")))

        threads.start("work", attempt)
        self._show_work()
        self.show_keys()

    def busy(self) -> bool:
        """Says so, if it is."""
        if self._work is not None:
            self.say(f"{self._work.title} is still running. x stops it.")
        return self._work is not None

    def idle(self) -> set[str]:
        """One work at a time, and nothing to stop without one."""
        return {"stop_work"} if self._work is None else set(self.works)

    def _show_work(self) -> None:
        work = self._work
        words, bar = self.query_one("#work", Words), self.query_one("#work-bar", TimeBar)
        words.display = bar.display = work is not None
        if work is not None:
            told = f"{work.title}: {work.share:.0%}"
            words.show(
                render.row(
                    render.line(told, render.HEADING),
                    render.line(f"  {work.doing} · x stops it", render.MUTED),
                )
            )
            bar.tell(work.share)

    def on_work_ended(self, ended: WorkEnded) -> None:
        work, self._work = self._work, None
        self._show_work()
        self.show_keys()
        self.look()
        match ended.problem:
            case None if work is not None:
                self.say(work.told or f"{work.title}: done.")
            case None:
                pass
            case Cancelled() as cancelled:
                self.say(str(cancelled))
            case problem:
                self.host.show_problem(problem)

    def action_stop_work(self) -> None:
        if self._work is not None:
            self._work.stop.set()
            self._work.doing = "stopping"

    def action_leave(self) -> None:
        if self._work is not None:
            self.say(f"{self._work.title} was stopped.")
        self.app.pop_screen()
