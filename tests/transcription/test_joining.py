"""Words at the borders of chunks: none lost, none twice, none out of order."""

from random import Random

import pytest

from tests.transcription.talk import cuts_of, heard, talk, voice_of
from voice_interview.model import Word
from voice_interview.transcription.joining import join
from voice_interview.transcription.spoken import Chunk, Cut

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
