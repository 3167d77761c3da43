"""Corrections over the recogniser's words: applied, taken back, and never at the wrong place."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.answers import QUESTION, RULES, STORY
from tests.notation import hearing, words
from voice_interview.analysis import report as reporting
from voice_interview.analysis.anchors import anchor
from voice_interview.analysis.corrections import correct, corrected, next_begins, part_begins
from voice_interview.model import Report, Review, StarPart, Word, WordCorrection

SAID = words("We moved the base to Cooper Netties and um it was fine")


def texts(review: Review, said: tuple[Word, ...] = SAID) -> str:
    return " ".join(word.text for word in corrected(said, review).words)


def test_a_word_is_corrected_and_keeps_its_time() -> None:
    review = correct(Review(), SAID, 3, "database")
    fixed = corrected(SAID, review)
    assert texts(review) == "We moved the database to Cooper Netties and um it was fine"
    assert (fixed.words[3].start, fixed.words[3].end) == (SAID[3].start, SAID[3].end)
    ((span, heard),) = [(one.words, one.heard) for one in fixed.changed]
    assert (span, heard) == ((3, 4), "base")
    assert fixed.resting == 0


def test_one_word_becomes_several_and_those_around_stay() -> None:
    review = correct(correct(Review(), SAID, 5, "Kubernetes in the"), SAID, 10, "so then")
    assert texts(review).endswith("to Kubernetes in the Netties and so then it was fine")
    fixed = corrected(SAID, review)
    times = [word.start for word in fixed.words]
    assert times == sorted(time for time in times if time is not None)
    assert fixed.words[-1] == SAID[-1]


@pytest.mark.parametrize("back", ["", "base"])
def test_a_correction_is_taken_back_by_what_was_heard_or_by_nothing(back: str) -> None:
    review = correct(Review(), SAID, 3, "data base")
    assert correct(review, SAID, 4, back) == Review()


def test_a_second_correction_takes_the_place_of_the_first() -> None:
    review = correct(correct(Review(), SAID, 3, "data base"), SAID, 4, "database")
    assert len(review.words) == 1
    assert texts(review).startswith("We moved the database to")


def test_of_two_corrections_that_meet_in_one_word_the_later_one_rests() -> None:
    """As two marks may that were made on the words of different recognisers."""
    both = Review(
        words=(
            WordCorrection(anchor(SAID, (6, 8)), "netting"),
            WordCorrection(anchor(SAID, (5, 7)), "Kubernetes"),
        )
    )
    assert texts(both) == "We moved the base to Kubernetes and um it was fine"
    assert corrected(SAID, both).resting == 1


def test_a_correction_whose_word_is_gone_rests_and_comes_back() -> None:
    review = correct(Review(), SAID, 3, "database")
    again = tuple(replace(w, text="bass") if w.text == "base" else w for w in SAID)
    assert corrected(again, review).words == again
    assert corrected(again, review).resting == 1
    assert corrected(SAID, review).resting == 0


def test_a_correction_that_the_recogniser_made_itself_is_no_longer_needed() -> None:
    review = correct(Review(), SAID, 3, "database")
    again = tuple(replace(w, text="database") if w.text == "base" else w for w in SAID)
    assert corrected(again, review).words == again
    assert corrected(again, review).resting == 0


SPOKEN = st.lists(st.sampled_from(["we", "the", "went", "um", "so"]), min_size=1, max_size=10)
MEANT = st.sampled_from(["", "we", "they", "we all", "the one there"])


@settings(deadline=None, max_examples=40)
@given(SPOKEN, st.lists(st.tuples(st.integers(0, 30), MEANT), max_size=5))
def test_the_words_are_those_heard_but_where_the_user_spoke(
    spoken: list[str], edits: list[tuple[int, str]]
) -> None:
    said, review, wanted = words(" ".join(spoken)), Review(), dict[int, str]()
    for number, meant in edits:
        before = corrected(said, review)
        number %= len(before.words)
        (place, _after) = before.heard[number]
        wanted[place] = meant or spoken[place]
        review = correct(review, said, number, meant)
        fixed = corrected(said, review)
        assert fixed.resting == 0
        now = [wanted.get(n, text) for n, text in enumerate(spoken)]
        assert [word.text for word in fixed.words] == " ".join(now).split()
        assert [spoken[first] for first, _ in fixed.heard] == [
            spoken[n] for n, text in enumerate(now) for _ in text.split()
        ]
    for place in wanted:
        heard = corrected(said, review).heard
        review = correct(review, said, heard.index((place, place + 1)), "")
    assert review == Review()


# --- borders of the parts ------------------------------------------------------------------------


def told(review: Review | None = None) -> Report:
    return reporting.build("x", QUESTION, hearing(STORY), RULES, review=review)


def labels(report: Report) -> str:
    assert report.star is not None
    return "".join(one.label * (one.words[1] - one.words[0]) for one in report.star.segments)


HEARD = hearing(STORY).transcript.words


def moved(step: str, number: int, review: Review | None = None) -> Review:
    move = part_begins if step == "part" else next_begins
    return move(review or Review(), HEARD, labels(told(review)), number)


def test_a_part_begins_later_when_the_user_says_so() -> None:
    before = labels(told())
    first = before.index("T")
    after = labels(told(moved("part", first + 2)))
    assert after == before[:first] + "SS" + before[first + 2 :]


def test_the_next_part_begins_sooner_when_the_user_says_so() -> None:
    before = labels(told())
    first = before.index("T")
    after = labels(told(moved("next", first - 3)))
    assert after == before[: first - 3] + "TTT" + before[first:]


def test_what_rests_on_the_parts_follows() -> None:
    before = labels(told())
    whole = moved("next", before.index("A"))
    star = told(whole).star
    assert star is not None
    assert star.components[StarPart.ACTION].status == "missing"
    assert star.i_count is None
    sure = [one.confidence for one in star.segments if one.words[0] >= before.index("A")]
    assert sure[0] == 1.0


def test_there_is_nothing_before_the_first_part_and_nothing_after_the_last() -> None:
    assert moved("part", 3) == Review()
    assert moved("next", len(HEARD) - 1) == Review()
    assert moved("part", labels(told()).index("T")) == Review()


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(["part", "next"]), st.integers(0, len(HEARD) - 1)), max_size=4
    )
)
def test_only_the_words_between_border_and_cursor_change(moves: list[tuple[str, int]]) -> None:
    review = Review()
    for step, number in moves:
        before, changed = labels(told(review)), moved(step, number, review)
        after = labels(told(changed))
        different = [
            n for n, (one, two) in enumerate(zip(before, after, strict=True)) if one != two
        ]
        if changed == review:
            assert different == []
            continue
        assert different == list(range(different[0], different[-1] + 1))
        assert (different[-1] + 1 if step == "part" else different[0]) == number
        assert after[number] == (before[number] if step == "part" else after[different[-1] + 1])
        assert len(changed.parts) <= len(review.parts) + 1
        review = changed


def test_a_border_survives_another_transcript_of_the_same_words() -> None:
    review = moved("part", labels(told()).index("T") + 2)
    again = hearing(STORY.replace("Friday", "Freitag"))
    report = reporting.build("x", QUESTION, again, RULES, review=review)
    assert labels(report) == labels(told(review))


def test_corrections_flow_into_words_figures_and_notes() -> None:
    said = hearing("We went home and um it was fine, like, you see, for the whole of that week")
    review = correct(Review(), said.transcript.words, 4, "then")
    report = reporting.build("x", None, said, RULES, review=review)
    plain = reporting.build("x", None, said, RULES)
    assert plain.fillers is not None and plain.fillers.heard == 1
    assert report.fillers is not None and report.fillers.heard == 0
    assert report.transcript.words[4].text == "then"
    assert report.corrected[0].heard == "um"
    gone = reporting.build("x", None, hearing("Nothing is like before now"), RULES, review=review)
    assert any("correction" in note for note in gone.notes)
