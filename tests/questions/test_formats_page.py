"""The page on writing packs tells the truth."""

import re
from pathlib import Path

import pytest

from voice_interview.questions import packs
from voice_interview.questions.schema import KEYS

ROOT = Path(__file__).parents[2]


@pytest.fixture
def section() -> str:
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    found = re.search(r"^## Question packs$(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


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
