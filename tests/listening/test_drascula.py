"""A game of a few texts in the manner of Drascula, made here."""

from pathlib import Path

import numpy as np

from benchmarks.played.drascula import lines

WIDTHS = (4, 4, 4, 2, 4, 2, 4, 2, 2, 20, 20, 10, 8)
FIGURES = ("", "D", "B", "BJ", "E", "I", "L", "P", "T", "VB")


def test_every_figure_says_its_own_texts(tmp_path: Path) -> None:
    english = {prefix: ["", f"I AM {prefix}!", "SILENT"] for prefix in FIGURES}
    found = list(lines(game(tmp_path, english, {f"{prefix}1": 9 for prefix in FIGURES})))
    assert [line.text for line in found] == [f"I AM {prefix}!" for prefix in FIGURES]
    assert len({line.speaker for line in found}) == len(FIGURES)


def test_samples_are_eight_bits_around_the_middle(tmp_path: Path) -> None:
    (line,) = lines(game(tmp_path, {"I": ["YES MASTER"]}, {"I0": 4}))
    np.testing.assert_array_equal(line.sound, [-1, 0, 0.5, 127 / 128])
    assert (line.speaker, line.rate_hz) == ("igor", 11_025)


def test_the_blind_man_is_not_drascula(tmp_path: Path) -> None:
    said = {"D": [f"TEXT {n}" for n in range(70)]}
    found = lines(game(tmp_path, said, {f"D{n}": 4 for n in (39, 56, 68)}))
    assert [line.speaker for line in found] == ["drascula", "hacker", "blind man"]


def game(folder: Path, english: dict[str, list[str]], sounds: dict[str, int]) -> Path:
    data = b"DRASCULA\x06"
    for count, width in enumerate(WIDTHS):
        data += number(count) + bytes(range(count * width))
    data += number(2)
    for prefix in FIGURES:
        texts = english.get(prefix, [])
        data += number(len(texts))
        for language in (texts, [text[::-1] for text in texts]):
            block = bytes(2) + b"".join(map(entry, language))
            data += number(len(block)) + block
    (folder / "drascula.dat").write_bytes(data)
    for name, size in sounds.items():
        (folder / f"{name}.ALS").write_bytes(bytes((0, 128, 192, 255) * size)[:size])
    return folder


def number(value: int) -> bytes:
    return value.to_bytes(2, "big")


def entry(text: str) -> bytes:
    said = text.encode() + bytes(2 + len(text) % 3)
    return number(len(said) + 2) + said
