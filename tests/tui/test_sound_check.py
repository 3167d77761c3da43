"""The sound check: devices, level, verdicts, the test phrase; and a microphone that is let go."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from tests.faulty_sound import Faults, FaultyMicrophone
from tests.tui.scene import Scene, app_of, drive, picture, until, until_seen
from voice_interview.audio.from_files import FixedDevices
from voice_interview.errors import NoDevice, NoPortAudio, SettingsProblem
from voice_interview.model import Device
from voice_interview.ports.sound import Gauge
from voice_interview.settings import Value
from voice_interview.sound_check import GATED_S, SoundCheck
from voice_interview.tui.kinds.base import LEAST
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.sound_check import JUDGED_S, PHRASE, POLLS_HZ, SoundCheckScreen
from voice_interview.tui.widgets.choices import Choices


class NoDevices:
    def inputs(self) -> tuple[Device, ...]:
        raise NoPortAudio("PortAudio is not installed.", "Install libportaudio2.")

    def outputs(self) -> tuple[Device, ...]:
        return ()


async def open_check(pilot: Pilot[None]) -> SoundCheckScreen:
    app = app_of(pilot)
    await pilot.press("c")
    await until(pilot, lambda: isinstance(app.screen, SoundCheckScreen))
    screen = app.screen
    assert isinstance(screen, SoundCheckScreen)
    return screen


def test_the_level_moves_and_a_voice_is_good(scene: Scene, size: tuple[int, int]) -> None:
    scene.microphone.speed = 1.0

    async def play(pilot: Pilot[None]) -> None:
        await open_check(pilot)
        await until_seen(pilot, "● MICROPHONE OPEN")
        await until_seen(pilot, "█")
        await until_seen(pilot, "✓ Good")

    drive(scene.app(), play, size)


@pytest.mark.parametrize(
    ("faults", "says"),
    [
        (Faults(zeros=True), "✗ No sound"),
        (
            Faults(raises_at_open=NoDevice("There is no microphone.", "Plug one in.")),
            "Plug one in.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_words(scene: Scene, faults: Faults, says: str) -> None:
    scene.microphone.faults = faults

    async def play(pilot: Pilot[None]) -> None:
        await open_check(pilot)
        await until_seen(pilot, says)

    drive(scene.app(), play)


def test_in_the_smallest_window_both_faults_stand_whole(scene: Scene) -> None:
    way_out = "Plug one in, or switch it on in the settings of your system, then try again. " * 2
    lost = NoDevice("No microphone was found.", way_out.strip())
    scene.microphone.faults = Faults(raises_at_open=lost)
    scene.speaker.fails = "No loudspeaker was found, and none is listed that could be used. " * 3

    async def play(pilot: Pilot[None]) -> None:
        await open_check(pilot)
        await pilot.press("t")
        await until_seen(pilot, "The question stays on the screen.")
        shown = " ".join(picture(app_of(pilot)).split())
        assert way_out.strip() in shown
        assert scene.speaker.fails.strip() in shown

    drive(scene.app(), play, LEAST)


def test_a_quiet_room_is_no_voice(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_check(pilot)
        await until(pilot, lambda: screen._ear.gauge.elapsed_s > 3.5)
        await pilot.press("r")
        await until_seen(pilot, "! No voice")

    drive(scene.app(), play)


def test_silence_after_a_good_voice_does_not_take_it_back(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_check(pilot)
        await until(pilot, lambda: screen._ear.gauge.elapsed_s > 3.5)
        for loud_dbfs in (-20.0, -45.0, -70.0):
            screen._levels.extend([loud_dbfs, -80.0] * POLLS_HZ * JUDGED_S)
            screen.poll()
            await until_seen(pilot, "✓ Good")
        gated = Gauge(elapsed_s=20.0, zeros_s=2 * GATED_S)  # a headset sends zeros between words
        assert screen._judge(gated).result is SoundCheck.GOOD
        await pilot.press("r")
        await until_seen(pilot, "… Listening")

    drive(scene.app(), play)


def test_clipping_is_said(scene: Scene) -> None:
    scene.microphone = scene.studio.recorder = FaultyMicrophone(
        scene.microphone.path, speed=1.0, faults=Faults(clipping=True)
    )

    async def play(pilot: Pilot[None]) -> None:
        await open_check(pilot)
        await until_seen(pilot, "! Too loud")

    drive(scene.app(), play)


def test_devices_are_listed_as_text_and_the_choice_is_kept(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_check(pilot)
        await until_seen(pilot, "Headset [um] red")
        await pilot.press("down", "down", "enter")
        await until_seen(pilot, "✓ Headset [um] red")
        await pilot.press("tab", "down", "enter")
        await until(pilot, lambda: len(scene.saved) == 2)
        await until(pilot, lambda: scene.speaker.said == [PHRASE])

    drive(scene.app(), play)
    assert scene.saved[-1].sound.microphone.startswith("Headset [um]")
    assert scene.saved[-1].sound.loudspeaker == "Silence"


def test_a_chosen_microphone_that_is_gone_does_not_break_the_list(scene: Scene) -> None:
    scene.studio.change("sound.microphone", "Unplugged")

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_check(pilot)
        await until_seen(pilot, "Desk microphone")
        assert screen.query_one("#microphone", Choices).highlighted == 0

    drive(scene.app(), play)


def test_without_portaudio_there_is_a_way_out(scene: Scene) -> None:
    scene.studio.devices = NoDevices()

    async def play(pilot: Pilot[None]) -> None:
        await open_check(pilot)
        await until_seen(pilot, "PortAudio is not installed. Install libportaudio2.")

    drive(scene.app(), play)


def test_the_phrase_is_spoken_and_not_judged_as_a_voice(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_check(pilot)
        await until(pilot, lambda: screen._ear.gauge.live)
        await pilot.press("t", "r")
        await until(pilot, lambda: scene.speaker.said == [PHRASE])
        await until_seen(pilot, "You should hear")
        assert not screen._levels
        scene.speaker.let_go.set()
        await until_seen(pilot, "t plays a test phrase")
        await until(pilot, lambda: screen._levels)

    drive(scene.app(), play)


def test_a_voice_that_fails_is_said(scene: Scene) -> None:
    scene.speaker.fails = "The voice [x] could not start."

    async def play(pilot: Pilot[None]) -> None:
        await open_check(pilot)
        await pilot.press("t")
        await until_seen(pilot, "The voice [x] could not start.")

    drive(scene.app(), play)


def test_a_choice_that_cannot_be_written_is_said(scene: Scene) -> None:
    def refuse(_key: str, _value: Value) -> None:
        raise SettingsProblem("The settings cannot be written.", "Make the folder writable.")

    scene.studio.keep_setting = refuse

    async def play(pilot: Pilot[None]) -> None:
        await open_check(pilot)
        await until_seen(pilot, "Headset")
        await pilot.press("down", "enter")
        await until_seen(pilot, "The settings cannot be written.")

    drive(scene.app(), play)


@pytest.mark.parametrize("key", ["space", "escape"])
def test_leaving_lets_the_microphone_go(scene: Scene, key: str) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_check(pilot)
        await until(pilot, lambda: screen._ear.gauge.live)
        thread = screen._ear._thread
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, Home))
        await until(pilot, lambda: thread is None or not thread.is_alive())
        assert "MICROPHONE OPEN" not in picture(app)

    drive(scene.app(), play)


def test_the_open_microphone_is_said_above_the_help_too(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_check(pilot)
        await until_seen(pilot, "● MICROPHONE OPEN")
        await pilot.press("question_mark")
        await until_seen(pilot, "Keys: Sound check")
        assert "● MICROPHONE OPEN" in picture(app_of(pilot))

    drive(scene.app(), play)


def test_a_hundred_devices_keep_the_verdict_on_the_screen(scene: Scene) -> None:
    one = Device("Input", "ALSA", 1, 48_000)
    many = tuple(replace(one, name=f"Input {n}") for n in range(100))
    scene.studio.devices = FixedDevices(microphones=many)

    async def play(pilot: Pilot[None]) -> None:
        await open_check(pilot)
        await until_seen(pilot, "Input 3")
        assert "What the microphone hears" in picture(app_of(pilot))
        assert "t plays a test phrase" in picture(app_of(pilot))

    drive(scene.app(), play)
