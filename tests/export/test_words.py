"""A report in words: stories that were told or not, where and when, and what is said once."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.export.answers import full
from voice_interview.export.words import (
    figures,
    focus_quote,
    moment,
    story_line,
    story_parts,
    story_remarks,
)
from voice_interview.model import Cluster, Focus, HabitUse, Mistake, Report, Star, Voice, Whole


def star_of(report: Report) -> Star:
    assert report.star is not None
    return report.star


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("opinion", "This reads as an opinion, not as a story of something that happened."),
        ("unfit", "No story was read from this answer: the sound is too poor."),
        ("unknown", "No story could be read from these words."),
    ],
)
def test_an_answer_that_is_no_story_has_no_parts_and_is_called_what_it_is(
    kind: str, says: str
) -> None:
    report = full()
    told = replace(report, star=replace(star_of(report), story=False, kind=kind))
    assert story_line(told) == says
    assert story_parts(told) == ()
    assert len(story_parts(report)) == 4


def test_with_follow_ups_parts_and_remarks_are_those_of_the_whole() -> None:
    report = full()
    words = tuple(replace(word, text=word.text.upper()) for word in report.transcript.words)
    thin = replace(star_of(report), we_count=9)
    whole = Whole(("take-1", "take-2"), (0, 9), words, thin, star_of(report))
    told = replace(report, whole=whole)
    assert any("fifty" in remark for remark in story_remarks(report))
    assert any("FIFTY" in remark for remark in story_remarks(told))
    assert any("9 we" in remark for remark in story_remarks(told))
    silent = replace(whole, star=replace(thin, story=False, kind="opinion"))
    assert story_parts(replace(report, whole=silent)) == ()


def test_common_mistakes_stand_among_the_remarks() -> None:
    mistake = Mistake("No ending", "It stops before the result.", None)
    assert story_remarks(replace(full(), mistakes=(mistake,)))[-1] == (
        "No ending: It stops before the result."
    )


def test_advice_that_rests_on_no_words_quotes_none() -> None:
    for words in (None, (3, 3)):
        assert focus_quote(replace(full(), focus=Focus("Slow down", "Fast.", words))) == ""
    assert focus_quote(replace(full(), focus=Focus("Slow down", "Fast.", (0, 3))))


def test_what_habit_words_are_is_said_once_and_places_with_many_sounds_are_named() -> None:
    report = full()
    assert report.fillers is not None
    habits = (HabitUse("like", 3, 1), HabitUse("just", 2, 0))
    cluster = Cluster(61.0, 64.0, 3, (1, 4), "before a number")
    fillers = replace(report.fillers, habits=habits, clusters=(cluster,), marker_words=())
    rows = figures(replace(report, fillers=fillers, voice=Voice(3.2, 7.0)))
    like, just = rows[-2:]
    assert (like.name, just.name) == ("“like”", "“just”")
    assert (bool(like.means), just.means) == (True, "")
    assert any("1:01" in row.value for row in rows)
    assert "+3 dB" in [row.value for row in rows]


@pytest.fixture
def in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
@pytest.mark.usefixtures("in_new_york")
def test_a_time_is_told_as_the_clock_on_the_wall_had_it() -> None:
    assert moment("2026-11-20T02:30:00.000Z") == "19 November 2026, 21:30"
