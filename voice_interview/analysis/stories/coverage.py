"""Themes against stories: what is uncovered, worn out, gone stale, or without a number."""

from collections.abc import Sequence
from datetime import datetime

from voice_interview.analysis.numbers import has_number
from voice_interview.model.stories import Coverage, Story, StoryState, Telling, ThemeCover

STALE_DAYS = 21
"""Told aloud longer ago than this, a story has to be found again before it can be told well."""
OVERUSED_TELLINGS = 4
"""From so many on a story is called overused, if it also makes up more than half of all tellings:
an interviewer who hears one story three times concludes that there are no others."""
IN_TIME_S = 120.0
"""The exercise: one story for each theme, each told in under two minutes."""


def coverage(
    stories: Sequence[Story], tellings: Sequence[Telling], themes: Sequence[str], now: datetime
) -> Coverage:
    """The map of `themes`, in their order, and the state of every story, as they are listed."""
    return Coverage(
        tuple(_cover(theme, stories, tellings) for theme in themes),
        tuple(_state(story, tellings, len(stories), now) for story in stories),
    )


def _cover(theme: str, stories: Sequence[Story], tellings: Sequence[Telling]) -> ThemeCover:
    fitting = tuple(story.id for story in stories if theme in story.themes)
    told = [one for one in tellings if one.theme == theme and one.story_id in fitting]
    in_time = sum(one.answer_s is not None and one.answer_s < IN_TIME_S for one in told)
    return ThemeCover(theme, fitting, len(told), in_time)


def _state(story: Story, tellings: Sequence[Telling], stories: int, now: datetime) -> StoryState:
    own = [one for one in tellings if one.story_id == story.id]
    last = max((datetime.fromisoformat(one.recorded_at) for one in own), default=None)
    # A clock that went backwards puts a telling into the future: that is today.
    days = None if last is None else max(0, (now - last).days)
    return StoryState(
        story=story,
        told=len(own),
        last_told_days=days,
        overused=stories > 1 and len(own) >= OVERUSED_TELLINGS and 2 * len(own) > len(tellings),
        stale=days is not None and days > STALE_DAYS,
        no_number=bool(story.result) and not story.numbers and not has_number(story.result),
    )
