"""--engine and --model, as every command that transcribes takes them."""

from dataclasses import replace

from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.model import EngineChoice
from voice_interview.studio import Studio


def wished_engine(settings: EngineChoice, wish: Wish) -> EngineChoice:
    """What the command line says, and the settings where it says nothing; a model means Whisper.

    Raises WrongUse for a model beside an engine that has none.
    """
    if wish.engine == "builtin" and wish.model:
        raise WrongUse("--model goes with Whisper.", "Leave out --model, or --engine builtin.")
    engine = wish.engine or ("whisper" if wish.model else settings.engine)
    return replace(settings, engine=engine, model=wish.model or settings.model)


def listen_as_wished(studio: Studio, wish: Wish) -> None:
    """The same for this run alone: the settings file stays as it is."""
    choice = wished_engine(studio.settings.choice(), wish)
    wanted = replace(studio.settings.transcription, engine=choice.engine, model=choice.model)
    studio.settings = replace(studio.settings, transcription=wanted)
