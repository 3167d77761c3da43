"""The page on writing packs and formats tells the truth."""

import re
from pathlib import Path

import pytest

from voice_interview.interview.drawing import draw
from voice_interview.questions import formats, packs
from voice_interview.questions.format_schema import PHASE, TOP
from voice_interview.questions.schema import KEYS

ROOT = Path(__file__).parents[2]


def part(title: str) -> str:
    """The section of the page under this heading."""
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    found = re.search(rf"^## {title}$(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


@pytest.fixture
def section() -> str:
    return part("Question packs")


def test_the_example_loads_and_does_what_it_says(section: str, tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", section, re.DOTALL)
    assert example
    (tmp_path / "hospital.toml").write_text(example[1], "utf-8")
    assert packs.check(tmp_path) == ()
    shipped = packs.load(ROOT / "prompts", tmp_path / "none")
    bank = packs.load(ROOT / "prompts", tmp_path)
    assert len(bank) == len(shipped) + 2
    assert bank.by_id("ward-why-nursing").theme == "hospital"
    assert bank.by_id("recruiter-pay").pack == "hospital"


def test_every_key_has_its_line_in_the_table(section: str) -> None:
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(KEYS)


def test_the_example_of_a_format_loads_and_is_drawn(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", part("Interview formats"), re.DOTALL)
    assert example
    path = tmp_path / "panel.toml"
    path.write_text(example[1], "utf-8")
    bank = packs.load(ROOT / "prompts", tmp_path / "none")
    form, faults = formats.one(path, bank)
    assert faults == ()
    assert form is not None
    assert form.minutes == 30
    assert [len(drawn) for drawn in draw(form, bank.questions, 7)] == [4, 3, 0, 0]


def test_every_key_of_a_format_has_its_line_and_stands_in_the_example() -> None:
    page = part("Interview formats")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == [*TOP, *PHASE]
    for key in {*TOP, *PHASE} - {"tags"}:
        assert re.search(rf"^{key} = ", page, re.MULTILINE), key
