"""Takes that were deleted and can still be brought back: `.trash/<moment>/<take>/`.

One rename puts a take in, one brings it back: a crash in between leaves it in one of the two
places. A clock that went backwards only keeps them longer.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from voice_interview.errors import TakeThere
from voice_interview.library import files
from voice_interview.library.codecs import stamps
from voice_interview.library.takes import entries, recovery, take_ids
from voice_interview.model import Trashed

TRASH = ".trash"
KEPT = timedelta(days=30)

_MOMENT = "%Y-%m-%dT%H-%M-%S"


def put(root: Path, folder: Path, now: datetime) -> Trashed:
    """Raises OSError; the take is then still where it was."""
    at = now.astimezone(UTC).replace(microsecond=0)  # as the folder's name will tell it
    there = root / TRASH / at.strftime(_MOMENT)
    for needed in (there.parent, there):
        with suppress(FileExistsError):
            files.make_folder(needed)
    files.move(folder, there / folder.name)
    return _trashed(there / folder.name, at)


def listed(root: Path) -> tuple[Trashed, ...]:
    """The last deleted first. Raises OSError."""
    found = [(at, folder) for at, moment in _moments(root) for folder in _folders(moment)]
    found.sort(key=lambda one: (one[0], one[1].name), reverse=True)
    return tuple(_trashed(folder, at) for at, folder in found)


def find(root: Path, given: str) -> Path:
    """The folder in the trash of the one take of that name. Raises TakeMissing, OSError."""
    places = {folder.name: folder for _, moment in _moments(root) for folder in _folders(moment)}
    name = take_ids.resolve(given, places, "`voice-interview history trash` lists what is there.")
    return places[name]


def bring_back(root: Path, folder: Path) -> Path:
    """Where the take is again. Raises TakeThere, OSError."""
    back = root / folder.name
    if back.exists():
        raise TakeThere(
            "The one in the trash stays there.",
            "To have it instead, delete the one in the list for good first.",
        )
    files.move(folder, back)
    with suppress(OSError):  # others were deleted in the same second
        folder.parent.rmdir()
    return back


def is_there(root: Path) -> bool:
    return (root / TRASH).is_dir()


def purge(root: Path, before: datetime | None = None) -> int:
    """Remove what was deleted `before`, or everything, for good; gives the number of takes.

    Renamed first: what a crash leaves is cleared by the next start. Raises OSError.
    """
    gone = 0
    for at, moment in _moments(root):
        if before is None or at < before:
            gone += len(_folders(moment))
            files.remove_tree(recovery.doom(root, moment))
    return gone


def _moments(root: Path) -> Iterator[tuple[datetime, Path]]:
    """The oldest first; what is no folder of ours is passed over."""
    for path in sorted((root / TRASH).iterdir()) if is_there(root) else ():
        with suppress(ValueError):
            at = datetime.strptime(path.name, _MOMENT).replace(tzinfo=UTC)
            at = min(max(at, stamps.FIRST), stamps.LAST - KEPT)
            if path.is_dir() and not path.is_symlink():
                yield at, path


def _folders(moment: Path) -> list[Path]:
    return [path for path in moment.iterdir() if path.is_dir() and not path.is_symlink()]


def _trashed(folder: Path, at: datetime) -> Trashed:
    return Trashed(entries.read_anyhow(folder), stamps.stamp(at), stamps.stamp(at + KEPT))
