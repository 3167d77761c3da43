"""How a take comes into being: its moment, its name, and a folder that is whole or not there.

It knows nothing of the lock and of the list of takes; whoever calls has the one and sees to the
other.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from voice_interview.errors import DiskFull
from voice_interview.library import files
from voice_interview.library.codecs import stamps
from voice_interview.library.takes import take_folder, take_ids
from voice_interview.library.takes.recovery import UNBORN
from voice_interview.model import Capture, Question, Take, TakeState

ROOM_BYTES = 10 * 60 * 48_000 * 2 + 50_000_000
"""Ten minutes at 48 kHz and 50 MB to spare."""

TICK = timedelta(milliseconds=1)
"""The finest step of a `recorded_at`."""


class Births:
    def __init__(self, root: Path, now: Callable[[], datetime]) -> None:
        self._root = root
        self._now = now
        self._last = datetime.min.replace(tzinfo=UTC)

    def recording(self, question: Question, preparation_s: float, part_of: str) -> Take:
        """A take whose sound is about to come. Raises DiskFull, OSError."""
        self._check_room()
        at = self._moment()
        take = Take(
            id=self._free_id(question, at),
            state=TakeState.RECORDING,
            question=question,
            recorded_at=stamps.stamp(at),
            preparation_s=preparation_s,
            part_of=part_of,
        )
        return self._make_folder(take)

    def adopted(
        self,
        question: Question,
        fill: Callable[[Path], Capture],
        origin: str,
        recorded_at: datetime | None,
    ) -> Take:
        """A take whose sound `fill` writes. Raises DiskFull, OSError, and whatever `fill` does."""
        self._check_room()
        at = recorded_at or self._moment()
        take_id = self._free_id(question, at)
        take = Take(take_id, TakeState.RECORDED, question, stamps.stamp(at), origin=origin)
        return self._make_folder(take, fill)

    def _moment(self) -> datetime:
        """Now. Of takes begun within a millisecond the later one stands later, so order holds."""
        now = self._now()
        if timedelta() <= self._last - now + TICK < timedelta(seconds=1):
            now = self._last + TICK
        self._last = now
        return now

    def _free_id(self, question: Question, now: datetime) -> str:
        while True:
            take_id = take_ids.new_id(question, now)
            if not (self._root / take_id).exists():
                return take_id

    def _make_folder(self, take: Take, fill: Callable[[Path], Capture] | None = None) -> Take:
        """A folder appears under its name with its sound and its take.json in it, or not at all."""
        unborn, folder = self._root / f"{UNBORN}{take.id}", self._root / take.id
        try:
            files.make_folder(unborn)
            if fill is not None:
                take = replace(take, capture=fill(unborn / take_folder.AUDIO))
            take_folder.write_take(unborn, take)
            files.move(unborn, folder)
        except BaseException:
            for begun in (unborn, folder):
                with suppress(OSError):
                    files.remove_tree(begun)
            raise
        return take

    def _check_room(self) -> None:
        free = files.free_bytes(self._root)
        if free < ROOM_BYTES:
            raise DiskFull(
                f"Only {free // 1_000_000} MB are free on the disk, too little for a recording.",
                f"Free some space: a take needs {ROOM_BYTES // 1_000_000} MB to be safe.",
            )
