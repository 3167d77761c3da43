"""Who shall transcribe a take: asked in a small window, models found while it is open."""

from collections.abc import Callable

from voice_interview.model import EngineChoice
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import ModelsListed
from voice_interview.tui.drawing import render
from voice_interview.tui.windows.asking import ChooseDialog

BEST = render.line("The best one here")
BUILT_IN = render.line("The built-in recogniser, rough")
ONLY_ONE = render.line("The built-in recogniser, rough; no model is here")


class EngineDialog(ChooseDialog):
    def __init__(self, language: str, then: Callable[[EngineChoice], None], *, anew: bool) -> None:
        """`anew`: there is a transcript already."""
        self._language = language
        self._engines = [EngineChoice(engine, "auto", language) for engine in ("auto", "builtin")]
        super().__init__(
            "Which recogniser should transcribe it?",
            "The earlier transcript is kept as well." if anew else "The recording stays as it is.",
            (BEST, BUILT_IN),
            lambda number: then(self._engines[number]),
        )

    def on_mount(self) -> None:
        threads.start("models", self._list_models)

    def _list_models(self) -> None:
        def find() -> None:
            threads.tell(self, ModelsListed(self.host.studio.models.models(), ""))

        threads.attempt(find, "The speech models cannot be listed.")

    def on_models_listed(self, listed: ModelsListed) -> None:
        ready = [model.name for model in listed.models if model.state == "ready"]
        if not ready:  # the best one here is the built-in one
            self._engines = self._engines[1:]
            self.offer((ONLY_ONE,))
            return
        self._engines += [EngineChoice("whisper", name, self._language) for name in ready]
        self.offer((BEST, BUILT_IN, *(render.line(f"Whisper {name}") for name in ready)))
