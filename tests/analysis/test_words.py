"""Markers and habit words: the promises of the report, one sentence each."""

import pytest

from tests.notation import plain
from voice_interview.analysis import report as reporting
from voice_interview.model import FillerEvent, Hearing, Rule


def words_of(hearing: Hearing, rules: tuple[Rule, ...]) -> list[FillerEvent]:
    report = reporting.build("test", None, hearing, rules)
    assert report.fillers is not None
    return [event for event in report.fillers.events if event.kind == "word"]


@pytest.mark.parametrize(
    "text",
    [
        "I like this",
        "I really like working with people",
        "We did it so that nobody had to wait",
        "I need it right now",
        "Do you know what they said?",
        "I want that kind of role",
        "It was so loud that I left",
        "What kind of person would do it?",
        "It felt like home",
        "tools like Excel",
        "it went well",
        "we have that as well",
        "What I mean is that it was late",
        "He answered honestly.",
        "She was like, no way.",
        "it is okay to ask",
        "not just the money",
        "turn right at the corner",
        "as you know it was spring",
        "So, I was nineteen.",
        "um so I was nineteen",
        "Okay so I was nineteen",
        "You know it when you see it",
        "You know that feeling",
        "It was not the food. It isn't, really.",
        "Basically it's the same tart",
        "You did it honestly.",
        "I marked them honestly and went home",
        "I told my parents this honestly.",
        "He was, like, are you serious?",
        "My aunt was, like, are you mad?",
        "She was, like, it's fine.",
        "On the chart you see, okay, I did this much",
        "It looks like work to me",
    ],
)
def test_honest_uses_never_count(rules: tuple[Rule, ...], text: str) -> None:
    texts = [event.text for event in words_of(plain(text), rules) if event.text != "okay"]
    assert texts == []


@pytest.mark.parametrize(
    ("text", "filler"),
    [
        ("It was, like, really late", "like"),
        ("There were like forty people", "like"),
        ("We left. So, um, I called", "so"),
        ("Okay, so, I was nineteen", "so"),
        ("We left. So um that went badly", "so"),
        ("We left. Er so that was a lesson", "so"),
        ("They laughed. Okay so that is one", "so"),
        ("I was just wondering about the pay", "just"),
        ("I really just want to teach", "just"),
        ("and you know it was hard", "you know"),
        ("It was late. I did it, honestly.", "honestly"),
        ("and you know the rain came", "you know"),
        ("I mean, what else could I do?", "i mean"),
        ("He asked. Well, I said no", "well"),
        ("I was, actually, the youngest", "actually"),
        ("Basically, it was over", "basically"),
        ("it was kind of late", "kind of"),
        ("he sort of laughed", "sort of"),
        ("He was there, right, and he fell", "right"),
        ("Honestly, I was scared", "honestly"),
        ("I, just, I left", "just"),
        ("it was kinda late", "kind of"),
        ("OK, let me think", "okay"),
        ("I really do enjoy the nights", "really"),
        ("It was no trouble really we had time", "really"),
        ("It was, like, are we there", "like"),
    ],
)
def test_filler_uses_count_once(rules: tuple[Rule, ...], text: str, filler: str) -> None:
    found = [event.text for event in words_of(plain(text), rules)]
    assert found.count(filler) == 1


def test_an_okay_that_was_said_to_somebody_is_reported(rules: tuple[Rule, ...]) -> None:
    assert words_of(plain("I said to the class, okay, books away"), rules) == []
    assert [event.text for event in words_of(plain("It was late, okay, and cold"), rules)] == [
        "okay"
    ]


def test_a_phrase_covers_its_words(rules: tuple[Rule, ...]) -> None:
    (event,) = words_of(plain("and, you know, it rained"), rules)
    assert event.words == (1, 3)
    assert event.group == "markers"
    assert event.evidence


def test_times_come_from_the_words(rules: tuple[Rule, ...], said: Hearing) -> None:
    """It was (0.4) you know, (0.4) very late"""
    (event,) = words_of(said, rules)
    assert (event.start, event.end) == pytest.approx((1.0, 1.6))


def test_a_pause_speaks_where_commas_do_not(rules: tuple[Rule, ...], said: Hearing) -> None:
    """and it was (0.5) like (0.5) the third time"""
    assert [event.text for event in words_of(said, rules)] == ["like"]


def test_an_um_between_words_is_passed_over(rules: tuple[Rule, ...]) -> None:
    assert words_of(plain("I um like this"), rules) == []


def test_an_um_inside_a_phrase_breaks_it(rules: tuple[Rule, ...]) -> None:
    assert words_of(plain("we left, you um know, early"), rules) == []


def test_overlapping_phrases_count_once(rules: tuple[Rule, ...]) -> None:
    events = words_of(plain("it was just like, you know, I mean, kind of late"), rules)
    covered = [index for event in events for index in range(*event.words)]
    assert len(covered) == len(set(covered))
    assert [event.text for event in events] == ["just", "you know", "i mean", "kind of"]
