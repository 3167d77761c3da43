"""A studio on file-backed parts, and a real library in a folder of the test's own."""

import math
import wave
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from tests import twins
from tests.faulty_sound import FaultyMicrophone
from tests.tui import opinions, rich
from tests.tui.held import HeldSpeaker, HeldTranscriber
from tests.tui.scene import QUESTIONS, Clock, Scene
from voice_interview.audio.from_files import FixedDevices
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Device, Take
from voice_interview.model.coaching import Card, Checklist, Coaching, Example, Item
from voice_interview.settings import Settings, Value, change

RATE_HZ = 8_000
COACHING = Coaching(
    (
        Checklist(
            "Before", (Item("Stories are ready.", "Seven will do."), Item("Sleep.", "Eight."))
        ),
        Checklist("After", (Item("Write it down [um].", "At once."),)),
    ),
    (Card("Rambling", "Decide on the last sentence first.", "the length"), Card("Boss", "Kindly.")),
    (Example("strong", "A strong answer", "It has a number.", "We counted eleven."),),
)
MICROPHONES = (
    Device("Desk microphone", "ALSA", 1, 48_000, default=True),
    Device("Headset [um] \x1b[31mred", "ALSA", 1, 44_100),
)


SWELL = array(
    "h",
    (
        int(9_000 * math.sin(2 * math.pi * 3 * n / RATE_HZ) ** 4 * math.sin(0.7 * n))
        for n in range(3 * RATE_HZ)
    ),
).tobytes()


@pytest.fixture(scope="session", autouse=True)
def styles_are_parsed_once() -> Iterator[None]:
    """Every screen that is opened parses the same styles: that took an eighth of these tests."""
    parse, known = Stylesheet._parse_rules, dict[object, list[RuleSet]]()

    def parsed(sheet: Stylesheet, *given: Any, **named: Any) -> list[RuleSet]:
        key = (given, *named.items(), *sheet._variables.items())
        if key not in known:
            known[key] = parse(sheet, *given, **named)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsed)
        yield


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    """Three seconds that rise and fall like syllables."""
    path = tmp_path / "answer.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(SWELL)
    return path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """So that no test writes into the home of whoever runs it."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def scene(tmp_path: Path, answer: Path) -> Iterator[Scene]:
    saved: list[Settings] = []
    speaker, transcriber = HeldSpeaker(tmp_path), HeldTranscriber()
    background = HeldTranscriber()
    microphone = FaultyMicrophone(answer, speed=None)
    library = TakeLibrary.open(tmp_path / "recordings")

    def keep(key: str, value: Value) -> None:
        saved.append(change(saved[-1] if saved else Settings(), key, value))

    studio = twins.furnished(
        tmp_path,
        library,
        speaker=speaker,
        recorder=microphone,
        devices=FixedDevices(microphones=MICROPHONES),
        transcriber=transcriber,
        background=background,
        questions=QUESTIONS,
        coaching=lambda: COACHING,
        keep_setting=keep,
    )
    yield Scene(studio, speaker, microphone, transcriber, background, library, Clock(), saved)
    library.close()


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    width, height = request.param
    return width, height


@pytest.fixture
def take(scene: Scene) -> Take:
    """A long answer with a report."""
    return opinions.keep(scene)


@pytest.fixture
def short(scene: Scene) -> Take:
    """A short one with every kind of filler and a long pause."""
    return opinions.keep(scene, rich.spoken(rich.SHORT))
