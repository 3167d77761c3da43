"""Answers of an actor with filled pauses made of his own sounds; here of a buzz with two phones."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.people.own_voice import own_voice
from benchmarks.people.prompts import Sentence
from benchmarks.played import hesitant
from benchmarks.played.lines import Line
from benchmarks.played.said import Said
from benchmarks.synthetic.clips import Clip
from benchmarks.synthetic.noises import RATE_HZ
from benchmarks.synthetic.parts import PARTS
from voice_interview.model import Word

WORDS = ("up", "me", "but", "mine")
QUIET = replace(PARTS["wide"], snr_db=(None,))


def line(text: str = "up me but mine", pitch_hz: float = 90.0) -> Line:
    """Words of 0.2 s without a gap, each with 0.1 s of a vowel or of a nasal in it."""
    times = np.arange(round(1.0 * RATE_HZ)) / RATE_HZ
    harmonics = np.arange(1, 9)[:, None]
    buzz = (np.sin(2 * np.pi * pitch_hz * harmonics * times) / harmonics).sum(axis=0)
    return Line("a game", "hero", text, (0.1 * buzz).astype(np.float32), RATE_HZ)


def as_read(lines: Iterable[Line]) -> Iterator[Said]:
    for one in lines:
        words = tuple(
            Word(text, 0.1 + 0.2 * place, 0.3 + 0.2 * place) for place, text in enumerate(WORDS)
        )
        phones = tuple(
            (word.text, Word("M" if "m" in word.text else "AH", word.start, (word.end or 0) - 0.1))
            for word in words
        )
        yield Said(one.speaker, one.sound, words, phones)


@pytest.fixture(scope="module", autouse=True)
def alignment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hesitant, "fitting", as_read)
        yield


@pytest.fixture(scope="module")
def answers() -> tuple[Clip, ...]:
    return tuple(hesitant.answers(QUIET, 0, [line() for _ in range(40)]))


def test_there_is_one_answer_of_each_kind(answers: tuple[Clip, ...]) -> None:
    assert [clip.kind for clip in answers] == ["free", "glued"]
    assert all(clip.voice == "hero" and clip.fillers for clip in answers)
    assert all(word.text in WORDS for clip in answers for word in clip.words)


def test_glued_ones_touch_a_word_on_both_sides_and_free_ones_do_not(
    answers: tuple[Clip, ...],
) -> None:
    for clip in answers:
        borders = {round(edge or 0, 3) for word in clip.words for edge in (word.start, word.end)}
        touching = [round(one.end or 0, 3) in borders for one in clip.fillers]
        before = [round(one.start or 0, 3) in borders for one in clip.fillers]
        if clip.kind == "glued":
            assert all(touching)
        else:
            assert not any(a and b for a, b in zip(touching, before, strict=True))


def test_lines_with_filled_pauses_of_their_own_are_not_among_them() -> None:
    assert not list(hesitant.answers(QUIET, 0, [line("um up me but mine")] * 40))


def test_without_steady_sounds_there_is_no_answer() -> None:
    noise = np.random.default_rng(0).normal(size=RATE_HZ).astype(np.float32)
    assert not list(hesitant.answers(QUIET, 0, [replace(line(), sound=noise)] * 40))


def test_a_low_voice_is_heard_where_low_voices_are_looked_for() -> None:
    sentences = [Sentence(one.audio, one.words, one.phones) for one in as_read([line()] * 3)]
    assert not own_voice(sentences, 120).vowels
    assert own_voice(sentences, 70, "up but").vowels
