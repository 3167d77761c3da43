"""What every Speaker owes its caller, asked of the real part and of the silent one."""

import threading
import wave
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from tests.patience import PATIENCE_S
from tests.speech.ears import Ears
from tests.speech.parts import aloud, has_espeak
from voice_interview.errors import SpeechProblem
from voice_interview.ports.sound import Speaker
from voice_interview.speech.aloud import Aloud
from voice_interview.speech.from_files import SilentSpeaker
from voice_interview.speech.voice import Voice

Build = Callable[[Path], Speaker]

WORKING = [
    pytest.param(lambda folder: SilentSpeaker(folder), id="silent"),
    pytest.param(lambda folder: aloud(folder), id="aloud, worker double"),
    pytest.param(
        lambda folder: Aloud(Ears(), folder, Voice()),
        id="aloud, espeak-ng",
        marks=[pytest.mark.real, has_espeak],
    ),
]
ENDLESS = [
    pytest.param(lambda folder: SilentSpeaker(folder, hangs=True), id="silent, hangs"),
    pytest.param(lambda folder: SilentSpeaker(folder, duration_s=3600.0), id="silent, long"),
    pytest.param(lambda folder: aloud(folder, ears=Ears(until_stopped=True)), id="aloud, plays"),
]
FAILING = [
    pytest.param(lambda folder: SilentSpeaker(folder, fails="No luck."), id="silent"),
    pytest.param(lambda folder: aloud(folder, "refuses"), id="aloud"),
]


@pytest.mark.parametrize("build", WORKING)
def test_prepare_gives_a_file_with_sound_and_the_same_one_again(
    build: Build, tmp_path: Path
) -> None:
    speaker = build(tmp_path)
    file = speaker.prepare("Tell me about a time you led.", Event())
    with wave.open(str(file)) as sound:
        assert sound.getnframes() > 0
    assert speaker.prepare("Tell me about a time you led.", Event()) == file


@pytest.mark.parametrize("build", WORKING)
def test_say_returns_and_a_set_stop_is_no_error(build: Build, tmp_path: Path) -> None:
    speaker, stopped = build(tmp_path), Event()
    stopped.set()
    assert speaker.say("One question.", Event()) is None  # type: ignore[func-returns-value]
    assert speaker.say("One question.", stopped) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize("build", WORKING)
def test_a_stopped_prepare_says_so(build: Build, tmp_path: Path) -> None:
    stopped = Event()
    stopped.set()
    with pytest.raises(SpeechProblem, match="stopped"):
        build(tmp_path).prepare("Never spoken before.", stopped)


@pytest.mark.parametrize("blank", ["", "   ", "\n\t "])
@pytest.mark.parametrize("build", WORKING)
def test_blank_text_is_silence_to_say_and_a_problem_to_prepare(
    build: Build, blank: str, tmp_path: Path
) -> None:
    speaker = build(tmp_path)
    assert speaker.say(blank, Event()) is None  # type: ignore[func-returns-value]
    with pytest.raises(SpeechProblem, match="nothing to say"):
        speaker.prepare(blank, Event())


@pytest.mark.parametrize("build", WORKING)
def test_voices_are_clean_names(build: Build, tmp_path: Path) -> None:
    voices = build(tmp_path).voices()
    assert voices
    assert all(voice.isprintable() for voice in voices)


@pytest.mark.parametrize("build", ENDLESS)
def test_stop_ends_say(build: Build, tmp_path: Path) -> None:
    speaker, stop = build(tmp_path), Event()
    saying = threading.Thread(target=speaker.say, args=("A long question.", stop), daemon=True)
    saying.start()
    saying.join(0.2)
    assert saying.is_alive()
    stop.set()
    saying.join(PATIENCE_S)
    assert not saying.is_alive()


@pytest.mark.parametrize("build", FAILING)
def test_a_failure_is_a_speech_problem_with_a_way_out(build: Build, tmp_path: Path) -> None:
    speaker = build(tmp_path)
    for ask in (speaker.say, speaker.prepare):
        with pytest.raises(SpeechProblem) as caught:
            ask("One question.", Event())
        assert caught.value.sentence.endswith(".")
        assert caught.value.way_out
        assert "\x1b" not in str(caught.value)
