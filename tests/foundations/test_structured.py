"""Text that a person wrote in TOML or JSON: what it says, or a sentence of ours, never Python's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.structured import Unparsed, from_json, from_toml

LONG = "9" * 5000
DOTS = ".".join("a" * 21)


@pytest.mark.parametrize(
    ("read", "text", "says", "line"),
    [
        (from_toml, "a = 1\nb : 2", "this is not TOML", 2),
        (from_toml, f"a = 1\nb = {LONG}", "a number has more than 4300 digits", 2),
        (from_toml, f"b = {'1_' * 5000}1", "a number has more than 4300 digits", 1),
        (from_toml, "a = " + "[" * 100_000, "nested too deeply", None),
        (from_toml, f"b = 1\n{DOTS} = 1", "more than 20 parts", 2),
        (from_toml, f'b = """\n"""\n[[{DOTS}]]', "more than 20 parts", 3),
        (from_toml, f"b = {{c = '', {DOTS} = 1}}", "more than 20 parts", 1),
        (from_toml, " . ".join(["'a.'", '"\\".b"', "c"] * 7) + " = 1", "more than 20 parts", 1),
        (from_json, '{"a":\n x}', "this is not JSON", 2),
        (from_json, f'{{\n\n"a": {LONG}}}', "a number has more than 4300 digits", 3),
        (from_json, "[" * 100_000, "nested too deeply", None),
        (from_json, "", "this is not JSON", 1),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(
    read: type, text: str, says: str, line: int | None
) -> None:
    with pytest.raises(Unparsed, match=says) as told:
        read(text)
    assert told.value.line == line
    assert told.value.placed.startswith(f"line {line}: ") == (line is not None)


@pytest.mark.parametrize(
    "text",
    [
        ".".join("a" * 20) + " = 1",
        f"x = '{DOTS}'",
        f'x = "\\"{DOTS}"',
        f"'{DOTS}'.'{DOTS}' = 1",
        f'x = """\n"{DOTS} \\""""\n',
        f"x = '''\n'{DOTS}\n'''",
        f"x = 1 # {DOTS}",
        f"x = [{', '.join(['0.5'] * 30)}]",
        f"x = '{'word. ' * 700}'",
    ],
)
def test_dots_that_part_no_key_are_no_fault(text: str) -> None:
    assert from_toml(text)


@given(st.text() | st.text("[]{}=\"'0123456789_.,:\n -xe"))
def test_any_text_is_read_or_told(text: str) -> None:
    for read in (from_toml, from_json):
        try:
            read(text)
        except Unparsed as told:
            assert "\n" not in told.placed
