"""Records a WAV file in real time until it is killed.

How many bytes its microphone has given so far stands in a small file that outlives it.

    python -m tests.audio.recording_child SOURCE TARGET COUNT
"""

import mmap
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

from voice_interview.audio.from_files import WavMicrophone
from voice_interview.audio.streams import Block, Stream
from voice_interview.ports.sound import Gauge

COUNT_BYTES = 8


class CountingMicrophone(WavMicrophone):
    def __init__(self, source: Path, count: Path) -> None:
        super().__init__(source, 1.0)
        count.write_bytes(bytes(COUNT_BYTES))
        with count.open("r+b") as file:
            self._count = mmap.mmap(file.fileno(), COUNT_BYTES)
        self._given = 0

    def open(self, put: Callable[[Block], None]) -> Stream:
        def counted(block: Block) -> None:
            put(block)
            self._given += len(block.pcm)
            self._count[:COUNT_BYTES] = struct.pack("<q", self._given)

        return super().open(counted)


def given_bytes(count: Path) -> int:
    """How much the child's microphone has handed over."""
    stored = count.read_bytes() if count.exists() else b""
    return int(struct.unpack("<q", stored)[0]) if len(stored) == COUNT_BYTES else 0


if __name__ == "__main__":
    source, target, count = (Path(word) for word in sys.argv[1:])
    CountingMicrophone(source, count).record(target, Event(), Gauge())
