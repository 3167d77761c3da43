"""What is believed of an archive: its list of files, their sums, their names."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from voice_interview.errors import InputProblem
from voice_interview.library.codecs.fields import Unreadable, as_object, text, texts
from voice_interview.library.ticks import FILE as TICKS
from voice_interview.ports.progress import Progress
from voice_interview.text import clean_line

MANIFEST = "manifest.json"
SCHEMA = "voice-interview/backup/1"
SETTINGS = "settings.toml"
LOOSE = frozenset({TICKS, SETTINGS})
"""Files that stand in an archive without a folder."""
OWN = "your questions, rules and formats"
"""The folder of an archive with what the user wrote; elsewhere it has another name."""
NO_TAKE = LOOSE | {OWN}
"""Names that mean something else in an archive, so that no take can be brought back under them."""
BLOCK_BYTES = 1 << 20
LARGEST_MANIFEST = 64_000_000

_OTHER = "Use a file that `voice-interview history backup` made."
_AGAIN = "Make the backup again, or use another copy of it."


@dataclass(frozen=True, slots=True)
class Manifest:
    sums: dict[str, str]
    """The SHA-256 of every file in the archive, by its name there."""
    left_out: tuple[str, ...]
    """What the library held besides, and could not be read."""


def verify(file: IO[bytes], progress: Progress) -> Manifest:
    """What the archive says of itself, the sum of each member found to be true.

    Raises InputProblem.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(archive)
            sums = manifest.sums
            names = [about.filename for about in archive.infolist()]
            if sorted(names) != sorted([*sums, MANIFEST]):
                raise InputProblem("The backup's contents do not match its own list.", _OTHER)
            for number, (name, sum_) in enumerate(sums.items()):
                progress(number / len(sums), "Checking the backup")
                _check_member(archive, name, sum_)
            return manifest
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, KeyError) as error:
        raise InputProblem("This is not a backup, or only part of one.", _AGAIN) from error
    except (NotImplementedError, RuntimeError) as error:  # other packers, and passwords
        raise InputProblem("This backup was made by another program.", _OTHER) from error


def _check_member(archive: zipfile.ZipFile, name: str, sum_: str) -> None:
    check_name(name)
    with archive.open(name) as member:
        if copied(member.read) != sum_:
            raise InputProblem(f"{clean_line(name)} is damaged in it.", _AGAIN)


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    about = archive.getinfo(MANIFEST)
    if about.file_size > LARGEST_MANIFEST:
        raise InputProblem("The backup's list of files is far too large.", _OTHER)
    try:
        doc = as_object("the file", json.loads(archive.read(about)))
        if text(doc, "schema") != SCHEMA:
            raise InputProblem("The backup comes from another version of this program.", _OTHER)
        sums = as_object("files", doc.get("files"))
        left_out = texts(doc, "left_out")
        return Manifest({name: text(sums, name) for name in sums}, left_out)
    except (ValueError, RecursionError, Unreadable) as error:
        raise InputProblem("The backup's list of files cannot be read.", _AGAIN) from error


def is_fit(name: str) -> bool:
    """Whether it lies below one folder of the library, or is one of `LOOSE`."""
    parts = name.split("/")
    return (len(parts) > 1 or name in LOOSE) and all(map(_is_plain, parts))


def check_name(name: str) -> None:
    """Raises InputProblem."""
    if not is_fit(name):
        raise InputProblem(
            f"A file in the backup would end up outside your recordings: {clean_line(name, 80)}",
            _OTHER,
        )


def _is_plain(part: str) -> bool:
    """A name as the library's own are: no way up, no drive, nothing hidden, no signs to steer."""
    return bool(part) and part.isprintable() and part[0] != "." and not set(part) & {"\\", ":"}


def copied(read: Callable[[int], bytes], write: Callable[[bytes], object] = len) -> str:
    """The sum of all that `read` gives, which is handed on to `write`."""
    sum_ = hashlib.sha256()
    while block := read(BLOCK_BYTES):
        sum_.update(block)
        write(block)
    return sum_.hexdigest()
