"""A microphone and a loudspeaker with the faults that devices are known for."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Timer

from voice_interview.audio.from_files import SilentPlayer, WavMicrophone
from voice_interview.audio.levels import FULL_SCALE
from voice_interview.audio.streams import Block, Stream
from voice_interview.errors import Problem


@dataclass(frozen=True, slots=True)
class Faults:
    """What the device shall do wrong."""

    raises_at_open: Problem | None = None
    raises_at_start: Problem | None = None
    first_after_s: float = 0.0
    stops_after_blocks: int | None = None
    """It calls back so often, then never again."""
    zeros: bool = False
    clipping: bool = False
    overflows: bool = False
    hangs_in_close: bool = False


class FaultyMicrophone(WavMicrophone):
    def __init__(self, path: Path, speed: float | None = 1.0, faults: Faults | None = None) -> None:
        super().__init__(path, speed)
        self.faults = faults or Faults()

    def open(self, put: Callable[[Block], None]) -> Stream:
        faults = self.faults
        may_call = _calls(faults)

        def put_wrongly(block: Block) -> None:
            if may_call():
                put(replace(block, pcm=_worse(block.pcm, faults), overflowed=faults.overflows))

        if faults.raises_at_open:
            raise faults.raises_at_open
        return _FaultyStream(super().open(put_wrongly), faults)


class FaultyPlayer(SilentPlayer):
    def __init__(self, speed: float | None = 1.0, faults: Faults | None = None) -> None:
        super().__init__(speed)
        self.faults = faults or Faults()

    def open(self, pull: Callable[[int], bytes]) -> Stream:
        faults = self.faults
        may_call = _calls(faults)

        def pull_wrongly(frames: int) -> bytes:
            return pull(frames) if may_call() else b""

        if faults.raises_at_open:
            raise faults.raises_at_open
        return _FaultyStream(super().open(pull_wrongly), faults)


class _FaultyStream:
    def __init__(self, sound: Stream, faults: Faults) -> None:
        self._sound = sound
        self._faults = faults
        self.rate_hz = sound.rate_hz
        self.channels = sound.channels
        self.device = sound.device
        self.latency_s = sound.latency_s
        self.failure: Exception | None = None

    def start(self) -> None:
        if self._faults.raises_at_start:
            raise self._faults.raises_at_start
        if self._faults.first_after_s:
            late = Timer(self._faults.first_after_s, self._sound.start)
            late.daemon = True
            late.start()
        else:
            self._sound.start()

    def close(self, drain: bool) -> None:
        self._sound.close(drain)
        if self._faults.hangs_in_close:
            Event().wait()


def _calls(faults: Faults) -> Callable[[], bool]:
    """Whether the device still calls back, asked once for each time it should."""
    calls = 0

    def may() -> bool:
        nonlocal calls
        calls += 1
        return faults.stops_after_blocks is None or calls <= faults.stops_after_blocks

    return may


def _worse(pcm: bytes, faults: Faults) -> bytes:
    if faults.zeros:
        return bytes(len(pcm))
    if faults.clipping:
        louder = (max(-FULL_SCALE - 1, min(FULL_SCALE, 50 * one)) for one in array("h", pcm))
        return array("h", louder).tobytes()
    return pcm
