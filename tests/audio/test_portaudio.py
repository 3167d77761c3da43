"""The device list, names and refusals, on a stand-in for sounddevice that plays each system."""

import builtins
import platform
import shutil
import sys
from threading import Event, RLock, Thread
from typing import Any

import pytest

from tests.audio.fake_sounddevice import FakeSoundDevice, PortAudioError
from tests.audio.samples import Running
from voice_interview.audio import portaudio
from voice_interview.audio.devices import SoundDevices
from voice_interview.audio.microphone import Microphone
from voice_interview.errors import NoDevice, NoPortAudio
from voice_interview.ports.sound import Gauge

LAPTOP = (
    ("Built-in \x1b[31mMicrophone\n[hw:0]", 0, 2, 0),
    ("Speakers", 0, 0, 2),
    ("default", 0, 2, 2),
)
HEADSET = ("Headset", 0, 1, 2)


@pytest.fixture
def laptop(monkeypatch: pytest.MonkeyPatch) -> FakeSoundDevice:
    return use(FakeSoundDevice(*LAPTOP), monkeypatch)


def use(fake: FakeSoundDevice, monkeypatch: pytest.MonkeyPatch) -> FakeSoundDevice:
    monkeypatch.setattr(portaudio, "load", lambda: fake)
    monkeypatch.setattr(portaudio, "_open_streams", 0)
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    return fake


def test_the_default_stands_first_and_names_are_clean(laptop: FakeSoundDevice) -> None:
    inputs, outputs = SoundDevices().inputs(), SoundDevices().outputs()
    assert [each.name for each in inputs] == ["default", "Built-in Microphone [hw:0]"]
    assert [each.name for each in outputs] == ["default", "Speakers"]
    assert [each.default for each in inputs] == [True, False]
    assert inputs[0].rate_hz == 44_100


def test_getting_ready_opens_no_microphone(laptop: FakeSoundDevice) -> None:
    Microphone().get_ready()
    assert laptop.opened == []


def test_no_device_is_an_empty_list(monkeypatch: pytest.MonkeyPatch) -> None:
    use(FakeSoundDevice(), monkeypatch)
    assert SoundDevices().inputs() == ()
    with pytest.raises(NoDevice, match="No microphone") as told:
        Microphone().listen(Event(), Gauge())
    assert "libasound2-plugins" in told.value.way_out


def test_looking_again_finds_what_was_plugged_in(laptop: FakeSoundDevice) -> None:
    laptop.after_renewal = (*LAPTOP, HEADSET)
    assert "Headset" in [each.name for each in SoundDevices().inputs()]


def test_the_list_is_not_renewed_while_a_stream_is_open(
    laptop: FakeSoundDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = portaudio.PortAudioStream(portaudio.find("", "input"), "input", print)
    SoundDevices().inputs()
    assert laptop.renewed == 0
    stream.close(drain=True)
    SoundDevices().inputs()
    assert laptop.renewed == 1


def test_the_list_is_not_renewed_while_it_is_read(laptop: FakeSoundDevice) -> None:
    """A sound check lists the devices in one thread and opens one of them in another."""

    other = Thread(target=portaudio.renew, daemon=True)

    class Default:
        @property
        def hostapi(self) -> int:
            other.start()
            other.join(0.2)
            if laptop.renewed:
                raise PortAudioError("PortAudio not initialized", -10000)
            return 0

    laptop.default = Default()  # type: ignore[assignment]
    assert portaudio.find("", "input").device.name == "default"
    other.join()
    assert laptop.renewed == 1


def test_one_host_api_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeSoundDevice(
        ("Headset Microphone (Jabra Evolve 65)", 1, 1, 0),
        ("Headset Microphone (Jabra Evol", 0, 1, 0),
        apis=("MME", "Windows WASAPI"),
    )
    use(fake, monkeypatch)
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    inputs = SoundDevices().inputs()
    assert [(each.name, each.default) for each in inputs] == [
        ("Headset Microphone (Jabra Evolve 65)", True)
    ]
    assert SoundDevices().outputs() == ()
    portaudio.PortAudioStream(portaudio.find("", "input"), "input", print)
    assert fake.opened[-1]["extra_settings"] == "auto_convert=True"


def test_a_device_is_found_by_name_and_host_api(laptop: FakeSoundDevice) -> None:
    laptop.devices = (*LAPTOP, HEADSET, ("Headset", 1, 1, 0))
    laptop.apis = ("ALSA", "JACK")
    assert portaudio.find("Headset", "input").index == 3
    assert portaudio.find("Headset, JACK", "input").index == 4
    assert portaudio.find("Built-in Microphone [hw:0]", "input").index == 0
    assert portaudio.find("Headset", "output").index == 3


def test_a_missing_device_gives_the_default_and_says_so(laptop: FakeSoundDevice) -> None:
    found = portaudio.find("Headset", "input")
    assert found.label == "default (Headset was not found)"
    assert laptop.renewed == 1
    assert portaudio.find("", "input").label == "default"
    assert laptop.renewed == 1


def test_a_device_plugged_in_later_is_found_at_once(laptop: FakeSoundDevice) -> None:
    laptop.after_renewal = (*LAPTOP, HEADSET)
    assert portaudio.find("Headset", "input").label == "Headset"


def test_streams_are_opened_at_the_devices_own_rate_with_one_channel(
    laptop: FakeSoundDevice,
) -> None:
    stream = portaudio.PortAudioStream(portaudio.find("", "output"), "output", print)
    wanted = laptop.opened[-1]
    assert (wanted["samplerate"], wanted["channels"], wanted["dtype"]) == (44_100, 1, "int16")
    assert (stream.rate_hz, stream.channels, stream.latency_s) == (44_100, 1, 0.1)


def test_a_device_that_refuses_one_channel_gets_two(laptop: FakeSoundDevice) -> None:
    laptop.refuses = lambda wanted: (
        PortAudioError("Invalid number of channels", -9998) if wanted["channels"] == 1 else None
    )
    stream = portaudio.PortAudioStream(portaudio.find("", "input"), "input", print)
    assert stream.channels == 2


@pytest.mark.parametrize(
    ("system", "code", "way_out"),
    [
        ("Linux", -9985, "Close other programs"),
        ("Windows", -9997, "Close other programs"),
        ("Windows", -9985, "Privacy & security"),
        ("Windows", -9999, "Privacy & security"),
    ],
)
def test_a_refusal_is_told_with_its_reason(
    laptop: FakeSoundDevice, monkeypatch: pytest.MonkeyPatch, system: str, code: int, way_out: str
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    laptop.refuses = lambda wanted: PortAudioError("Invalid \x1b[31msample rate", code)
    with pytest.raises(NoDevice) as told:
        Microphone().listen(Event(), Gauge())
    told_as = "The microphone default could not be opened (Invalid sample rate)."
    assert told.value.sentence == told_as
    assert way_out in told.value.way_out
    assert laptop.renewed == 1


def test_a_device_pulled_out_since_is_replaced_by_the_default(
    laptop: FakeSoundDevice,
) -> None:
    laptop.devices = (*LAPTOP, HEADSET)
    laptop.after_renewal = LAPTOP
    laptop.refuses = lambda wanted: (
        PortAudioError("Device unavailable", -9985) if wanted["device"] == 3 else None
    )
    stop = Event()
    stop.set()
    Microphone("Headset").listen(stop, Gauge())
    assert laptop.opened[-1]["device"] == 2


def test_a_sound_system_that_breaks_down_is_told_and_asked_again(
    laptop: FakeSoundDevice,
) -> None:
    stop = Event()
    stop.set()
    laptop.starts = False
    for use_it in (SoundDevices().inputs, lambda: Microphone().listen(stop, Gauge())):
        with pytest.raises(NoDevice, match="does not list its devices") as told:
            use_it()
        assert "sound service" in told.value.way_out
    laptop.starts = True
    Microphone().listen(stop, Gauge())
    assert SoundDevices().inputs()


def test_a_sound_system_that_was_broken_before_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str, *rest: Any) -> Any:
        if name == "sounddevice":
            raise PortAudioError("Error initializing PortAudio", -9999)
        return real(name, *rest)

    real = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", broken)
    with pytest.raises(NoDevice, match="Error initializing PortAudio"):
        SoundDevices().outputs()


def test_a_second_listener_is_told_to_wait(
    laptop: FakeSoundDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voice_interview.audio.microphone.CLOSE_LIMIT_S", -0.5)
    microphone = Microphone()
    with microphone._alone(), pytest.raises(NoDevice, match="already in use"):
        microphone.listen(Event(), Gauge())
    stop = Event()
    stop.set()
    microphone.listen(stop, Gauge())


@pytest.mark.parametrize(
    ("tool", "line"),
    [
        ("apt-get", "sudo apt install libportaudio2"),
        ("dnf", "sudo dnf install portaudio"),
        ("pacman", "sudo pacman -S portaudio"),
        ("brew", "brew install portaudio"),
        ("none", "package manager"),
    ],
)
def test_without_portaudio_the_line_that_installs_it_is_told(
    monkeypatch: pytest.MonkeyPatch, tool: str, line: str
) -> None:
    def without(name: str, *rest: Any) -> Any:
        if name == "sounddevice":
            raise OSError("PortAudio library not found")
        return real(name, *rest)

    real = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == tool else None)
    for use_it in (
        SoundDevices().inputs,
        lambda: Microphone().listen(Event(), Gauge()),
        lambda: portaudio.find("", "output"),
    ):
        with pytest.raises(NoPortAudio) as told:
            use_it()
        assert line in told.value.way_out


def test_another_microphone_can_be_wanted_at_any_time(laptop: FakeSoundDevice) -> None:
    laptop.devices = (*LAPTOP, HEADSET)
    microphone, stop = Microphone(), Event()
    stop.set()
    for wanted, index in (("", 3), ("default", 2), ("Headset", 3)):
        microphone.wanted = wanted
        microphone.listen(stop, Gauge())
        assert laptop.opened[-1]["device"] == index


def test_at_exit_portaudio_is_ended_once_no_stream_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended = []
    fake = type("Module", (), {"_exit_handler": lambda: ended.append(True)})
    monkeypatch.setattr(portaudio, "load", lambda: fake)
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    monkeypatch.setattr(portaudio, "_lock", RLock())
    monkeypatch.setattr(portaudio, "_open_streams", 1)
    monkeypatch.setattr(portaudio, "END_LIMIT_S", 0.05)
    portaudio._end()
    assert not ended
    monkeypatch.setattr(portaudio, "END_LIMIT_S", 20.0)
    waiting = Running(portaudio._end)
    portaudio._count_streams(-1)
    waiting.result()
    assert ended == [True]
