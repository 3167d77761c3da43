"""Beneath a Steel Sky (1994), with its voices, as Debian's package of that name has it.

The game is a list of files (`sky.dnr`) and the files one after the other (`sky.dsk`). Texts are
numbered in eight sections and written in a Huffman code that lies in no file of the game: it is
read from ScummVM, the program that plays it and that the package brings along. A text is voiced
where the file that its number leads to is there.
"""

import itertools
import re
import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.played.lines import Line
from benchmarks.played.rnc import unpacked
from benchmarks.played.sky_figures import figures

PACKAGE = "beneath-a-steel-sky"
FOLDER = Path("/usr/share/scummvm") / PACKAGE
PROGRAM = Path("/usr/games/scummvm")
RATE_HZ = 11_025

_TEXTS = 60_600
_SCRIPTS = 60_400
_VOICES = tuple(itertools.accumulate((50_000, 600, 500, 1330, 950, 1150, 550, 150)))
"""The sound of the first text of each section."""
_SECTION = 4096
_HEADER = 22
_TREE = re.compile(rb"(?=\x01.\0\x02.\0)", re.DOTALL)
"""How a tree begins: two forks, each with its first branch right behind it."""
_LOOSE_BITS = 16
"""Texts begin at quarters of a byte, long ones at every second byte."""


class Archive:
    def __init__(self, folder: Path) -> None:
        self._data = (folder / "sky.dsk").read_bytes()
        self._places = {}
        for entry in struct.iter_unpack("<H3s3s", (folder / "sky.dnr").read_bytes()[4:]):
            at, size = (int.from_bytes(number, "little") for number in entry[1:])
            start = (at & 0x7FFFFF) << (4 if at >> 23 else 0)
            self._places[entry[0]] = slice(start, start + (size & 0x3FFFFF))

    def __contains__(self, number: int) -> bool:
        return number in self._places

    def __getitem__(self, number: int) -> bytes:
        return self._data[self._places[number]]


def missing() -> str:
    """What to install first; empty: nothing."""
    if (FOLDER / "sky.dsk").is_file() and PROGRAM.is_file():
        return ""
    return f"The game's voices need the package {PACKAGE}, and scummvm, which it brings along."


def lines(folder: Path = FOLDER, program: Path = PROGRAM) -> Iterator[Line]:
    archive = Archive(folder)
    scripts = [archive[_SCRIPTS + n] for n in range(len(_VOICES)) if _SCRIPTS + n in archive]
    speakers = figures((folder / "sky.cpt").read_bytes(), scripts)
    for number, text in sorted(texts(archive, program.read_bytes()).items()):
        voice = _VOICES[number // _SECTION] + number % _SECTION
        if text and voice in archive:
            samples = np.frombuffer(unpacked(archive[voice][_HEADER:]), np.uint8)
            sound = (samples.astype(np.float32) - np.float32(128)) / np.float32(128)
            yield Line(PACKAGE, speakers.get(number, ""), text, sound, RATE_HZ)


def texts(archive: Archive, program: bytes) -> dict[int, str]:
    """By number; decoded by the tree in the program with which every text ends where it must."""
    sections = {n: archive[_TEXTS + n] for n in range(len(_VOICES)) if _TEXTS + n in archive}
    for found in _TREE.finditer(program):
        codes = _codes(program[found.start() : found.start() + 3 * 256])
        decoded = {n: _decoded(section, codes) for n, section in sections.items() if codes}
        if decoded and all(decoded.values()):
            return {n * _SECTION + k: text for n in decoded for k, text in enumerate(decoded[n])}
    raise ValueError("no code in the program fits the texts")


def _codes(tree: bytes) -> dict[str, str]:
    """Three bytes for each fork or leaf: where its branches for 0 and 1 are, and its letter.

    A fork's first branch follows it. Where that is not so, these bytes are no tree.
    """
    codes = {}
    branches = [("", 0)]
    for here in range(len(tree) // 3):
        code, expected = branches.pop()
        zero, one, letter = tree[3 * here : 3 * here + 3]
        if here != expected:
            return {}
        if zero:
            branches += [(code + "1", one), (code + "0", zero)]
        else:
            codes[code] = chr(letter)
        if not branches:
            return codes
    return {}


def _decoded(section: bytes, codes: dict[str, str]) -> list[str]:
    """None of them where one does not end just before the next."""
    sizes_at, bits_at = struct.unpack_from("<2H", section)
    sizes = ((size & 0x7F) << 3 if size & 0x80 else size for size in section[sizes_at:bits_at])
    starts = [2 * start for start in itertools.accumulate(sizes, initial=0)]
    bits = "".join(f"{byte:08b}" for byte in section[bits_at:])
    found = []
    for start, after in itertools.pairwise(starts):
        text, at, code = "", start, ""
        while not text.endswith("\0"):
            if at == len(bits):
                return []
            code, at = code + bits[at], at + 1
            if code in codes:
                text, code = text + codes[code], ""
        if not 0 <= after - at < _LOOSE_BITS:
            return []
        found.append(text[:-1])
    return found
