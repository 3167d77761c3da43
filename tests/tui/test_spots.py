"""Where the jumping keys go, what they play, and what the user's word on a filler does."""

import pytest

from tests.tui import opinions, rich
from tests.tui.test_tokens import marked
from voice_interview.analysis import judging
from voice_interview.model import Judged, Review
from voice_interview.tui.answer import spots
from voice_interview.tui.answer.spots import Spot

ANSWER = "we um~ met, you_know,~ (1.2) on <uh> Friday (0.5) and left (2.0) early"


def test_each_filler_is_one_spot_with_two_seconds_around_it() -> None:
    found = marked(ANSWER)
    at = spots.fillers(found)
    assert [found[spot.token].shown for spot in at] == ["⟨um⟩", "‹you", "⟨uh⟩"]
    for spot in at:
        event = found[spot.token].event
        assert event is not None and event.start is not None and event.end is not None
        assert spot.plays is not None
        assert spot.plays.start <= max(0.0, event.start - spots.BESIDE_S)
        assert spot.plays.end >= event.end + spots.BESIDE_S
        if spot.plays.start > 0:
            assert spot.plays.length_s == pytest.approx(spots.AROUND_S)


def test_long_pauses_are_spots_at_the_word_behind_them() -> None:
    found, timing = marked(ANSWER), opinions.report(rich.spoken(ANSWER)).timing
    assert [found[s.token].shown for s in spots.pauses(found, timing)] == ["on", "early"]


def test_parts_play_from_their_first_word_to_their_last() -> None:
    found = marked()
    parts = spots.parts(found)
    assert [found[spot.token].label for spot in parts] == ["S", "T", "A", "R"]
    for spot in parts:
        assert spot.plays is not None
        assert spot.plays.start == found[spot.token].start
        assert spot.plays.length_s > 1.0


def test_without_times_there_are_places_and_nothing_to_play() -> None:
    found = marked("we um~ met, you_know,~ on Friday", timed=False)
    assert [spot.plays for spot in spots.fillers(found)] == [None, None]


def test_the_keys_go_round() -> None:
    at = tuple(Spot(token, None) for token in (2, 5, 9))

    def near(cursor: int, step: int) -> int:
        spot = spots.nearest(at, cursor, step)
        assert spot is not None
        return spot.token

    assert [near(cursor, 1) for cursor in (0, 2, 5, 9)] == [2, 5, 9, 2]
    assert [near(cursor, -1) for cursor in (9, 5, 3, 0)] == [5, 2, 2, 9]
    assert spots.nearest((), 3, 1) is None


UM, LIKE = Judged(1.0, 1.4, "sounds", "um"), Judged(5.0, 5.2, "habits", "like")


def test_rejecting_takes_a_confirmation_back() -> None:
    review = judging.rejected(Review(confirmed=(UM, LIKE), no_story=True), UM)
    assert review == Review(rejected=(UM,), confirmed=(LIKE,), no_story=True)
    assert judging.rejected(review, UM) == review


def test_confirming_a_rejected_one_first_takes_that_back() -> None:
    review = judging.confirmed(Review(rejected=(UM, LIKE)), UM)
    assert review == Review(rejected=(LIKE,))
    assert judging.confirmed(review, UM) == Review(rejected=(LIKE,), confirmed=(UM,))
