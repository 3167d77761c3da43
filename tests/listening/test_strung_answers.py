"""Answers strung together of somebody's sentences; here of a buzz that knows two phones."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.people import prompts, strung
from benchmarks.people.own_voice import own_voice
from benchmarks.people.prompts import Sentence
from benchmarks.synthetic import parts
from benchmarks.synthetic.clips import Clip
from benchmarks.synthetic.noises import RATE_HZ, Sound
from voice_interview.model import Word

WORDS = ("done", "me", "up", "mine")


def sentence(pitch_hz: float) -> Sentence:
    """Four words of 0.2 s without a gap, each with 0.1 s of a vowel or of a nasal in it."""
    times = np.arange(round(1.0 * RATE_HZ)) / RATE_HZ
    harmonics = np.arange(1, 9)[:, None]
    buzz = (np.sin(2 * np.pi * pitch_hz * harmonics * times) / harmonics).sum(axis=0)
    words = tuple(
        Word(text, 0.1 + 0.2 * number, 0.3 + 0.2 * number) for number, text in enumerate(WORDS)
    )
    phones = tuple(
        (word.text, Word("M" if "m" in word.text else "AH", word.start, (word.end or 0.0) - 0.1))
        for word in words
    )
    return Sentence((0.1 * buzz).astype(np.float32), words, phones)


READ = tuple(sentence(180.0 + number) for number in range(16))


@pytest.fixture(scope="module")
def answers() -> list[Clip]:
    def hiss(samples: int, random: np.random.Generator) -> tuple[str, Sound]:
        return "hiss", random.normal(size=samples).astype(np.float32)

    with pytest.MonkeyPatch.context() as patch:
        quiet = replace(parts.PARTS["newcomers"], background=hiss)
        patch.setitem(parts.PARTS, "newcomers", quiet)
        patch.setattr(strung, "sentences", lambda: READ)
        patch.setattr(strung, "_LENGTH_S", 5.0)
        patch.setattr(strung, "_FLUENT", 2)
        patch.setattr(strung, "_OTHERS", 0)
        return list(strung.answers())


def fillers(answers: list[Clip], kind: str) -> Iterator[tuple[Clip, Word]]:
    return ((clip, filler) for clip in answers if clip.kind == kind for filler in clip.fillers)


def test_the_fluent_ones_are_the_same_in_every_noise(answers: list[Clip]) -> None:
    fluent = [clip for clip in answers if clip.kind == "fluent"]
    assert [clip.snr_db for clip in fluent] == 2 * [*strung.FLUENT_LEVELS]
    assert len({clip.words for clip in fluent}) == 2
    assert not any(clip.fillers for clip in fluent)


def test_there_is_never_digital_silence(answers: list[Clip]) -> None:
    for clip in answers:
        assert clip.pauses
        for pause in clip.pauses:
            inside = clip.audio[round(pause.start * RATE_HZ) : round(pause.end * RATE_HZ)]
            assert np.count_nonzero(inside) > 0.99 * inside.size


def test_filled_pauses_stand_free_or_glued(answers: list[Clip]) -> None:
    for clip, filler in fillers(answers, "glued"):
        assert any(abs((word.start or 0.0) - (filler.end or 0.0)) < 1e-6 for word in clip.words)
    sides = [
        [abs((filler.start or 0.0) - (word.end or 0.0)) for word in clip.words]
        + [abs((word.start or 0.0) - (filler.end or 0.0)) for word in clip.words]
        for clip, filler in fillers(answers, "free")
    ]
    assert sides
    assert all(sum(gap < 0.05 for gap in gaps) < 2 for gaps in sides)


def test_filled_pauses_last_as_long_and_are_as_loud_as_they_should(answers: list[Clip]) -> None:
    found = [*fillers(answers, "free"), *fillers(answers, "glued")]
    assert {filler.text for _clip, filler in found} == {"um", "uh", "mm"}
    assert all(0.179 < (one.end or 0.0) - (one.start or 0.0) < 0.701 for _clip, one in found)
    for clip, filler in found:
        if clip.snr_db is not None:
            continue
        own, words = (
            float(np.mean(clip.audio[round((w.start or 0) * RATE_HZ) :][: RATE_HZ // 10] ** 2))
            for w in (filler, clip.words[0])
        )
        assert 0.01 * words < own < 1.5 * words


def test_a_filled_pause_has_the_voice_of_the_words() -> None:
    own = own_voice(READ)
    assert len(own.vowels) == len(own.nasals) == 2 * len(READ)
    random = np.random.default_rng(3)
    for _ in range(10):
        sound = own.filler(0.1, random).sound
        spectrum = np.abs(np.fft.rfft(sound * np.hanning(sound.size), 4 * RATE_HZ))
        assert 150 < np.argmax(spectrum[: 4 * 300]) / 4 < 250


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(prompts, "SOUNDS", tmp_path / "none")
    assert prompts.PACKAGES in prompts.missing()
