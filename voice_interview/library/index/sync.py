"""Bringing the index up to date with the folders, by names and time stamps alone where possible.

A folder's time stamp changes with every file written in it, since files are replaced. So folders
that were copied in, half deleted, or changed by a crashed program are found without opening the
rest: 10 000 of them in tens of milliseconds (`benchmarks/history.py`).
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from threading import Event

from voice_interview.library.index.index import Index, Known
from voice_interview.library.takes.entries import read_entry
from voice_interview.model import TakeState
from voice_interview.ports.progress import Progress

BATCH = 50
"""Takes read at once while others wait: about 25 ms."""

INTERVIEWS, STORIES = "interviews", "stories"
NOT_TAKES = frozenset({INTERVIEWS, STORIES})
"""Folders beside the takes that hold something else."""

_UNSETTLED = {TakeState.RECORDING, TakeState.RECORDED, TakeState.TRANSCRIBING}
"""Read again at every start: such takes are saved twice within one tick of some file systems'
clocks, and a crash between the second save and the index would not show in the time stamp."""


def folder_names(root: Path) -> set[str]:
    """Names of all folders that may be takes. Raises OSError.

    Links, hidden folders, and names that would steer a terminal are left out.
    """
    return {entry.name for entry in _folders(root)}


def outdated(root: Path, index: Index) -> list[str]:
    """Every folder that is new or changed, newest first; those that are gone are forgotten.

    Raises OSError, IndexDamaged, IndexBusy.
    """
    known = index.known()  # before the folders: one that is begun meanwhile is not taken for gone
    stamps = _stamps(root)
    index.forget(known.keys() - stamps.keys())
    stale = (name for name, stamp in stamps.items() if _is_stale(stamp, known.get(name)))
    return sorted(stale, reverse=True)


def read(
    root: Path,
    index: Index,
    names: Sequence[str],
    writing: AbstractContextManager[object],
    progress: Progress,
    stop: Event | None = None,
) -> None:
    """List these takes, unless told to stop.

    `writing` is held for each batch, so that no save comes between reading and listing.
    Raises IndexDamaged, IndexBusy.
    """
    for start in range(0, len(names), BATCH):
        if stop is not None and stop.is_set():
            return
        progress(start / len(names), "Reading the takes")
        with writing:
            refresh(root, index, names[start : start + BATCH])


def refresh(
    root: Path, index: Index, names: Iterable[str], *, keep_figures: bool = False
) -> set[str]:
    """List these takes as their folders now say; gives those the disk did not give whole.

    Raises IndexDamaged, IndexBusy.
    """
    read = {name: read_entry(root / name) for name in names}
    index.put((entry for entry in read.values() if entry), keep_figures=keep_figures)
    index.forget(name for name, entry in read.items() if entry is None)
    return {name for name, entry in read.items() if entry and entry.changed_ns == 0}


def unfinished(index: Index) -> list[str]:
    """Takes that a program left in the middle of something. Raises IndexDamaged, IndexBusy."""
    open_states = {TakeState.RECORDING, TakeState.TRANSCRIBING}
    return sorted(name for name, known in index.known().items() if known.state in open_states)


def _folders(root: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(root) as entries:
        for entry in entries:
            plain = entry.name.isprintable() and not entry.name.startswith(".")
            plain = plain and entry.name not in NOT_TAKES
            if plain and entry.is_dir(follow_symlinks=False):
                yield entry


def _stamps(root: Path) -> dict[str, int]:
    stamps = {}
    for entry in _folders(root):
        with suppress(FileNotFoundError):  # deleted in this moment
            stamps[entry.name] = entry.stat(follow_symlinks=False).st_mtime_ns
    return stamps


def _is_stale(stamp_ns: int, known: Known | None) -> bool:
    return known is None or known.changed_ns != stamp_ns or known.state in _UNSETTLED
