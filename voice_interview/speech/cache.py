"""Questions that were spoken before: sound files by what was asked for, oldest use goes first.

Knows files alone; who renders them is another file's business.
"""

import hashlib
import json
import os
import secrets
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from voice_interview.speech import sound
from voice_interview.speech.voice import Voice, driver, engine_version

LIMIT_BYTES = 200_000_000
"""About 75 minutes of speech at 22 050 Hz and 16 bit."""

LEFT_BEHIND_S = 600.0
"""No worker takes so long over a file: whoever made it is gone."""

KINDS = (".wav", ".aiff")


def key(text: str, voice: Voice) -> str:
    """The name of `text` in `voice`: everything that changes the sound goes into it."""
    asked = (text, driver(), voice.voice, voice.rate_wpm, voice.volume, engine_version())
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


class Cache:
    """A folder (0700) of files (0600). Methods raise OSError when it cannot be used."""

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self.folder = folder
        self.limit_bytes = limit_bytes
        self._opened = False
        self._lock = threading.Lock()

    def open(self) -> None:
        """Make the folder, which any cleaner may take, and the first time remove what killed
        workers left half done; another window's worker may be at it yet."""
        with self._lock:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._opened:
                return
            for part, stat in _with_stat(self.folder.glob("*.part.*")):
                if stat.st_mtime < time.time() - LEFT_BEHIND_S:
                    part.unlink(missing_ok=True)
            self._opened = True

    def find(self, name: str) -> Path | None:
        """The file of this key, marked as just used. One that does not decode is deleted."""
        for kind in KINDS:
            path = self.folder / f"{name}{kind}"
            with suppress(FileNotFoundError):
                os.utime(path)
                if sound.kind(path) == kind:
                    return path
                path.unlink()
        return None

    def part(self, name: str) -> Path:
        """Where to render this key: a name that no other worker has.

        The suffix tells the macOS synthesiser the format that it writes anyway.
        """
        suffix = ".aiff" if driver() == "nsss" else ".wav"
        return self.folder / f"{name}.{secrets.token_hex(4)}.part{suffix}"

    def trim(self) -> None:
        """Delete the files unused for longest until the rest fits the limit."""
        found = (path for path in self.folder.iterdir() if path.suffix in KINDS)
        files = sorted(_with_stat(found), key=lambda file: file[1].st_mtime_ns)
        surplus = sum(stat.st_size for _, stat in files) - self.limit_bytes
        for path, stat in files:
            if surplus <= 0:
                return
            path.unlink(missing_ok=True)
            surplus -= stat.st_size


def _with_stat(paths: Iterable[Path]) -> Iterator[tuple[Path, os.stat_result]]:
    """Those that are still there: another thread or window may be tidying up as well."""
    for path in paths:
        with suppress(FileNotFoundError):
            yield path, path.stat()
