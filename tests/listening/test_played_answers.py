"""Answers out of the lines of actors; here of a hum, with words where the test says."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.people.aligned import Aligned
from benchmarks.played import parts, said, strung
from benchmarks.played.lines import Line
from benchmarks.synthetic.clips import Clip
from benchmarks.synthetic.noises import RATE_HZ, Sound
from voice_interview.model import Word

WORD_S = 0.3


def line(text: str, speaker: str = "hero") -> Line:
    """Half a second longer than its words."""
    length_s = WORD_S * len(text.split()) + 0.5
    hum = 0.3 * np.sin(np.arange(round(length_s * 8000)) / 10)
    return Line("a game", speaker, text, hum.astype(np.float32), 8000)


def in_a_row(_decoder: object, _audio: Sound, words: tuple[str, ...]) -> tuple[Aligned, ...]:
    """From 0.2 s on without a gap; `rash` does not fit, and filled pauses fit worst of all."""
    fits = {"rash": -200.0, "um": -500.0, "hmm": -500.0}
    return tuple(
        Aligned(
            Word(word, 0.2 + WORD_S * place, 0.2 + WORD_S * (place + 1)), fits.get(word, -20.0), ()
        )
        for place, word in enumerate(words)
    )


@pytest.fixture(scope="module", autouse=True)
def alignment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(said, "aligned", in_a_row)
        yield


def kept(*lines: Line) -> list[str]:
    return [" ".join(word.text for word in one.words) for one in said.fitting(lines)]


def test_a_line_is_kept_when_its_words_fit_however_its_filled_pauses_do() -> None:
    assert kept(line("Ummm, we went home.")) == ["ummm we went home"]
    assert kept(line("A rash thing")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ah, we went home",
        "Eh, we went home",
        "Uh oh, we went home",
        "Uh-huh, we went home",
        "We went home in 1945",
        "We went home <gulp>",
        "We went to Almaxaquottl",
        "...",
    ],
)
def test_a_doubtful_line_is_left_out(text: str) -> None:
    assert kept(line(text)) == []


def test_a_filled_pause_alone_is_kept_with_the_next_line_of_its_figure() -> None:
    alone = line("Hmmm...")
    assert kept(alone, line("We went home")) == ["hmmm", "we went home"]
    assert kept(alone, line("A rash thing")) == []
    assert kept(alone, line("We went home", "friend")) == ["we went home"]
    assert kept(alone) == []


def script() -> Iterator[Line]:
    """Two minutes of the hero, with two filled pauses, and ten seconds of a friend."""
    for number in range(60):
        yield line("we um went home" if number in (3, 40) else "we went home at last")
    yield from [line("we went home", "friend")] * 7


@pytest.fixture(scope="module")
def answers() -> tuple[Clip, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "lines", lambda _part: script())
        return tuple(strung.answers("tuned", most=1))


def test_each_answer_is_given_in_quiet_and_in_noise(answers: tuple[Clip, ...]) -> None:
    assert [(clip.voice, clip.kind, clip.snr_db) for clip in answers] == [
        ("hero", kind, level) for kind in ("fluent", "filled") for level in (None, 15.0)
    ]
    assert len({clip.name for clip in answers}) == len(answers)


def test_filled_pauses_stand_in_the_filled_answers_alone(answers: tuple[Clip, ...]) -> None:
    for clip in answers:
        fillers = 2 if clip.kind == "filled" else 0
        assert len(clip.fillers) == fillers
        assert not any(said.is_filler(word.text) for word in clip.words)
        assert 25 < clip.duration_s < 120


def test_where_no_filled_pause_could_be_placed_the_answer_is_fluent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    doubtful = [line("ah um yes" if number == 3 else "we went home") for number in range(60)]
    monkeypatch.setattr(parts, "lines", lambda _part: iter(doubtful))
    assert {clip.kind for clip in strung.answers("tuned", most=1)} == {"fluent"}


def test_times_are_those_of_the_sound(answers: tuple[Clip, ...]) -> None:
    """The hum goes on behind the words, so what lies between two lines is what is quiet."""
    for clip in answers[::2]:
        size = RATE_HZ // 100
        frames = clip.audio[: clip.audio.size // size * size].reshape(-1, size)
        loud = np.sqrt((frames**2).mean(axis=1))
        for word in (*clip.words, *clip.fillers):
            inside = loud[round((word.start or 0.0) * 100) + 1 : round((word.end or 0.0) * 100) - 1]
            assert inside.min() > 0.5 * np.median(loud)


def test_a_filled_pause_may_be_found_anywhere_between_its_neighbours(
    answers: tuple[Clip, ...],
) -> None:
    clip = next(clip for clip in answers if clip.kind == "filled")
    for tight, wide in zip(clip.fillers, strung.wide(clip).fillers, strict=True):
        assert wide.text == tight.text
        assert (wide.start or 0.0) <= (tight.start or 0.0) + 1e-3
        assert (wide.end or 0.0) >= (tight.end or 0.0) - 1e-3
        assert not any(
            (word.start or 0.0) < (wide.end or 0.0) - 1e-3
            and (word.end or 0.0) > (wide.start or 0.0) + 1e-3
            for word in clip.words
        )


def test_at_the_ends_of_an_answer_the_room_reaches_its_ends(answers: tuple[Clip, ...]) -> None:
    clip = replace(answers[0], words=(), fillers=(Word("um", 1.0, 1.5),))
    assert strung.wide(clip).fillers == (Word("um", 0.0, clip.duration_s),)


def test_nobody_is_learnt_from_and_judged_with() -> None:
    tuned, judged = (
        {(game, figure) for game, figures in chosen.items() for figure in figures.split()}
        for chosen in (parts.FIGURES["tuned"], parts.FIGURES["held back"])
    )
    assert tuned and judged and not tuned & judged
