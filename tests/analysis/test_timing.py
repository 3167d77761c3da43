"""Pace and pauses: the definitions by example, and what must hold for any answer."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.analysis.timing import FEWEST_SPOKEN, answer_s, measure, merged
from voice_interview.model import (
    FilledPause,
    Hearing,
    Interval,
    Rule,
    Sounds,
    Timing,
    Transcript,
    Word,
)


def timing(said: Hearing, rules: tuple[Rule, ...] = ()) -> Timing:
    return reporting.build("test", None, said, rules).timing


def test_definitions(rules: tuple[Rule, ...], said: Hearing) -> None:
    """(2.0) one two three four (0.5) five um six seven <uh 0.4> eight (0.2) nine ten (3.0)"""
    found = timing(said, rules)
    voiced_s = 11 * 0.3 + 0.4 + 0.2
    assert found.duration_s == pytest.approx(2.0 + voiced_s + 0.5 + 3.0)
    assert found.response_latency_s == pytest.approx(2.0)
    assert found.speech_s == pytest.approx(voiced_s), "a gap below 250 ms is part of speech"
    (pause,) = found.pauses or ()
    assert (pause.start, pause.end) == pytest.approx((3.2, 3.7))
    assert found.speech_rate_wpm == pytest.approx(10 * 60 / (voiced_s + 0.5)), "an um is no word"
    assert found.articulation_rate_wpm == pytest.approx(10 * 60 / (voiced_s - 0.3 - 0.4))
    assert found.run_words == pytest.approx(5.0)


def test_silence_at_both_ends_changes_no_rate() -> None:
    short = timing(hearing("one two (0.4) three four five (0.3) " * 3))
    long = timing(hearing("(9.0) " + "one two (0.4) three four five (0.3) " * 3 + "(9.0)"))
    assert long.speech_rate_wpm == pytest.approx(short.speech_rate_wpm)
    assert long.articulation_rate_wpm == pytest.approx(short.articulation_rate_wpm)
    assert len(long.pauses or ()) == len(short.pauses or ())
    assert long.response_latency_s == pytest.approx(9.0)


def test_without_voice_activity_the_words_tell() -> None:
    said = hearing("(1.0) " + "one two (0.5) three " * 4)
    found = timing(Hearing(said.transcript, None))
    assert found.response_latency_s == pytest.approx(1.0)
    assert len(found.pauses or ()) == 4
    assert found.duration_s == pytest.approx(1.0 + 4 * (3 * 0.3 + 0.5))


def test_voice_activity_without_word_times() -> None:
    said = hearing("one two (0.5) three " * 4)
    untimed = tuple(Word(word.text) for word in said.transcript.words)
    found = timing(Hearing(Transcript(untimed, "given"), said.sounds))
    assert found.speech_rate_wpm is not None
    assert found.pace_curve is None


def test_a_recogniser_that_stretches_words_over_pauses_is_not_believed() -> None:
    words = (Word("one", 0.0, 0.3), Word("two", 0.3, 5.0))
    heard = Sounds(5.0, (Interval(0.0, 0.3), Interval(4.7, 5.0)))
    found = timing(Hearing(Transcript(words, "whisper"), heard))
    assert found.pauses == (Interval(0.3, 4.7),)


def test_a_filled_pause_splits_a_silence(rules: tuple[Rule, ...], said: Hearing) -> None:
    """one two three four (0.5) <um 0.4> (0.5) five six seven eight nine ten eleven twelve"""
    found = timing(said, rules)
    assert [round(pause.length_s, 2) for pause in found.pauses or ()] == [0.5, 0.5]


WORDS = (Word("one", 0.0, 0.4), Word("two", 2.0, 2.4), Word("three", 5.0, 5.5))


def coughed(length_s: float, pause: FilledPause | None = None, *, fit: bool = True) -> Sounds:
    """A sound between the first and the second word that no word lies over."""
    speech = (
        Interval(0.0, 0.4),
        Interval(0.9, 0.9 + length_s),
        Interval(2.0, 2.4),
        Interval(5.0, 5.5),
    )
    found = () if pause is None else (pause,)
    return Sounds(6.0, speech, filled_pauses=found, heard_all=fit)


def test_a_cough_in_a_pause_does_not_split_it() -> None:
    found = measure(WORDS, range(3), coughed(0.4))
    assert found.pauses == (Interval(0.4, 2.0), Interval(2.4, 5.0))


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        (WORDS, coughed(0.4, FilledPause(0.9, 1.2, False, 0.3, "heard"))),
        (WORDS, coughed(0.8)),
        (WORDS, coughed(0.4, fit=False)),
        (WORDS, replace(coughed(0.4), filled_pauses=None)),
        ((*WORDS[:2], Word("three")), coughed(0.4)),
    ],
    ids=["perhaps an um", "long", "words do not fit", "words not laid", "a word without time"],
)
def test_voice_that_may_have_been_said_splits_it(words: tuple[Word, ...], heard: Sounds) -> None:
    assert len(measure(words, range(3), heard).pauses or ()) == 3


def test_a_cough_is_one_where_words_fit_though_they_do_not_everywhere() -> None:
    """Until it is known where they do not, none is."""
    doubtful = coughed(0.4, fit=False)
    assert len(measure(WORDS, range(3), doubtful).pauses or ()) == 3
    for stretch, split in ((Interval(4.8, 5.6), 2), (Interval(0.7, 1.5), 3)):
        found = measure(WORDS, range(3), replace(doubtful, unchecked=(stretch,)))
        assert len(found.pauses or ()) == split


@pytest.mark.parametrize("sure", [True, False])
def test_only_a_sure_filled_pause_makes_an_answer_longer(sure: bool) -> None:
    """Before and after all words the throat is cleared as well."""
    around = (Interval(0.0, 0.4), Interval(6.0, 6.5))
    speech = (around[0], Interval(1.0, 2.0), Interval(2.4, 4.4), around[1])
    words = (Word("one", 1.0, 2.0), Word("two", 2.4, 4.4))
    pauses = tuple(FilledPause(one.start, one.end, sure, 0.4, "heard") for one in around)
    found = measure(words, range(2), Sounds(7.0, speech, filled_pauses=pauses, heard_all=True))
    assert found.response_latency_s == (0.0 if sure else 1.0)
    assert len(found.pauses or ()) == (3 if sure else 1)


@pytest.mark.parametrize(("length_s", "said"), [(0.4, False), (1.2, False), (2.0, True)])
def test_a_laugh_before_or_after_all_words_makes_an_answer_no_longer(
    length_s: float, said: bool
) -> None:
    around = (Interval(0.0, length_s), Interval(6.0, 6.0 + length_s))
    speech = (around[0], Interval(2.4, 4.4), around[1])
    heard = Sounds(9.0, speech, filled_pauses=())
    found = measure((Word("one", 2.4, 4.4),), range(1), heard)
    assert found.response_latency_s == (0.0 if said else 2.4)
    assert len(found.pauses or ()) == (2 if said else 0)


def test_text_alone_tells_nothing() -> None:
    words = tuple(Word(word) for word in ["one", "two", "three"])
    assert timing(Hearing(Transcript(words, "given"), None)) == Timing()


def test_silence() -> None:
    found = timing(Hearing(Transcript((), "whisper"), Sounds(7.0, ())))
    assert (found.duration_s, found.speech_s, found.response_latency_s) == (7.0, 0.0, None)
    assert found.pauses is None


def test_below_five_seconds_there_is_no_rate() -> None:
    found = timing(hearing("one two three (0.5) four"))
    assert found.duration_s is not None
    assert (found.speech_rate_wpm, found.articulation_rate_wpm) == (None, None)
    assert answer_s(found) is None


@pytest.mark.parametrize(("words", "rated"), [(1, False), (4, False), (5, True)])
def test_a_few_words_in_a_long_take_have_no_rate(words: int, rated: bool) -> None:
    said = Transcript(evenly(words, 0.5, 26.5), "given")
    found = reporting.build("test", None, Hearing(said, Sounds(27.0, (Interval(0.5, 26.5),))), ())
    assert (found.timing.speech_rate_wpm is not None) is rated
    assert any("Too few words" in note for note in found.notes) is not rated


def test_more_words_than_can_be_said_have_no_rate_and_are_to_be_looked_at() -> None:
    sounds = Sounds(10.0, (Interval(0.0, 10.0),))
    words = tuple(Word("word") for _ in range(60))
    report = reporting.build("test", None, Hearing(Transcript(words, "given"), sounds), ())
    assert report.timing.speech_rate_wpm is None
    assert report.timing.pace_curve is None
    assert report.focus is not None
    assert report.focus.title == "Check the words"
    assert any("The transcript has more words than can be said" in note for note in report.notes)


def test_words_without_any_voice_are_to_be_recorded_again() -> None:
    words = tuple(Word("word") for _ in range(60))
    silent = Hearing(Transcript(words, "given"), Sounds(10.0, ()))
    report = reporting.build("test", None, silent, ())
    assert report.focus is not None
    assert (report.focus.title, report.focus.words) == ("Record it again", None)


def evenly(count: int, start: float, end: float) -> tuple[Word, ...]:
    """So many words from `start` to `end`, each as long as the others."""
    each = (end - start) / count
    return tuple(Word("one", start + n * each, start + (n + 1) * each) for n in range(count))


@pytest.mark.parametrize(("length_s", "rated"), [(4.99, False), (5.0, True)])
def test_from_five_seconds_of_recording_on_there_are_rates(length_s: float, rated: bool) -> None:
    said = Transcript(evenly(FEWEST_SPOKEN, 0.5, 1.5), "given")
    found = timing(Hearing(said, Sounds(length_s, (Interval(0.5, 1.5),))))
    assert (found.speech_rate_wpm is not None) is rated
    assert (found.articulation_rate_wpm is not None) is rated
    assert (found.pace_curve is not None) is rated


@pytest.mark.parametrize(
    ("length_s", "windows"),
    [
        (14.9, [(0.0, 14.9)]),
        (15.1, [(0.0, 10.0), (10.0, 15.1)]),
        (24.9, [(0.0, 10.0), (10.0, 24.9)]),
    ],
)
def test_a_rest_under_five_seconds_belongs_to_the_last_window(
    length_s: float, windows: list[tuple[float, float]]
) -> None:
    said = Transcript(evenly(FEWEST_SPOKEN, 0.0, length_s), "given")
    curve = timing(Hearing(said, Sounds(length_s, (Interval(0.0, length_s),)))).pace_curve or ()
    assert [(point.start, point.end) for point in curve] == [
        pytest.approx(window) for window in windows
    ]


def test_pace_curve() -> None:
    found = timing(hearing("(3.0) " + "one " * 30 + "(0.8) one (0.5) " * 10 + "one " * 10))
    curve = found.pace_curve or ()
    assert curve[0].start == pytest.approx(3.0), "thinking time is in no window"
    assert curve[0].wpm > curve[1].wpm
    assert curve[-1].end == pytest.approx(3.0 + 30 * 0.3 + 10 * 1.6 + 10 * 0.3)
    words = sum(point.wpm * (point.end - point.start) / 60 for point in curve)
    assert words == pytest.approx(50)
    assert all(point.end - point.start >= 5.0 for point in curve)


def test_pauses_of_a_second_and_more() -> None:
    found = timing(hearing("one (0.3) one (1.0) one (2.5) one one one one one"))
    assert [found.pauses_from(least) for least in (0.25, 1.0, 2.0, 3.0)] == [3, 2, 1, 0]
    assert Timing().pauses_from(1.0) is None


@pytest.mark.parametrize(
    "pieces",
    [
        [Interval(2.0, 1.0)],
        [Interval(-1.0, 1.0)],
        [Interval(1.0, 1.0)],
    ],
)
def test_backward_and_empty_stretches_are_left_out(pieces: list[Interval]) -> None:
    assert merged(pieces) == ()


intervals = st.builds(
    lambda start, length: Interval(start, start + length),
    st.floats(0, 100, allow_nan=False),
    st.floats(0.01, 20, allow_nan=False),
)


@given(st.lists(intervals, max_size=20))
def test_merging_keeps_order_and_cover(pieces: list[Interval]) -> None:
    found = merged(pieces)
    assert all(a.end < b.start for a, b in itertools.pairwise(found))
    for piece in pieces:
        assert any(one.start <= piece.start and piece.end <= one.end for one in found)
    assert merged(found) == found


gaps = st.lists(st.floats(0.0, 3.0, allow_nan=False), min_size=12, max_size=60)


def answer(gaps_s: list[float], stretch: float = 1.0) -> tuple[tuple[Word, ...], Sounds]:
    now_s = 0.0
    words = []
    for gap_s in gaps_s:
        now_s += gap_s * stretch
        words.append(Word("word", now_s, now_s + 0.4 * stretch))
        now_s += 0.4 * stretch
    speech = tuple(Interval(word.start or 0.0, word.end or 0.0) for word in words)
    return tuple(words), Sounds(now_s + 1.0, merged(speech))


@given(gaps)
def test_twice_the_time_is_half_the_pace(gaps_s: list[float]) -> None:
    words, sounds = answer(gaps_s)
    slow_words, slow_sounds = answer(gaps_s, 2.0)
    fast = measure(words, range(len(words)), sounds)
    slow = measure(slow_words, range(len(words)), slow_sounds)
    if fast.speech_rate_wpm is not None:
        assert slow.speech_rate_wpm == pytest.approx(fast.speech_rate_wpm / 2)
    assert slow.response_latency_s == pytest.approx((fast.response_latency_s or 0) * 2)
    assert len(slow.pauses or ()) >= len(fast.pauses or ())


@given(gaps)
def test_parts_make_up_the_whole(gaps_s: list[float]) -> None:
    words, sounds = answer(gaps_s)
    found = measure(words, range(len(words)), sounds)
    assert found.speech_s is not None
    silence_s = sum(pause.length_s for pause in found.pauses or ())
    span_s = sounds.speech[-1].end - sounds.speech[0].start
    assert found.speech_s + silence_s == pytest.approx(span_s)
    assert all(pause.length_s >= 0.25 - 1e-6 for pause in found.pauses or ())
    if found.speech_rate_wpm is not None:
        assert found.articulation_rate_wpm is not None
        assert found.articulation_rate_wpm >= found.speech_rate_wpm - 1e-6
    if found.pace_curve is not None:
        held = sum(point.wpm * (point.end - point.start) / 60 for point in found.pace_curve)
        assert held == pytest.approx(len(words))
