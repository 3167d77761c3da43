"""The one door to PortAudio: loading it, its device list, and the streams it has open.

PortAudio freezes its device list when it starts, and starting it anew kills every stream: so open
streams are counted here, and the list is renewed only when there is none.
"""

import atexit
import platform
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import RLock
from typing import Any, TypeVar

from voice_interview.errors import NoDevice, NoPortAudio
from voice_interview.model import Device
from voice_interview.sound_check import permission_hint
from voice_interview.text import clean_line

T = TypeVar("T")

LATENCY_S = 0.1
"""A block each 25 ms. PortAudio's own "high" gave 35 ms in all on the virtual sound system, where
starting to play at times ended in a storm of underruns; with 0.1 s none was seen."""
END_LIMIT_S = 1.0
_ACCESS_ERRORS = frozenset({-9985, -9999})
"""What Windows answers when the microphone permission is off."""
_INSTALL = (
    ("apt-get", "sudo apt install libportaudio2"),
    ("dnf", "sudo dnf install portaudio"),
    ("pacman", "sudo pacman -S portaudio"),
    ("zypper", "sudo zypper install libportaudio2"),
    ("apk", "sudo apk add portaudio binutils"),
    ("brew", "brew install portaudio"),
)

_lock = RLock()
_open_streams = 0
_exit_guarded = False


@dataclass(frozen=True, slots=True)
class Found:
    """A device as PortAudio numbers it now; the number is good for one opening only."""

    index: int
    device: Device
    label: str
    """Name for the user, with a word on it when it is not the one they chose."""


def load() -> Any:
    """The sounddevice module. Raises NoPortAudio, NoDevice."""
    global _exit_guarded
    with _lock:
        if not _exit_guarded:
            _exit_guarded = True
            atexit.register(_end)
        try:
            import sounddevice
        except OSError as error:
            raise NoPortAudio(
                "PortAudio, which microphone and loudspeaker need, was not found.",
                install_hint(),
            ) from error
        except Exception as error:  # its own kind, which has no name before it is loaded
            raise _unwilling(error) from error
        atexit.unregister(sounddevice._exit_handler)
        return sounddevice


def _end() -> None:
    """Ending PortAudio waits for every stream, so one that hung would hold up the exit for ever;
    but going while it is just being loaded, or a stream closed, crashed one time in ten. The
    lock stays taken: nothing may begin any more."""
    give_up = time.monotonic() + END_LIMIT_S
    while _open_streams and time.monotonic() < give_up:
        time.sleep(0.02)
    if _open_streams or not _lock.acquire(timeout=max(0.0, give_up - time.monotonic())):
        return
    if "sounddevice" in sys.modules:
        load()._exit_handler()


def install_hint() -> str:
    """The line that installs PortAudio here, as a sentence."""
    for tool, line in _INSTALL:
        if shutil.which(tool):
            return f"Install it with: {line}"
    return "Install PortAudio with your system's package manager, then start again."


def renew() -> bool:
    """Look for devices anew; False when a stream is open and the old list must do.

    Raises NoPortAudio, NoDevice.
    """
    with _lock:
        sd = load()
        if _open_streams:
            return False
        try:
            if sd._initialized:  # not after a start that failed
                sd._terminate()
            sd._initialize()
        except sd.PortAudioError as error:
            raise _unwilling(error) from error
        return True


def listed(kind: str) -> tuple[Found, ...]:
    """Devices for "input" or "output", default first; one host API on Windows.

    Raises NoPortAudio, NoDevice.
    """
    with _lock:
        sd = load()
        try:
            apis, devices = sd.query_hostapis(), sd.query_devices()
            default = _default(apis, sd.default.hostapi, kind)
        except sd.PortAudioError as error:
            raise _unwilling(error) from error
    only_api = _best_api(apis, kind) if platform.system() == "Windows" else None
    found = []
    for index, entry in enumerate(devices):
        api = apis[entry["hostapi"]]["name"]
        if entry[f"max_{kind}_channels"] < 1 or (only_api is not None and api != only_api):
            continue
        device = Device(
            name=clean_line(entry["name"]),
            host_api=clean_line(api),
            channels=int(entry[f"max_{kind}_channels"]),
            rate_hz=round(entry["default_samplerate"]),
            default=index == default,
        )
        found.append(Found(index, device, device.name))
    return tuple(sorted(found, key=lambda each: not each.device.default))


def find(wanted: str, kind: str) -> Found:
    """The device named `wanted` ("name" or "name, host API"), else the default one.

    Raises NoPortAudio, NoDevice.
    """
    found = listed(kind)
    chosen = _named(found, wanted)
    if chosen is None and (wanted or not found) and renew():
        found = listed(kind)
        chosen = _named(found, wanted)
    if chosen is not None:
        return chosen
    if not found:
        raise _no_device(kind)
    first = found[0]
    label = f"{first.device.name} ({clean_line(wanted)} was not found)" if wanted else first.label
    return Found(first.index, first.device, label)


def opened(wanted: str, kind: str, make: Callable[[Found], T]) -> T:
    """What `make` makes of the device that `find` gives. Raises NoPortAudio, NoDevice.

    One that refuses may have been pulled out: then the list is renewed once.
    """
    try:
        return make(find(wanted, kind))
    except NoDevice:
        if not renew():
            raise
        return make(find(wanted, kind))


class PortAudioStream:
    """A raw 16-bit stream on one device, at that device's own rate. See `streams.Stream`."""

    failure: Exception | None = None

    def __init__(self, found: Found, kind: str, callback: Callable[..., None]) -> None:
        """Opens with one channel, or with two where one is refused. Raises NoDevice."""
        self.device = found.label
        self.rate_hz = found.device.rate_hz
        self._kind = kind
        _count_streams(+1)
        try:
            self._stream = self._opened(found, callback)
        except Exception:
            _count_streams(-1)
            raise
        self.latency_s = float(self._stream.latency)

    def _opened(self, found: Found, callback: Callable[..., None]) -> Any:
        sd = load()
        make = sd.RawInputStream if self._kind == "input" else sd.RawOutputStream
        settings = None
        if found.device.host_api == "Windows WASAPI":
            settings = sd.WasapiSettings(auto_convert=True)
        for self.channels in (1, 2):
            try:
                return make(
                    device=found.index,
                    samplerate=self.rate_hz,
                    channels=self.channels,
                    dtype="int16",
                    latency=LATENCY_S,
                    callback=callback,
                    extra_settings=settings,
                )
            except sd.PortAudioError as error:
                refusal = _refused(error, found.label, self._kind)
        raise refusal

    def start(self) -> None:
        try:
            self._stream.start()
        except load().PortAudioError as error:
            raise _refused(error, self.device, self._kind) from error

    def close(self, drain: bool) -> None:
        if drain:
            self._stream.stop()
        else:
            self._stream.abort()
        self._stream.close()
        _count_streams(-1)


def _count_streams(change: int) -> None:
    """One that is being opened counts: it may hang, and renewing the list would then hang too."""
    global _open_streams
    with _lock:
        _open_streams += change


def _named(found: tuple[Found, ...], wanted: str) -> Found | None:
    """With no wish, the default."""
    for each in found:
        names = (each.device.name, f"{each.device.name}, {each.device.host_api}")
        if each.device.default if not wanted else clean_line(wanted) in names:
            return each
    return None


def _default(apis: Any, default_api: int, kind: str) -> int:
    """Index of the default device, -1 for none."""
    if platform.system() == "Windows":
        for api in apis:
            if api["name"] == _best_api(apis, kind):
                return int(api[f"default_{kind}_device"])
    return int(apis[default_api][f"default_{kind}_device"]) if default_api >= 0 else -1


def _best_api(apis: Any, kind: str) -> str:
    """WASAPI where it has a device: MME cuts names short and both list each device."""
    named = {api["name"]: api for api in apis if api[f"default_{kind}_device"] >= 0}
    if "Windows WASAPI" in named:
        return "Windows WASAPI"
    return next(iter(named), "")


def _no_device(kind: str) -> NoDevice:
    part = "microphone" if kind == "input" else "loudspeaker"
    way_out = "Plug one in, or switch it on in your system's sound settings."
    if platform.system() == "Linux":
        way_out += (
            " If it works in other programs, install libasound2-plugins (PulseAudio)"
            " or pipewire-alsa (PipeWire)."
        )
    return NoDevice(f"No {part} was found.", way_out)


def _unwilling(error: Exception) -> NoDevice:
    """PortAudio as a whole does not work, with no device at fault."""
    return NoDevice(
        f"The sound system does not list its devices ({_reason(error)}).",
        "Restart your system's sound service, or the computer, and try again.",
    )


def _refused(error: Exception, label: str, kind: str) -> NoDevice:
    part = "microphone" if kind == "input" else "loudspeaker"
    reason = _reason(error)
    code = error.args[1] if len(error.args) > 1 else 0
    way_out = f"Close other programs that use it, or choose another {part} in the settings."
    if kind == "input" and code in _ACCESS_ERRORS and platform.system() == "Windows":
        way_out = permission_hint("win32")
    return NoDevice(f"The {part} {label} could not be opened ({reason}).", way_out)


def _reason(error: Exception) -> str:
    return clean_line(str(error.args[0] if error.args else error), 160)
