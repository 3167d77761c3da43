"""Words and sounds at the borders of chunks: none lost, none twice, none out of order."""

from itertools import accumulate, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transcription.talk import cuts_of, heard, talk, voice_of
from voice_interview.model import FilledPause, Interval, Word
from voice_interview.transcription.chunk import Chunk, Cut
from voice_interview.transcription.hearing.joining import (
    in_order,
    join,
    join_pauses,
    join_unchecked,
    join_unclear,
    join_voice,
)

_SOFT = Cut(10.0, 10.0)
_HARD = Cut(10.5, 9.5)
_END = Cut(20.0, 20.0)


def _texts(left: tuple[Word, ...], cut: Cut, right: tuple[Word, ...]) -> list[str]:
    joined = join([Chunk(0.0, cut, left), Chunk(cut.next_s, _END, right)])
    return [word.text for word in joined]


def test_chunks_cut_in_silence_follow_each_other() -> None:
    left, right = (Word("one", 9.0, 9.4),), (Word("one", 10.3, 10.6),)
    assert _texts(left, _SOFT, right) == ["one", "one"]


def test_a_word_heard_by_both_sides_is_kept_once() -> None:
    left = (Word("we", 9.2, 9.6), Word("shipped", 9.7, 10.2))
    right = (Word("Shipped,", 9.8, 10.25), Word("it", 10.3, 10.6))
    assert _texts(left, _HARD, right) == ["we", "shipped", "it"]


def test_words_broken_at_an_edge_give_way_to_the_whole_ones() -> None:
    left = (Word("the", 9.6, 9.8), Word("customer", 9.8, 10.3), Word("wa", 10.35, 10.5))
    right = (Word("a", 9.5, 9.8), Word("customer", 9.75, 10.3), Word("wanted", 10.35, 10.8))
    assert _texts(left, _HARD, right) == ["the", "customer", "wanted"]


def test_without_a_word_in_common_each_place_comes_from_the_side_that_heard_it_whole() -> None:
    left = (Word("migration", 9.4, 10.1), Word("bro", 10.1, 10.5))
    right = (Word("gration", 9.5, 10.1), Word("broke", 10.12, 10.9))
    assert _texts(left, _HARD, right) == ["migration", "broke"]


def test_a_word_that_both_sides_place_on_their_own_side_of_an_edge_is_one_word() -> None:
    """Times waver: each side has it where the other hears nothing."""
    left = (Word("big", 9.05, 9.45), Word("chan", 9.6, 10.5))
    right = (Word("big", 9.5, 9.65), Word("changed", 9.7, 10.9))
    assert _texts(left, _HARD, right) == ["big", "changed"]
    early = (Word("we", 9.3, 9.5), Word("went", 10.15, 10.45))
    late = (Word("gwe", 9.5, 9.7), Word("went", 10.55, 10.7), Word("home", 10.8, 11.2))
    told = _texts(early, _HARD, late)
    assert (told[-2:], told.count("went")) == (["went", "home"], 1)


@pytest.mark.parametrize(("start_s", "told"), [(9.65, "data"), (10.05, "dater")])
def test_of_two_that_heard_a_word_whole_the_one_with_more_around_it_is_believed(
    start_s: float, told: str
) -> None:
    left, right = (Word(text, start_s, start_s + 0.25) for text in ("data", "dater"))
    assert _texts((left,), _HARD, (right,)) == [told]


def test_a_word_said_twice_stays_said_twice() -> None:
    left = (Word("very", 9.55, 9.85), Word("very", 9.9, 10.2), Word("hard", 10.2, 10.5))
    right = (Word("very", 9.6, 9.9), Word("very", 9.95, 10.2), Word("hard", 10.2, 10.7))
    assert _texts(left, _HARD, right) == ["very", "very", "hard"]


def test_times_never_run_backwards() -> None:
    words = (Word("a", 1.0, 2.0), Word("b", 0.5, 0.7), Word("c", None, None), Word("d", 3.0, 2.5))
    joined = join([Chunk(0.0, _END, words)])
    assert [(word.start, word.end) for word in joined] == [
        (1.0, 2.0),
        (1.0, 1.0),
        (None, None),
        (3.0, 3.0),
    ]


_times = st.none() | st.floats(0.0, 90.0)


@given(st.lists(st.tuples(_times, _times), max_size=20))
def test_whatever_times_words_come_with_none_is_lost_and_none_runs_backwards(
    times: list[tuple[float | None, float | None]],
) -> None:
    words = [Word(str(number), *both) for number, both in enumerate(times)]
    told = in_order(words)
    assert [word.text for word in told] == [word.text for word in words]
    timed = [(one.start, one.end) for one in told if one.start is not None and one.end is not None]
    assert len(timed) == sum(None not in both for both in times)
    assert all(start <= end for start, end in timed)
    assert all(earlier[0] <= later[0] for earlier, later in pairwise(timed))


def _heard(places: list[Interval], start_s: float, end_s: float, lead_s: float) -> Chunk:
    """What one chunk makes of them, with the sound before it; from halfway there it knows best."""
    heard = [one for one in places if one.end > start_s - lead_s and one.start < end_s]
    return Chunk(
        start_s,
        Cut(end_s, end_s),
        (),
        voice=tuple(
            Interval(max(one.start, start_s - lead_s), min(one.end, end_s)) for one in heard
        ),
        filled_pauses=tuple(FilledPause(one.start, one.end, True, 0.9, "heard") for one in heard),
        unclear=tuple(heard),
        known_s=max(0.0, start_s - lead_s / 2),
    )


@given(
    st.lists(st.tuples(st.integers(300, 5_000), st.integers(100, 8_000)), max_size=8),
    st.lists(st.integers(3_000, 25_000), min_size=1, max_size=4),
    st.integers(0, 3_000),
)
def test_a_sound_that_two_chunks_heard_is_told_once(
    gaps_and_sounds: list[tuple[int, int]], lengths: list[int], lead: int
) -> None:
    """All in milliseconds; no gap is so short that voice goes on through it."""
    edges = list(accumulate(length for both in gaps_and_sounds for length in both))
    places = [Interval(edges[n] / 1000, edges[n + 1] / 1000) for n in range(0, len(edges), 2)]
    cuts = [0, *accumulate(lengths)]
    cuts[-1] = max([cuts[-1], *edges])
    chunks = [_heard(places, a / 1000, b / 1000, lead / 1000) for a, b in pairwise(cuts)]
    assert [Interval(one.start, one.end) for one in join_pauses(chunks)] == places
    assert list(join_unclear(chunks)) == places
    assert list(join_voice(chunks)) == places


def test_what_does_not_fit_is_from_the_first_voice_to_the_last_of_such_chunks_in_a_row() -> None:
    """Where two chunks heard the same second, each speaks for its own half."""
    fits = [True, False, False, True, False, False]
    cuts = [_SOFT, Cut(20.5, 19.5), *(Cut(end, end) for end in (30.0, 40.0, 50.0, 60.0))]
    starts = [0.0, *(cut.next_s for cut in cuts)]
    voice = [(1.0, 9.0), (12.0, 20.5), (19.5, 28.0), (31.0, 39.0), (42.0, 48.0), None]
    chunks = [
        Chunk(
            start,
            cut,
            (),
            (Interval(*spoken),) if spoken else (),
            heard_all=fit,
            known_s=(cuts[n - 1].middle_s if n else 0.0),
        )
        for n, (start, cut, fit, spoken) in enumerate(zip(starts, cuts, fits, voice, strict=False))
    ]
    assert join_unchecked(chunks) == (Interval(12.0, 28.0), Interval(42.0, 60.0))
    assert join_unchecked(chunks[:2]) == (Interval(12.0, 20.5),)
    assert join_unchecked(chunks[:1]) == join_unchecked(()) == ()


@pytest.mark.parametrize("waver_s", [0.0, 0.1, 0.15])
def test_no_word_is_lost_doubled_or_moved_over_random_talk(waver_s: float) -> None:
    """Two minutes with few pauses, so most cuts are hard; each chunk is heard on its own."""
    for seed in range(70):
        random = Random(seed)
        said = talk(random, 120.0, pause_share=random.choice((0.0, 0.0, 0.02, 0.2)))
        end_s = (said[-1].end or 0.0) + 0.3
        cuts = [*cuts_of(voice_of(said), end_s), Cut(end_s, end_s)]
        starts = [0.0, *(cut.next_s for cut in cuts)]
        chunks = [
            Chunk(start_s, cut, heard(said, start_s, cut.end_s, random, waver_s))
            for start_s, cut in zip(starts, cuts, strict=False)
        ]
        assert len(chunks) >= 4
        assert [word.text for word in join(chunks)] == [word.text for word in said], seed
