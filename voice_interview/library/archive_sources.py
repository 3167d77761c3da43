"""What goes into a backup: every file of the library and beside it, under the name it has there."""

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from voice_interview.library.archive_check import LOOSE, NO_TAKE, OWN
from voice_interview.library.index import sync
from voice_interview.library.takes import entries
from voice_interview.library.ticks import FILE as TICKS


def takes(root: Path) -> list[str]:
    """The names of their folders, those among them that no archive can hold. Raises OSError."""
    return [name for name in sorted(sync.folder_names(root)) if _may_be_take(root / name)]


def found(
    root: Path, folders: Sequence[str], beside: Mapping[str, Path]
) -> tuple[dict[str, Path], list[str]]:
    """The place of each file by its name in the archive, and the names of what is left out: shut
    folders, and takes with a name that means something else there.

    What the user wrote may be a link to a file elsewhere; any other link is left out.
    """
    sources: dict[str, Path] = {}
    left_out = [name for name in folders if name in NO_TAKE]
    for name in (*folders, *sync.NOT_TAKES):
        if name not in NO_TAKE:
            _list(name, root / name, sources, left_out)
    if OWN in beside:
        _list(OWN, beside[OWN], sources, left_out, linked=True)
    for name in sorted(LOOSE):
        path = loose(root, name, beside)
        if path is not None and _may_be_file(path, linked=True):
            sources[name] = path
    return sources, left_out


def loose(root: Path, name: str, beside: Mapping[str, Path]) -> Path | None:
    """Where a file that is in no folder of the library lies."""
    return root / name if name == TICKS else beside.get(name)


def _may_be_take(folder: Path) -> bool:
    """A folder that may not be looked into may be one."""
    return entries.is_shut(folder) or entries.is_take(folder)


def _list(
    name: str, folder: Path, sources: dict[str, Path], left_out: list[str], *, linked: bool = False
) -> None:
    """Every file below `folder`, which the archive calls `name`; links only if `linked`."""
    shut: list[Path] = []
    for path in _files(folder, shut, linked=linked):
        sources[_named(name, folder, path)] = path
    left_out += (_named(name, folder, path) for path in shut)


def _named(name: str, folder: Path, path: Path) -> str:
    return PurePosixPath(name, path.relative_to(folder).as_posix()).as_posix()


def _files(folder: Path, shut: list[Path], *, linked: bool) -> Iterator[Path]:
    """Every ordinary file below `folder`, if it is there; hidden ones are left out.

    Folders that may not be looked into are added to `shut`.
    """
    for place, below, names in os.walk(folder, onerror=lambda fault: _note(fault, shut)):
        if entries.is_shut(Path(place)):
            shut.append(Path(place))
            below.clear()
            continue
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and _may_be_file(path, linked=linked):
                yield path


def _may_be_file(path: Path, *, linked: bool) -> bool:
    """True as well where the disk does not say: opening it will tell."""
    try:
        return stat.S_ISREG(path.stat(follow_symlinks=linked).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


def _note(fault: OSError, shut: list[Path]) -> None:
    if not isinstance(fault, FileNotFoundError):
        shut.append(Path(fault.filename))
