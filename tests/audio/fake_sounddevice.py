"""As much of the sounddevice module as the room uses, for systems that are not this one."""

from collections.abc import Callable
from typing import Any


class PortAudioError(Exception):
    pass


class Stream:
    latency = 0.1

    def __init__(self, **wanted: Any) -> None:
        self.wanted = wanted

    def start(self) -> None:
        pass

    def stop(self) -> None:
        pass

    def abort(self) -> None:
        pass

    def close(self) -> None:
        pass


class FakeSoundDevice:
    """Devices are (name, host API, inputs, outputs)."""

    PortAudioError = PortAudioError

    def __init__(self, *devices: tuple[str, int, int, int], apis: tuple[str, ...] = ("ALSA",)):
        self.devices = devices
        self.apis = apis
        self.default = type("Default", (), {"hostapi": 0})
        self.renewed = 0
        self.after_renewal: tuple[tuple[str, int, int, int], ...] | None = None
        self.refuses: Callable[[dict[str, Any]], Exception | None] = lambda wanted: None
        self.opened: list[dict[str, Any]] = []
        self.starts = True
        """Whether the sound system takes PortAudio's start."""
        self._initialized = 1

    def query_devices(self) -> list[dict[str, Any]]:
        if not self._initialized:
            raise PortAudioError("PortAudio not initialized", -10_000)
        return [
            {
                "name": name,
                "hostapi": api,
                "max_input_channels": inputs,
                "max_output_channels": outputs,
                "default_samplerate": 44_100.0,
            }
            for name, api, inputs, outputs in self.devices
        ]

    def query_hostapis(self) -> list[dict[str, Any]]:
        return [
            {
                "name": name,
                "default_input_device": self._first(api, 2),
                "default_output_device": self._first(api, 3),
            }
            for api, name in enumerate(self.apis)
        ]

    def _first(self, api: int, column: int) -> int:
        """The last one, so that the default is not simply the first of the list."""
        fitting = [i for i, each in enumerate(self.devices) if each[1] == api and each[column]]
        return fitting[-1] if fitting else -1

    def _terminate(self) -> None:
        if not self._initialized:
            raise PortAudioError("PortAudio not initialized", -10_000)
        self._initialized -= 1
        self.renewed += 1
        if self.after_renewal is not None:
            self.devices = self.after_renewal

    def _initialize(self) -> None:
        if not self.starts:
            raise PortAudioError("Error initializing PortAudio: Unanticipated host error", -9999)
        self._initialized += 1

    def WasapiSettings(self, auto_convert: bool) -> str:
        return f"auto_convert={auto_convert}"

    def RawInputStream(self, **wanted: Any) -> Stream:
        return self._stream(wanted)

    RawOutputStream = RawInputStream

    def _stream(self, wanted: dict[str, Any]) -> Stream:
        self.opened.append(wanted)
        refusal = self.refuses(wanted)
        if refusal is not None:
            raise refusal
        return Stream(**wanted)
