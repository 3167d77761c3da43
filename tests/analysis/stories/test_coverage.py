"""The map of themes against stories, and what it says of each story."""

from datetime import UTC, datetime, timedelta

import pytest

from voice_interview.analysis.stories.coverage import coverage
from voice_interview.analysis.stories.remarks import PATH_DONE, next_step, remarks
from voice_interview.model.stories import Story, StoryState, Telling

NOW = datetime(2026, 3, 1, 18, tzinfo=UTC)
THEMES = ("leadership", "conflict")
WHOLE = {"situation": "s", "task": "t", "action": "a", "result": "Eleven instead of forty."}


def story(story_id: str, *themes: str, **parts: str) -> Story:
    return Story(story_id, story_id.capitalize(), themes, **(WHOLE | parts))  # type: ignore[arg-type]


def telling(story_id: str, theme: str, days_ago: float = 1, answer_s: float | None = 90) -> Telling:
    at = NOW - timedelta(days=days_ago)
    return Telling(story_id, f"{story_id}-{days_ago}", at.isoformat(), theme, answer_s)


def state(*tellings: Telling, others: int = 1, **parts: str) -> StoryState:
    stories = (story("clinic", "conflict", **parts), *(story(f"o{n}") for n in range(others)))
    return coverage(stories, tellings, THEMES, NOW).stories[0]


def test_the_guided_path_goes_theme_by_theme() -> None:
    clinic = story("clinic", "leadership")
    steps = [
        ((), ()),
        ((clinic,), ()),
        ((clinic,), (telling("clinic", "leadership", answer_s=150),)),
        ((clinic,), (telling("clinic", "leadership", answer_s=110),)),
    ]
    seen = [coverage(stories, told, THEMES, NOW).themes[0].step for stories, told in steps]
    assert seen == ["write", "tell", "shorten", "done"]
    last = coverage(*steps[-1], THEMES, NOW)
    assert last.next_theme is not None and last.next_theme.theme == "conflict"
    assert "conflict" in next_step(last)
    assert next_step(coverage(*steps[-1], ("leadership",), NOW)) == PATH_DONE


def test_a_telling_counts_for_the_theme_it_was_asked_under() -> None:
    clinic = story("clinic", "leadership", "conflict")
    leadership, conflict = coverage((clinic,), (telling("clinic", "conflict"),), THEMES, NOW).themes
    assert (leadership.told, conflict.told) == (0, 1)
    assert leadership.step == "tell"


def test_a_take_of_unknown_length_is_told_but_not_in_time() -> None:
    told = telling("clinic", "conflict", answer_s=None)
    assert coverage((story("clinic", "conflict"),), (told,), THEMES, NOW).themes[1].in_time == 0


@pytest.mark.parametrize(("days", "stale"), [(0, False), (21, False), (22.5, True)])
def test_three_weeks_make_a_story_stale(days: float, stale: bool) -> None:
    found = state(telling("clinic", "conflict", days))
    assert found.stale is stale
    assert found.last_told_days == int(days)


def test_never_told_is_not_stale_but_said() -> None:
    found = state()
    assert found.last_told_days is None and not found.stale
    assert remarks(found) == ("not told aloud yet",)


def test_a_telling_from_the_future_is_today() -> None:
    assert state(telling("clinic", "conflict", -3)).last_told_days == 0


@pytest.mark.parametrize(
    ("own", "others", "overused"), [(3, 0, False), (4, 3, True), (4, 4, False), (9, 2, True)]
)
def test_more_than_half_of_all_tellings_is_overused(own: int, others: int, overused: bool) -> None:
    told = [telling("clinic", "conflict", n) for n in range(own)]
    told += [telling("o0", "leadership", n) for n in range(others)]
    assert state(*told).overused is overused


def test_the_only_story_cannot_be_overused() -> None:
    assert not state(*(telling("clinic", "conflict", n) for n in range(9)), others=0).overused


def test_a_result_without_a_number_is_named_and_an_empty_one_is_missing() -> None:
    assert "no number in its result" in remarks(state(result="Everyone was happy."))
    empty = remarks(state(result="", task=""))
    assert "no task or result noted yet" in empty
    assert not any("number" in remark for remark in empty)
