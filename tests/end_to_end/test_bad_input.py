"""`analyze AUDIO --words FILE` on what nobody would choose: it says what it could do, and makes
nothing up."""

import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.listening.aloud import Sound, say, silence
from tests.transcription.files import RATE_HZ, at_rate, chords, hum, save_wav
from voice_interview.cli import main

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

FIRST, SECOND = "I led the migration of our billing service", "and we finished in the spring"
SAID = f"{FIRST} {SECOND}"
OTHER = "she sold eleven green umbrellas at the harbour last Tuesday to some tired fishermen"
PAUSE_S = 0.6

Json = dict[str, Any]
Spoil = Callable[[Sound], tuple[Sound, int]]


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VOICE_INTERVIEW_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="module")
def answer() -> Sound:
    """Two phrases with a pause between."""
    pieces = [silence(1.0), say(FIRST, "awb"), silence(PAUSE_S), say(SECOND, "awb"), silence(1.0)]
    sound = np.concatenate(pieces)
    return (sound + np.random.default_rng(5).normal(0, 0.0005, sound.size)).astype(np.float32)


class Desk:
    """Where a sound and its words lie, and the report on them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._capsys = folder, capsys

    def report(self, sound: Sound, words: str, rate_hz: int = RATE_HZ) -> Json:
        path = save_wav(self._folder / "answer.wav", sound, rate_hz)
        given = self._folder / "words.json"
        row = [{"text": word, "start": None, "end": None} for word in words.split()]
        given.write_text(json.dumps(row))
        assert main(["analyze", str(path), "--words", str(given), "--json"]) == 0
        report: Json = json.loads(self._capsys.readouterr().out)
        assert [word["text"] for word in report["transcript"]["words"]] == words.split()
        return report


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def sure(report: Json) -> list[Any]:
    return [event for event in report["fillers"]["events"] if event["kind"] == "sound"]


def told(report: Json) -> str:
    return " ".join(report["quality"]["notes"])


def telephone(sound: Sound) -> tuple[Sound, int]:
    return at_rate(sound, 8000), 8000


def dead_channel(sound: Sound) -> tuple[Sound, int]:
    return np.stack([np.zeros_like(sound), sound]), RATE_HZ


def offset(sound: Sound) -> tuple[Sound, int]:
    return sound + np.float32(0.2), RATE_HZ


@pytest.mark.parametrize("spoil", [telephone, dead_channel, offset])
def test_poor_sound_is_measured_all_the_same(desk: Desk, answer: Sound, spoil: Spoil) -> None:
    sound, rate_hz = spoil(answer)
    report = desk.report(sound, SAID, rate_hz)
    (pause,) = report["timing"]["pauses"]
    assert pause["end"] - pause["start"] == pytest.approx(PAUSE_S, abs=0.15)
    words = report["transcript"]["words"]
    starts = [word["start"] for word in words]
    assert None not in starts
    assert starts == sorted(starts)
    assert words[len(FIRST.split())]["start"] == pytest.approx(pause["end"], abs=0.15)
    assert report["fillers"]["at_least"] is False
    assert sure(report) == []


@pytest.mark.parametrize(
    ("sound", "reason"),
    [("clipped", "distorted"), ("silence", "Only silence"), ("music", ""), ("hum", "")],
)
def test_sound_that_nothing_can_be_measured_in(
    desk: Desk, answer: Sound, sound: str, reason: str
) -> None:
    sounds = {
        "clipped": np.clip(answer * 20, -1, 1),
        "silence": silence(8.0),
        "music": chords(),
        "hum": hum(8.0, 50.0, 0.05),
    }
    report = desk.report(sounds[sound], SAID)
    assert sure(report) == []
    assert report["fillers"]["at_least"] is True
    assert report["timing"]["duration_s"] == pytest.approx(sounds[sound].size / RATE_HZ, abs=0.01)
    assert told(report)
    assert report["focus"]["title"] == "Record it again"
    if reason:
        assert reason in told(report)
        assert report["timing"]["speech_rate_wpm"] is None
        assert report["timing"]["pauses"] is None


def test_words_of_another_answer(desk: Desk, answer: Sound) -> None:
    report = desk.report(answer, f"{OTHER} {OTHER}")
    assert sure(report) == []
    assert report["fillers"]["at_least"] is True
    assert "do not match" in told(report)
    assert {word["start"] for word in report["transcript"]["words"]} == {None}
    assert len(report["timing"]["pauses"]) == 1, "pauses are found without any words"
    assert report["timing"]["speech_rate_wpm"] is None, "nobody says so many in that time"
    assert report["focus"]["title"] == "Check the words"


@pytest.mark.parametrize("words", ["", "billing"])
def test_hardly_any_words(desk: Desk, answer: Sound, words: str) -> None:
    report = desk.report(answer, words)
    assert sure(report) == []
    assert report["star"]["story"] is False
    assert report["timing"]["duration_s"] == pytest.approx(answer.size / RATE_HZ, abs=0.01)


def test_a_minute_in_one_piece_without_times(desk: Desk, answer: Sound) -> None:
    """Longer than three windows; half an hour is in benchmarks/memory.py."""
    times = -(-66 * RATE_HZ // answer.size)
    report = desk.report(np.tile(answer, times), " ".join([SAID] * times))
    words = report["transcript"]["words"]
    first = len(FIRST.split())
    openings = [word["start"] for word in words[:: len(SAID.split())]]
    known = [1.0 + n * answer.size / RATE_HZ for n in range(times)]
    assert openings == pytest.approx(known, abs=0.15)
    assert all(a["end"] <= b["start"] + 0.02 for a, b in itertools.pairwise(words))
    assert words[first]["start"] - words[first - 1]["end"] == pytest.approx(PAUSE_S, abs=0.2)
    assert len(report["timing"]["pauses"]) == 2 * times - 1
    assert sure(report) == []
