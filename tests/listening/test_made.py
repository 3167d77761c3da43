"""A sound made as it is read is the sound made at once, and words are laid on it the same."""

from itertools import accumulate, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.listening.aloud import say, silence
from tests.listening.test_levels import speechlike
from voice_interview.listening.alignment import decoder, rough
from voice_interview.listening.alignment.decoder import prepared
from voice_interview.listening.alignment.windows import Lengths
from voice_interview.listening.lay import lay
from voice_interview.listening.sound import suppression
from voice_interview.listening.sound.activity import activity
from voice_interview.listening.sound.levels import RATE_HZ, Samples
from voice_interview.listening.sound.made import Made
from voice_interview.listening.sound.suppression import suppressed
from voice_interview.model import Word

TALK = speechlike(0.003)
SENTENCES = (
    "I led the migration of our payment service",
    "because the old one was slow",
    "two of my colleagues had left the team in spring",
    "so I wrote down what each of us could do",
)


@given(
    lengths=st.lists(st.integers(1, 9), max_size=8), start=st.integers(0, 80), size=st.integers()
)
def test_any_part_is_that_of_the_whole(lengths: list[int], start: int, size: int) -> None:
    whole = np.arange(sum(lengths))
    edges = [*accumulate(lengths, initial=0)] if lengths else [0, 0]
    sound = Made(edges, lambda number: whole[edges[number] : edges[number + 1]])
    assert sound.size == whole.size
    for part in (slice(start, start + size % 40), slice(None), slice(None, start)):
        assert np.array_equal(sound[part], whole[part])


def test_a_block_is_made_once_while_one_reads_in_it() -> None:
    made: list[int] = []

    def make(number: int) -> Samples:
        made.append(number)
        return np.zeros(10, np.float32)

    sound = Made([0, 10, 20, 30], make)
    for start, end in pairwise(range(0, 31, 4)):
        sound[start:end]
    assert made == [0, 1, 2]


def test_what_the_decoder_gets_depends_on_no_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = prepared(TALK)[:]
    monkeypatch.setattr(decoder, "_BLOCK", 7000)
    sound = prepared(TALK)
    later = sound[30_000:50_000]
    assert np.array_equal(later, whole[30_000:50_000])
    assert np.array_equal(sound[:], whole), "what was read before changes nothing"


class Sparing:
    """A sound that is no array and hands out little at a time."""

    def __init__(self, sound: Samples, most: int) -> None:
        self._sound = sound
        self._most = most
        self.size = sound.size

    def __getitem__(self, part: slice) -> Samples:
        found = self._sound[part]
        assert found.size <= self._most
        return found


@pytest.mark.real
def test_words_without_times_are_laid_in_pieces_as_on_the_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Here with pieces of some seconds, as a take of some minutes would last too long."""
    said = [np.concatenate([silence(0.4), say(one), silence(0.5)]) for one in SENTENCES]
    audio = np.concatenate([*said, silence(0.3), say("um"), *said])
    words = tuple(Word(word) for word in " ".join(SENTENCES * 2).split())
    monkeypatch.setattr(suppression, "_BLOCK", 8 * RATE_HZ)
    seen = activity(audio)
    monkeypatch.setattr(rough, "COARSE", Lengths(600.0, 600.0, (1.0, 1.0)))
    whole = lay(audio, words, seen)
    monkeypatch.setattr(rough, "COARSE", Lengths(6.0, 12.0, (2.0, 4.0)))
    assert lay(audio, words, seen) == whole
    assert whole.complete
    assert all(word.start is not None for word in whole.words)


def test_nothing_but_a_stretch_of_a_long_sound_is_in_memory() -> None:
    """Two minutes at most, of any length."""
    sound = np.tile(TALK, 36)
    assert sound.size > 4 * 60 * RATE_HZ
    sparing = Sparing(sound, 2 * 60 * RATE_HZ)
    heard = prepared(suppressed(sparing))
    assert np.array_equal(heard[-RATE_HZ:], prepared(suppressed(sound))[-RATE_HZ:])
