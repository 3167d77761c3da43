"""The story bank on screen: from nothing, along the guided path, to a take that told a story."""

import re
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui import opinions
from tests.tui.scene import Scene, app_of, drive, picture, until, until_seen, until_stage
from voice_interview.model import Take
from voice_interview.session.states import Stage
from voice_interview.tui.kinds.base import LEAST
from voice_interview.tui.screens.stories import StoriesScreen
from voice_interview.tui.screens.story import StoryScreen


async def open_stories(pilot: Pilot[None]) -> None:
    await pilot.press("b")
    await until(pilot, lambda: isinstance(pilot.app.screen, StoriesScreen))


async def type_in(pilot: Pilot[None], words: str) -> None:
    await until(pilot, lambda: pilot.app.screen.query("#typed"))
    pilot.app.screen.query_one("#typed", Input).value = words
    await pilot.press("enter")


def test_an_empty_bank_leads_to_the_first_story(scene: Scene, size: tuple[int, int]) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_stories(pilot)
        await until_seen(pilot, "No stories yet.")
        await until_seen(pilot, "Note down one story on leadership")
        await pilot.press("enter", "space", "d")
        await pilot.press("g")
        await type_in(pilot, "The oven that failed")
        await until(pilot, lambda: isinstance(pilot.app.screen, StoryScreen))
        await until_seen(pilot, "leadership")
        await pilot.press("escape")
        await until_seen(pilot, "only a title so far")
        await until_seen(pilot, "Tell a story on leadership aloud")

    drive(scene.app(), play, size)
    (story,) = scene.studio.stories.stories()
    assert (story.title, story.themes) == ("The oven that failed", ("leadership",))


def test_a_title_has_the_room_of_how_often_it_was_told_where_it_never_was(scene: Scene) -> None:
    title = "The missed appointments"
    scene.studio.stories.add(title)

    async def play(pilot: Pilot[None]) -> None:
        await open_stories(pilot)
        await until_seen(pilot, f"1  {title} ")

    drive(scene.app(), play, LEAST)


def test_each_part_can_be_changed(scene: Scene, size: tuple[int, int]) -> None:
    scene.studio.stories.add("Oven")
    typed = ("The oven", "conflict, Leadership", "A bakery.", "Mine.", "I rang.", "Done.", "3; 4")

    async def play(pilot: Pilot[None]) -> None:
        await open_stories(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, StoryScreen))
        for words in typed:
            await pilot.press("enter")
            await type_in(pilot, words)
            await until(pilot, lambda: isinstance(pilot.app.screen, StoryScreen))
            await pilot.press("down")
        assert "I rang." in picture(app_of(pilot))

    drive(scene.app(), play, size)
    story = scene.studio.stories.story("oven")
    assert story.themes == ("conflict", "leadership")
    assert (story.title, story.numbers, story.result) == ("The oven", ("3", "4"), "Done.")


@pytest.mark.parametrize(
    ("downs", "typed", "says"), [(0, "", "no title"), (1, "conflickt", "no theme")]
)
def test_what_cannot_be_used_is_said_in_the_window(
    scene: Scene, downs: int, typed: str, says: str
) -> None:
    scene.studio.stories.add("Oven", ("conflict",))

    async def play(pilot: Pilot[None]) -> None:
        await open_stories(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, StoryScreen))
        await pilot.press(*["down"] * downs, "enter")
        await type_in(pilot, typed)
        await until_seen(pilot, says)

    drive(scene.app(), play)
    story = scene.studio.stories.story("oven")
    assert (story.title, story.themes) == ("Oven", ("conflict",))


def test_a_story_is_told_with_a_question_on_its_theme(scene: Scene) -> None:
    scene.studio.stories.add("Oven", ("conflict",))

    async def play(pilot: Pilot[None]) -> None:
        await open_stories(pilot)
        scene.clock.pass_s(1.0)
        await pilot.press("space")
        await until_stage(pilot, Stage.ASKING)
        question = app_of(pilot).state.question
        assert question is not None and question.theme == "conflict"
        assert re.search(r"Esc +Back", picture(app_of(pilot)))
        await pilot.press("escape")
        await until_seen(pilot, "Story bank")

    drive(scene.app(), play)


def test_without_a_theme_there_is_no_question(scene: Scene) -> None:
    scene.studio.stories.add("Oven")

    async def play(pilot: Pilot[None]) -> None:
        await open_stories(pilot)
        await pilot.press("space")
        await until_seen(pilot, "Give the story a theme first")

    drive(scene.app(), play)


def test_in_a_narrow_window_a_line_still_says_what_its_story_lacks(scene: Scene) -> None:
    scene.studio.stories.add("The oven that failed on the day before the fair", ("leadership",))

    async def play(pilot: Pilot[None]) -> None:
        await open_stories(pilot)
        await until_seen(pilot, "only a title so far")
        assert "told 0" not in picture(app_of(pilot))
        await pilot.resize_terminal(120, 40)
        await until_seen(pilot, "The oven that failed on the day before the fair")

    drive(scene.app(), play, (64, 20))


def test_beside_short_titles_there_is_room_for_all_that_a_story_lacks(
    scene: Scene, size: tuple[int, int]
) -> None:
    story = scene.studio.stories.add("The oven", ("leadership",))
    scene.studio.stories.change(story.id, lambda one: replace(one, situation="A fair."))

    async def play(pilot: Pilot[None]) -> None:
        await open_stories(pilot)
        await until_seen(pilot, "no task, action or result noted yet")

    drive(scene.app(), play, size)


def test_deleting_asks_first(scene: Scene) -> None:
    scene.studio.stories.add("Oven")

    async def play(pilot: Pilot[None]) -> None:
        await open_stories(pilot)
        await pilot.press("d")
        await until_seen(pilot, "Delete this story?")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, StoriesScreen))
        assert scene.studio.stories.stories()
        await pilot.press("d")
        await until_seen(pilot, "Delete this story?")
        await pilot.press("y")
        await until_seen(pilot, "No stories yet.")

    drive(scene.app(), play)


def test_a_file_that_cannot_be_read_is_told(scene: Scene) -> None:
    scene.studio.stories.add("Oven")
    (scene.studio.stories.folder / "torn.toml").write_text("title = [um]")

    async def play(pilot: Pilot[None]) -> None:
        await open_stories(pilot)
        await until_seen(pilot, "stories/torn.toml: line 1: this is not TOML")
        assert "Oven" in picture(app_of(pilot))

    drive(scene.app(), play)


async def open_report(pilot: Pilot[None], take: Take) -> None:
    app_of(pilot).show_report(take.id)
    await until_seen(pilot, take.question.text[:20])
    await pilot.press("b")


def test_one_key_links_a_take_to_the_story_its_words_tell(scene: Scene, take: Take) -> None:
    hearing = scene.library.hearing(take.id)
    assert hearing is not None
    scene.studio.stories.add("Another thing altogether")
    told = scene.studio.stories.add(" ".join(hearing.transcript.text.split()[:40]))

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await until_seen(pilot, "Story: ")
        await until_seen(pilot, "Both mention")
        await pilot.press("b")
        await until_seen(pilot, "Which story did this take tell?")

        await pilot.press("end", "up", "enter")
        await until(pilot, lambda: not scene.studio.stories.story(told.id).told)
        await pilot.press("b")
        await until_seen(pilot, "None of these")
        assert not scene.studio.stories.story(told.id).told
        await pilot.press("home", "enter")
        await until_seen(pilot, "Story: Another thing altogether")

    drive(scene.app(), play)


def test_a_take_can_begin_a_story_and_leave_it(scene: Scene) -> None:
    take = opinions.keep(scene)

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await until_seen(pilot, "Which story did this take tell?")
        await pilot.press("enter")
        await type_in(pilot, "The clinic")
        await until_seen(pilot, "Story: The clinic")
        assert scene.studio.stories.story("the-clinic").told == (take.id,)
        await pilot.press("b")
        await until_seen(pilot, "Which story did this take tell?")
        await pilot.press("down", "enter")
        await until(pilot, lambda: "Story: " not in picture(app_of(pilot)))

    drive(scene.app(), play)
    assert scene.studio.stories.story("the-clinic").told == ()


def test_a_follow_up_is_part_of_the_story_that_its_answer_tells(scene: Scene) -> None:
    first, more = (opinions.keep(scene) for _ in range(2))
    scene.library.change(more.id, lambda now: replace(now, part_of=first.id))

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, more)
        await until_seen(pilot, "Which story did this take tell?")
        await pilot.press("enter")
        await type_in(pilot, "The clinic")
        await until_seen(pilot, "Story: The clinic")

    drive(scene.app(), play)
    assert scene.studio.stories.story("the-clinic").told == (first.id,)
