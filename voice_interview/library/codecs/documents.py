"""JSON files that say what they are: a schema's name and version stand in each.

A file of a newer version is left alone and said so; a broken one is a problem of its own take and
of no other, and is set aside, never overwritten, when its take is written again.
"""

import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Generic, TypeVar

from voice_interview import plain_file
from voice_interview.errors import LibraryProblem
from voice_interview.library import files
from voice_interview.library.codecs import hearing_codec, review_codec, take_codec
from voice_interview.library.codecs.fields import Json, Unreadable, as_object, text
from voice_interview.model import Review, Sounds, Take, Transcript
from voice_interview.text import clean_line

MOST_BYTES = 64_000_000
"""An hour's transcript is under 2 MB; a file above this was not written here."""

_SCHEMA = re.compile(r"voice-interview/([a-z]+)/([1-9]\d{0,8})")

Noun = TypeVar("Noun")
Part = TypeVar("Part")


class BrokenFile(LibraryProblem):
    """A file of one take, or of one interview, holds something else than it should."""

    title = "A file needs a look"


class NewerFile(LibraryProblem):
    """Such a file comes from a newer version of the program."""

    title = "A file from a newer version"


class UnopenedFile(LibraryProblem):
    """The disk does not give a file now; what it holds is not known."""

    title = "A file cannot be opened"


def _of_take(path: Path) -> str:
    return f"{path.name} of take {path.parent.name}"


@dataclass(frozen=True, slots=True)
class Document(Generic[Noun]):
    """One sort of file: of a take, in its folder, or of an interview."""

    name: str
    version: int
    encode: Callable[[Noun], Json]
    decode: Callable[[Json], Noun]
    way_out: str
    """What to do about a broken one."""
    indent: int | None = None
    """For the small ones, which people read."""
    called: Callable[[Path], str] = _of_take
    """How one of them is named in a sentence."""

    @property
    def file(self) -> str:
        return f"{self.name}.json"

    def read(self, path: Path) -> Noun | None:
        """The noun that stands in `path`; None when there is no such file.

        Raises BrokenFile, NewerFile, UnopenedFile.
        """
        return self.read_part(path, self.decode)

    def read_part(self, path: Path, decode: Callable[[Json], Part]) -> Part | None:
        """As `read`, for those who want less than the whole noun."""
        try:
            data = self._bytes(path)
            return None if data is None else decode(self._checked(path, data))
        except Unreadable as found:
            says = f"{self._name(path)} cannot be read: {found}."
            raise BrokenFile(says, self.way_out) from found

    def write(self, path: Path, noun: Noun) -> None:
        """Write atomically. Raises OSError; NewerFile or UnopenedFile by what stands there."""
        try:
            self.read(path)
        except BrokenFile:
            files.move(path, _aside(path))
        files.write_atomically(path, self.as_bytes(noun))

    def as_bytes(self, noun: Noun) -> bytes:
        whole = {"schema": f"voice-interview/{self.name}/{self.version}", **self.encode(noun)}
        return json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=self.indent).encode()

    def _checked(self, path: Path, data: bytes) -> Json:
        if len(data) > MOST_BYTES:
            raise Unreadable("it is far too large")
        try:
            doc = as_object("the file", json.loads(data))
        except (ValueError, RecursionError) as error:
            raise Unreadable("it is not JSON" if data.strip() else "it is empty") from error
        schema = _SCHEMA.fullmatch(text(doc, "schema"))
        if schema is None or schema[1] != self.name:
            raise Unreadable(f"it is no {self.name} of this program")
        if int(schema[2]) > self.version:
            name = self._name(path)
            raise NewerFile(
                f"{name} was written by a newer version of this program and is left alone.",
                "Update voice-interview to open it.",
            )
        return doc

    def _bytes(self, path: Path) -> bytes | None:
        """Raises Unreadable, UnopenedFile."""
        try:
            with plain_file.opened(path) as file:
                return file.read(MOST_BYTES + 1)
        except FileNotFoundError:
            return None
        except plain_file.NotOrdinary as error:
            raise Unreadable(files.reason(error)) from error
        except OSError as error:
            raise UnopenedFile(
                f"{self._name(path)} cannot be opened: {files.reason(error)}.",
                "Fix its permissions, or check the disk.",
            ) from error

    def _name(self, path: Path) -> str:
        return clean_line(self.called(path))


TAKE: Document[Take] = Document(
    "take",
    1,
    take_codec.encode_take,
    take_codec.decode_take,
    "The sound is untouched. Rename the file to set it aside: the next start lists the take again.",
    indent=2,
)
TRANSCRIPT: Document[Transcript] = Document(
    "transcript",
    1,
    hearing_codec.encode_transcript,
    hearing_codec.decode_transcript,
    "The recording itself is untouched: transcribe it again.",
)
SOUNDS: Document[Sounds] = Document(
    "sounds",
    1,
    hearing_codec.encode_sounds,
    hearing_codec.decode_sounds,
    "The recording itself is untouched: transcribe it again.",
)
REVIEW: Document[Review] = Document(
    "review",
    2,
    review_codec.encode_review,
    review_codec.decode_review,
    "Rename the file to set it aside and to start a fresh review.",
    indent=2,
)


def _aside(path: Path) -> Path:
    """A name for what cannot be read; nothing has it yet."""
    numbered = (f"-{number}" for number in count(2))
    names = (path.with_name(f"{path.stem}-unreadable{end}.json") for end in chain([""], numbered))
    return next(name for name in names if not os.path.lexists(name))
