"""The record beside a downloaded model: where it came from, and the sum of every file.

A flipped byte in model.bin loads without complaint; only sums tell.
"""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from voice_interview import plain_file

NAME = "manifest.json"
LOCK = ".lock"
"""Held by whoever is downloading into the folder."""

BLOCK_BYTES = 1 << 20

Tick = Callable[[int], None]
"""Called with the number of bytes just read; may raise to end the reading."""


@dataclass(frozen=True, slots=True)
class FileSum:
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    repo: str
    revision: str
    files: tuple[FileSum, ...]
    damaged: tuple[str, ...] = ()
    """Files that a later check found changed."""


def read(folder: Path) -> Manifest | None:
    """The record of a model folder; None when there is none that makes sense."""
    try:
        told = json.loads(plain_file.content(folder / NAME))
        files = tuple(
            FileSum(str(file["name"]), int(file["size"]), str(file["sha256"]))
            for file in told["files"]
        )
        damaged = tuple(map(str, told["damaged"]))
        return Manifest(str(told["repo"]), str(told["revision"]), files, damaged)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write(folder: Path, manifest: Manifest) -> None:
    """Replace the record at once or not at all. Raises OSError."""
    new = folder / f"{NAME}.new"
    with new.open("w", encoding="utf-8") as file:
        json.dump(asdict(manifest), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / NAME)


def is_whole(folder: Path, manifest: Manifest) -> bool:
    """True when every file is there in its size and none is known to be damaged. No sums: fast."""
    return not manifest.damaged and all(
        (folder / file.name).is_file() and (folder / file.name).stat().st_size == file.size
        for file in manifest.files
    )


def changed(folder: Path, manifest: Manifest, tick: Tick) -> tuple[str, ...]:
    """Names of the files whose content is not what the record says. Raises OSError, as `tick`."""
    return tuple(
        file.name
        for file in manifest.files
        if not (folder / file.name).is_file() or sha256_of(folder / file.name, tick) != file.sha256
    )


def sha256_of(path: Path, tick: Tick) -> str:
    return _sum(path, hashlib.sha256(), tick)


def git_blob_of(path: Path, tick: Tick) -> str:
    """The id git gives this content: how the Hub names files that are not in LFS."""
    head = b"blob %d\0" % path.stat().st_size
    return _sum(path, hashlib.sha1(head, usedforsecurity=False), tick)


def _sum(path: Path, digest: "hashlib._Hash", tick: Tick) -> str:
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            digest.update(block)
            tick(len(block))
    return digest.hexdigest()
