"""Stories and takes together: what is linked, what is guessed, what is covered."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.library.nouns import LED, finished
from tests.scripted_transcriber import ScriptedTranscriber
from tests.twins import furnished
from voice_interview import story_bank
from voice_interview.audio.from_files import WavMicrophone
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Question
from voice_interview.studio import Studio

OVEN = "The oven failed on the morning of a wedding and the bakery had sixty cakes"


@pytest.fixture
def studio(tmp_path: Path, library: TakeLibrary) -> Iterator[Studio]:
    yield furnished(
        tmp_path,
        library,
        recorder=WavMicrophone(tmp_path / "answer.wav"),
        transcriber=ScriptedTranscriber(),
        questions=(LED,),
    )


def asked(theme: str, *stories: bool) -> list[Question]:
    """One question for each; whether it wants a story."""
    return [
        Question(f"{theme}-{number}", "Why?", theme, expects_story=one)
        for number, one in enumerate(stories)
    ]


def test_a_theme_is_one_of_stories_when_most_of_its_questions_want_one() -> None:
    questions = [*asked("one", True), *asked("half", True, False), *asked("two", True, True, False)]
    assert story_bank.story_themes([*questions, *asked("none", False)]) == ("one", "two")


def test_a_take_told_one_story_or_none_and_what_was_said_last_holds(
    studio: Studio, library: TakeLibrary
) -> None:
    take = finished(library, LED, OVEN)
    oven, crane = studio.stories.add("Oven"), studio.stories.add("Crane")
    for story_id in (oven.id, crane.id, "", oven.id):
        story_bank.link(studio, take.id, story_id)
        told = story_bank.told_in(studio, take)
        assert (told.id if told is not None else "") == story_id
        assert library.review(take.id).no_story is (not story_id)


def test_a_take_is_known_by_an_earlier_one_that_told_the_same(
    studio: Studio, library: TakeLibrary
) -> None:
    oven = studio.stories.add("Monday")
    first, again = (finished(library, LED, OVEN) for _ in range(2))
    assert story_bank.likely(studio, again.id) is None
    story_bank.link(studio, first.id, oven.id)
    found = story_bank.likely(studio, again.id)
    assert found is not None and found.story_id == oven.id
    assert story_bank.likely(studio, first.id) is None, "its own words are no proof"


def test_without_a_transcript_nothing_is_guessed(studio: Studio) -> None:
    studio.stories.add("Monday")
    assert story_bank.likely(studio, studio.library.begin(LED).id) is None


def test_deleted_takes_cover_nothing(studio: Studio, library: TakeLibrary) -> None:
    oven = studio.stories.add("Oven", (LED.theme,))
    kept, gone = (finished(library, LED, OVEN) for _ in range(2))
    for take in (kept, gone):
        story_bank.link(studio, take.id, oven.id)
    library.delete(gone.id)
    found = story_bank.covered(studio, datetime(2100, 1, 1, tzinfo=UTC))
    assert [(theme.theme, theme.told) for theme in found.themes] == [(LED.theme, 1)]
    assert [story.told for story in found.stories] == [1]
