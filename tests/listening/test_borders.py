"""Where voice begins and ends when the words are known, in a voice nothing was learnt from."""

from collections.abc import Sequence

import numpy as np
import pytest

from tests.listening.aloud import Sound, length_s, say, silence
from voice_interview.analysis.timing import measure
from voice_interview.listening.between.borders import drawn, figures
from voice_interview.listening.lay import lay
from voice_interview.listening.listen import listen
from voice_interview.listening.sound.activity import activity
from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.model import Interval, Transcript, Word

FIRST = "I led the migration of our payment service"
SECOND = "and I wrote down what we had learned"
OTHERS = ("slt", "kal", "rms")
LEAD_S, PAUSE_S = 0.7, 0.6


@pytest.fixture(scope="module")
def phrases() -> tuple[Sound, Sound]:
    return say(FIRST, "awb"), say(SECOND, "awb")


def answer(phrases: Sequence[Sound]) -> tuple[Sound, list[Interval]]:
    """With a pause between the phrases, and where they are."""
    row, at_s, where = [silence(LEAD_S)], LEAD_S, []
    for phrase in phrases:
        where.append(Interval(at_s, at_s + length_s(phrase)))
        row += [phrase, silence(PAUSE_S)]
        at_s = where[-1].end + PAUSE_S
    return np.concatenate(row), where


def talk(samples: int) -> Sound:
    """Three people at once, all the time."""
    said = [say("they said it would rain again on Sunday", voice) for voice in OTHERS]
    together: Sound = np.array([np.resize(one, samples) for one in said]).sum(axis=0)
    return together


def words(text: str) -> tuple[Word, ...]:
    return tuple(Word(word) for word in text.split())


@pytest.mark.real
@pytest.mark.parametrize("gain", [1.0, 0.05])
def test_a_pause_is_found_while_others_talk(phrases: tuple[Sound, Sound], gain: float) -> None:
    clean, (first, second) = answer(phrases)
    audio = ((clean + 0.1 * talk(clean.size)) * gain).astype(np.float32)
    heard = listen(audio, Transcript(words(f"{FIRST} {SECOND}"), "given"))
    said = heard.transcript.words
    timing = measure(said, range(len(said)), heard.sounds)
    assert timing.response_latency_s == pytest.approx(first.start, abs=0.12)
    (pause,) = timing.pauses or ()
    assert (pause.start, pause.end) == pytest.approx((first.end, second.start), abs=0.12)


@pytest.mark.real
def test_what_the_recogniser_left_out_stays_voice(phrases: tuple[Sound, Sound]) -> None:
    audio, where = answer((*phrases, phrases[0]))
    found = lay(audio, words(f"{FIRST} {FIRST}"), activity(audio)).voice
    left_out = where[1]
    heard_s = sum(
        max(0.0, min(piece.end, left_out.end) - max(piece.start, left_out.start)) for piece in found
    )
    assert heard_s > 0.9 * left_out.length_s


@pytest.mark.real
def test_the_level_of_a_take_does_not_matter(phrases: tuple[Sound, Sound]) -> None:
    audio, where = answer(phrases)
    audio += np.random.default_rng(5).normal(0, 0.003, audio.size).astype(np.float32)
    rows = []
    for gain in (1.0, 0.25):
        seen = activity(audio * np.float32(gain))
        rows.append(figures(seen, where, ()))
    beside, in_words = rows[0][:, 2], rows[0][:, 3] == 1
    assert np.abs(rows[0][:, 2] - rows[1][:, 2]).max() < 0.1
    assert np.median(beside[in_words]) > -15 > np.median(beside[~in_words])


def test_borders_of_what_is_more_likely_voice() -> None:
    odds = np.full(300, -1.0, np.float32)
    odds[50:120] = 1.0
    odds[80:83] = -1.0  # a closure
    odds[135:200] = 1.0  # after too short a gap
    odds[240:246] = 1.0  # a click
    sound = silence(3)
    assert sound.size == 3 * RATE_HZ
    (piece,) = drawn(odds, sound)
    assert (piece.start, piece.end) == pytest.approx((0.5, 2.0))
