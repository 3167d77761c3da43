"""Where words and sounds of a transcript stand, and how it falls into paragraphs."""

from dataclasses import replace

from tests.export.answers import RULES, full
from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.export.places import paragraphs, pieces, places
from voice_interview.export.words import sounds, story_line, uses
from voice_interview.model import HabitUse, Interval, Report, Whole, Word


def told(text: str) -> Report:
    """An answer to no question: it has no parts."""
    return reporting.build("x", None, hearing(text), RULES)


def shown(report: Report) -> list[str]:
    return [" ".join(place.shown for place in one.places) for one in paragraphs(report)]


def test_a_sound_behind_the_last_word_is_shown_there() -> None:
    assert [place.shown for place in places(told("We left <uh 0.4>"))] == ["We", "left", "[uh]"]
    assert [place.shown for place in places(told("<um 0.4> We left"))] == ["[um]", "We", "left"]


def test_a_pause_of_a_second_begins_a_paragraph_and_a_shorter_one_does_not() -> None:
    assert shown(told("We left (1.0) and then (0.9) we came back")) == [
        "We left",
        "and then we came back",
    ]


def test_a_word_that_begins_in_the_end_of_a_pause_belongs_behind_it() -> None:
    """Words and voice are found apart, and need not agree to the tenth of a second."""
    report = told("We left (2.0) and then")
    early = [
        replace(word, start=2.3) if word.text == "and" else word for word in report.transcript.words
    ]
    moved = replace(report, transcript=replace(report.transcript, words=tuple(early)))
    assert shown(moved) == ["We left", "and then"]


def test_a_word_whose_time_is_not_known_stands_in_its_order() -> None:
    report = told("We left (1.0) and then")
    words = [Word(word.text) if word.text == "then" else word for word in report.transcript.words]
    unknown = replace(report, transcript=replace(report.transcript, words=tuple(words)))
    assert " ".join(shown(unknown)) == "We left and then"


def test_paragraphs_of_a_story_are_its_parts() -> None:
    found = paragraphs(full())
    assert [one.label for one in found] == list("STARO")
    assert found[0].start == 0.0


def test_every_sound_that_was_only_heard_is_a_piece_of_its_own() -> None:
    found = [(one.text, one.filler) for one in pieces(told("We <uh 0.4> <um 0.4> left early"))]
    assert found == [("We", ""), ("[uh]", "sound"), ("[um]", "sound"), ("left early", "")]


def test_how_often_a_word_looks_like_filler() -> None:
    told = [uses(HabitUse("like", 3, filler)) for filler in (0, 1, 2)]
    assert told == [
        "used 3 times, none looks like filler",
        "used 3 times, 1 looks like filler",
        "used 3 times, 2 look like filler",
    ]


def test_none_is_none_where_everything_was_heard() -> None:
    fillers = full().fillers
    assert fillers is not None
    none = replace(fillers, heard=0, possible=0, per_minute=0.0, per_100_words=0.0)
    assert "missed" in sounds(replace(none, at_least=True))
    assert sounds(replace(none, at_least=False)) == "none heard"
    partly = replace(none, at_least=True, unchecked=(Interval(31.0, 43.0),))
    assert sounds(partly) == "none found; could not be checked: 0:31 to 0:43"
    assert sounds(replace(partly, heard=2, per_minute=3.1)) == (
        "at least 2, 3.1 a minute, 0.0 in 100 words; could not be checked: 0:31 to 0:43"
    )


def test_an_answer_and_its_follow_ups_are_one_story() -> None:
    report, star = full(), full().star
    assert star is not None
    whole = Whole(("take-1", "take-2"), (0, 9), report.transcript.words, star, star)
    one = replace(report, whole=whole)
    assert story_line(one).startswith("The answer and the follow-up, read as one: ")
    three = replace(one, whole=replace(whole, takes=("a", "b", "c"), firsts=(0, 9, 20)))
    assert story_line(three).startswith("The answer and 2 follow-ups, read as one: ")
