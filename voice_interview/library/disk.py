"""How much of the disk the recordings take. Only names and sizes are read."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from voice_interview.library import files
from voice_interview.library.index import sync
from voice_interview.library.index.index_file import INDEX_FILE
from voice_interview.library.takes import entries
from voice_interview.library.takes.trash import TRASH
from voice_interview.model import DiskUse

SOUNDS = (".wav", ".flac")


def use(root: Path) -> DiskUse:
    """Raises OSError; a take that may not be opened is named and hides no other."""
    names = sync.folder_names(root)
    shut = {name for name in names if entries.is_shut(root / name)}
    counted = (names | sync.NOT_TAKES) - shut
    kept = [one for name in counted for one in _sizes(root / name)]
    sound = sum(size for name, size in kept if name.endswith(SOUNDS))
    return DiskUse(
        takes=sum(entries.is_take(root / name) for name in names - shut),
        sound=sound,
        uncompressed=sum(size for name, size in kept if name.endswith(".wav")),
        words=sum(size for _, size in kept) - sound,
        index=sum(path.lstat().st_size for path in root.glob(f"{INDEX_FILE}*")),
        trash=sum(size for _, size in _sizes(root / TRASH)),
        free=files.free_bytes(root),
        shut=tuple(sorted(shut)),
    )


def _sizes(folder: Path) -> Iterator[tuple[str, int]]:
    """Every file below `folder` by name and size; links are not followed."""
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):  # deleted in this moment
                yield name, os.lstat(os.path.join(place, name)).st_size  # noqa: PTH118 10 times faster
