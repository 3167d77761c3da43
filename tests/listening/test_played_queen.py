"""The lines of the Amazon Queen, out of a game that the test makes."""

import io
import struct
from collections.abc import Sequence
from pathlib import Path

import av
import numpy as np
import pytest

from benchmarks.played import queen
from benchmarks.played.lines import Line

RATE_HZ = 11_025
TITLE = b"-" * 20
NAMES = ("door", "Trader Bob")
REMARKS = ("It is a door*03", "It is Bob")


def mp3(length_s: float) -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format="mp3") as container:
        stream = container.add_stream("mp3", rate=RATE_HZ, layout="mono")
        tone = 0.5 * np.sin(np.arange(round(length_s * RATE_HZ)) / 5)
        frame = av.AudioFrame.from_ndarray(
            tone.astype(np.float32)[np.newaxis], format="fltp", layout="mono"
        )
        frame.sample_rate = RATE_HZ
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return out.getvalue()


def numbers(*those: int) -> bytes:
    return struct.pack(f">{len(those)}h", *those)


def text(said: str, at: int, align: int = 2) -> bytes:
    data = bytes([len(said)]) + said.encode("latin-1")
    return data + b"\0" * (-(at + len(data)) % align) if said else data


def joined(start: int, texts: Sequence[str]) -> bytes:
    data = b""
    for said in texts:
        data += text(said, start + len(data))
    return data


def dialogue() -> bytes:
    """Number 7: Joe says 0x2A, Bob answers 0x2A; and what they say when they meet again."""
    own = numbers(0, 0x2A) + text("Um*05hello", 36, 4)
    others_at = 32 + len(own)
    others = numbers(0, 0x2A) + text("Howdy Joe.", others_at + 4, 4)
    again_at = others_at + len(others)
    again = text("Again?", again_at) + b"\0"
    head = numbers(0, 0, 7, 1, 1, 0, 0, 0, 0, 0, 0, others_at, 0, again_at, 0, 0)
    return TITLE + head + own + others + again


def event(thing: int, pictures: int = 0, moves: int = 0) -> bytes:
    fields = [0] * 17
    fields[0], fields[4], fields[5] = thing, pictures, moves
    return numbers(*fields, 1, 99)


def scene() -> bytes:
    """A door moves, Bob speaks, somebody out of sight does."""
    moving = event(1, pictures=1, moves=1) + numbers(3, *range(9)) + numbers(-2)
    events = moving + event(2) + event(-2)
    at = 12 + len(events)
    texts = joined(at, ("", "", "Look out!*XY01(100,100)Run!", "Who goes there?"))
    return TITLE + numbers(0, 3, 0, 0, at, 0) + events + texts


def things() -> bytes:
    """A door and Bob, who stands and looks to the right."""
    door, bob = (numbers(1, *[0] * 6, 5), numbers(-2, *[0] * 6, -4))
    return TITLE + numbers(1, len(NAMES), 2, len(REMARKS)) + door + bob


def written(folder: Path, files: dict[str, bytes]) -> Path:
    head = 15 + queen._ENTRY.size * len(files)
    table, data = b"", b""
    for name, content in files.items():
        table += struct.pack(">12sBII", name.encode(), 1, head + len(data), len(content))
        data += content
    path = folder / "queen.1c"
    path.write_bytes(b"QTBLCEM10\0\0\0\1" + struct.pack(">H", len(files)) + table + data)
    return path


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    remarks = "\n".join([*REMARKS, *NAMES, "room", *["verb"] * 12, *["No."] * 40])
    sounds = (
        "07002AJ1 07002AJ2 07002AP1 07XXXXP1 C1A__021 C1A__022 C1A__031 JOE00011 JOE00411 SPLASH01"
    )
    files = {
        "BOB1.DOG": dialogue(),
        "C1A.CUT": scene(),
        "QUEEN.JAS": things(),
        "QUEEN2.JAS": remarks.encode(),
        **{f"{name}.SB": mp3(0.3 + 0.1 * place) for place, name in enumerate(sounds.split())},
    }
    return list(queen.lines(written(tmp_path_factory.mktemp("game"), files)))


def test_every_sound_has_its_piece_of_a_sentence_and_who_says_it(found: list[Line]) -> None:
    assert [(line.speaker, line.text) for line in found] == [
        ("joe", "Um"),
        ("joe", "hello"),
        ("bob", "Howdy Joe."),
        ("bob", "Again?"),
        ("bob", "Look out!"),
        ("bob", "Run!"),
        ("", "Who goes there?"),
        ("joe", "No."),
        ("joe", "It is a door"),
    ]


def test_the_sounds_are_decoded_at_the_rate_of_the_game(found: list[Line]) -> None:
    for place, line in enumerate(found):
        assert line.rate_hz == RATE_HZ
        assert line.sound.dtype == np.float32
        assert line.sound.size / RATE_HZ == pytest.approx(0.3 + 0.1 * place, abs=0.2)
        assert 0.2 < np.abs(line.sound).max() < 0.8


def test_without_the_game_its_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queen, "FILE", Path("/nowhere/queen.1c"))
    assert queen.PACKAGE in queen.missing()
