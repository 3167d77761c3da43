"""Common mistakes that can be measured: for each an answer that has it, and one that has not."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.analysis.mistakes import FEWEST_WORDS, mistakes
from voice_interview.analysis.reading import Reading, read
from voice_interview.model import (
    Component,
    Mistake,
    Question,
    Segment,
    Star,
    StarPart,
    Timing,
)
from voice_interview.questions import coaching

ROOT = Path(__file__).parents[2]
ASKED = Question("q", "Tell me about a time.", target_s=90.0)
PLAIN = "people talked and things went on as usual in the place where it was "
NAMED = PLAIN + "and I asked Maria for forty boxes "


def story(labels: str) -> Star:
    """A story whose segments of twelve words have these labels."""
    segments = tuple(
        Segment((12 * n, 12 * n + 12), None, None, label, 0.9) for n, label in enumerate(labels)
    )
    components = {
        part: Component(
            "strong" if part.letter in labels else "missing",
            labels.count(part.letter) / len(labels),
            tuple(n for n, label in enumerate(labels) if label == part.letter),
        )
        for part in StarPart
    }
    return Star(True, "story", components, segments, None, 3, 0, None)


def timing(duration_s: float | None) -> Timing:
    return replace(
        reporting.build("x", ASKED, hearing("one two"), ()).timing, duration_s=duration_s
    )


def found(said: str, star: Star | None, duration_s: float | None = 80.0) -> tuple[Mistake, ...]:
    return mistakes(told(said), ASKED, timing(duration_s), star)


def told(said: str) -> Reading:
    return read(hearing(said).transcript.words)


def titles(said: str, star: Star | None, duration_s: float | None = 80.0) -> list[str]:
    return [mistake.title for mistake in found(said, star, duration_s)]


def test_a_good_answer_has_none() -> None:
    assert titles(NAMED * 4, story("STAAR")) == []


def test_rambling_is_length_and_says_when_it_returned_to_the_start() -> None:
    (long,) = found(NAMED * 4, story("STAAR"), 150.0)
    assert long.title == "Rambling" and long.words is None and "2:30" in long.why
    assert titles(NAMED * 4, story("STAAR"), 140.0) == []
    rambling = found(NAMED * 4, story("SARSR"), 150.0)[0]
    assert rambling.words == (36, 48)
    assert "goes back" in rambling.why


@pytest.mark.parametrize("more", ["I said it. " * 4, "then Maria came ", "then 12 came ", "forty "])
def test_an_i_a_name_or_a_number_makes_it_somebodys(more: str) -> None:
    assert titles(PLAIN * 6, story("SAR")) == ["Nothing one could picture"]
    assert titles(PLAIN * 3 + more + PLAIN * 3, story("SAR")) == []


def test_a_result_in_passing_is_no_ending() -> None:
    (late,) = found(NAMED * 4, story("SARA"))
    assert late.title == "No ending" and late.words == (36, 48)
    assert titles(NAMED * 4, story("SARO")) == []
    assert titles(NAMED * 4, story("SAA")) == [], "a missing result has its own sentence"


def test_without_a_target_nothing_is_too_long() -> None:
    plain = read(hearing(NAMED * 6).transcript.words)
    assert mistakes(plain, replace(ASKED, target_s=0.0), timing(900.0), story("STAR")) == ()


def test_nothing_is_said_without_a_story_or_of_a_few_words() -> None:
    assert titles(PLAIN * 6, None) == []
    assert titles(PLAIN * 6, replace(story("SARA"), story=False)) == []
    short = " ".join((PLAIN * 6).split()[: FEWEST_WORDS - 1])
    assert titles(short, story("SARA"), 200.0) == []
    assert titles(NAMED * 4, story("STAAR"), None) == []


def test_each_has_the_name_of_a_card() -> None:
    cards = {card.title for card in coaching.load(ROOT / "prompts", ROOT / "none").cards}
    every = found(PLAIN * 6, story("SRSA"), 200.0)
    assert {mistake.title for mistake in every} <= cards
    assert len(every) == 3
