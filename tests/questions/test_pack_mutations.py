"""Whatever stands in a pack, reading it ends with questions and sentences, never with a crash."""

import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice_interview.errors import PackProblem
from voice_interview.questions import packs
from voice_interview.questions.faults import Fault
from voice_interview.questions.schema import KEYS
from voice_interview.text import clean_line

SOUND = """place = 3
[[question]]
id = "one"
text = "What did you change?"
theme = "leadership"
tags = ["people", "planning"]
level = "mid"
target_s = 90
expects_story = true
shows = "You asked."
follow_ups = ["Why?", '''How
so?''']
trap = "None."

[[question]]
id = "two"
text = "Why?"
"""

PIECES = st.sampled_from(
    [
        *(
            "[[question]]",
            "[question]",
            "[[",
            "]]",
            "[",
            "]",
            "{",
            "}",
            "=",
            '"',
            "'",
            '"""',
            "'''",
        ),
        *("\n", "\r", "\r\n", ",", ".", "#", "\\", "\\u0000", "\\u001b[2J", "\\ud800", "\ufeff"),
        *("nan", "-inf", "true", "1e999", "0xffffffffffffffffffff", "1979-05-27", "00:00:00"),
        *("id", "text", "tags", "place", "\x00", "\x1b]0;x\x07", "\u202e", "é", "𝔘", "'a.b'.c = 1"),
    ]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["1979-05-27", "07:32:00"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A sound pack after some cuts, swaps and insertions."""
    text = SOUND
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        text = text[:start] + draw(PIECES | st.text(max_size=8)) + text[end:]
    return text.encode("utf-8", "surrogatepass")


@st.composite
def retyped(draw: st.DrawFn) -> bytes:
    """A well-formed pack whose keys hold values of any kind."""
    keys = st.sampled_from([*KEYS, "x"])
    table = draw(st.dictionaries(keys, VALUES, min_size=1))
    body = "\n".join(f"{key} = {_toml(value)}" for key, value in table.items())
    return f"[[question]]\n{body}\n".encode("utf-8", "surrogatepass")


def _toml(value: object) -> str:
    match value:
        case None:
            return "''"
        case bool():
            return str(value).lower()
        case str():
            return '"' + "".join(f"\\U{ord(c):08x}" for c in value) + '"'
        case list():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case dict():
            pairs = (f"{_toml(key)} = {_toml(inner)}" for key, inner in value.items())
            return "{" + ", ".join(pairs) + "}"
        case _:
            return str(value)


def is_safe(text: str) -> bool:
    """Nothing in it that a terminal would obey."""
    return clean_line(text, 5000) == text and not any(unicodedata.category(c) == "Cc" for c in text)


def outcome(content: bytes) -> tuple[Fault, ...]:
    """Read `content` as a user's pack; what holds for every pack is asserted on the way."""
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "mine.toml"
        pack.write_bytes(content)
        faults = packs.check(pack)
        bank = packs.load(Path(folder), Path(folder) / "none")
    assert bank.faults == faults
    assert len(bank) or faults
    for question in bank:
        assert is_safe(question.text)
        assert 10 <= question.target_s <= 600
    for fault in faults:
        assert is_safe(str(fault))
        assert fault.sentence.endswith(".")
        assert fault.way_out
        assert fault.line is None or 1 <= fault.line <= content.count(b"\n") + 1
        with pytest.raises(PackProblem):
            raise fault.problem()
    return faults


@given(mutated())
@settings(max_examples=400, deadline=None)
def test_a_mutated_pack_never_crashes(content: bytes) -> None:
    assert isinstance(outcome(content), tuple)


@given(retyped())
@settings(max_examples=300, deadline=None)
def test_a_pack_of_any_types_never_crashes(content: bytes) -> None:
    assert isinstance(outcome(content), tuple)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_are_a_fault(content: bytes) -> None:
    assert outcome(content)
