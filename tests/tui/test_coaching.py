"""The coaching page: lines that are ticked and stay ticked, cards that are read."""

from dataclasses import replace

from textual.pilot import Pilot

from tests.tui.scene import Scene, app_of, drive, picture, until, until_seen, walk
from voice_interview.errors import PackProblem
from voice_interview.model.coaching import Coaching
from voice_interview.tui.kinds.base import LEAST
from voice_interview.tui.screens.coaching import CoachingScreen


async def open_coaching(pilot: Pilot[None]) -> None:
    await pilot.press("k")
    await until(pilot, lambda: isinstance(pilot.app.screen, CoachingScreen))


def test_a_tick_is_kept_and_taken_back(scene: Scene, size: tuple[int, int]) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_coaching(pilot)
        await until_seen(pilot, "☐  Stories are ready.")
        assert "Seven will do." in picture(app_of(pilot))
        await pilot.press("enter")
        await until_seen(pilot, "✓  Stories are ready.")
        await pilot.press("down", "enter", "escape", "k")
        await until_seen(pilot, "✓  Sleep.")
        await pilot.press("enter")
        await until_seen(pilot, "☐  Stories are ready.")

    drive(scene.app(), play, size)
    assert scene.studio.ticks.ticked() == {"Sleep."}


def test_all_ticks_go_only_after_a_yes(scene: Scene) -> None:
    scene.studio.ticks.tick("Sleep.", True)

    async def play(pilot: Pilot[None]) -> None:
        await open_coaching(pilot)
        await walk(pilot, ("r", "Clear all ticks?"), ("n", "✓  Sleep."))
        await walk(pilot, ("r", "Clear all ticks?"), ("y", "☐  Sleep."))

    drive(scene.app(), play)
    assert scene.studio.ticks.ticked() == frozenset()


def test_a_card_says_what_helps_and_is_not_ticked(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_coaching(pilot)
        await pilot.press("end", "up", "enter")
        await until_seen(pilot, "Decide on the last sentence first.")
        await until_seen(pilot, "Your reports look for it: the length.")
        await pilot.press("down")
        await until_seen(pilot, "Kindly.")
        assert "Your reports" not in picture(app_of(pilot))

    drive(scene.app(), play)
    assert scene.studio.ticks.ticked() == frozenset()


def test_an_example_is_read_aloud_until_it_ends_is_stopped_or_left(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_coaching(pilot)
        await pilot.press("end", "up", "up")
        await until_seen(pilot, "It has a number.")
        assert "p Hear it" in picture(app_of(pilot))
        await walk(pilot, ("p", "p stops it."), ("p", "p reads it aloud."))
        await walk(pilot, ("enter", "p stops it."), ("down", "› ·  Rambling"))
        await pilot.press("up", "p")
        await until(pilot, lambda: len(scene.speaker.said) == 3)
        scene.speaker.let_go.set()
        await until_seen(pilot, "p reads it aloud.")
        await pilot.press("escape")

    drive(scene.app(), play)
    assert scene.speaker.said == ["We counted eleven."] * 3


def test_a_page_that_cannot_be_read_has_its_sentence(scene: Scene) -> None:
    def torn() -> Coaching:
        raise PackProblem("interview.en.toml: a card: 'text' should be a text in quotes.", "Mend.")

    scene.studio.coaching = torn

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("k")
        await until_seen(pilot, "should be a text")
        await pilot.press("escape", "escape")
        await until_seen(pilot, "Before your first take")

    drive(scene.app(), play)


def test_headings_are_passed_over_and_the_first_comes_back_into_view(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_coaching(pilot)
        await until_seen(pilot, "☐  Stories are ready.")
        await pilot.press("end")
        await until_seen(pilot, "› ·  Boss")
        await pilot.press("home")
        await until_seen(pilot, "› ☐  Stories are ready.")
        assert "Before the interview" in picture(app_of(pilot))
        await pilot.press("down", "down")
        await until_seen(pilot, "› ☐  Write it down")

    drive(scene.app(), play, (64, 18))


def test_in_the_smallest_window_the_longest_card_stands_whole(scene: Scene) -> None:
    page = scene.studio.coaching()
    longest = replace(page.cards[0], text="End on the result, and say why you want it. " * 5)
    scene.studio.coaching = lambda: replace(page, cards=(longest,))

    async def play(pilot: Pilot[None]) -> None:
        await open_coaching(pilot)
        await pilot.press("end")
        told = f"{longest.text}Your reports look for it: {longest.measured}."
        await until(pilot, lambda: told in " ".join(picture(app_of(pilot)).split()))

    drive(scene.app(), play, LEAST)
