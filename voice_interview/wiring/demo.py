"""The demonstration's parts: a candidate in a file, on devices made of files.

Loaded by nothing else: the real program starts without them.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

from voice_interview.audio.convert import to_wav
from voice_interview.audio.from_files import FixedDevices, SilentPlayer, WavMicrophone
from voice_interview.errors import AudioProblem, InputProblem
from voice_interview.paths import Paths
from voice_interview.ports.sound import Devices
from voice_interview.speech.aloud import Aloud
from voice_interview.speech.from_files import SilentSpeaker
from voice_interview.studio import Studio
from voice_interview.transcription.told import ToldWords
from voice_interview.wiring import sample, settings_or_defaults, studio, voice_of

EXAMPLE_WPM = 125
"""Comes out at about 160 words a minute on espeak-ng: a calm speaker."""
FINISHED = "The candidate has finished. Space ends the recording."
DEMO_QUESTION = "improvement-small-change"


@contextmanager
def demo_studio(found: Paths, speed: float, example: str = "") -> Iterator[tuple[Studio, Event]]:
    """The whole program on file-backed devices: a synthetic candidate speaks into the recorder.

    Everything after the microphone is live. Takes and settings lie in a folder that goes with it.
    Yields the studio, and an event that is set when the candidate has said all. `example` names one
    of the coaching page's answers, which is then read aloud by this machine's voice.

    Raises InputProblem for an unknown example, SpeechProblem where there is no voice.
    """
    with tempfile.TemporaryDirectory(prefix="voice-interview-demo-") as folder:
        home = Path(folder)
        sandbox = replace(
            found,
            recordings=home / "recordings",
            settings=home / "settings.toml",
            speech_cache=home / "speech",
        )
        settings, _ = settings_or_defaults(found.settings)
        with studio(sandbox) as made:
            made.settings = settings
            answer = home / "answer.wav"
            if example:
                _read_aloud(found, made, example, answer)
            else:
                to_wav(sample(found), answer)
            candidate = WavMicrophone(answer, speed=speed)
            made.recorder = candidate
            made.remark = lambda: FINISHED if candidate.spoken.is_set() else ""
            if not _can_sound(made.devices):
                made.player = SilentPlayer()
            made.devices = FixedDevices()
            made.speaker = SilentSpeaker(home / "speech")
            made.questions = tuple(q for q in made.questions if q.id == DEMO_QUESTION)
            yield made, candidate.spoken


def _read_aloud(found: Paths, made: Studio, name: str, answer: Path) -> None:
    """The sound of an example, into `answer`; its words need no recogniser then."""
    examples = {example.name: example for example in made.coaching().examples}
    if name not in examples:
        raise InputProblem(f"There is no answer “{name}”.", f"Try: {', '.join(examples)}.")
    text = examples[name].text
    voice = replace(voice_of(made.settings), rate_wpm=EXAMPLE_WPM)
    to_wav(Aloud(made.player, found.speech_cache, voice).prepare(text, Event()), answer)
    made.transcriber = ToldWords(made.transcriber, text, answer)


def _can_sound(devices: Devices) -> bool:
    try:
        return bool(devices.outputs())
    except AudioProblem:
        return False
