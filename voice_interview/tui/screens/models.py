"""Speech models: what is on this computer, what could be, and a download that is asked for."""

from collections.abc import Iterable, Sequence
from functools import partial

from textual import on
from textual.content import Content
from textual.widget import Widget

from voice_interview.errors import Problem
from voice_interview.model import ModelInfo
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import ModelsListed
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import render
from voice_interview.tui.drawing.ways_out import by_key
from voice_interview.tui.kinds.working import Working
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.fitted import Fitted
from voice_interview.tui.widgets.words import Words
from voice_interview.tui.windows.asking import SureDialog

ADVISED = 72
"""From so many cells on a line has room for advice; what it rests on stands below the list."""
STATES = {
    "absent": ("–", "", "not here"),
    "partial": ("◐", render.WARNING, "partly here"),
    "broken": ("✗", render.ERROR, "damaged"),
    "ready": ("✓", render.GOOD, "ready"),
}


class ModelsScreen(Working):
    place = Place.MODELS
    BINDINGS = bindings(Place.MODELS)
    works = ("download", "verify", "remove")

    def __init__(self) -> None:
        super().__init__()
        self._models: tuple[ModelInfo, ...] = ()

    def body(self) -> Iterable[Widget]:
        yield Words(render.line("Looking for models …", render.MUTED), id="listens")
        yield Choices(id="models")
        yield Fitted(id="about-model")
        yield from self.work_line()

    def on_mount(self) -> None:
        self.query_one("#models").focus()
        self.look()

    # --- what there is ---------------------------------------------------------------------------

    def look(self) -> None:
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
        self.query_one("#listens", Words).show(render.text(by_key(listed.listens, on_models=True)))
        shown = self.query_one("#models", Choices)
        at = shown.highlighted if shown.highlighted is not None else suited(self._models)
        shown.show((partial(line, model) for model in self._models), at=at)
        self._show_about()

    @property
    def marked(self) -> ModelInfo | None:
        """The model under the cursor."""
        return self.query_one("#models", Choices).marked(self._models)

    @on(Choices.OptionHighlighted)
    def _show_about(self) -> None:
        if self.marked is not None:
            self.query_one("#about-model", Fitted).tell(partial(about, self.marked))
        self.show_keys()

    def idle(self) -> set[str]:
        match self.marked:
            case None:
                return {*super().idle(), *self.works}
            case ModelInfo(state="ready"):
                return {*super().idle(), "download"}
            case ModelInfo(state="absent"):
                return {*super().idle(), "verify", "remove"}
            case _:
                return super().idle()

    # --- keys ------------------------------------------------------------------------------------

    @on(Choices.OptionSelected)
    def action_download(self) -> None:
        model = self.marked
        if model is None or self.busy():
            return
        if model.state == "ready":
            self.say(f"{model.name} is already here.")
            return
        download = partial(self.host.studio.models.download, model.name)
        self.app.push_screen(
            SureDialog(
                f"Download {model.name}?",
                f"{model.size_mb} MB from {model.source}\n"
                "Every file is checked, and the model stays on this computer. "
                "Nothing of yours is sent.",
                lambda: self.start_work(f"Downloading {model.name}", download),
            )
        )

    def action_verify(self) -> None:
        model = self.marked
        if model is not None and not self.busy():
            verify = partial(self.host.studio.models.verify, model.name)
            self.start_work(f"Checking {model.name}", verify)

    def action_remove(self) -> None:
        model = self.marked
        if model is None or self.busy():
            return
        self.app.push_screen(
            SureDialog(
                f"Remove {model.name}?",
                f"{model.size_mb} MB will be freed. You can download it again.",
                lambda: self._remove(model.name),
            )
        )

    def _remove(self, name: str) -> None:
        try:
            self.host.studio.models.remove(name)
        except Problem as problem:
            self.host.show_problem(problem)
        self.look()


def suited(models: Sequence[ModelInfo]) -> int:
    """Where the cursor begins: on the one the machine's advice is for."""
    return next((n for n, model in enumerate(models) if model.advised), 0)


def line(model: ModelInfo, width: int) -> Content:
    """Name, state by sign and word, size, languages; advice where there is room for it."""
    sign, style, word = STATES[model.state]
    return render.row(
        render.column(model.name, 17, render.STRONG),
        render.column(f"{sign} {word}", 14, style),
        render.number(f"{model.size_mb} MB", 8),
        render.column("", 2),
        render.column("English" if model.languages == "english" else "many", 9, render.MUTED),
        render.line(model.advice if width >= ADVISED else "", render.MUTED),
    )


def about(model: ModelInfo, width: int) -> Content:
    """Advice and source in full."""
    way_on = "" if model.state == "ready" else " Enter downloads it, once."
    return render.lines(
        [
            render.hanging(render.NOTHING, model.advice_in_full + way_on, width),
            render.hanging(render.line("From  ", render.MUTED), model.source, width),
        ]
    )
