"""Which samples of a microphone that is already running belong to the take."""

from array import array
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from voice_interview.audio import capture
from voice_interview.audio.streams import Block
from voice_interview.model import Capture
from voice_interview.ports.sound import Gauge
from voice_interview.wave_file import describe, read_frames

RATE_HZ = 1024
"""Times of whole samples are exact."""
BLOCK = 32
"""Frames."""
BEGUN_S = 64.0


class Counting:
    """A microphone that hears 0, 1, 2 ... from BEGUN_S on, and is stopped after eight blocks."""

    blocks = 8

    rate_hz, channels, device, latency_s, failure = RATE_HZ, 1, "counting", 0.0, None

    def __init__(self, stop: Event) -> None:
        self._stop = stop

    def open(self, put: Callable[[Block], None]) -> "Counting":
        self._put = put
        return self

    def start(self) -> None:
        for begin in range(0, self.blocks * BLOCK, BLOCK):
            pcm = array("h", range(begin, begin + BLOCK)).tobytes()
            heard_s = BEGUN_S + (begin + BLOCK) / RATE_HZ + self.away_s(begin)
            self._put(Block(pcm, heard_s, overflowed=begin == 0))
        self._stop.set()

    def away_s(self, begin: int) -> float:
        """How long the program was suspended before this block."""
        return 0.0

    def close(self, drain: bool) -> None:
        pass


def recorded(audio: Path, not_before_s: float) -> Capture:
    stop = Event()
    return capture.record(Counting(stop), audio, stop, Gauge(), not_before_s)


@pytest.mark.parametrize("first", [0, 1, 31, 32, 33, 8 * BLOCK - 1])
def test_a_take_begins_on_the_sample_of_its_time(tmp_path: Path, first: int) -> None:
    audio = tmp_path / "audio.wav"
    recorded(audio, BEGUN_S + first / RATE_HZ)
    assert samples(audio) == list(range(first, 8 * BLOCK))


@pytest.mark.parametrize("not_before_s", [0.0, BEGUN_S - 1])
def test_a_time_long_past_takes_nothing_away(tmp_path: Path, not_before_s: float) -> None:
    audio = tmp_path / "audio.wav"
    recorded(audio, not_before_s)
    assert samples(audio) == list(range(8 * BLOCK))


def test_what_went_wrong_before_its_time_is_not_the_takes(tmp_path: Path) -> None:
    assert recorded(tmp_path / "whole.wav", 0.0).overflows == 1
    assert recorded(tmp_path / "later.wav", BEGUN_S + 2 * BLOCK / RATE_HZ).overflows == 0


class Long(Counting):
    """Hears for six seconds; after the second one, the program is suspended for `suspended_s`."""

    blocks = 6 * RATE_HZ // BLOCK

    def __init__(self, stop: Event, suspended_s: float) -> None:
        super().__init__(stop)
        self._suspended_s = suspended_s

    def away_s(self, begin: int) -> float:
        return self._suspended_s if begin >= 2 * RATE_HZ else 0.0


@pytest.mark.parametrize(
    ("suspended_s", "begun_s", "measured_hz"),
    [
        (0.0, BEGUN_S + 0.5, RATE_HZ),
        (2.0, BEGUN_S + 0.5, None),
        (2.0, BEGUN_S + 4.5, RATE_HZ),
        (0.0, 0.0, None),
    ],
    ids=["whole", "suspended", "suspended before it began", "some was dropped"],
)
def test_the_rate_is_unknown_where_sound_may_be_missing(
    tmp_path: Path, suspended_s: float, begun_s: float, measured_hz: float | None
) -> None:
    stop = Event()
    microphone = Long(stop, suspended_s)
    take = capture.record(microphone, tmp_path / "audio.wav", stop, Gauge(), begun_s)
    assert take.measured_rate_hz == measured_hz


def samples(audio: Path) -> list[int]:
    return list(array("h", read_frames(audio, 0, describe(audio).frames)))
