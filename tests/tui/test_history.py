"""The history as a table: what stands in it, the next page, and finding."""

from dataclasses import replace
from threading import Event, current_thread, main_thread

import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable, Input

from tests.tui.past_takes import figures, keep, open_history, rows
from tests.tui.scene import QUESTIONS, Scene, app_of, drive, picture, until, until_seen
from voice_interview.model import NO_VOICE, Question, TakeState, Trashed
from voice_interview.tui.finding import listing
from voice_interview.tui.kinds.base import LEAST
from voice_interview.tui.screens.history import History
from voice_interview.tui.screens.home import Home


def test_takes_stand_there_newest_first_with_their_figures(
    scene: Scene, size: tuple[int, int]
) -> None:
    keep(scene, 3)
    keep(scene, 21, QUESTIONS[2])
    keep(scene, 9, QUESTIONS[1])

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        first, second, third = rows(app_of(pilot))
        assert first.split()[:2] == ["21", "Oct"]
        assert second.split()[:2] == ["9", "Oct"]
        assert third.split()[:2] == ["3", "Oct"]
        for told in ("1:21", " 141 ", "10.5", "STa-", "What does [um] mean"):
            assert told in first
        assert "Takes  3\n" in picture(app_of(pilot))

    drive(scene.app(), play, size)


def test_what_is_missing_is_told_in_words(scene: Scene, size: tuple[int, int]) -> None:
    keep(scene, 1, state=TakeState.FAILED, failure=NO_VOICE)
    keep(scene, 2, state=TakeState.RECORDED, recovered=True)
    keep(scene, 3, recovered=True)
    keep(scene, 4, note="Ask Ann")

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        noted, was_recovered, recovered, failed = rows(app_of(pilot))
        assert "✎ Tell me" in noted
        assert "recovered · Tell" in was_recovered
        assert "! recovered · " in recovered
        assert "! no voice heard" in failed
        await pilot.press("end")
        await until_seen(pilot, f"! {NO_VOICE}")
        await pilot.press("home")
        await until_seen(pilot, "Note  Ask Ann")

    drive(scene.app(), play, size)


def test_the_list_does_not_wait_for_a_look_into_the_trash(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(scene, 1)
    scene.library.to_trash(keep(scene, 2).id)
    look, held = scene.library.trash, Event()

    def trash() -> tuple[Trashed, ...]:
        assert current_thread() is not main_thread()
        held.wait()
        return look()

    monkeypatch.setattr(scene.library, "trash", trash)

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        assert not offered(pilot)
        held.set()
        await until(pilot, lambda: offered(pilot))

    drive(scene.app(), play)


def offered(pilot: Pilot[None]) -> bool:
    """Whether a take can be brought back."""
    screen = app_of(pilot).screen
    assert isinstance(screen, History)
    return "undo" in {command.name for command in screen.now_allowed()}


def test_what_is_deleted_during_the_look_can_be_brought_back(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(scene, 1)
    keep(scene, 2)
    held, told = Event(), Event()

    def trash() -> tuple[Trashed, ...]:
        held.wait()
        told.set()
        return ()

    monkeypatch.setattr(scene.library, "trash", trash)

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        await pilot.press("d")
        await until(pilot, lambda: offered(pilot))
        held.set()
        await until(pilot, told.is_set)
        await pilot.pause()
        assert offered(pilot)

    drive(scene.app(), play)


def test_only_what_is_in_the_trash_is_offered_back(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("h")
        await until_seen(pilot, "No takes yet.")
        assert "u brings back" not in picture(app)
        assert not offered(pilot)
        keep(scene, 1)
        await pilot.press("escape")
        await open_history(pilot)
        assert not offered(pilot)
        await pilot.press("d")
        await until_seen(pilot, "No takes yet.")
        assert "u brings back what was deleted" in " ".join(picture(app).split())
        assert offered(pilot)
        await pilot.press("u")
        await until(pilot, lambda: rows(app))
        await until(pilot, lambda: not offered(pilot))

    drive(scene.app(), play)


@pytest.mark.parametrize(
    ("a_minute", "told", "explained"), [(1.5, "≥ 1.5", "≥ at least"), (0.0, "0 found", "0 found")]
)
def test_a_lower_bound_of_fillers_is_told_as_one(
    scene: Scene, size: tuple[int, int], a_minute: float, told: str, explained: str
) -> None:
    take = keep(scene, 21)
    counted = replace(figures(141.0, a_minute), fillers_at_least=True)
    scene.library.save_figures(take.id, counted)

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, f" {told} ")
        await open_history(pilot)
        assert f" {told} " in rows(app_of(pilot))[0]
        assert f"{explained}: some um and uh may have been missed" in picture(app_of(pilot))

    drive(scene.app(), play, size)


@pytest.mark.parametrize(
    ("star", "told"),
    [("STaR", "STAR  action thin"), ("S-a-", "STAR  task missing, action thin, result missing")],
)
def test_the_letters_of_a_weak_story_are_said_in_words(scene: Scene, star: str, told: str) -> None:
    take = keep(scene, 21)
    scene.library.save_figures(take.id, replace(figures(141.0, 1.5), star=star))

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        assert star in rows(app_of(pilot))[0]
        assert told in picture(app_of(pilot))

    drive(scene.app(), play)


def test_in_the_smallest_window_each_sign_is_explained_whole(scene: Scene) -> None:
    take = keep(scene, 21, note="Slower.")
    found = replace(figures(141.0, 1.5), star="StAR", fillers_at_least=True)
    scene.library.save_figures(take.id, found)

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        told = picture(app_of(pilot))
        assert "≥ at least: some um and uh may have been missed" in told
        assert "STAR  task thin" in told

    drive(scene.app(), play, LEAST)


@pytest.mark.parametrize("star", ["STAR", ""])
def test_a_strong_story_or_none_needs_no_such_words(scene: Scene, star: str) -> None:
    take = keep(scene, 21)
    scene.library.save_figures(take.id, replace(figures(141.0, 1.5), star=star))

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        assert not any(word in picture(app_of(pilot)) for word in (" thin", " missing"))

    drive(scene.app(), play)


def test_without_takes_a_sentence_says_what_to_do(scene: Scene, size: tuple[int, int]) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_history(pilot)
        await until_seen(pilot, "No takes yet.")
        await pilot.press("enter", "space", "d", "n", "q", "v")
        await until_seen(pilot, "No takes yet.")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, Home))

    drive(scene.app(), play, size)


def test_the_next_page_is_read_when_the_end_comes_near(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 6)
    monkeypatch.setattr(listing, "AHEAD", 2)
    for day in range(1, 16):
        keep(scene, day)

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_history(pilot)
        table = screen.query_one(DataTable)
        assert table.row_count == 6
        await until_seen(pilot, "the newest 6")
        await pilot.press("end")
        await until(pilot, lambda: table.row_count == 12)
        await pilot.press("end")
        await until(pilot, lambda: table.row_count == 15)
        await until_seen(pilot, "Takes  15")
        await pilot.press("end")
        marked = screen.marked
        assert marked is not None
        assert marked.take.recorded_at.startswith("2026-10-01")

    drive(scene.app(), play)


def test_a_take_that_comes_while_pages_are_read_is_no_reason_to_list_another_twice(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 6)
    monkeypatch.setattr(listing, "AHEAD", 2)
    for day in range(1, 10):
        keep(scene, day)

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_history(pilot)
        keep(scene, 20)
        await pilot.press("end")
        await until(pilot, lambda: screen.query_one(DataTable).row_count == 9)

    drive(scene.app(), play)


# --- finding -------------------------------------------------------------------------------------


def test_words_find_takes_by_question_and_note(scene: Scene) -> None:
    keep(scene, 1)
    keep(scene, 2, QUESTIONS[1], note="too [fast]")

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_history(pilot)
        await pilot.press("slash", *"[fast]")
        await until(pilot, lambda: len(rows(app)) == 1)
        assert "with “[fast]”" in picture(app)
        await pilot.press("enter", "space")
        assert app.screen.query_one(Input).value == "[fast]"
        await pilot.press("escape")
        await until(pilot, lambda: len(rows(app)) == 2)
        await pilot.press("slash", *"zzz")
        await until_seen(pilot, "No take matches. Esc shows all takes again.")
        await pilot.press("escape")
        await until(pilot, lambda: len(rows(app)) == 2)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))

    drive(scene.app(), play)


def test_one_question_alone(scene: Scene) -> None:
    keep(scene, 1)
    keep(scene, 2, QUESTIONS[1])
    keep(scene, 3)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_history(pilot)
        await pilot.press("q")
        await until(pilot, lambda: len(rows(app)) == 2)
        assert "of “Tell me about a time" in picture(app)
        assert screen.marked is not None
        assert screen.marked.take.question == QUESTIONS[0]
        await pilot.press("q")
        await until(pilot, lambda: len(rows(app)) == 3)
        await pilot.press("q", "escape")
        await until(pilot, lambda: len(rows(app)) == 3)

    drive(scene.app(), play)


def test_a_question_of_the_users_own_is_found_by_its_words(scene: Scene) -> None:
    keep(scene, 1)
    keep(scene, 2, Question("", "Why do you want to work here?"))
    keep(scene, 3, Question("why-here", "And why do you want to work here?"))

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_history(pilot)
        await pilot.press("down", "q")
        await until(pilot, lambda: len(rows(app)) == 1)
        assert "Why do you want" in rows(app)[0]
        await pilot.press("q")
        await until(pilot, lambda: len(rows(app)) == 3)
        await pilot.press("q")
        await until(pilot, lambda: len(rows(app)) == 1)
        await pilot.press("escape")
        await until(pilot, lambda: len(rows(app)) == 3)

    drive(scene.app(), play)
