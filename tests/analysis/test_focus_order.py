"""Which advice comes first, and from where on each is given: docs/measures.md, "The focus"."""

from itertools import combinations
from typing import Any

import pytest

from voice_interview.analysis import follow_up
from voice_interview.analysis.focus import choose as focus
from voice_interview.model import (
    Component,
    FillerEvent,
    Fillers,
    Focus,
    FollowUpWordings,
    Hearing,
    PacePoint,
    Question,
    Segment,
    Star,
    StarPart,
    Timing,
    Transcript,
    Turn,
    Word,
)

WORDS = tuple(Word("word", n / 2, n / 2 + 0.4) for n in range(100))
QUESTION = Question("q", "Tell me about a time.", target_s=100.0)
SEGMENTS = tuple(
    Segment((25 * n, 25 * n + 25), 12.5 * n, 12.5 * n + 12.4, label, 0.9)
    for n, label in enumerate("STAR")
)
WELL: dict[str, Any] = {
    "missing": (),
    "thin": (),
    "i": 4,
    "we": 1,
    "number": True,
    "situation": 0.2,
    "length_s": 100.0,
    "heard": 4,
    "a_minute": 4.0,
    "habits": 0,
    "wpm": 140.0,
}
IN_ORDER: tuple[tuple[dict[str, Any], str], ...] = (
    ({"missing": (StarPart.RESULT,)}, "Say how it ended"),
    ({"missing": (StarPart.ACTION,)}, "Say what you did"),
    ({"i": 0, "we": 3}, "Say which part was yours"),
    ({"number": False}, "Put a number on the result"),
    ({"situation": 0.46}, "Get to your part sooner"),
    ({"length_s": 161.0}, "Make it shorter"),
    ({"a_minute": 8.1}, "Let silence do the work of um"),
    ({"missing": (StarPart.SITUATION,)}, "Set the scene first"),
    ({"missing": (StarPart.TASK,)}, "Say what your task was"),
    ({"habits": 5}, "Listen for “just”"),
    ({"wpm": 191.0}, "Slow down a little"),
    ({"length_s": 34.0}, "Say more"),
    ({"thin": (StarPart.ACTION,)}, "Tell more of what you did"),
    ({"thin": (StarPart.RESULT,)}, "Tell more of how it ended"),
    ({"thin": (StarPart.SITUATION,)}, "Set the scene a little more"),
    ({"thin": (StarPart.TASK,)}, "Make your task clearer"),
)


def told(ills: dict[str, Any]) -> tuple[Focus | None, Star]:
    """What is advised on an answer that is well but for these ills."""
    now = WELL | ills
    parts = {
        part: Component(
            _status(part, now),
            now["situation"] if part is StarPart.SITUATION else 0.2,
            (number,),
        )
        for number, part in enumerate(StarPart)
    }
    star = Star(True, "story", parts, SEGMENTS, now["number"], now["i"], now["we"], None)
    um = FillerEvent("sound", "sounds", "um", (5, 5), 2.5, 2.8, 0.9, "heard")
    just = FillerEvent("word", "habits", "just", (7, 8), 3.5, 3.9, 0.9, "said")
    events = (*[um] * now["heard"], *[just] * now["habits"])
    fillers = Fillers(now["heard"], 0, False, now["a_minute"], 4.0, 0, (), events)
    curve = (PacePoint(0.0, 50.0, now["wpm"]),)
    timing = Timing(
        duration_s=now["length_s"], speech_rate_wpm=now["wpm"], pauses=(), pace_curve=curve
    )
    return focus.choose(WORDS, QUESTION, timing, fillers, star), star


def title(ills: dict[str, Any]) -> str:
    found, _ = told(ills)
    return found.title if found is not None else ""


def _status(part: StarPart, now: dict[str, Any]) -> str:
    return next((one for one in ("missing", "thin") if part in now[one]), "strong")


def together(ills: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    """All of them at once; of two that shut each other out the first."""
    both: dict[str, Any] = {}
    for one in ills:
        for name, value in one.items():
            both[name] = (
                (*both.get(name, ()), *value) if type(value) is tuple else both.get(name, value)
            )
    return both


@pytest.mark.parametrize("first", range(len(IN_ORDER)), ids=[title for _, title in IN_ORDER])
def test_of_all_that_is_amiss_the_first_of_the_row_is_named(first: int) -> None:
    assert title(together(tuple(ills for ills, _ in IN_ORDER[first:]))) == IN_ORDER[first][1]


@pytest.mark.parametrize(
    "ills",
    [
        {},
        {"i": 0, "we": 2},
        {"i": 1, "we": 9},
        {"situation": 0.45},
        {"length_s": 160.0},
        {"a_minute": 8.0},
        {"a_minute": 20.0, "heard": 3},
        {"habits": 4},
        {"wpm": 190.0},
        {"wpm": 90.0},
        {"length_s": 35.0},
    ],
    ids=str,
)
def test_up_to_here_nothing_is_said(ills: dict[str, Any]) -> None:
    assert title(ills) == ""


def test_too_slow_is_told_too() -> None:
    assert title({"wpm": 89.0}) == "Keep it moving"


@pytest.mark.parametrize("many", [1, 2, 3, 4])
def test_of_thin_parts_the_one_is_advised_that_the_next_question_asks_for(many: int) -> None:
    turn = Turn("take", QUESTION, Hearing(Transcript(WORDS, "test"), None))
    wordings = [FollowUpWordings(part, "thin", (), ("More?",)) for part in StarPart]
    for thin in combinations(StarPart, many):
        found, star = told({"thin": thin})
        asked = follow_up.choose([turn], WORDS, star, wordings)
        assert found is not None and found.words is not None and asked is not None
        assert found.words[0] == SEGMENTS[asked.segment].words[0]
