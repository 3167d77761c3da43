"""Loudness and pitch are told as they are, and only with ten seconds of voice."""

import pytest

from voice_interview.analysis.voice import describe
from voice_interview.model import Interval, Pitch, Sounds, Voice

SPEECH = (Interval(1.0, 7.0), Interval(8.0, 14.0))


def sounds(
    speech: tuple[Interval, ...] = SPEECH,
    levels: tuple[float, ...] = (-20.0,) * 150,
    pitch: Pitch | None = None,
    notes: tuple[str, ...] = (),
) -> Sounds:
    return Sounds(15.0, speech, level_dbfs=levels, pitch=pitch, notes=notes)


def test_drift_is_the_last_third_against_the_first() -> None:
    falling = tuple(-20.0 - 0.1 * number for number in range(150))
    found = describe(sounds(levels=falling)).loudness_drift_db
    assert found == pytest.approx(-0.1 * 90, abs=0.5)


def test_silence_around_the_voice_changes_nothing() -> None:
    voiced = {*range(10, 70), *range(80, 140)}
    loud = tuple(-20.0 if number in voiced else -90.0 for number in range(150))
    assert describe(sounds(levels=loud)).loudness_drift_db == pytest.approx(0.0)


def test_an_octave_is_twelve_semitones() -> None:
    found = describe(sounds(pitch=Pitch(10.0, 90.0, 130.0, 180.0)))
    assert found.pitch_range_semitones == pytest.approx(12.0)


@pytest.mark.parametrize(
    "short",
    [
        None,
        Sounds(15.0, ()),
        sounds((Interval(1.0, 10.9),), pitch=Pitch(9.9, 90.0, 130.0, 180.0)),
        sounds(levels=(), pitch=None),
        sounds(pitch=Pitch(12.0, 90.0, 130.0, 180.0), notes=("Too noisy to measure.",)),
    ],
    ids=["not listened", "no voice", "under ten seconds", "older take", "unfit"],
)
def test_nothing_is_said_of_too_little(short: Sounds | None) -> None:
    assert describe(short) == Voice()
