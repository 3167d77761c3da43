"""The footer names keys that do something now: nothing on an empty list, the way back always."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from tests.notation import hearing
from tests.tui.past_takes import keep, open_history
from tests.tui.scene import QUESTIONS, Scene, app_of, drive, keys, picture, until, until_seen, walk
from tests.tui.shelf import Shelf
from tests.tui.walking import open_report
from voice_interview.model import NO_WORD, Take, TakeState
from voice_interview.session.states import Stage, State
from voice_interview.tui.commands import Place, allowed, footer
from voice_interview.tui.screens.models import ModelsScreen
from voice_interview.tui.screens.trends import TrendsScreen


@pytest.mark.parametrize(
    ("key", "said", "offered"),
    [
        ("h", "No takes yet", "Esc Back   ? Keys"),
        ("g", "No takes are transcribed yet", "Esc Back   ? Keys"),
        ("b", "No stories yet", "g Next step   n New   Esc Back   ? Keys"),
        (
            "a",
            "left on this disk",
            "b Back up   r Bring back   i Import   Esc Back   ? Keys",
        ),
    ],
    ids=["history", "trends", "stories", "storage"],
)
def test_an_empty_screen_offers_what_it_can_do(
    scene: Scene, key: str, said: str, offered: str
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await pilot.press(key)
        await until_seen(pilot, said)
        await until(pilot, lambda: keys(pilot) == offered)

    drive(scene.app(), play)


def test_a_list_with_something_in_it_offers_its_keys_and_the_way_back(scene: Scene) -> None:
    keep(scene, 1)

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        offered = "Enter Open   Space Play   / Find   v Side by side   Esc Back   ? Keys"
        await until(pilot, lambda: keys(pilot) == offered)
        await pilot.press("slash", *"zzz")
        await until(pilot, lambda: keys(pilot) == "Enter To the list   Esc Show all")
        await pilot.press("enter")
        await until(pilot, lambda: keys(pilot).startswith("/ Find") and "Open" not in keys(pilot))

    drive(scene.app(), play)


def test_while_a_question_is_looked_for_letters_are_no_keys(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: keys(pilot).startswith("Space Start"))
        await pilot.press("slash", *"conf")
        await until(pilot, lambda: keys(pilot) == "Enter To the list   Esc Show all")
        await pilot.press("escape")
        await until(pilot, lambda: keys(pilot).startswith("Space Start"))

    drive(scene.app(), play)


@pytest.mark.parametrize("failure", ["No voice was heard in this recording.", NO_WORD])
def test_a_take_without_words_can_be_heard_written_down_and_answered_again(
    scene: Scene, failure: str
) -> None:
    take = keep(scene, 1, state=TakeState.FAILED, failure=failure)

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        offered = "Enter Play   c Sound check   a Answer again   t Transcribe   Esc Back   ? Keys"
        await until(pilot, lambda: keys(pilot) == offered)

    drive(scene.app(), play)


def test_the_help_lists_what_has_nothing_to_do_at_other_moments(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("b", "question_mark")
        await until_seen(pilot, "At other moments")
        now, later = picture(app_of(pilot)).split("At other moments")
        assert "Note down another story." in now
        assert "Open the marked story." in later

    drive(scene.app(), play, (100, 40))


def test_trends_say_where_the_key_leads(scene: Scene) -> None:
    keep(scene, 1)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, TrendsScreen) and app.screen.trend)
        await until(pilot, lambda: keys(pilot).startswith("w By week   c "))
        await pilot.press("w")
        await until(pilot, lambda: keys(pilot).startswith("w Take by take   c "))
        await pilot.press("w")
        await until(pilot, lambda: keys(pilot).startswith("w By week   c "))

    drive(scene.app(), play)


def test_a_report_offers_no_places_that_its_answer_has_not(scene: Scene) -> None:
    """Its words tell no story, pause nowhere and were never corrected."""
    take = scene.keep_take(QUESTIONS[2], TakeState.DONE)
    scene.library.save_hearing(take.id, hearing("So um I led."))

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        offered = {command.name for command in screen.now_allowed()}
        assert "correct" in offered
        assert not offered & {"part", "part_before", "part_begins", "next_begins"}
        assert not offered & {"long_pause", "long_pause_before", "take_back"}
        await walk(pilot, ("r", "What did you say here?"))
        await pilot.press("x", "enter")
        await until(pilot, lambda: "take_back" in {one.name for one in screen.now_allowed()})

    drive(scene.app(), play)


def test_on_a_filler_the_report_offers_to_judge_it(scene: Scene, short: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, short)
        plain = "Enter Play   f Next filler   a Answer again   t Transcribe   Esc Back   ? Keys"
        await until(pilot, lambda: keys(pilot) == plain)
        await pilot.press("f")
        await until(pilot, lambda: "x No filler" in keys(pilot))
        await pilot.press("x")
        await until(pilot, lambda: "x No filler" not in keys(pilot))

    drive(scene.app(), play)


def test_a_model_is_offered_what_its_state_allows(scene: Scene) -> None:
    scene.studio.models = Shelf("absent", "broken", "ready")

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("l")
        await until(pilot, lambda: isinstance(app.screen, ModelsScreen))
        await until(pilot, lambda: keys(pilot) == "Enter Download   Esc Back   ? Keys")
        await pilot.press("down")
        whole = "Enter Download   v Verify   r Remove   Esc Back   ? Keys"
        await until(pilot, lambda: keys(pilot) == whole)
        await pilot.press("down")
        await until(pilot, lambda: keys(pilot) == "v Verify   r Remove   Esc Back   ? Keys")

    drive(scene.app(), play)


def test_work_that_goes_on_can_be_stopped(scene: Scene) -> None:
    shelf = scene.studio.models = Shelf("absent")

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("l")
        await until(pilot, lambda: isinstance(app.screen, ModelsScreen))
        await until(pilot, lambda: keys(pilot) == "Enter Download   Esc Back   ? Keys")
        await walk(pilot, ("enter", "Download model-1?"), ("y", "Downloading model-1: 40%"))
        await until(pilot, lambda: keys(pilot) == "x Stop   Esc Back   ? Keys")
        await walk(pilot, ("x", "It was stopped."))
        assert shelf.states == ["absent"]

    drive(scene.app(), play)


def test_a_question_of_an_interview_can_be_passed_and_left() -> None:
    asking = State(stage=Stage.ASKING, of_interview=True)
    shown = [one.label for one in footer(Place.REHEARSE, allowed(Place.REHEARSE, asking))]
    assert "Pass" in shown
    assert shown[-2:] == ["Pause", "Keys"]
    alone = replace(asking, of_interview=False)
    assert "Pass" not in [one.label for one in allowed(Place.REHEARSE, alone)]


@pytest.mark.parametrize(
    "stage", [one for one in Stage if one not in (Stage.HOME, Stage.REVIEW, Stage.FINISHING)]
)
def test_esc_leads_home_from_a_question_alone_and_never_from_one_of_an_interview(
    stage: Stage,
) -> None:
    def way_back(of_interview: bool) -> list[str]:
        state = State(stage=stage, of_interview=of_interview)
        return [one.help for one in allowed(Place.REHEARSE, state) if "escape" in one.keys]

    if stage is Stage.CONFIRMING:  # a window asks
        assert way_back(of_interview=True) == way_back(of_interview=False) == []
        return
    (alone,), (sitting,) = way_back(of_interview=False), way_back(of_interview=True)
    assert "interview" not in alone
    assert "interview" in sitting
    assert "home" not in sitting


@pytest.mark.parametrize("place", Place)
def test_the_way_back_is_never_crowded_out(place: Place) -> None:
    now = allowed(place, State(stage=Stage.REVIEW))
    back = [one for one in now if "escape" in one.keys and one.in_footer]
    assert set(back) <= set(footer(place, now))
