"""Drascula: The Vampire Strikes Back (1996), with its voices, as Debian's package has it.

Texts lie in `drascula.dat`, in capitals: after lists of numbers of known width one list of texts
for each figure, in all languages, English first. Igor says his seventh text in
`I7.ALS`, which has nothing but samples.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.played.lines import Line

PACKAGE = "drascula"
FOLDER = Path("/usr/share/scummvm/drascula/en")
RATE_HZ = 11_025

_FIGURES = {
    "": "hacker",
    "D": "drascula",
    "B": "drunk",
    "BJ": "billie jean",
    "E": "desiderio",
    "I": "igor",
    "L": "werewolf",
    "P": "pianist",
    "T": "bartender",
    "VB": "von braun",
}
"""How the names of their sounds begin, in the order of their texts."""
_BEFORE = (4, 4, 4, 2, 4, 2, 4, 2, 2, 20, 20, 10, 8)
"""Bytes of an entry of each list before the texts."""
_TITLE = 9
_FIRST_TEXT = 6
"""After how many texts there are, the size of all of them in English, and two bytes."""
_HERO, _BLIND_MAN = 56, 68
"""From these texts on, whose the last ones of Drascula's are."""


def missing() -> str:
    """What to install first; empty: nothing."""
    if (FOLDER / "drascula.dat").is_file():
        return ""
    return f"The game's voices need the package {PACKAGE}."


def lines(folder: Path = FOLDER) -> Iterator[Line]:
    for prefix, number, text in texts((folder / "drascula.dat").read_bytes()):
        file = folder / f"{prefix}{number}.ALS"
        if text and file.is_file():
            samples = np.frombuffer(file.read_bytes(), np.uint8)
            sound = (samples.astype(np.float32) - np.float32(128)) / np.float32(128)
            yield Line(PACKAGE, _speaker(prefix, number), text, sound, RATE_HZ)


def texts(data: bytes) -> Iterator[tuple[str, int, str]]:
    """With the figure's letters and the number."""
    at = _TITLE
    for width in _BEFORE:
        at += 2 + width * _number(data, at)
    languages = _number(data, at)
    at += 2
    for prefix in _FIGURES:
        count, text_at = _number(data, at), at + _FIRST_TEXT
        for number in range(count):
            size = _number(data, text_at)
            text = data[text_at + 2 : text_at + size].rstrip(b"\0")
            yield prefix, number, text.decode("latin-1")
            text_at += size
        at += 2
        for _ in range(languages):
            at += 2 + _number(data, at)


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "big")


def _speaker(prefix: str, number: int) -> str:
    if prefix != "D" or number < _HERO:
        return _FIGURES[prefix]
    return _FIGURES[""] if number < _BLIND_MAN else "blind man"
