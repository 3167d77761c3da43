"""The whole library as one zip file, and back: verified both ways, and nothing is ever overwritten.

The last member, `manifest.json`, has the SHA-256 of every other, and the names of what could not be
read when it was made. Names from an archive are believed only as far as `archive_check` goes, and
files are written by this module alone.
"""

import json
import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from voice_interview import plain_file
from voice_interview.errors import DiskFull, InputProblem
from voice_interview.library import archive_sources, files
from voice_interview.library.archive_check import (
    BLOCK_BYTES,
    LOOSE,
    MANIFEST,
    NO_TAKE,
    OWN,
    SCHEMA,
    copied,
    is_fit,
    verify,
)
from voice_interview.library.archive_sources import loose
from voice_interview.library.index import sync
from voice_interview.library.takes import take_ids
from voice_interview.library.takes.recovery import UNBORN
from voice_interview.model import Packed, Unpacked
from voice_interview.ports.progress import Progress
from voice_interview.text import clean_line

DENSE = (".wav", ".flac")
"""Sound hardly gets smaller by zip's own means."""
SPARE_BYTES = 50_000_000


@dataclass(slots=True)
class _Source:
    """A file that seems to end where the disk gives no more of it, so that only what fails in
    writing stops a backup."""

    file: IO[bytes]
    failed: bool = False

    def read(self, size: int) -> bytes:
        try:
            return self.file.read(size)
        except OSError:
            self.failed = True
            return b""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A folder or file that is brought back whole or not at all."""

    root: Path
    """The folder where it goes."""
    what: str
    """Its name there."""
    sums: dict[str, str]
    """By the name of each of its files below `root`."""
    prefix: str = ""
    """What stands before those names in the archive."""


def pack(
    root: Path, target: Path, made_at: str, progress: Progress, beside: Mapping[str, Path]
) -> Packed:
    """Write `target`, which must not exist. Raises OSError.

    `beside` has the places of what the archive holds and `root` does not: SETTINGS, OWN.
    It is written beside, read again and compared, and only then appears under its name. What cannot
    be read is left out, and so is what no backup could bring back under its name; both are named.
    """
    if target.exists():
        raise InputProblem(f"{clean_line(str(target))} already exists.", "Give another name.")
    with files.telling("The recordings could not be looked at."):
        folders = archive_sources.takes(root)
    sources, left_out = archive_sources.found(root, folders, beside)
    spare = target.with_name(f".{target.name}.part")
    try:
        fd = os.open(spare, os.O_RDWR | os.O_CREAT | os.O_TRUNC | files.BINARY, files.FILE_MODE)
        with os.fdopen(fd, "w+b") as file:
            sums = _fill(file, sources, left_out, made_at, progress)
            file.flush()
            os.fsync(fd)
            verify(file, lambda share, doing: progress(0.7 + share * 0.3, doing))
        files.move(spare, target)
    finally:
        files.remove_file(spare)
    packed = {name.partition("/")[0] for name in sums} - NO_TAKE
    return Packed(len(packed.intersection(folders)), tuple(left_out))


def _fill(
    file: IO[bytes],
    sources: dict[str, Path],
    left_out: list[str],
    made_at: str,
    progress: Progress,
) -> dict[str, str]:
    """The sum of each file that went in; `left_out` gets the names of the others."""
    sums = {}
    with zipfile.ZipFile(file, "w") as archive:
        for number, (name, path) in enumerate(sources.items()):
            progress(number / len(sources) * 0.7, "Packing")
            if not is_fit(name):
                left_out.append(name)
                continue
            try:
                about = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
                source = _Source(plain_file.opened(path))
            except OSError:
                left_out.append(name)
                continue
            with source.file:
                sum_ = _add(archive, about, source)
            if source.failed:
                archive.filelist.remove(about)
                left_out.append(name)
            else:
                sums[name] = sum_
        manifest = {"schema": SCHEMA, "made_at": made_at, "files": sums, "left_out": left_out}
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return sums


def unpack(root: Path, source: Path, progress: Progress, beside: Mapping[str, Path]) -> Unpacked:
    """Bring back what is not there; what does not go below `root` only with a place for it.

    All of it is verified before anything is written.

    Raises InputProblem for whatever is no whole archive of ours, DiskFull, OSError.
    """
    heaps = list[str](), list[str](), list[str]()
    with _opened(source) as file:
        manifest = verify(file, lambda share, doing: progress(share * 0.5, doing))
        with zipfile.ZipFile(file) as archive:
            _check_room(root, archive)
            pieces = list(_pieces(root, manifest.sums, beside))
            for number, piece in enumerate(pieces):
                progress(0.5 + number / len(pieces) * 0.5, "Bringing back")
                _sort(piece, archive, heaps)
    new, same, kept = map(tuple, heaps)
    takes = sum(take_ids.is_id(name) for name in new)
    return Unpacked(new, same, kept, manifest.left_out, takes)


def _pieces(root: Path, sums: dict[str, str], beside: Mapping[str, Path]) -> Iterator[_Piece]:
    for folder in sorted({name.partition("/")[0] for name in sums}):
        there = {name: sum_ for name, sum_ in sums.items() if _in(folder, name)}
        if folder in LOOSE:
            place = loose(root, folder, beside)
            if place is not None:
                yield _Piece(place.parent, folder, there)
        elif folder == OWN:
            if OWN in beside:
                yield from _own(beside[OWN], there)
        elif folder in sync.NOT_TAKES:
            yield from (_Piece(root, name, {name: sum_}) for name, sum_ in there.items())
        else:
            yield _Piece(root, folder, there)


def _own(place: Path, sums: dict[str, str]) -> Iterator[_Piece]:
    """File by file, as stories are."""
    prefix = f"{OWN}/"
    for name, sum_ in sums.items():
        what = name.removeprefix(prefix)
        yield _Piece(place, what, {what: sum_}, prefix)


def _sort(
    piece: _Piece, archive: zipfile.ZipFile, heaps: tuple[list[str], list[str], list[str]]
) -> None:
    """Write one folder or file if it is not there, and say what became of it."""
    new, same, kept = heaps
    name = piece.prefix + piece.what
    if not os.path.lexists(piece.root / piece.what):
        _write(piece, archive)
        new.append(name)
    elif all(_sum_of(piece.root / below) == sum_ for below, sum_ in piece.sums.items()):
        same.append(name)
    else:
        kept.append(name)


def _write(piece: _Piece, archive: zipfile.ZipFile) -> None:
    """It appears whole under its name; what a crash leaves, the next start clears."""
    root, what = piece.root, piece.what
    unborn = root / f"{UNBORN}{what.partition('/')[0]}"
    shutil.rmtree(unborn, ignore_errors=True)
    try:
        for name in piece.sums:
            _extract(archive, piece.prefix + name, unborn / name)
        _make_folders((root / what).parent)
        files.move(unborn / what, root / what)
    finally:
        shutil.rmtree(unborn, ignore_errors=True)


def _extract(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    _make_folders(target.parent)
    fd = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | files.BINARY, files.FILE_MODE)
    with os.fdopen(fd, "wb") as file, archive.open(name) as member:
        shutil.copyfileobj(member, file, BLOCK_BYTES)
        file.flush()
        os.fsync(fd)


def _make_folders(folder: Path) -> None:
    """Every missing one private, from the outermost in."""
    if not folder.is_dir():
        _make_folders(folder.parent)
        files.make_folder(folder)


def _add(archive: zipfile.ZipFile, about: zipfile.ZipInfo, source: _Source) -> str:
    """Put a file in; gives its sum, of the very bytes that went in."""
    if not about.filename.endswith(DENSE):
        about.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(about, "w", force_zip64=True) as member:
        return copied(source.read, member.write)


def _check_room(root: Path, archive: zipfile.ZipFile) -> None:
    needed = sum(about.file_size for about in archive.infolist())
    if files.free_bytes(root) < needed + SPARE_BYTES:
        raise DiskFull(
            f"The backup needs {needed // 1_000_000} MB, more than is free on this disk.",
            "Free some space; nothing was written.",
        )


def _opened(source: Path) -> IO[bytes]:
    if source.is_dir():
        told = f"{clean_line(str(source))} is a folder, not a backup."
        raise InputProblem(told, "Name the zip file that `history backup` wrote.")
    if not source.is_file():
        raise InputProblem(f"There is no file {clean_line(str(source))}.", "Check the path.")
    return source.open("rb")


def _in(folder: str, name: str) -> bool:
    return name == folder or name.startswith(f"{folder}/")


def _sum_of(path: Path) -> str:
    """Empty when there is no such file, or none that may be read."""
    with suppress(OSError):
        if not path.is_symlink():
            with plain_file.opened(path) as file:
                return copied(file.read)
    return ""
