"""What to practise next, by the stated rules, each with its reason."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.analysis.several.practice import Only, Suggestion, suggestions
from voice_interview.analysis.several.practice import only as chosen
from voice_interview.model import RULES_VERSION, Figures, Practised, Question

NOW = datetime(2026, 11, 20, 19, tzinfo=UTC)
GOOD = Figures(RULES_VERSION, 90.0, 220, 140.0, 165.0, 1.0, 4, 3, 2.0, "STAR")
FIRST, SECOND = (
    Question(name, f"Tell me about {name}.", theme=theme)
    for name, theme in (("first", "conflict"), ("second", "leadership"))
)


def answered(question: Question, days: float, figures: Figures | None = GOOD) -> Practised:
    at = (NOW - timedelta(days=days)).isoformat()
    return Practised(question.id, question.theme, 1, at, figures)


def only(practised: Practised, question: Question = FIRST) -> Suggestion:
    (found,) = suggestions([question], [practised], NOW)
    return found


@pytest.mark.parametrize(
    ("figures", "rule", "reason"),
    [
        (GOOD, "age", "5 days ago you answered it: see whether it still comes easily."),
        (None, "age", "5 days ago you answered it: see whether it still comes easily."),
        (replace(GOOD, star="STA-"), "weakness", "5 days ago the result was missing."),
        (replace(GOOD, star="S---"), "weakness", "5 days ago the action and result were missing."),
        (replace(GOOD, star="staR"), "weakness", "5 days ago the task and action were thin."),
        (
            replace(GOOD, fillers_per_minute=14.2),
            "weakness",
            "5 days ago you said “um” and “uh” 14 times a minute.",
        ),
        (
            replace(GOOD, duration_s=300.0),
            "weakness",
            "5 days ago it took 5:00, and about 1:30 is aimed at.",
        ),
        (
            replace(GOOD, duration_s=12.0),
            "weakness",
            "5 days ago it took 0:12, and about 1:30 is aimed at.",
        ),
        (replace(GOOD, star="", fillers_per_minute=None, duration_s=None), "age", "5 days ago you"),
        (replace(GOOD, star="----", rules_version="0"), "age", "5 days ago you"),
        (replace(GOOD, words=0, star=""), "weakness", "5 days ago nothing was heard."),
    ],
)
def test_the_worst_of_the_newest_answer_is_the_reason(
    figures: Figures | None, rule: str, reason: str
) -> None:
    found = only(answered(FIRST, 5, figures))
    assert (found.rule, found.reason[: len(reason)]) == (rule, reason)


def test_the_first_question_of_all_is_one_that_fits_anyone() -> None:
    about_you = Question("you", "Who are you?", theme="recruiter", tags=("introduction",))
    first, second, _ = suggestions([FIRST, SECOND, about_you], [], NOW)
    assert (first.question, first.rule) == (about_you, "first")
    assert first.reason == "A good first question: it is about you and fits any job."
    assert second.question == FIRST
    later = suggestions([FIRST, about_you], [answered(SECOND, 5)], NOW)
    assert [one.rule for one in later] == ["coverage", "coverage"]
    assert later[0].question == FIRST


@pytest.mark.parametrize(
    ("days", "begins"),
    [
        (1, "Yesterday "),
        (13, "13 days ago "),
        (21, "3 weeks ago "),
        (100, "3 months ago "),
        (-300, "Last time "),
    ],
)
def test_it_says_when(days: float, begins: str) -> None:
    assert only(answered(FIRST, days)).reason.startswith(begins)


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
@pytest.mark.usefixtures("in_berlin")
@pytest.mark.parametrize(
    ("answered_at", "now", "begins"),
    [
        ("2026-11-20T00:10:00+00:00", "2026-11-20T22:00:00+01:00", "Earlier today "),
        ("2026-11-18T23:30:00+00:00", "2026-11-20T22:00:00+01:00", "Yesterday "),
        ("2026-11-18T21:30:00+00:00", "2026-11-20T22:00:00+01:00", "2 days ago "),
        # Half past midnight on the 23rd, in summer time; the clocks went back on the 25th.
        ("2026-10-22T22:30:00+00:00", "2026-10-26T09:00:00+01:00", "3 days ago "),
        # Half past eleven on the 27th, in winter time; they went forward on the 29th.
        ("2026-03-27T22:30:00+00:00", "2026-03-30T09:00:00+02:00", "3 days ago "),
    ],
)
def test_days_are_those_of_the_calendar_where_the_user_is(
    answered_at: str, now: str, begins: str
) -> None:
    practised = replace(answered(FIRST, 0), last_at=answered_at)
    (found,) = suggestions([FIRST], [practised], datetime.fromisoformat(now))
    assert found.reason.startswith(begins)


def test_no_length_is_wrong_without_a_target() -> None:
    question = replace(FIRST, target_s=0.0)
    assert only(answered(FIRST, 5), question).rule == "age"


def test_what_was_answered_today_rests() -> None:
    assert suggestions([FIRST], [answered(FIRST, 0.5)], NOW) == ()


def test_the_order_is_weak_then_new_theme_then_new_question_then_good_and_old() -> None:
    weak, good, theme, fresh, recent = (
        Question(name, "?", theme=name if name == "theme" else "known")
        for name in ("weak", "good", "theme", "fresh", "recent")
    )
    practised = [
        answered(weak, 13, replace(GOOD, star="s---")),
        answered(good, 60),
        answered(recent, 2, replace(GOOD, star="s---")),
    ]
    found = suggestions([recent, good, fresh, theme, weak], practised, NOW)
    assert [one.question.id for one in found] == ["weak", "theme", "fresh", "good", "recent"]
    assert {one.question.id: one.rule for one in found} == {
        "weak": "weakness",
        "theme": "coverage",
        "fresh": "coverage",
        "good": "age",
        "recent": "weakness",
    }
    assert "no question on “theme” yet" in found[1].reason


def test_questions_to_ask_are_never_suggested() -> None:
    asking = replace(FIRST, tags=("to-ask",))
    assert [one.question for one in suggestions([asking, SECOND], [], NOW)] == [SECOND]


_figures = st.none() | st.builds(
    replace,
    st.just(GOOD),
    star=st.sampled_from(["", "STAR", "----", "sTa-"]),
    fillers_per_minute=st.none() | st.floats(0, 60),
    duration_s=st.none() | st.floats(0, 4000),
)


@given(st.floats(-1000, 1000), _figures, st.floats(10, 600))
def test_points_stay_between_nothing_and_one_and_older_is_never_less(
    days: float, figures: Figures | None, target_s: float
) -> None:
    question = replace(FIRST, target_s=target_s)
    for one in suggestions([question], [answered(question, days, figures)], NOW):
        assert 0 <= one.points <= 1
        (older,) = suggestions([question], [answered(question, abs(days) + 1, figures)], NOW)
        assert older.points >= one.points


def names(which: Only, *practised: Practised) -> list[str]:
    return [question.id for question in chosen(which, (FIRST, SECOND), practised, NOW)]


def test_only_those_never_practised() -> None:
    assert names(Only.NEVER) == ["first", "second"]
    assert names(Only.NEVER, answered(FIRST, 1)) == ["second"]


def test_only_the_weakest_the_worst_one_first() -> None:
    weak, weaker = replace(GOOD, star="STa-"), replace(GOOD, star="S---")
    assert names(Only.WEAKEST, answered(FIRST, 1, weak), answered(SECOND, 1, weaker)) == [
        "second",
        "first",
    ]
    assert names(Only.WEAKEST, answered(FIRST, 1), answered(SECOND, 1, None)) == []


def test_only_those_not_answered_for_two_weeks_the_oldest_first() -> None:
    assert names(Only.RESTED, answered(FIRST, 15), answered(SECOND, 20)) == ["second", "first"]
    assert names(Only.RESTED, answered(FIRST, 13.9)) == []
