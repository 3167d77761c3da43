"""The user's word on the report screen: a word, a border of the story, and back again."""

from functools import partial
from threading import Event

import pytest
from textual.pilot import Pilot

from tests.export.answers import QUESTION, RULES, STORY
from tests.notation import hearing
from tests.patience import PATIENCE_S
from tests.tui.scene import Scene, app_of, drive, picture, until, until_seen, walk
from tests.tui.walking import here, open_report
from voice_interview import story_bank
from voice_interview.model import Review, Rule, Take, TakeState
from voice_interview.tui.screens.report import ReportScreen


@pytest.fixture
def told(scene: Scene) -> Take:
    """A story with real words and real rules."""
    scene.studio.rules = lambda: RULES
    take = scene.keep_take(QUESTION, TakeState.DONE)
    scene.library.save_hearing(take.id, hearing(STORY))
    return take


def label(screen: ReportScreen) -> str:
    token = screen.transcript.here
    assert token is not None
    return token.label[:1]


async def walk_to(pilot: Pilot[None], screen: ReportScreen, shown: str) -> None:
    """The cursor on the first word that reads so."""
    texts = [token.shown for token in screen.transcript.tokens]
    screen.transcript.go_to(texts.index(shown))
    await pilot.pause()


def reads(screen: ReportScreen, text: str) -> bool:
    return here(screen) == text


async def correct(pilot: Pilot[None], meant: str) -> None:
    await pilot.press("r")
    await until_seen(pilot, "What did you say here?")
    await pilot.press("home", "ctrl+k", *meant, "enter")


def test_a_word_is_corrected_and_the_correction_taken_back(scene: Scene, told: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, told)
        await walk_to(pilot, screen, "bakery")
        await correct(pilot, "two shops")
        await until(pilot, lambda: "two" in [t.shown for t in screen.transcript.tokens])
        await until_seen(pilot, "it was transcribed as “bakery”")
        assert len(scene.library.review(told.id).words) == 1
        await pilot.press("z")
        await until(pilot, lambda: "bakery" in [t.shown for t in screen.transcript.tokens])
        await until_seen(pilot, "Undone.")
        assert scene.library.review(told.id) == Review()
        await pilot.press("z")
        await until_seen(pilot, "nothing to undo")

    drive(scene.app(), play)


def test_the_word_is_asked_for_with_the_words_around_it(scene: Scene, told: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, told)
        await walk_to(pilot, screen, "bakery")
        await walk(pilot, ("r", "What did you say here?"))
        assert "In “… was working in a bakery and, like, the oven …”." in picture(app_of(pilot))

    drive(scene.app(), play)


def test_an_empty_line_brings_back_what_was_heard(scene: Scene, told: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, told)
        await walk_to(pilot, screen, "bakery")
        await correct(pilot, "shop")
        await until(pilot, lambda: here(screen) == "shop")
        await correct(pilot, "")
        await until(pilot, lambda: here(screen) == "bakery")

    drive(scene.app(), play)
    assert scene.library.review(told.id) == Review()


def test_that_no_story_was_told_is_not_taken_back_with_a_correction(
    scene: Scene, told: Take
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, told)
        await walk_to(pilot, screen, "bakery")
        await correct(pilot, "shop")
        await until(pilot, lambda: here(screen) == "shop")
        story_bank.link(scene.studio, told.id, "")
        await pilot.press("z")
        await until(pilot, lambda: here(screen) == "bakery")

    drive(scene.app(), play)
    assert scene.library.review(told.id) == Review(no_story=True)


def test_a_correction_changes_the_figures_of_the_history(scene: Scene, told: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, told)
        await walk_to(pilot, screen, "⟨Um⟩")
        await correct(pilot, "Once")
        await until_seen(pilot, "1 heard (+1 possible)")

        def kept() -> bool:
            figures = scene.library.rows()[0].figures
            return figures is not None and figures.fillers_heard == 1

        await until(pilot, kept)

    drive(scene.app(), play)


def test_a_border_moves_to_the_cursor_and_back(scene: Scene, told: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, told)
        await walk_to(pilot, screen, "asked")
        assert label(screen) == "T"
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: len(scene.library.review(told.id).parts) == 1)
        await until(
            pilot, lambda: screen.transcript.tokens[screen.transcript.cursor - 1].label[:1] == "S"
        )
        assert label(screen) == "T"
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: label(screen) == "A")
        await pilot.press("z", "z")
        await until(pilot, lambda: scene.library.review(told.id) == Review())
        await until(pilot, lambda: label(screen) == "T")

    drive(scene.app(), play)


def test_what_cannot_be_moved_says_why(scene: Scene, told: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, told)
        await walk_to(pilot, screen, "last")
        await pilot.press("left_square_bracket")
        await until_seen(pilot, "There is no part before this one")
        await walk_to(pilot, screen, "first.")
        await pilot.press("right_square_bracket")
        await until_seen(pilot, "There is no part after this one.")

    drive(scene.app(), play)
    assert scene.library.review(told.id) == Review()


@pytest.mark.parametrize("key", ["r", "right_square_bracket"])
def test_a_take_that_is_gone_is_told(scene: Scene, told: Take, key: str) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, told)
        scene.library.delete(told.id)
        await pilot.press(key)
        await until_seen(pilot, "There is no take")

    drive(scene.app(), play)


def test_a_sound_that_nobody_wrote_has_no_word_to_correct(scene: Scene, told: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, told)
        await walk_to(pilot, screen, "⟨uh⟩")
        await pilot.press("r")
        await until_seen(pilot, "There is no word under the cursor")

    drive(scene.app(), play)


def test_a_second_correction_waits_for_the_words_of_the_first(scene: Scene, told: Take) -> None:
    judged = Event()
    judged.set()

    def rules() -> tuple[Rule, ...]:
        assert judged.wait(PATIENCE_S)
        return RULES

    scene.studio.rules = rules

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, told)
        await walk_to(pilot, screen, "bakery")
        judged.clear()
        await correct(pilot, "two shops")
        await pilot.press("r")
        await until_seen(pilot, "Your last correction is still being worked in.")
        judged.set()
        await until(pilot, lambda: "shops" in [t.shown for t in screen.transcript.tokens])

    drive(scene.app(), play)


def test_a_report_that_cannot_be_made_costs_no_earlier_correction(scene: Scene, told: Take) -> None:
    def broken() -> tuple[Rule, ...]:
        raise ValueError

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, told)
        await walk_to(pilot, screen, "bakery")
        await correct(pilot, "shop")
        await until(pilot, partial(reads, screen, "shop"))
        await walk_to(pilot, screen, "⟨uh⟩")
        scene.studio.rules = broken
        await pilot.press("x")
        await until_seen(pilot, "The report could not be made.")
        scene.studio.rules = lambda: RULES
        await pilot.press("escape", "x")
        await until(pilot, lambda: screen.report)

    drive(scene.app(), play)
    kept = scene.library.review(told.id)
    assert [one.meant for one in kept.words] == ["shop"]
    assert len(kept.rejected) == 1


def test_corrections_survive_other_words_of_the_same_take(scene: Scene, told: Take) -> None:
    """What fits is applied; what does not is told, and stays on disk."""

    async def before(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, told)
        for word, meant in (("bakery", "shop"), ("oven", "boiler")):
            await walk_to(pilot, screen, word)
            await correct(pilot, meant)
            await until(pilot, partial(reads, screen, meant))

    async def after(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, told)
        texts = [token.shown for token in screen.transcript.tokens]
        assert "shop" in texts
        assert "lover" in texts
        assert "boiler" not in texts
        report = screen.report
        assert report is not None
        assert any("One of your corrections" in note for note in report.notes)

    drive(scene.app(), before)
    scene.library.save_hearing(told.id, hearing(STORY.replace("oven", "lover")))
    drive(scene.app(), after)
    assert len(scene.library.review(told.id).words) == 2
