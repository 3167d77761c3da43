"""A game of four texts in the manner of Beneath a Steel Sky, made here."""

import itertools
import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from benchmarks.played.sky import lines
from tests.listening.packing import packed

TREE = bytes((1, 4, 0, 2, 3, 0, 0, 0, 0, 0, 0, 97, 5, 6, 0, 0, 0, 98, 0, 0, 99))
CODES = {"\0": "00", "a": "01", "b": "10", "c": "11"}
DECOY = bytes((1, 4, 0, 2, 3, 0, 0, 0, 97, 0, 0, 0, 5, 6, 0, 0, 0, 98, 0, 0, 99))
"""The same with `a` for the end of a text."""
TEXTS = ["ab", "", "cab" * 100, "ca"]
NAMES = ["foster", "lamb_normal", "sc36_babs_talk", "anita"]
LAMB, BABS = 0, 1
"""In the list of animations."""
PLAYER, OTHER = (0, 48), (0, 480)
SPEAK, EXIT = (11, 3, 35 * 4), (19,)
NOBODY = (2, 5000)


def test_texts_and_sounds_find_each_other(tmp_path: Path) -> None:
    found = list(lines(*game(tmp_path, [])))
    assert [line.text for line in found] == ["ab", "cab" * 100, "ca"]
    assert [line.rate_hz for line in found] == [11_025] * 3
    expected = (np.frombuffer(samples(2), np.uint8).astype(np.float32) - 128) / 128
    np.testing.assert_array_equal(found[1].sound, expected)
    assert found[1].sound.dtype == np.float32


def test_a_text_without_sound_is_no_line(tmp_path: Path) -> None:
    found = list(lines(*game(tmp_path, [], voiced=(0, 3))))
    assert [line.text for line in found] == ["ab", "ca"]


@pytest.mark.parametrize(
    ("says", "speaker"),
    [
        ([(2, 3), (2, 3), NOBODY, SPEAK], "anita"),
        ([PLAYER, (2, 3), NOBODY, SPEAK], "foster"),
        ([OTHER, (2, 3), (2, BABS), SPEAK], "babs"),
        ([OTHER, (2, 3), NOBODY, SPEAK], ""),
        ([OTHER, (2, 2), (2, LAMB), SPEAK, OTHER, (2, 3), NOBODY, SPEAK], "lamb"),
        ([(2, 3), (2, 3), NOBODY, (11, 3, 12)], ""),
        ([(2, 9), (2, 3), (2, 0), (11, 2, 70 * 4)], "foster"),
        ([(14, 2, 7, 0, 8, 0, 0), PLAYER, (2, 3), NOBODY, SPEAK], "foster"),
    ],
)
def test_a_script_tells_who_speaks(
    tmp_path: Path, says: list[tuple[int, ...]], speaker: str
) -> None:
    *_, last = lines(*game(tmp_path, [[EXIT], [*says, EXIT]]))
    assert last.speaker == speaker


def test_a_program_without_the_code_is_refused(tmp_path: Path) -> None:
    folder, program = game(tmp_path, [])
    program.write_bytes(b"something else" + DECOY)
    with pytest.raises(ValueError, match="no code"):
        list(lines(folder, program))


def game(
    folder: Path, scripts: list[list[tuple[int, ...]]], voiced: Sequence[int] = (0, 2, 3)
) -> tuple[Path, Path]:
    files = {60_600: section(TEXTS), 60_400: module(scripts)}
    for number in voiced:
        files[50_000 + number] = bytes(22) + packed([(samples(number), 0, 0)])
    table, data = b"", b"".ljust(32)
    for number, content in files.items():
        size = (len(content) | 0x800000).to_bytes(3, "little")
        table += (
            struct.pack("<H", number) + (len(data) >> 4 | 0x800000).to_bytes(3, "little") + size
        )
        data += content + bytes(-len(content) % 16)
    (folder / "sky.dnr").write_bytes(len(files).to_bytes(4, "little") + table)
    (folder / "sky.dsk").write_bytes(data)
    (folder / "sky.cpt").write_bytes(compacts())
    program = folder / "scummvm"
    program.write_bytes(b"\x01\x02\0\x02 noise " + DECOY + TREE + b"and more")
    return folder, program


def samples(number: int) -> bytes:
    return bytes((128 + number + n) % 256 for n in range(300))


def section(texts: list[str]) -> bytes:
    """Bits in quarters of a byte; sizes in that unit, or in eight of it from 128 on."""
    sizes, bits = bytearray(), ""
    for text in texts:
        coded = "".join(CODES[letter] for letter in text + "\0")
        long = len(coded) // 2 >= 0x80
        unit = 16 if long else 2
        coded += "0" * (-len(coded) % unit)
        sizes.append(0x80 * long | len(coded) // unit)
        bits += coded
    bits += "0" * (-len(bits) % 8)
    coded_bytes = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))
    return struct.pack("<2H", 4, 4 + len(sizes)) + bytes(sizes) + coded_bytes


def module(scripts: list[list[tuple[int, ...]]]) -> bytes:
    bodies = [[word for command in script for word in command] for script in scripts]
    begins = itertools.accumulate(map(len, bodies), initial=1 + len(bodies))
    words = [len(bodies), *itertools.islice(begins, len(bodies)), *itertools.chain(*bodies)]
    return struct.pack(f"<{len(words)}H", *words)


def compacts() -> bytes:
    """Figures and animations by number from 0 on; thing 188 is the list of animations."""
    things: list[tuple[int, ...]] = [(1, 1, 0)] * len(NAMES)
    things += [(0,)] * (188 - len(NAMES))
    things.append((2, 7, NAMES.index("lamb_normal"), NAMES.index("sc36_babs_talk")))
    words = [word for thing in things for word in thing]
    names = "\0".join([*NAMES, "talking", ""]).encode()
    head = struct.pack("<3HI", 0, 1, len(things), 0)
    body = struct.pack(f"<I{len(words)}H", len(words), *words)
    return head + body + struct.pack("<I", len(names)) + names
