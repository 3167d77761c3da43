"""The end of a recording that could not be noted: the disk was full when the take ended.

The sound is on disk; what is missing is the word in `take.json` that the take is over. It is
remembered while the program runs, told to whoever asks for the take, and written as soon as there
is room. After a crash the next start finds the take open and closes it.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from voice_interview.errors import LibraryProblem
from voice_interview.library.access import Access
from voice_interview.library.takes import take_folder
from voice_interview.model import Take, TakeRow, TakeState


class Late:
    def __init__(self, access: Access) -> None:
        self._access = access
        self._takes: dict[str, Take] = {}
        """Changed by whoever holds the folder (`Access.changing`); read by any thread."""

    def read(self, folder: Path) -> Take:
        """As `take_folder.read_take`."""
        return self._takes.get(folder.name) or take_folder.read_take(folder)

    def write(self, folder: Path, before: Take, after: Take) -> None:
        """As `take_folder.write_take`; the end of a recording is remembered when that fails."""
        try:
            take_folder.write_take(folder, after)
        except OSError:
            if before.state is TakeState.RECORDING:
                self._takes[folder.name] = after
            raise
        self._takes.pop(folder.name, None)

    def catch_up(self) -> None:
        """Write what can be written by now."""
        for take_id in tuple(self._takes):
            with suppress(LibraryProblem), self._access.changing(take_id, "") as folder:
                # Another thread may have written it, with changes, while this one waited its turn.
                take = self._takes.get(take_id)
                if take is not None:
                    self.write(folder, take, take)

    def rows(self, listed: tuple[TakeRow, ...]) -> tuple[TakeRow, ...]:
        """The same, with the takes as they are."""
        if not self._takes:
            return listed
        return tuple(replace(row, take=self._takes.get(row.take.id, row.take)) for row in listed)
