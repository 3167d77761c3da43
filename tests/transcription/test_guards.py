"""What recognisers invent is taken out; what people say stays."""

import pytest

from voice_interview.model import Interval, Word
from voice_interview.transcription.hearing.guards import (
    invented,
    sparse,
    voiced,
    without_echo,
    without_loops,
)

_PROMPT = "Um, uh, hmm, er, ah."


def _row(text: str) -> tuple[Word, ...]:
    return tuple(Word(word, i * 0.4, i * 0.4 + 0.3, 0.9) for i, word in enumerate(text.split()))


def _texts(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


def test_words_far_from_any_voice_are_dropped() -> None:
    words = (Word("so", 1.0, 1.2), Word("Thank", 8.0, 8.4), Word("you.", 8.4, 8.8))
    assert _texts(voiced(words, [Interval(0.9, 5.0)], 10.0)) == "so"


def test_words_before_anybody_speaks_are_dropped_as_well() -> None:
    """Recognisers fill a silence at the start of an answer, too."""
    words = (Word("Thank", 0.2, 0.5), Word("you.", 0.5, 0.9), Word("so", 8.1, 8.3))
    assert _texts(voiced(words, [Interval(8.0, 9.0)], 10.0)) == "so"


def test_words_just_beside_voice_stay() -> None:
    words = (Word("so", 0.6, 0.7), Word("yes", 5.3, 5.6))
    assert voiced(words, [Interval(1.0, 5.0)], 10.0) == words


def test_words_without_times_stay_and_times_are_kept_inside_the_chunk() -> None:
    words = (
        Word("so", None, None),
        Word("yes", 4.0, 31.0),
        Word("no", -0.5, 0.2),
        Word("we", 2.0, 1.5),
    )
    kept = voiced(words, [Interval(0.0, 5.0)], 5.0)
    times = [(word.start, word.end) for word in kept]
    assert times == [(None, None), (4.0, 5.0), (0.0, 0.2), (2.0, 2.0)]


@pytest.mark.parametrize(
    ("heard", "left"),
    [
        ("Um, uh, hmm, er, ah.", ""),
        ("um uh hmm er ah um uh hmm er ah um", ""),
        ("Hmm, er, ah. We shipped it.", "We shipped it."),
        ("We shipped it. Um, uh, hmm,", "We shipped it."),
        ("Um, I uh led, er, the team", "Um, I uh led, er, the team"),
        ("Um, uh, I led", "Um, uh, I led"),
        ("", ""),
    ],
)
def test_an_echo_of_the_prompt_is_dropped_and_real_fillers_stay(heard: str, left: str) -> None:
    assert _texts(without_echo(_row(heard), _PROMPT)) == left


@pytest.mark.parametrize(
    ("heard", "left"),
    [
        ("the the the the the the end", "the end"),
        ("and then we " * 6 + "left", "and then we left"),
        ("and then we left " * 5 + "home", "and then we left home"),
        ("so we left left left left left", "so we left"),
        ("very very very good", "very very very good"),
        ("I know you know I know you know", "I know you know I know you know"),
        ("no no no no", "no no no no"),
    ],
)
def test_a_loop_is_said_once_and_emphasis_stays(heard: str, left: str) -> None:
    assert _texts(without_loops(_row(heard))) == left


def test_too_many_words_for_the_voice_are_invented() -> None:
    words = _row("one two three four five six seven eight nine ten eleven twelve thirteen")
    assert invented(words, voice_s=1.0)
    assert not invented(words, voice_s=4.0)
    assert not invented(_row("yes I did"), voice_s=0.2)


def test_a_loop_is_invented_at_any_pace() -> None:
    assert invented(_row("thank you " * 8), voice_s=60.0)


@pytest.mark.parametrize(
    ("text", "voice_s", "missing"),
    [("so we shipped it", 9.0, True), ("so we shipped it", 3.0, False), ("", 1.0, False)],
)
def test_hardly_any_words_for_the_voice_are_too_few(
    text: str, voice_s: float, missing: bool
) -> None:
    assert sparse(_row(text), voice_s) is missing
