"""What is ticked on the checklists, beside the takes. Losing them loses no take."""

import json
from pathlib import Path
from threading import Lock

from voice_interview.library import files
from voice_interview.library.lock import elsewhere

FILE = "ticks.json"


class TickSheet:
    """`writes` says whether this instance may change anything. Any thread may call."""

    def __init__(self, recordings: Path, writes: bool) -> None:
        self._path = recordings / FILE
        self._writes = writes
        self._lock = Lock()

    def ticked(self) -> frozenset[str]:
        """The lines that are done; none when the file is missing, damaged or cannot be read."""
        try:
            return self._read()
        except OSError:
            return frozenset()

    def tick(self, line: str, done: bool) -> None:
        """Raises LibraryProblem."""
        if not self._writes:
            raise elsewhere()
        with self._lock, files.telling("The tick could not be saved."):
            before = self._read()
            now = before | {line} if done else before - {line}
            files.write_atomically(self._path, json.dumps(sorted(now)).encode())

    def _read(self) -> frozenset[str]:
        """Raises OSError: what cannot be read is not written over."""
        try:
            content = json.loads(self._path.read_bytes()) if self._path.is_file() else []
        except (ValueError, RecursionError):
            return frozenset()
        lines = content if isinstance(content, list) else []
        return frozenset(line for line in lines if isinstance(line, str))
