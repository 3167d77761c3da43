"""The story bank of a studio: which story was told where, and what that leaves uncovered."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from voice_interview.analysis.stories.coverage import coverage
from voice_interview.analysis.stories.suggestion import suggest
from voice_interview.errors import Problem
from voice_interview.model import Question, Take
from voice_interview.model.stories import Coverage, Story, Suggestion, Telling
from voice_interview.studio import Studio


def covered(studio: Studio, now: datetime) -> Coverage:
    """The story themes, as the question bank lists them, against the stories."""
    stories = studio.stories.stories()
    themes = story_themes(studio.questions)
    return coverage(stories, tuple(_tellings(studio, stories)), themes, now)


def story_themes(questions: Sequence[Question]) -> tuple[str, ...]:
    """Themes of which more than half of the questions expect a story."""
    balance: dict[str, int] = {}
    for question in questions:
        balance[question.theme] = balance.get(question.theme, 0) + 2 * question.expects_story - 1
    return tuple(theme for theme, surplus in balance.items() if surplus > 0)


def likely(studio: Studio, take_id: str) -> Suggestion | None:
    """Which story a take seems to tell; None while it has no transcript, or when none is clear.

    Raises LibraryProblem.
    """
    hearing = studio.library.hearing(take_id)
    if hearing is None:
        return None
    stories = studio.stories.stories()
    told_before = {story.id: tuple(_texts(studio, story, take_id)) for story in stories}
    return suggest(hearing.transcript.text, stories, told_before)


def teller(studio: Studio, take: Take) -> Take:
    """The take that tells the story of an answer: the first one, of which a follow-up is a part."""
    if take.part_of:
        with suppress(Problem):  # a first one that is gone tells nothing
            return studio.library.take(take.part_of)
    return take


def told_in(studio: Studio, take: Take) -> Story | None:
    """The story that the answer of a take is linked to."""
    first = teller(studio, take).id
    return next((story for story in studio.stories.stories() if first in story.told), None)


def link(studio: Studio, take_id: str, story_id: str) -> None:
    """That take told this story; an empty `story_id`: it tells none, and none is guessed again.

    Raises InputProblem, LibraryProblem.
    """
    studio.stories.link(take_id, story_id)
    said = studio.library.review(take_id)
    if said.no_story is bool(story_id):
        studio.library.save_review(take_id, replace(said, no_story=not story_id))


def _tellings(studio: Studio, stories: tuple[Story, ...]) -> Iterator[Telling]:
    """Takes that were deleted since are left out."""
    for story in stories:
        for take_id in story.told:
            with suppress(Problem):
                take = studio.library.take(take_id)
                length_s = take.capture.duration_s if take.capture else None
                yield Telling(story.id, take.id, take.recorded_at, take.question.theme, length_s)


def _texts(studio: Studio, story: Story, but: str) -> Iterator[str]:
    for take_id in story.told:
        with suppress(Problem):
            hearing = studio.library.hearing(take_id) if take_id != but else None
            if hearing is not None:
                yield hearing.transcript.text
