"""The only place that picks real or file-backed parts, and hands them out."""

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from voice_interview import doctor, terminal
from voice_interview import settings as preferences
from voice_interview.audio import opus
from voice_interview.audio.devices import SoundDevices
from voice_interview.audio.microphone import Microphone
from voice_interview.audio.player import Loudspeaker
from voice_interview.errors import SettingsProblem
from voice_interview.export.writer import Writer
from voice_interview.library.archive_check import OWN, SETTINGS
from voice_interview.library.library import TakeLibrary
from voice_interview.library.stories import StoryShelf
from voice_interview.library.ticks import TickSheet
from voice_interview.model import AnalysisOptions, Capture, Check, EngineChoice, Rule
from voice_interview.paths import Paths
from voice_interview.ports.progress import Progress, no_progress
from voice_interview.questions import coaching, formats, packs, rules
from voice_interview.questions.bank import Bank
from voice_interview.questions.faults import summary
from voice_interview.settings import Settings, Value
from voice_interview.speech.aloud import Aloud
from voice_interview.speech.voice import Voice
from voice_interview.studio import Studio
from voice_interview.transcription.client import LAST_IN_LINE, TranscriptionClient
from voice_interview.transcription.models.shelf import ModelShelf


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading a recording needs: a recogniser and rules, and neither device nor library."""

    transcriber: TranscriptionClient
    bank: Bank
    rules: tuple[Rule, ...]
    choice: EngineChoice
    options: AnalysisOptions
    notices: tuple[str, ...]
    """What to tell the user first."""


@contextmanager
def desk(found: Paths) -> Iterator[Desk]:
    """Raises PackProblem."""
    settings, notices = settings_or_defaults(found.settings)
    transcriber = _transcriber(found, settings)
    try:
        yield Desk(
            transcriber=transcriber,
            bank=packs.load(found.shipped_prompts, found.user_prompts),
            rules=_rules(found),
            choice=settings.choice(),
            options=settings.options(),
            notices=notices,
        )
    finally:
        transcriber.close()


def library(found: Paths, progress: Progress = no_progress, most: int | None = None) -> TakeLibrary:
    """Raises LibraryProblem."""
    beside = {SETTINGS: found.settings, OWN: found.user_prompts}
    return TakeLibrary.open(found.recordings, progress, most=most, beside=beside)


@contextmanager
def studio(
    found: Paths, progress: Progress = no_progress, most: int | None = None
) -> Iterator[Studio]:
    """The real thing: this machine's devices, the user's library.

    With `most`, only so many changed takes are listed before it is there; `catch_up` does the rest.
    """
    _log_to(found.log)
    settings, notices = settings_or_defaults(found.settings)
    loudspeaker = Loudspeaker(settings.sound.loudspeaker)
    speaker = Aloud(loudspeaker, found.speech_cache, voice_of(settings))
    microphone = Microphone(settings.sound.microphone)
    transcriber = _transcriber(found, settings)
    background = TranscriptionClient(found.models, found.log, keep_warm_s=5, niceness=LAST_IN_LINE)

    def keep(key: str, value: Value) -> None:
        """Beside what another window, or an editor, has written since."""
        written = preferences.keep(found.settings, key, value)
        speaker.voice = voice_of(written.settings)
        microphone.wanted = written.settings.sound.microphone
        loudspeaker.wanted = written.settings.sound.loudspeaker
        made.notices = (*written.notices, *others)

    bank = packs.load(found.shipped_prompts, found.user_prompts)
    known = formats.load(found.shipped_prompts, found.user_prompts, bank)
    with (
        closing(library(found, progress, most)) as kept,
        closing(background),
        closing(transcriber),
    ):
        others = (
            *kept.notices,
            *summary(bank.faults),
            *summary(known.faults, "formats"),
        )
        made = Studio(
            speaker=speaker,
            recorder=microphone,
            player=loudspeaker,
            devices=SoundDevices(),
            transcriber=transcriber,
            background=background,
            models=ModelShelf(found.models),
            library=kept,
            stories=StoryShelf(found.recordings, writes=not kept.read_only),
            ticks=TickSheet(found.recordings, writes=not kept.read_only),
            exporter=Writer(opus.encoded),
            questions=bank.questions,
            rules=cache(lambda: _rules(found)),
            coaching=lambda: coaching.load(found.shipped_prompts, found.user_prompts),
            settings=settings,
            keep_setting=keep,
            to_wav=_to_wav,
            shrink=_shrink,
            checks=lambda: doctor.checks(patient(found, made)),
            formats=known.formats,
            notices=(*notices, *others),
        )
        yield made


def examine(found: Paths) -> Iterator[Check]:
    """The doctor on this machine, without opening the library."""
    settings, _ = settings_or_defaults(found.settings)
    loudspeaker = Loudspeaker(settings.sound.loudspeaker)
    transcriber = _transcriber(found, settings)
    try:
        yield from doctor.checks(
            doctor.Patient(
                paths=found,
                devices=SoundDevices(),
                recorder=Microphone(settings.sound.microphone),
                speaker=Aloud(loudspeaker, found.speech_cache, voice_of(settings)),
                transcriber=transcriber,
                models=ModelShelf(found.models),
                choice=settings.choice(),
                sample=phrase(found),
            )
        )
    finally:
        transcriber.close()


def sample(found: Paths) -> Path:
    """The synthetic candidate's answer, which is shipped with the program."""
    return found.shipped_prompts / "demo" / "answer.flac"


def phrase(found: Paths) -> Path:
    """Its first sentence: what the doctor lets the recogniser hear."""
    return found.shipped_prompts / "demo" / "phrase.flac"


def patient(found: Paths, studio: Studio) -> doctor.Patient:
    return doctor.Patient(
        paths=found,
        devices=studio.devices,
        recorder=studio.recorder,
        speaker=studio.speaker,
        transcriber=studio.transcriber,
        models=studio.models,
        choice=studio.settings.choice(),
        sample=phrase(found),
    )


def _to_wav(source: Path, target: Path) -> Capture:
    from voice_interview.audio.convert import to_wav  # only imports need it

    return to_wav(source, target)


def _shrink(wav: Path, flac: Path) -> None:
    from voice_interview.audio.lossless import shrink  # as above

    shrink(wav, flac)


def settings_or_defaults(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """A settings file with a fault never stops the program: defaults for what is wrong, and a
    notice."""
    try:
        loaded = preferences.load(path)
    except SettingsProblem as problem:
        return Settings(), (f"{problem} Until it is mended, every setting has its default.",)
    return loaded.settings, loaded.notices


def _rules(found: Paths) -> tuple[Rule, ...]:
    """Raises PackProblem."""
    return rules.load(found.shipped_prompts / "rules", found.user_prompts / "rules")


def voice_of(settings: Settings) -> Voice:
    """As the settings wish it; whether this machine has it shows when it speaks."""
    speech = settings.speech
    return Voice(voice=speech.voice, rate_wpm=speech.rate_wpm, volume=speech.volume)


def _transcriber(found: Paths, settings: Settings) -> TranscriptionClient:
    return TranscriptionClient(found.models, found.log, settings.transcription.keep_warm_s)


def _log_to(log: Path) -> None:
    logging.raiseExceptions = False  # a full disk shows no traceback between the program's lines
    logging.basicConfig(
        filename=terminal.ready_log(log),
        encoding="utf-8",
        level=logging.INFO,
        format="%(asctime)s %(name)s %(levelname)s %(message)s",
    )
