"""Two takes side by side: nothing of either is lost, and nothing is judged without a yardstick."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notation import hearing, plain
from voice_interview.analysis import report as reporting
from voice_interview.analysis.alignment import Fate, Span, align, place, turned
from voice_interview.analysis.several.comparison import Comparison, Difference, compare
from voice_interview.analysis.several.measures import Verdict
from voice_interview.model import Hearing, Question, Report, Rule, StarPart, Word


def words(text: str) -> list[Word]:
    return [Word(word) for word in text.split()]


def told(first: str, second: str) -> list[tuple[str, str]]:
    """Fate and words of every span."""
    a, b = first.split(), second.split()
    return [
        (span.fate.value, " ".join(a[slice(*span.first)] or b[slice(*span.second)]))
        for span in align(words(first), words(second))
    ]


def test_what_was_kept_dropped_and_added_shows() -> None:
    first = "My manager asked me to find out why before Monday. I read all the logs."
    second = "My task was to find out why before Monday morning. I read all the logs."
    assert told(first, second) == [
        ("kept", "My"),
        ("dropped", "manager asked me"),
        ("added", "task was"),
        ("kept", "to find out why before Monday."),
        ("added", "morning."),
        ("kept", "I read all the logs."),
    ]


def test_case_punctuation_and_apostrophes_make_no_difference() -> None:
    assert told("So, I didn’t STOP.", "so i didn't stop") == [("kept", "So, I didn’t STOP.")]


def test_words_without_a_letter_are_compared_as_they_are() -> None:
    assert told("one – two", "one … two") == [
        ("kept", "one"),
        ("dropped", "–"),
        ("added", "…"),
        ("kept", "two"),
    ]


def test_a_short_match_amid_longer_changes_is_chance() -> None:
    assert told("we closed four shops and sold the big house", "they hired me and then I left") == [
        ("dropped", "we closed four shops and sold the big house"),
        ("added", "they hired me and then I left"),
    ]
    assert ("kept", "cut") in told("first we cut costs", "last they cut jobs")


def test_nothing_beside_something_is_all_dropped_or_all_added() -> None:
    assert told("", "") == []
    assert told("I left", "") == [("dropped", "I left")]
    assert told("", "I left") == [("added", "I left")]


def test_the_matching_place_is_the_same_word_or_as_far_into_what_replaced_it() -> None:
    first = words("I led the team and my four old friends went home at the end")
    second = words("I led the team and two new people went home at the end")
    spans = align(first, second)
    found = [place(spans, index) for index in range(len(first))]
    assert [(first[i].text, second[at].text) for i, at in enumerate(found) if at is not None] == [
        ("I", "I"), ("led", "led"), ("the", "the"), ("team", "team"), ("and", "and"),
        ("my", "two"), ("four", "two"), ("old", "new"), ("friends", "people"),
        ("went", "went"), ("home", "home"), ("at", "at"), ("the", "the"), ("end", "end"),
    ]  # fmt: skip
    assert place(turned(spans), 5) == 5
    assert place(turned(spans), 7) == 7


def test_from_a_dropped_end_the_nearest_place_is_the_last_word() -> None:
    spans = align(words("we met at noon and then left again"), words("we met at noon"))
    assert place(spans, 7) == 3
    assert place(spans, 8) is None
    assert place(spans, -1) is None
    assert place(align(words("alone"), []), 0) is None
    assert place((), 0) is None


_texts = st.lists(st.sampled_from(["the", "a", "I", "led", "team", "it", "um"]), max_size=40)


def _bare(text: list[str]) -> list[Word]:
    return [Word(word) for word in text]


@given(_texts, _texts)
def test_the_spans_cover_both_in_order_and_what_is_kept_is_the_same(
    first: list[str], second: list[str]
) -> None:
    spans = align(_bare(first), _bare(second))
    _covers(spans, len(first), len(second))
    for span in spans:
        if span.fate is Fate.KEPT:
            assert first[slice(*span.first)] == second[slice(*span.second)]
        else:
            assert (span.first[0] < span.first[1]) == (span.fate is Fate.DROPPED)
            assert (span.second[0] < span.second[1]) == (span.fate is Fate.ADDED)
    _covers(turned(spans), len(second), len(first))
    assert turned(turned(spans)) == spans


@given(_texts, _texts)
def test_places_are_words_and_never_go_back(first: list[str], second: list[str]) -> None:
    spans = align(_bare(first), _bare(second))
    found = [place(spans, index) for index in range(len(first))]
    known = [at for at in found if at is not None]
    assert len(known) == (len(first) if second else 0)
    assert known == sorted(known)
    assert all(0 <= at < len(second) for at in known)


@given(_texts)
def test_a_take_beside_itself_is_kept_whole(text: list[str]) -> None:
    spans = align(_bare(text), _bare(text))
    assert [span.fate for span in spans] == [Fate.KEPT] * bool(text)
    assert [place(spans, index) for index in range(len(text))] == list(range(len(text)))


def _covers(spans: tuple[Span, ...], first: int, second: int) -> None:
    at, there = 0, 0
    for span in spans:
        assert (span.first[0], span.second[0]) == (at, there)
        at, there = span.first[1], span.second[1]
    assert (at, there) == (first, second)


# --- reports -------------------------------------------------------------------------------------

QUESTION = Question("broken", "Tell me about a time when something broke.")
SHORT = "Last year our release broke on a Friday. (0.4) I read the logs and I wrote a check. (0.5) "
STORY = (
    "Last year our release broke on a Friday. (0.4) My manager asked me to find out why before "
    "Monday. (0.4) First I read all the logs of that week. (0.3) Then I wrote a check that runs "
    "before each release, and I showed it to the team. (0.5) As a result we had no broken release "
    "for six months, and we saved ten hours a week."
)


def made(said: Hearing, rules: tuple[Rule, ...]) -> Report:
    return reporting.build("a take", QUESTION, said, rules)


def difference(found: Comparison, name: str) -> Difference:
    return next(one for one in found.differences if one.measure.name == name)


@pytest.fixture
def pair(rules: tuple[Rule, ...]) -> Comparison:
    first = made(hearing("<um 0.4> " * 6 + SHORT), rules)
    return compare(first, made(hearing(STORY), rules))


def test_without_a_yardstick_differences_stand_there_unjudged(pair: Comparison) -> None:
    found = difference(pair, "fillers_per_minute")
    assert found.first is not None
    assert found.first > 20
    assert found.second == 0
    assert found.change == -found.first
    assert {one.verdict for one in pair.differences} == {None}
    assert {one.needed for one in pair.differences} == {None}


def test_the_users_own_spread_decides_what_is_more_than_chance(pair: Comparison) -> None:
    first, second = pair.first, pair.second
    narrow = difference(compare(first, second, {"fillers_per_minute": 2.0}), "fillers_per_minute")
    assert narrow.verdict is Verdict.BETTER
    assert narrow.needed == pytest.approx(5.544, abs=0.001)
    back = difference(compare(second, first, {"fillers_per_minute": 2.0}), "fillers_per_minute")
    assert back.verdict is Verdict.WORSE
    wide = difference(compare(first, second, {"fillers_per_minute": 20.0}), "fillers_per_minute")
    assert wide.verdict is Verdict.NO_CLEAR_CHANGE
    unknown = difference(compare(first, second, {"fillers_per_minute": None}), "duration_s")
    assert unknown.verdict is None


def test_the_parts_of_the_story_stand_side_by_side(pair: Comparison) -> None:
    assert [one.part for one in pair.parts] == list(StarPart)
    result = pair.parts[-1]
    assert (result.first, result.second) == ("missing", "strong")


def test_without_a_story_there_is_no_status(rules: tuple[Rule, ...]) -> None:
    opinion = made(plain("I think that teams should always talk to each other."), rules)
    found = compare(opinion, replace(opinion, star=None))
    assert {(one.first, one.second) for one in found.parts} == {(None, None)}


def test_a_text_and_a_recording_have_no_difference_that_could_be_taken(
    rules: tuple[Rule, ...],
) -> None:
    spoken = made(hearing(STORY), rules)
    found = compare(made(plain("um " + " ".join(w.text for w in spoken.transcript.words)), rules),
                    spoken, {"fillers_per_minute": 1.0, "speech_rate_wpm": 5.0})  # fmt: skip
    fillers, pace = difference(found, "fillers_per_minute"), difference(found, "speech_rate_wpm")
    assert (fillers.alike, fillers.change, fillers.verdict) == (False, None, None)
    assert (pace.first, pace.change, pace.verdict) == (None, None, None)
    assert found.words(Fate.KEPT) == len(spoken.transcript.words)
    assert [span.first for span in found.of(Fate.DROPPED)] == [(0, 1)]


def test_two_takes_in_which_nothing_was_heard_can_be_compared(rules: tuple[Rule, ...]) -> None:
    nothing = made(plain(""), rules)
    found = compare(nothing, nothing)
    assert found.spans == ()
    assert found.words(Fate.KEPT) == found.words(Fate.ADDED) == 0
