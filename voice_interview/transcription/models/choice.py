"""What "auto" means: a pure function of the wish, the models on disk and the machine."""

from collections.abc import Sequence
from dataclasses import replace

from voice_interview.errors import NoModel
from voice_interview.model import EngineChoice, ModelInfo, Transcript
from voice_interview.transcription.models import catalogue
from voice_interview.transcription.models.machine import Machine, fits, suited

STATES = {
    "absent": "is not on this computer",
    "partial": "is only partly downloaded",
    "broken": "is damaged",
}


def resolve(
    choice: EngineChoice, models: Sequence[ModelInfo], machine: Machine
) -> tuple[EngineChoice, str]:
    """The engine and model to use now, and one line why.

    `models` is the whole catalogue with its states. The result's engine is `whisper`, with the name
    of a ready model, or `builtin`, with no model. Raises NoModel when the wish cannot be met.
    """
    english = is_english(choice.language)
    if choice.engine == "builtin":
        return _builtin(choice, english, "The built-in recogniser is used, as chosen.", machine)

    regret = ""
    if choice.model != "auto":
        wanted = _named(choice.model, models)
        if wanted.languages == "english" and not english:
            raise NoModel(
                f"The model {wanted.name} knows English only.",
                f"Choose {suited(machine, english).name}, or another that knows many languages.",
            )
        if wanted.state == "ready":
            return _whisper(choice, wanted), f"{wanted.name} is used, as chosen."
        regret = f"The model {wanted.name} {STATES[wanted.state]}."
        if choice.engine == "whisper":
            raise NoModel(regret, _get(wanted))

    usable = [model for model in models if model.state == "ready" and _knows(model, english)]
    if usable:
        best = min(usable, key=lambda model: _distance(model, english, machine))
        why = f"{best.name} is used: of the models here it suits this computer best ({machine})."
        return _whisper(choice, best), f"{regret} {why}".strip()

    better = _named(suited(machine, english).name, models)
    if choice.engine == "whisper":
        raise NoModel("There is no speech model on this computer.", _get(better))
    why = f"The built-in recogniser is used; its words are rough. {_get(better, 'writes better')}"
    return _builtin(choice, english, f"{regret} {why}".strip(), machine)


def better(than: Transcript, models: Sequence[ModelInfo], machine: Machine) -> EngineChoice | None:
    """The largest ready model that outdoes whoever wrote these words and fits into memory.

    None when none does. Nothing outdoes a person, or a model of the user's own.
    """
    sizes_mb = {model.name: model.size_mb for model in models}
    size_mb = 0 if than.engine == "builtin" else sizes_mb.get(than.model)
    english = is_english(than.language)
    usable = [
        model
        for model in models
        if model.state == "ready" and _knows(model, english) and fits(model.size_mb, machine)
    ]
    best = max(usable, key=lambda model: model.size_mb, default=None)
    if best is None or size_mb is None or best.size_mb <= size_mb:
        return None
    return EngineChoice("whisper", best.name, than.language)


def is_english(language: str) -> bool:
    return language.lower().replace("_", "-").split("-")[0] == "en"


def _builtin(
    choice: EngineChoice, english: bool, why: str, machine: Machine
) -> tuple[EngineChoice, str]:
    if not english:
        name = suited(machine, english).name
        raise NoModel(
            f"The built-in recogniser knows English only, not {choice.language!r}.",
            f"`voice-interview models download {name}` gets a model for many languages.",
        )
    return replace(choice, engine="builtin", model=""), why


def _whisper(choice: EngineChoice, model: ModelInfo) -> EngineChoice:
    return replace(choice, engine="whisper", model=model.name)


def _named(name: str, models: Sequence[ModelInfo]) -> ModelInfo:
    for model in models:
        if model.name == name:
            return model
    raise catalogue.neither(name)


def _knows(model: ModelInfo, english: bool) -> bool:
    return english or model.languages == "many"


def _distance(model: ModelInfo, english: bool, machine: Machine) -> tuple[bool, int, bool]:
    """Best first: the largest that this computer carries, then the smallest of those too large."""
    aim_mb = suited(machine, english).size_mb
    too_large = model.size_mb > aim_mb
    return too_large, abs(model.size_mb - aim_mb), (model.languages == "english") != english


def _get(model: ModelInfo, how: str = "can be fetched") -> str:
    command = f"`voice-interview models download {model.name}`"
    return f"{model.name} {how} ({model.size_mb} MB, once): {command}."
