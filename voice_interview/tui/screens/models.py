"""Speech models: what is on this machine, what could be, and a download that is asked for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from threading import Event

from textual import on
from textual.content import Content
from textual.widget import Widget

from voice_interview.errors import Cancelled, Problem
from voice_interview.model import ModelInfo
from voice_interview.ports import Progress
from voice_interview.tui import render, threads
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.messages import ModelsListed, WorkEnded
from voice_interview.tui.screens.asking import SureDialog
from voice_interview.tui.screens.base import Base
from voice_interview.tui.widgets.bars import TimeBar
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.fitted import Fitted
from voice_interview.tui.widgets.words import Words

POLLS_HZ = 10
STATES = {
    "absent": ("–", "", "not here"),
    "partial": ("◐", render.WARNING, "partly here"),
    "broken": ("✗", render.ERROR, "damaged"),
    "ready": ("✓", render.GOOD, "ready"),
}


@dataclass(slots=True)
class Work:
    """A download or check that runs: written by its thread, polled by the screen."""

    title: str
    share: float = 0.0
    doing: str = ""
    stop: Event = field(default_factory=Event)

    def progress(self, share: float, doing: str) -> None:
        self.share, self.doing = share, doing


class ModelsScreen(Base):
    place = Place.MODELS
    BINDINGS = bindings(Place.MODELS)

    def __init__(self) -> None:
        super().__init__()
        self._models: tuple[ModelInfo, ...] = ()
        self._work: Work | None = None

    def body(self) -> Iterable[Widget]:
        yield Words(render.line("Looking for models …", render.MUTED), id="listens")
        yield Choices(id="models")
        yield Fitted(id="about-model")
        yield Words(id="work")
        yield TimeBar(id="work-bar")

    def on_mount(self) -> None:
        self._show_work()
        self.query_one("#models").focus()
        self._look()
        self.set_interval(1 / POLLS_HZ, self._show_work)

    def on_unmount(self) -> None:
        if self._work is not None:
            self._work.stop.set()

    # --- what there is ---------------------------------------------------------------------------

    def _look(self) -> None:
        threads.start("models", self._list)

    def _list(self) -> None:
        studio = self.host.studio
        found: list[ModelInfo] = []
        said: list[str] = []

        def look() -> None:
            found.extend(studio.models.models())
            said.append(studio.transcriber.resolve(studio.settings.choice())[1])

        problem = threads.attempt(look, "The speech models cannot be listed.")
        listens = f"! {problem}" if problem is not None else said[0]
        threads.tell(self, ModelsListed(tuple(found), listens))

    def on_models_listed(self, listed: ModelsListed) -> None:
        self._models = listed.models
        self.query_one("#listens", Words).show(render.text(listed.listens))
        shown = self.query_one("#models", Choices)
        at = shown.highlighted if shown.highlighted is not None else suited(self._models)
        shown.show(map(line, self._models), at=at)
        self._show_about()

    @property
    def marked(self) -> ModelInfo | None:
        """The model under the cursor."""
        at = self.query_one("#models", Choices).highlighted
        return self._models[at] if at is not None and at < len(self._models) else None

    @on(Choices.OptionHighlighted)
    def _show_about(self) -> None:
        if self.marked is not None:
            self.query_one("#about-model", Fitted).tell(partial(about, self.marked))

    # --- work ------------------------------------------------------------------------------------

    def _show_work(self) -> None:
        work = self._work
        words, bar = self.query_one("#work", Words), self.query_one("#work-bar", TimeBar)
        words.display = bar.display = work is not None
        if work is not None:
            told = f"{work.title}: {work.share:.0%}"
            words.show(
                render.row(
                    render.line(told, render.HEADING), render.line(f"  {work.doing}", render.MUTED)
                )
            )
            bar.tell(work.share)

    def _start(self, title: str, do: Callable[[Progress, Event], None]) -> None:
        work = self._work = Work(title)

        def run() -> None:
            problem = threads.attempt(
                lambda: do(work.progress, work.stop), f"{title} did not work."
            )
            threads.tell(self, WorkEnded(problem))

        threads.start("model", run)
        self._show_work()

    def _busy(self) -> bool:
        if self._work is not None:
            self.say(f"{self._work.title} is still at work. x stops it.")
        return self._work is not None

    def on_work_ended(self, ended: WorkEnded) -> None:
        title = self._work.title if self._work else ""
        self._work = None
        self._show_work()
        self._look()
        match ended.problem:
            case None:
                self.say(f"{title}: done.")
            case Cancelled() as cancelled:
                self.say(str(cancelled))
            case problem:
                self.host.show_problem(problem)

    # --- keys ------------------------------------------------------------------------------------

    @on(Choices.OptionSelected)
    def action_download(self) -> None:
        model = self.marked
        if model is None or self._busy():
            return
        if model.state == "ready":
            self.say(f"{model.name} is here already.")
            return
        download = partial(self.host.studio.models.download, model.name)
        self.app.push_screen(
            SureDialog(
                f"Download {model.name}?",
                f"{model.size_mb} MB from {model.source}\n"
                "It is checked file by file and then stays on this machine. "
                "Nothing of yours is sent.",
                lambda: self._start(f"Downloading {model.name}", download),
            )
        )

    def action_verify(self) -> None:
        model = self.marked
        if model is not None and not self._busy():
            verify = partial(self.host.studio.models.verify, model.name)
            self._start(f"Checking {model.name}", verify)

    def action_remove(self) -> None:
        model = self.marked
        if model is None or self._busy():
            return
        self.app.push_screen(
            SureDialog(
                f"Remove {model.name}?",
                f"{model.size_mb} MB come free. It can be downloaded again.",
                lambda: self._remove(model.name),
            )
        )

    def _remove(self, name: str) -> None:
        try:
            self.host.studio.models.remove(name)
        except Problem as problem:
            self.host.show_problem(problem)
        self._look()

    def action_stop_work(self) -> None:
        if self._work is not None:
            self._work.stop.set()
            self._work.doing = "stopping"

    def action_leave(self) -> None:
        if self._work is not None:
            self.say(f"{self._work.title} was stopped.")
        self.app.pop_screen()


def suited(models: Sequence[ModelInfo]) -> int:
    """Where the cursor begins: on the one the machine's advice is for."""
    return next((n for n, model in enumerate(models) if model.advised), 0)


def line(model: ModelInfo) -> Content:
    """Name, state by sign and word, size, languages, advice."""
    sign, style, word = STATES[model.state]
    return render.row(
        render.column(model.name, 17, render.STRONG),
        render.column(f"{sign} {word}", 14, style),
        render.number(f"{model.size_mb} MB", 8),
        render.column("", 2),
        render.column("English" if model.languages == "english" else "many", 9, render.MUTED),
        render.line(model.advice, render.MUTED),
    )


def about(model: ModelInfo, width: int) -> Content:
    """Advice and source in full."""
    way_on = "" if model.state == "ready" else " Enter downloads it, once."
    return render.lines(
        [
            render.hanging(render.NOTHING, model.advice + way_on, width),
            render.hanging(render.line("From  ", render.MUTED), model.source, width),
        ]
    )
