"""Who shall transcribe a take: asked in a small window, models found while it is open."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from textual.content import Content

from voice_interview.model import EngineChoice, is_own_model
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import ModelsListed
from voice_interview.tui.drawing import render
from voice_interview.tui.windows.asking import ChooseDialog

BEST = render.line("The best one here")
BEST_OTHER = render.line("The best of the others here")
BUILT_IN = render.line("The built-in recogniser, rough")
ONLY_ONE = render.line("The built-in recogniser, rough; no model is here")

Offer = tuple[Content, EngineChoice]


class EngineDialog(ChooseDialog):
    def __init__(
        self, wanted: EngineChoice, then: Callable[[EngineChoice], None], *, anew: bool
    ) -> None:
        """`wanted`: what the settings say. `anew`: there is a transcript already."""
        self._wanted = wanted
        self._own = [_own(wanted)] if is_own_model(wanted.model) else []
        self._best = BEST_OTHER if self._own else BEST, replace(wanted, engine="auto", model="auto")
        self._built_in = BUILT_IN, replace(wanted, engine="builtin", model="auto")
        self._offered = [*self._own, self._best, self._built_in]
        super().__init__(
            "Which recogniser should transcribe it?",
            "The earlier transcript is kept as well." if anew else "The recording stays as it is.",
            self._lines,
            lambda number: then(self._offered[number][1]),
        )

    @property
    def _lines(self) -> tuple[Content, ...]:
        return tuple(line for line, _ in self._offered)

    def on_mount(self) -> None:
        threads.start("models", self._list_models)

    def _list_models(self) -> None:
        def find() -> None:
            threads.tell(self, ModelsListed(self.host.studio.models.models(), ""))

        threads.attempt(find, "The speech models cannot be listed.")

    def on_models_listed(self, listed: ModelsListed) -> None:
        ready = [model.name for model in listed.models if model.state == "ready"]
        if ready:
            self._offered += [_whisper(self._wanted, name) for name in ready]
        elif self._own:  # the best one of ours is the built-in one
            self._offered = [*self._own, self._built_in]
        else:
            self._offered = [(ONLY_ONE, self._built_in[1])]
        self.offer(self._lines)


def _own(wanted: EngineChoice) -> Offer:
    line = render.line(f"Your own model, {PurePath(wanted.model).name}")
    return line, replace(wanted, engine="whisper")


def _whisper(wanted: EngineChoice, name: str) -> Offer:
    return render.line(f"Whisper {name}"), replace(wanted, engine="whisper", model=name)
