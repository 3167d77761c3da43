"""From the history: open, hear, note, delete, figures of other rules."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from tests.tui import opinions
from tests.tui.past_takes import figures, keep, open_history, rows
from tests.tui.scene import QUESTIONS, Scene, app_of, drive, picture, until, until_seen, walk
from voice_interview.errors import LibraryProblem
from voice_interview.tui.screens.history import History
from voice_interview.tui.screens.report import ReportScreen
from voice_interview.tui.widgets.takes import Takes
from voice_interview.tui.windows.asking import SureDialog

# --- one take ------------------------------------------------------------------------------------


def test_a_take_opens_and_the_cursor_is_still_there_afterwards(scene: Scene) -> None:
    keep(scene, 1)
    keep(scene, 2, QUESTIONS[1])
    keep(scene, 3)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_history(pilot)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        assert app.state.question == QUESTIONS[1]
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert screen.marked is not None
        assert screen.marked.take.question == QUESTIONS[1]

    drive(scene.app(), play)


def test_a_take_plays_and_stops_in_place(scene: Scene) -> None:
    opinions.keep(scene)

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_history(pilot)
        await pilot.press("space")
        await until_seen(pilot, "▶ playing")
        assert screen.tape.playing
        await pilot.press("space")
        await until(pilot, lambda: "playing" not in picture(app_of(pilot)))
        assert not screen.tape.playing
        await pilot.press("space", "escape")
        await until(pilot, lambda: not screen.tape.playing)

    drive(scene.app(), play)


def test_a_take_whose_sound_is_gone_is_told(scene: Scene) -> None:
    keep(scene, 1)

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        await pilot.press("space")
        await until_seen(pilot, "audio.wav cannot be opened")

    drive(scene.app(), play)


def test_a_deleted_take_comes_back_at_one_key(scene: Scene, size: tuple[int, int]) -> None:
    keep(scene, 1)
    gone = keep(scene, 2, QUESTIONS[1])
    keep(scene, 3)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_history(pilot)
        await pilot.press("down", "d")
        await until_seen(pilot, "n the trash for 30 days")
        assert len(rows(app)) == 2
        assert [one.take for one in scene.library.trash()] == [gone]
        assert screen.marked is not None
        assert screen.marked.take.recorded_at.startswith("2026-10-01")
        await pilot.press("u")
        await until(pilot, lambda: len(rows(app)) == 3)
        assert screen.marked.take == gone
        await pilot.press("u")
        await until_seen(pilot, "The trash is empty.")

    drive(scene.app(), play, size)


def test_from_the_trash_one_is_chosen(scene: Scene) -> None:
    keep(scene, 1)
    names = [keep(scene, day, QUESTIONS[day]).id for day in (1, 3)]
    for name in names:
        scene.library.to_trash(name)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_history(pilot)
        await pilot.press("u")
        await until_seen(pilot, "After 30 days they are deleted")
        assert "Walk me through" in picture(app)
        assert "Describe a disagreement" in picture(app)
        await pilot.press("escape")
        await until(pilot, lambda: len(rows(app)) == 1)
        await pilot.press("u", "enter")
        await until(pilot, lambda: len(rows(app)) == 2)
        assert len(scene.library.trash()) == 1

    drive(scene.app(), play)


def test_deleting_for_good_asks_and_then_leaves_no_file(
    scene: Scene, size: tuple[int, int]
) -> None:
    keep(scene, 1)
    gone = keep(scene, 2, QUESTIONS[1])
    keep(scene, 3)
    folder = scene.library.audio(gone.id).parent

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_history(pilot)
        await pilot.press("down", "D")
        await until_seen(pilot, "Delete this take for good?")
        assert "Describe a disagreement" in picture(app)
        await pilot.press("n")
        await until(pilot, lambda: app.screen is screen)
        assert folder.exists()
        await pilot.press("D", "y")
        await until(pilot, lambda: len(rows(app)) == 2)
        assert not folder.exists()
        assert scene.library.trash() == ()
        assert screen.marked is not None
        assert screen.marked.take.recorded_at.startswith("2026-10-01")

    drive(scene.app(), play, size)


def test_deleting_stops_the_take_that_plays(scene: Scene) -> None:
    opinions.keep(scene)

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_history(pilot)
        await pilot.press("space")
        await until(pilot, lambda: screen.tape.playing)
        await pilot.press("d")
        await until_seen(pilot, "No takes yet.")
        assert not screen.tape.playing

    drive(scene.app(), play)


def test_a_mark_goes_with_its_take(scene: Scene) -> None:
    keep(scene, 1)
    keep(scene, 2)

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        await walk(pilot, ("v", "v sets a take beside"), ("d", "In the trash"))
        assert "v sets a take beside" not in picture(app_of(pilot))
        await walk(pilot, ("v", "v sets a take beside"))

    drive(scene.app(), play)


def test_a_take_that_is_gone_is_told_when_it_is_to_be_played(scene: Scene) -> None:
    take = keep(scene, 1)

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        scene.library.delete(take.id)
        await walk(pilot, ("space", "There is no take"))

    drive(scene.app(), play)


@pytest.mark.parametrize(
    ("key", "title", "typed", "kept"),
    [
        ("n", "A note on this take", " faster", {"note": "slower faster"}),
        ("t", "Tags for this take", "good", {"tags": ("short", "good")}),
    ],
)
def test_a_note_or_tag_is_added_to_those_that_are_there(
    scene: Scene, key: str, title: str, typed: str, kept: dict[str, object]
) -> None:
    take = keep(scene, 1, note="slower")
    scene.library.change(take.id, lambda now: replace(now, tags=("short",)))

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        await walk(pilot, (key, title))
        await pilot.press(*typed, "enter")
        await until(pilot, lambda: isinstance(app_of(pilot).screen, History))

    drive(scene.app(), play)
    found = scene.library.take(take.id)
    assert {name: getattr(found, name) for name in kept} == kept


def test_a_note_is_written_from_the_list(scene: Scene) -> None:
    take = keep(scene, 1)

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        await pilot.press("n")
        await until_seen(pilot, "A note on this take")
        await pilot.press(*"slower?", "enter")
        await until_seen(pilot, "✎ Tell me")
        await until_seen(pilot, "Note  slower?")
        assert scene.library.take(take.id).note == "slower?"

    drive(scene.app(), play)


def test_a_library_that_only_reads_says_so(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(scene, 1)

    def refuse(*_: object) -> None:
        raise LibraryProblem("Another window has these takes.", "Close it.")

    for change in ("to_trash", "delete", "change"):
        monkeypatch.setattr(scene.library, change, refuse)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_history(pilot)
        for keys in (["d"], ["D", "y"], ["s"]):
            await pilot.press(*keys)
            await until_seen(pilot, "Another window has these")
            assert len(rows(app)) == 1
            app.clear_notifications()
        await pilot.press("n", "x", "enter")
        await until_seen(pilot, "! Another window has these takes.")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert not isinstance(app.screen, SureDialog)

    drive(scene.app(), play)


def test_figures_of_other_rules_are_made_anew_from_the_facts(scene: Scene) -> None:
    take = opinions.keep(scene)
    scene.library.save_figures(take.id, figures(999.0, 99.0, rules="0"))

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_history(pilot)
        await until(pilot, lambda: rows(app) and "99.0" not in rows(app)[0])
        assert "STAR" in rows(app)[0]
        assert "1:10" in rows(app)[0]

    drive(scene.app(), play)


def test_figures_that_cannot_be_made_are_tried_once(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(scene, 1)
    keep(scene, 2)
    for row in scene.library.rows():
        scene.library.save_figures(row.take.id, figures(120.0, 1.0, rules="0"))
    tries: list[str] = []
    studio = opinions.in_scene(scene)
    monkeypatch.setattr(type(studio), "keep_figures", lambda _self, take_id: tries.append(take_id))

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until(pilot, lambda: len(tries) == 2)  # by home
        await pilot.press("question_mark", "escape")
        screen = await open_history(pilot)
        await pilot.press("n", "x", "enter")
        await until(pilot, lambda: app.screen is screen)
        assert len(rows(app)) == 2

    drive(scene.app(), play)
    assert len(tries) == 2


def test_a_take_from_the_trash_has_its_figures_again(scene: Scene) -> None:
    take = opinions.keep(scene)
    scene.studio.keep_figures(take.id)

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        await pilot.press("d")
        await until_seen(pilot, "No takes yet.")
        await pilot.press("u")
        await until_seen(pilot, " 152 ")

    drive(scene.app(), play)


def test_the_arrows_go_on_working_when_the_only_take_comes_back(scene: Scene) -> None:
    keep(scene, 1)

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_history(pilot)
        await walk(pilot, ("d", "No takes yet"), ("u", "The take is back."))
        await until(pilot, lambda: len(rows(app_of(pilot))) == 1)
        assert isinstance(screen.focused, Takes)

    drive(scene.app(), play)
