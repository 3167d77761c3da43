"""The newcomers of the benchmarks: what is said to be there is there, and nobody met them before.

Voices that are installed nowhere are played by a hum here.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.filled.cases import HUMAN, Case, synthetic
from benchmarks.fillers import judged
from benchmarks.synthetic import elsewhere, festival, parts, texts, twice, voices
from benchmarks.synthetic.clips import KINDS, Clip, clips
from benchmarks.synthetic.drawing import before_a_stop
from benchmarks.synthetic.pieces import Piece
from benchmarks.synthetic.voices import RATE_HZ, Voice

NEWCOMERS = parts.PARTS["newcomers"]
OLDER = [part for name, part in parts.PARTS.items() if name != "newcomers"]


class Hum(Voice):
    """Words of 0.3 s, one after the other."""

    def speak(self, text: str) -> tuple[NDArray[np.float32], list[tuple[float, float]]]:
        count = len(text.split())
        places = [(0.1 + 0.3 * number, 0.4 + 0.3 * number) for number in range(count)]
        times = np.arange(round((0.3 * count + 0.2) * RATE_HZ)) / RATE_HZ
        return (0.5 * np.sin(2 * np.pi * 150 * times)).astype(np.float32), places


@pytest.fixture(scope="module")
def humming() -> Iterator[None]:
    """The newcomers' part without its voices, rooms and texts."""

    def hiss(samples: int, _random: np.random.Generator) -> tuple[str, NDArray[np.float32]]:
        return "hiss", np.ones(samples, np.float32)

    def click(_random: np.random.Generator) -> tuple[str, NDArray[np.float32]]:
        return "click", np.ones(800, np.float32)

    hums = tuple(Hum("hum", "hum", 1.0, 150 + number) for number in range(6))
    part = replace(
        NEWCOMERS, voices=hums, sentences=("we did it",) * 5, background=hiss, disturbance=click
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(parts.PARTS, "newcomers", part)
        yield


@pytest.fixture(scope="module")
def made(humming: None) -> list[Clip]:
    return list(clips("newcomers", 1))


def test_no_other_part_has_their_voices_or_sentences() -> None:
    met = {(voice.engine, voice.name) for part in OLDER for voice in part.voices}
    assert not met & {(voice.engine, voice.name) for voice in NEWCOMERS.voices}
    variants = {name.partition("+")[2] for engine, name in met if engine == "espeak"}
    own = {one.name.partition("+")[2] for one in NEWCOMERS.voices if one.engine == "espeak"}
    assert not variants & own
    assert not {sentence for part in OLDER for sentence in part.sentences} & {*texts.NEWCOMERS}
    assert not any(voice in elsewhere._PASSERS_BY for voice in voices.NEWCOMERS)


def test_every_noise_comes_as_often_as_any_other(made: list[Clip]) -> None:
    kinds = Counter(clip.kind for clip in made)
    assert kinds == {kind: 18 if kind == "fluent" else 6 for kind in KINDS}
    for kind in KINDS:
        levels = Counter(clip.snr_db for clip in made if clip.kind == kind)
        assert levels == dict.fromkeys(NEWCOMERS.snr_db, kinds[kind] // 6)


def test_filled_pauses_are_where_they_belong(made: list[Clip]) -> None:
    assert all(clip.kind in ("free", "glued") for clip in made if clip.fillers)
    assert {clip.kind for clip in made if clip.fillers} == {"free", "glued"}
    for clip in made:
        sides = {round(at or 0.0, 6) for word in clip.words for at in (word.start, word.end)}
        for filler in clip.fillers:
            touching = {round(filler.start or 0.0, 6), round(filler.end or 0.0, 6)} & sides
            assert touching if clip.kind == "glued" else len(touching) < 2


def test_an_answer_is_heard_in_every_way(made: list[Clip]) -> None:
    cases = list(synthetic(made, HUMAN))
    groups = Counter(case.group for case in cases)
    assert groups["human, free, stretched"] == groups["human, glued"] == 6
    assert groups["human, fluent, words without times"] == 18
    free = [case for case in cases if case.group == "human, free"]
    figures = judged(free, lambda audio, words: next(c for c in free if c.audio is audio).filled)
    assert len(figures) == 1 + len(NEWCOMERS.snr_db)
    assert all(one["f1"] in (1.0, None) for one in figures.values())  # type: ignore[index]
    nothing = judged([Case("human, fluent", 15.0, free[0].audio, (), ())], lambda _a, _w: ())
    assert "human, fluent, noise 15 dB" in nothing


def test_what_is_said_twice_is_written_once(humming: None) -> None:
    made = list(twice.answers("newcomers", 1))
    assert len(made) == 6
    assert sum(len(clip.disturbances) for clip in made) > len(made)
    for clip in made:
        text = " ".join(word.text for word in clip.words)
        assert text == " ".join(["we did it"] * 4)
        assert not clip.fillers
        for first in clip.disturbances:
            after = next(
                word for word in clip.words if (word.start or 0) >= (first.end or 0) - 1e-6
            )
            assert after.text == first.text


def test_a_word_that_dies_away_is_longer_and_silence_follows() -> None:
    words = [Piece(np.ones(3200, np.float32), "the", "word") for _ in range(40)]
    long_words = [Piece(np.ones(3200, np.float32), "because", "word") for _ in range(40)]
    pieces = [*words, *long_words]
    before_a_stop(pieces, NEWCOMERS.voices[0], np.random.default_rng(1))
    drawn = [number for number, one in enumerate(pieces) if one.sound.size > 3200 and one.text]
    assert drawn
    for number in drawn:
        assert pieces[number].text == "the"
        assert pieces[number + 1].role == "gap"
        assert not pieces[number + 1].sound.any()


@pytest.mark.parametrize("name", [name for name in elsewhere.BACKGROUNDS if name != "lobby"])
def test_backgrounds_fill_their_time(name: str) -> None:
    sound = elsewhere.BACKGROUNDS[name](2 * RATE_HZ, np.random.default_rng(1))
    assert sound.size == 2 * RATE_HZ
    assert np.isfinite(sound).all()
    assert sound[:RATE_HZ].std() > 0.1 * sound.std()


@pytest.mark.parametrize("name", [name for name in elsewhere.DISTURBANCES if name != "passer_by"])
def test_sounds_are_short_and_heard(name: str) -> None:
    for seed in range(3):
        sound = elsewhere.DISTURBANCES[name][0](np.random.default_rng(seed))
        assert 0.02 < sound.size / RATE_HZ < 3
        assert np.isfinite(sound).all()
        assert sound.any()


@pytest.mark.skipif(bool(festival.missing()), reason=festival.missing())
@pytest.mark.parametrize("voice", [one for one in voices.NEWCOMERS if one.engine == "festival"])
def test_festival_tells_when_it_says_each_word(voice: Voice) -> None:
    audio, times = voice.speak("um I waited hmm in the rain")
    assert len(times) == 7
    assert all(start < end for start, end in times)
    said = audio[round(times[0][0] * RATE_HZ) : round(times[-1][1] * RATE_HZ)]
    before = audio[: round((times[0][0] - 0.03) * RATE_HZ)]
    assert np.abs(before).max() < 0.2 * np.abs(said).max()
    assert np.abs(np.diff(audio)).max() < 0.9, "a sound that is too loud for its file is put right"


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert festival.PACKAGES in festival.missing()
