"""The settings screen: every setting, changed in the way of its kind, and bad input in words."""

from threading import Event

import pytest
from textual.pilot import Pilot

from tests.tui.scene import Scene, app_of, drive, picture, until, until_seen
from tests.tui.shelf import Shelf
from voice_interview.audio.from_files import FixedDevices
from voice_interview.errors import NoPortAudio, SettingsProblem, SpeechProblem
from voice_interview.model import Device
from voice_interview.settings import Settings, Value, change, entries
from voice_interview.tui.drawing import choosable
from voice_interview.tui.drawing.choosable import Choosable
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.settings import SettingsScreen
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.windows.asking import ChooseDialog, TypeDialog
from voice_interview.tui.windows.dialog import ProblemDialog


async def open_settings(pilot: Pilot[None]) -> SettingsScreen:
    app = app_of(pilot)
    await pilot.press("o")
    await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
    await pilot.pause()
    screen = app.screen
    assert isinstance(screen, SettingsScreen)
    return screen


def go_to(screen: SettingsScreen, key: str, member: str = "") -> None:
    """Put the cursor on a setting."""
    lines = choosable.choosables(screen.host.studio.settings)
    at = next(n for n, one in enumerate(lines) if one.entry.key == key and one.member == member)
    screen.query_one("#settings", Choices).highlighted = at


def kept(scene: Scene, key: str) -> object:
    """The value that was written last."""
    return {entry.key: entry.value for entry in entries(scene.saved[-1])}[key]


async def offered(pilot: Pilot[None], screen: SettingsScreen, key: str) -> None:
    await until(pilot, lambda: key in screen._offers)


def test_every_setting_has_its_line_and_its_sentence(scene: Scene, size: tuple[int, int]) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_settings(pilot)
        seen = []
        for entry in entries(scene.studio.settings):
            member = entry.choices[0] if isinstance(entry.value, tuple) and entry.choices else ""
            go_to(screen, entry.key, member)
            await until_seen(pilot, entry.key)
            seen.append(" ".join(picture(app_of(pilot)).split()))
            assert choosable.says(screen.marked) in seen[-1]
        whole = " ".join(seen)
        for section in choosable.SECTIONS.values():
            assert section in whole

    drive(scene.app(), play, size)


def test_a_sentence_stands_beside_its_setting_where_it_has_room(scene: Scene) -> None:
    asked = "asked aloud      on"
    follow_ups = "Offer a follow-up question"

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_settings(pilot)
        assert asked in picture(app)
        assert follow_ups not in picture(app)
        go_to(screen, "screen.theme")
        await pilot.resize_terminal(120, 32)
        await until_seen(pilot, follow_ups)
        assert screen.marked.entry.key == "screen.theme"
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: follow_ups not in picture(app))
        assert screen.marked.entry.key == "screen.theme"

    drive(scene.app(), play)


@pytest.mark.parametrize("width", [80, 120])
def test_every_name_has_room_in_its_column(width: int) -> None:
    for one in choosable.choosables(Settings()):
        line = choosable.line(one, None, width).plain
        assert f" {choosable.name(one)} " in line


def test_a_switch_is_flipped_in_place_and_kept(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_settings(pilot)
        go_to(screen, "speech.aloud")
        await pilot.press("enter")
        assert scene.saved[-1].speech.aloud is False
        assert app.state.muted
        go_to(screen, "report.groups", "markers")
        await pilot.press("enter")
        assert kept(scene, "report.groups") == ("sounds", "habits")
        await pilot.press("enter")
        assert kept(scene, "report.groups") == ("sounds", "markers", "habits")
        await pilot.press("enter", "r")
        assert kept(scene, "report.groups") == ("sounds", "markers", "habits")

    drive(scene.app(), play)


def test_one_of_several_is_chosen_from_a_list(scene: Scene, size: tuple[int, int]) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_settings(pilot)
        go_to(screen, "screen.theme")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ChooseDialog))
        assert "› dark" in picture(app)
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.theme == "light")
        assert scene.saved[-1].screen.theme == "light"

    drive(scene.app(), play, size)


@pytest.mark.parametrize(
    ("key", "typed", "says"),
    [
        ("speech.rate_wpm", "quick", "This should be a whole number, not 'quick'"),
        ("speech.rate_wpm", "999", "should be from 80 to 300, not 999"),
        ("speech.volume", "", "should be a number, not ''"),
        ("rehearsal.preparation_s", "1.5", "should be a whole number, not '1.5'"),
    ],
)
def test_bad_input_gets_its_sentence_and_nothing_changes(
    scene: Scene, key: str, typed: str, says: str
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_settings(pilot)
        go_to(screen, key)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TypeDialog))
        await pilot.press("end", "ctrl+u", *typed, "enter")
        await until(pilot, lambda: says in " ".join(picture(app).replace("│", "").split()))
        assert scene.saved == []
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert scene.studio.settings == Settings()

    drive(scene.app(), play)


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("speech.rate_wpm", "120", 120),
        ("speech.volume", "0.5", 0.5),
        ("report.add_words", "basically, you [know], ", ("basically", "you [know]")),
        ("transcription.language", "de", "de"),
    ],
)
def test_what_was_typed_is_kept(scene: Scene, key: str, typed: str, value: object) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_settings(pilot)
        go_to(screen, key)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TypeDialog))
        await pilot.press("end", "ctrl+u", *typed, "enter")
        await until(pilot, lambda: app.screen is screen)
        assert kept(scene, key) == value
        await pilot.press("r")
        assert scene.saved[-1] == Settings()

    drive(scene.app(), play)


def test_microphones_voices_and_ready_models_are_offered(scene: Scene) -> None:
    scene.studio.models = Shelf("ready", "broken")

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_settings(pilot)
        await offered(pilot, screen, "speech.voice")
        go_to(screen, "sound.microphone")
        await pilot.press("enter")
        await until_seen(pilot, "Headset [um] red")
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.screen is screen)
        assert scene.saved[-1].sound.microphone == "Desk microphone"
        go_to(screen, "transcription.model")
        await pilot.press("enter")
        await until_seen(pilot, "model-1")
        assert "model-2" not in picture(app)
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(app.screen, TypeDialog))
        await pilot.press("end", "ctrl+u", *"/my/own", "enter")
        await until(pilot, lambda: app.screen is screen)
        assert scene.saved[-1].transcription.model == "/my/own"
        go_to(screen, "speech.voice")
        await pilot.press("enter")
        await until_seen(pilot, "silent")

    drive(scene.app(), play)


def test_what_cannot_be_listed_can_be_typed(scene: Scene) -> None:
    class NoDevices:
        def inputs(self) -> tuple[Device, ...]:
            raise NoPortAudio("PortAudio is not installed.", "Install libportaudio2.")

        outputs = inputs

    scene.studio.devices = NoDevices()

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_settings(pilot)
        await offered(pilot, screen, "speech.voice")
        go_to(screen, "sound.loudspeaker")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TypeDialog))
        await pilot.press(*"Box", "enter")
        await until(pilot, lambda: app.screen is screen)
        assert scene.saved[-1].sound.loudspeaker == "Box"

    drive(scene.app(), play)


def test_the_screen_stands_while_devices_are_still_looked_for(scene: Scene) -> None:
    found = Event()

    class SlowDevices(FixedDevices):
        def inputs(self) -> tuple[Device, ...]:
            found.wait()
            return ()

    scene.studio.devices = SlowDevices()

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_settings(pilot)
        await until_seen(pilot, "microphone")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))
        found.set()

    drive(scene.app(), play)


def test_a_file_that_cannot_be_written_is_told(scene: Scene) -> None:
    def refuse(_key: str, _value: Value) -> None:
        raise SettingsProblem("The settings cannot be written.", "Make the folder writable.")

    scene.studio.keep_setting = refuse

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_settings(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ProblemDialog))
        await until_seen(pilot, "Make the folder writable.")
        assert scene.studio.settings.speech.aloud

    drive(scene.app(), play)


def test_a_voice_that_cannot_be_listed_stops_nothing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> tuple[str, ...]:
        raise SpeechProblem("espeak-ng is missing.", "Install it.")

    monkeypatch.setattr(scene.speaker, "voices", refuse)

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_settings(pilot)
        await offered(pilot, screen, "transcription.model")
        assert "speech.voice" not in screen._offers

    drive(scene.app(), play)


# --- pure ----------------------------------------------------------------------------------------


def line_of(settings: Settings, key: str, member: str = "") -> Choosable:
    lines = choosable.choosables(settings)
    return next(one for one in lines if one.entry.key == key and one.member == member)


@pytest.mark.parametrize(
    ("key", "member", "reads"),
    [
        ("speech.aloud", "", "on"),
        ("speech.voice", "", "the system's own"),
        ("speech.rate_wpm", "", "165"),
        ("report.groups", "habits", "on"),
        ("report.add_words", "", "none"),
    ],
)
def test_values_read_as_words(key: str, member: str, reads: str) -> None:
    assert choosable.shown(line_of(Settings(), key, member)) == reads


def test_flipping_keeps_the_order_of_the_choices() -> None:
    settings = change(Settings(), "report.groups", ("habits",))
    assert line_of(settings, "report.groups", "sounds").flipped == ("sounds", "habits")
    assert line_of(settings, "report.groups", "habits").flipped == ()
