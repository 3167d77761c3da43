"""Flight of the Amazon Queen (1995), with its voices, as Debian's package of that name has it.

The game is one file, and its numbers are big-endian. Its head names what is in it: dialogues
(`.DOG`), scenes (`.CUT`), what the hero says of things (`QUEEN2.JAS`), who stands where
(`QUEEN.JAS`), and a sound (`.SB`) for every piece of a sentence. Sentences are cut at the commands
in them (`*03`: how to look while it is said). The name of a sound says which piece it is of which
sentence.
"""

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from benchmarks.played.lines import Line
from benchmarks.synthetic.noises import Sound

PACKAGE = "flight-of-the-amazon-queen"
FILE = Path("/usr/share/scummvm") / PACKAGE / "queen.1c"
HERO = "joe"

_ENTRY = struct.Struct(">12sBII")
_TITLE = 20
"""Bytes before the first number of a dialogue, a scene and the list of things."""
_VERBS, _ANSWERS = 12, 40
"""Lines of the hero's list: what can be done, and what he says of anything."""
_COMMAND = re.compile(r"\*(?:XY.{11}|..)")
_PERSONS = (-3, -4)
"""Instead of the number of a picture: facing left or right."""
_EVENT = (0, 4, 5, 12)
"""Places of the thing that acts, its pictures, whether it moves, and the thing it is made from."""
_HERO_APPEARS = -1
_LAST_FRAME = -2
_SAME = {
    "trader bob": "bob",
    "prin": "azura",
    "princess azura": "azura",
    "azura obj": "azura",
    "showering amazon": "showeram",
    "mary-lou": "tam",
    "witch doctor": "witch",
    "jimmy": "jim",
    "gorilla": "ape",
    "vicious dinosaur": "ape",
    "wedgewood": "wedge",
    "bellboy": "laris",
    "ferryman": "death",
    "and": "anderson",
    "guardian": "oracle",
    "secretary": "sec",
    "zombie woman": "zombie",
}
"""Names of the same figure in dialogues and scenes."""


@dataclass(frozen=True, slots=True)
class Sentence:
    sounds: str
    """How the names of its sounds begin."""
    speaker: str
    text: str


class Numbers:
    """Reads one after the other."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data = data
        self.at = at

    def take(self, count: int) -> tuple[int, ...]:
        found: tuple[int, ...] = struct.unpack_from(f">{count}h", self.data, self.at)
        self.at += 2 * count
        return found

    def text(self, align: int = 2) -> str:
        size = self.data[self.at]
        start, self.at = self.at + 1, self.at + 1
        if size:
            self.at = -(-(start + size) // align) * align
        return self.data[start : start + size].decode("latin-1")


class Archive:
    def __init__(self, file: Path) -> None:
        self._data = file.read_bytes()
        (count,) = struct.unpack_from(">H", self._data, 13)
        entries = (_ENTRY.unpack_from(self._data, 15 + _ENTRY.size * n) for n in range(count))
        self._places = {
            name.rstrip(b"\0").decode("ascii"): slice(offset, offset + size)
            for name, _, offset, size in entries
        }

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def __getitem__(self, name: str) -> bytes:
        return self._data[self._places[name]]

    def ending(self, suffix: str) -> list[str]:
        return sorted(name for name in self._places if name.endswith(suffix))


def missing() -> str:
    """What to install first; empty: nothing."""
    return "" if FILE.is_file() else f"The game's voices need the package {PACKAGE}."


def lines(file: Path = FILE) -> Iterator[Line]:
    """Each sound once, with the text of the first sentence that it belongs to."""
    archive = Archive(file)
    done = set()
    for sentence in sentences(archive):
        for number, piece in enumerate(_COMMAND.split(sentence.text)):
            name = f"{sentence.sounds}{number + 1:X}.SB"
            if piece.strip() and name in archive and name not in done:
                done.add(name)
                sound, rate_hz = _decoded(archive[name])
                yield Line(PACKAGE, sentence.speaker, piece.strip(), sound, rate_hz)


def sentences(archive: Archive) -> Iterator[Sentence]:
    for name in archive.ending(".DOG"):
        yield from _dialogue(archive[name], name)
    things, remarks = _names(archive)
    for name in archive.ending(".CUT"):
        yield from _scene(archive[name], name, things)
    for number, text in enumerate(remarks):
        yield Sentence(f"JOE{number + 1:04}", HERO, text)


def _dialogue(data: bytes, name: str) -> Iterator[Sentence]:
    """The tree of answers comes first, then what the hero says, then what the other one says."""
    whole = data[_TITLE:]
    head = Numbers(whole)
    levels, _, key, own, others = head.take(5)
    head.at = 22
    others_at, _, again_at = head.take(3)
    other = _figure(name.removesuffix(".DOG").rstrip("0123456789"))
    own_at = 32 + 96 * abs(levels)
    for start, count, speaker in ((own_at, own, HERO), (others_at, others, other)):
        row = Numbers(whole, start)
        for _ in range(count):
            _, number = row.take(2)
            yield _answer(key, f"{number & 0xFFFF:4X}", speaker, row.text(align=4))
    first = Numbers(whole, own_at + 2)
    if not first.take(1)[0]:
        yield _answer(key, "SSSS", HERO, first.text())
    again = Numbers(whole, again_at)
    yield _answer(key, "XXXX", other, again.text())
    yield _answer(key, "XXXX", HERO, again.text())


def _answer(key: int, number: str, speaker: str, text: str) -> Sentence:
    sounds = f"{key:2}{number}{'J' if speaker == HERO else 'P'}".replace(" ", "0")
    return Sentence(sounds, speaker, text)


@dataclass(frozen=True, slots=True)
class _Thing:
    name: str
    person: bool


def _names(archive: Archive) -> tuple[list[_Thing], list[str]]:
    """The things that may act, by number, and what the hero says of anything and of each."""
    numbers = Numbers(archive["QUEEN.JAS"], _TITLE)
    rooms, names, count, described = numbers.take(4)
    text = archive["QUEEN2.JAS"].decode("latin-1").splitlines()
    things = [_Thing(HERO, person=True)]
    for _ in range(count):
        name, *_, picture = numbers.take(8)
        said = text[described + abs(name) - 1] if name else ""
        things.append(_Thing(_figure(said), picture in _PERSONS))
    at = described + names + rooms + _VERBS
    return things, [*text[at : at + _ANSWERS], *text[:described]]


def _scene(data: bytes, name: str, things: list[_Thing]) -> Iterator[Sentence]:
    """Events, one after the other; their texts lie elsewhere, one for each."""
    row = Numbers(data[_TITLE:])
    _, count, _, _, texts_at, _ = row.take(6)
    texts = Numbers(row.data, texts_at & 0xFFFF)
    texts.text()
    for number in range(1, abs(count) + 1):
        event = row.take(17)
        thing, pictures, moves, copied = (event[place] for place in _EVENT)
        row.take(row.take(1)[0])
        text = texts.text()
        thing = 0 if thing == _HERO_APPEARS else thing
        from_nowhere = thing < 0
        speaks = from_nowhere or (copied <= 0 and not pictures and things[thing].person)
        if not speaks and moves and copied <= 0:
            while row.take(1)[0] != _LAST_FRAME:
                row.take(9)
        if speaks and text:
            sounds = f"{name.removesuffix('.CUT'):_<5}{number:02}"[:7]
            yield Sentence(sounds, "" if from_nowhere else things[thing].name, text)


def _figure(name: str) -> str:
    return _SAME.get(name.lower(), name.lower())


def _decoded(data: bytes) -> tuple[Sound, int]:
    with av.open(io.BytesIO(data), format="mp3") as container:
        stream = container.streams.audio[0]
        parts = [frame.to_ndarray().ravel() for frame in container.decode(stream)]
        rate_hz = stream.rate
    return np.concatenate(parts).astype(np.float32), rate_hz
