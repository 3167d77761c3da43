"""The second look, on strays made by hand: what is sure, what is possible, what is kept out."""

from collections.abc import Callable

import numpy as np
import pytest

from voice_interview.listening.alignment.align import Alignment, Stray
from voice_interview.listening.alignment.grammar import Reading
from voice_interview.listening.alignment.path import Contrast, Placed, Step
from voice_interview.listening.between import filled_pauses as look
from voice_interview.listening.pronouncing.pronounce import Spoken
from voice_interview.listening.sound.frames import Frames
from voice_interview.model import FilledPause, Word

LISTED = Reading("led", (Spoken(("led",), ("",)),))
UNLISTED = Reading("kubernetes", (Spoken(("kubernetes",), ("K Y UW",)),))
TRUSTED = Word("led", 0.0, 1.0, 0.9)
CLEAR, LIKELY, HARDLY = 0.95, 0.35, 0.05


@pytest.fixture(autouse=True)
def weighing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Strays are as likely as their fit says, so that these tests know nothing of the network."""
    monkeypatch.setattr(look, "chance", lambda seen: seen.fit + 1)


def heard(
    likely: float = CLEAR,
    start: float = 1.4,
    end: float = 1.8,
    level_dbfs: float = -25.0,
    earlier: Word = TRUSTED,
    later: Word = TRUSTED,
    reading: Reading = LISTED,
    written: tuple[tuple[int, Word], ...] = (),
    name: str = "um",
    instead: int = 0,
    before: int = 1,
    contrast: Callable[[], Contrast] = lambda: Contrast(2000.0, 1.0),
    others: tuple[Stray, ...] = (),
    voice: float = 1.0,
) -> tuple[FilledPause, ...]:
    """Judgement on one stray between two words, the first from 0 to 1 s, the second from 2.5 s.

    `others` are more strays; the network thinks so much `voice` likely in the middle of each.
    """
    frames = round(100 * (end - start))
    part = Step(
        None, name, round(100 * start), round(100 * end), (likely - 1) * frames, 0, stray=True
    )
    stray = Stray(before, start, end, (part,), contrast, instead)
    placed = (Placed(0, 0.0, 1.0, 8, 0.0), Placed(1, 2.5, 3.5, 8, 0.0))
    levels = np.full(400, -70.0)
    levels[0:100] = levels[250:350] = -20.0
    for one in (stray, *others):
        levels[round(100 * one.start) : round(100 * one.end)] = level_dbfs
    colour = np.random.default_rng(0).normal(size=(400, 12)).astype(np.float32)
    voiced = np.zeros(400, np.float32)
    for one in (stray, *others):
        voiced[round(50 * (one.start + one.end))] = voice
    return look.filled_pauses(
        Alignment((LISTED, reading), placed, (stray, *others)),
        Frames(colour, levels),
        (earlier, later),
        written,
        voiced,
    )


def test_a_likely_one_is_sure() -> None:
    (pause,) = heard()
    assert (pause.start, pause.end, pause.text) == (1.4, 1.8, "um")
    assert pause.sure
    assert pause.confidence == pytest.approx(CLEAR)


def test_without_an_um_in_the_path_it_is_called_uh() -> None:
    assert [pause.text for pause in heard(name="[SPEECH]")] == ["uh"]


@pytest.mark.parametrize(
    "odd",
    [
        {"end": 1.5},
        {"start": 1.0, "end": 2.6},
        {"level_dbfs": -47.0},
        {"level_dbfs": -11.0},
        {"likely": HARDLY},
    ],
    ids=["too short", "too long", "as soft as a breath", "as loud as a knock", "unlikely"],
)
def test_other_sounds_are_kept_out(odd: dict[str, float]) -> None:
    assert heard(**odd) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "odd",
    [{"end": 1.5}, {"start": 1.0, "end": 2.6}, {"level_dbfs": -47.0}, {"level_dbfs": -11.0}],
    ids=["too short", "too long", "as soft as a breath", "as loud as a knock"],
)
def test_what_is_out_of_the_question_costs_no_second_search(odd: dict[str, float]) -> None:
    asked: list[bool] = []

    def contrast() -> Contrast:
        asked.append(True)
        return Contrast(2000.0, 1.0)

    heard(contrast=contrast, **odd)  # type: ignore[arg-type]
    assert not asked
    heard(contrast=contrast)
    assert asked == [True]


def test_a_less_likely_one_is_possible_only() -> None:
    (pause,) = heard(LIKELY)
    assert not pause.sure


def test_where_the_network_hears_nobody_it_is_possible_only() -> None:
    (breath,) = heard(voice=look.NO_VOICE - 0.01)
    assert not breath.sure
    assert "no voice" in breath.evidence
    (spoken,) = heard(voice=look.NO_VOICE + 0.01)
    assert spoken.sure


def test_what_was_written_there_is_sure_without_the_network() -> None:
    (pause,) = heard(voice=0.0, written=((1, Word("um", 1.4, 1.8)),))
    assert pause.sure


@pytest.mark.parametrize(
    "beside",
    [
        {"earlier": Word("led", 0.0, 1.0, 0.3)},
        {"later": Word("led", 2.5, 3.5, 0.3)},
        {"reading": UNLISTED},
    ],
    ids=["unsure of the word before", "unsure of the word after", "not in the dictionary"],
)
def test_beside_an_uncertain_word_nothing_is_sure(beside: dict[str, object]) -> None:
    (pause,) = heard(**beside)  # type: ignore[arg-type]
    assert not pause.sure
    assert "not certain" in pause.evidence


def long_sound(seconds: float, before: int = 1) -> tuple[Stray, ...]:
    """Unlikely to be a filled pause."""
    return filled(2.0, 2.0 + seconds, HARDLY, before)


def filled(start: float, end: float, likely: float = CLEAR, before: int = 1) -> tuple[Stray, ...]:
    frames = round(100 * (end - start))
    part = Step(None, "um", 0, frames, (likely - 1) * frames, 0, stray=True)
    return (Stray(before, start, end, (part,), lambda: Contrast(2000.0, 1.0)),)


def test_among_other_sounds_nothing_is_sure() -> None:
    """The recogniser left out what was said there."""
    (pause,) = heard(others=long_sound(1.05))
    assert not pause.sure
    assert "missing" in pause.evidence
    assert pause.confidence == pytest.approx(CLEAR)


def test_a_short_sound_and_sounds_elsewhere_take_nothing_from_it() -> None:
    assert heard(others=long_sound(0.95))[0].sure
    assert heard(others=long_sound(3.0, before=2))[0].sure


def test_any_number_of_them_in_a_row_are_sure() -> None:
    found = heard(end=1.7, others=filled(1.75, 2.05) + filled(2.1, 2.4))
    assert [pause.sure for pause in found] == [True, True, True]


def test_what_the_recogniser_wrote_is_sure_among_other_sounds_too() -> None:
    assert heard(others=long_sound(1.7), written=((1, Word("um")),))[0].sure


def test_before_the_first_word_the_last_one_is_of_no_account() -> None:
    assert heard(before=0, start=0.0, end=0.4, later=Word("led", 2.5, 3.5, 0.3))[0].sure


def test_a_word_without_confidence_is_trusted() -> None:
    assert heard(later=Word("led"))[0].sure


@pytest.mark.parametrize(
    "where", [(1, Word("Uhm,")), (0, Word("Uhm,", 1.9, 2.0, 0.2))], ids=["by place", "by time"]
)
def test_what_the_recogniser_wrote_makes_a_doubtful_one_sure(where: tuple[int, Word]) -> None:
    (pause,) = heard(HARDLY, reading=UNLISTED, written=(where,))
    assert pause.sure
    assert pause.confidence == look.AGREED
    assert heard(0.99, written=(where,))[0].confidence == 0.99
    assert pause.text == "uhm"


def test_what_the_recogniser_wrote_elsewhere_does_not() -> None:
    elsewhere = ((0, Word("um", 0.0, 0.2, 0.9)),)
    assert heard(HARDLY, written=elsewhere) == ()


def test_in_the_place_of_a_word_it_may_be_one_and_is_never_sure() -> None:
    (pause,) = heard(CLEAR, instead=1)
    assert not pause.sure
    assert "short word is written" in pause.evidence
    assert heard(HARDLY, instead=1) == ()


@pytest.mark.parametrize("times", [(0.5, 1.0), (2.2, 2.4)], ids=["long before", "long after"])
def test_what_the_recogniser_wrote_at_another_time_does_not_either(
    times: tuple[float, float],
) -> None:
    assert heard(HARDLY, written=((0, Word("um", *times, 0.9)),)) == ()
