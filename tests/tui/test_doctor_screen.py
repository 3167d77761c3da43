"""The doctor's screen: each line when it is known, a way out beside it, and again."""

from collections.abc import Iterator
from threading import Event

from textual.pilot import Pilot

from tests.tui.scene import Scene, app_of, drive, picture, until, until_seen
from voice_interview import sound_check
from voice_interview.model import Check
from voice_interview.tui.screens.doctor import DoctorScreen, examination
from voice_interview.tui.screens.home import Home

PYTHON = Check("Python", "ok", "3.12.1 on Linux x86_64")
FOLDER = Check("Recordings folder", "warning", "Others can read it.", "Run: chmod -R go= there")
MICROPHONE = Check("Microphones", "problem", "No microphone [x] was found.", "Plug one in.")


def test_lines_come_as_they_are_known(scene: Scene, size: tuple[int, int]) -> None:
    go_on = Event()

    def checks() -> Iterator[Check]:
        yield PYTHON
        yield FOLDER
        go_on.wait()
        yield MICROPHONE

    scene.studio.checks = checks

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("d")
        await until_seen(pilot, "→ Run: chmod -R go= there")
        shown = picture(app)
        assert "✓ Python" in shown
        assert "! Recordings folder" in shown
        assert "… looking further" in shown
        assert "● MICROPHONE OPEN" in shown
        go_on.set()
        await until_seen(pilot, "2 things need a look.")
        assert "✗ Microphones         No microphone [x] was found." in picture(app)
        assert "MICROPHONE OPEN" not in picture(app)

    drive(scene.app(), play, size)


def test_the_microphone_is_shown_open_no_longer_than_it_is_listened_to(scene: Scene) -> None:
    go_on = Event()

    def checks() -> Iterator[Check]:
        yield PYTHON
        yield Check(sound_check.LISTENING, "ok", "level -50 dBFS")
        go_on.wait()
        yield FOLDER

    scene.studio.checks = checks

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("d")
        await until_seen(pilot, "level -50 dBFS")
        assert "… looking further" in picture(app_of(pilot))
        assert "MICROPHONE OPEN" not in picture(app_of(pilot))
        go_on.set()
        await until_seen(pilot, "a look.")

    drive(scene.app(), play)


def test_it_looks_again_when_asked(scene: Scene) -> None:
    found = [[MICROPHONE], [PYTHON]]
    scene.studio.checks = lambda: iter(found.pop(0))

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("d")
        await until_seen(pilot, "1 thing needs a look.")
        await pilot.press("r")
        await until_seen(pilot, "All is well.")
        assert "No microphone" not in picture(app_of(pilot))

    drive(scene.app(), play)


def test_what_an_examination_left_behind_still_finds_is_not_shown(scene: Scene) -> None:
    go_on, over = Event(), Event()

    def slow() -> Iterator[Check]:
        yield FOLDER
        go_on.wait()
        over.set()
        yield MICROPHONE

    runs = [slow(), iter([PYTHON])]
    scene.studio.checks = lambda: runs.pop(0)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("d")
        await until_seen(pilot, "Others can read it.")
        await pilot.press("r")
        await until_seen(pilot, "All is well.")
        go_on.set()
        await until(pilot, over.is_set)
        await pilot.pause()
        assert "No microphone" not in picture(app_of(pilot))

    drive(scene.app(), play)


def test_leaving_ends_the_examination(scene: Scene) -> None:
    go_on, asked = Event(), Event()

    def slow() -> Iterator[Check]:
        yield PYTHON
        go_on.wait()
        yield FOLDER
        asked.set()

    scene.studio.checks = slow

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("d")
        await until_seen(pilot, "✓ Python")
        assert isinstance(app.screen, DoctorScreen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))
        assert "MICROPHONE OPEN" not in picture(app)
        go_on.set()

    drive(scene.app(), play)
    assert not asked.is_set()


def test_a_doctor_who_falls_ill_says_so(scene: Scene) -> None:
    def ill() -> Iterator[Check]:
        yield PYTHON
        raise OSError

    scene.studio.checks = ill

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("d")
        await until_seen(pilot, "The check could not be finished.")
        await until_seen(pilot, "1 thing needs a look.")

    drive(scene.app(), play)


def test_long_words_hang_under_one_another() -> None:
    long = Check("Recogniser", "ok", "word " * 30)
    lines = examination((long,), True, 60).plain.splitlines()
    assert max(map(len, lines)) <= 60
    assert lines[1].startswith(" " * 22 + "word")
