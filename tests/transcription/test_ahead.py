"""When the last chunk is understood before it is known to be the last, and when that serves."""

import numpy as np
import pytest

from voice_interview.listening.lay import Laid
from voice_interview.listening.sound.activity import Activity
from voice_interview.model import Interval, Word
from voice_interview.transcription.hearing import ahead
from voice_interview.transcription.hearing.ahead import SILENCE_S, Ahead
from voice_interview.transcription.hearing.leading import Lead
from voice_interview.transcription.hearing.piece import Piece

HEARD = Laid((Word("so", 0.1, 0.4),), (), complete=True)
NONE = np.zeros(0, np.float32)


class Clock:
    """One that stands until it is told."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def monotonic(self) -> float:
        return self.now_s


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(ahead, "time", clock)
    return clock


def looked(clock: Clock, took_s: float = 0.5) -> Ahead:
    """It understood 4 s from 10 s on."""
    one = Ahead()

    def understand() -> Laid:
        clock.now_s += took_s
        return HEARD

    one.look(10.0, 4.0, understand)
    return one


def test_a_silence_that_is_long_enough_is_looked_into_once(clock: Clock) -> None:
    one = Ahead()
    assert not one.wanted(10.0, SILENCE_S - 0.01)
    assert one.wanted(10.0, SILENCE_S)
    one = looked(clock)
    clock.now_s += 60.0
    assert not one.wanted(10.0, 5.0)
    assert one.wanted(14.0, 5.0), "another chunk"


def test_after_a_look_in_vain_it_rests_twice_as_long_as_that_took(clock: Clock) -> None:
    one = looked(clock, took_s=0.5)
    one.forget()
    clock.now_s += 0.99
    assert not one.wanted(10.0, 1.0)
    clock.now_s += 0.02
    assert one.wanted(10.0, 1.0)


def test_what_was_understood_serves_the_chunk_it_belongs_to(clock: Clock) -> None:
    one = looked(clock)
    assert one.covers(10.0)
    assert one.known(10.0, [Interval(0.1, 3.9)]) is HEARD
    assert one.known(10.0, [Interval(0.1, 4.05)]) is HEARD, "voice wavers at its end"
    assert one.known(10.0, [Interval(0.1, 3.9), Interval(4.0, 4.3)]) is None, "more was said"
    assert one.known(14.0, []) is None, "another chunk"


def test_once_somebody_speaks_on_it_serves_nothing(clock: Clock) -> None:
    one = looked(clock)
    one.forget()
    assert not one.covers(10.0)
    assert one.known(10.0, [Interval(0.1, 3.9)]) is None


def test_of_the_voice_in_a_lead_and_its_chunk_the_chunk_has_what_lies_in_it() -> None:
    seen = Activity((Interval(0.2, 1.0), Interval(1.5, 2.5), Interval(3.0, 4.0)), NONE, NONE, NONE)
    piece = Piece(10.0, NONE, Lead(8.0), NONE, seen)
    assert piece.voice == (Interval(0.0, 0.5), Interval(1.0, 2.0))
    assert piece.voice_s == 1.5
