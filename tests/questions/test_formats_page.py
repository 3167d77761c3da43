"""The page on writing packs and formats tells the truth."""

import re
from pathlib import Path

import pytest

from voice_interview.interview.drawing import draw
from voice_interview.questions import formats, packs
from voice_interview.questions.format_schema import MOST_PHASES, PHASE, TOP
from voice_interview.questions.schema import KEYS
from voice_interview.questions.values import Key

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


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", text))


@pytest.mark.parametrize(
    ("title", "keys"), [("Question packs", KEYS), ("Interview formats", TOP | PHASE)]
)
def test_the_limits_of_a_key_stand_in_its_line_or_among_the_limits(
    title: str, keys: dict[str, Key]
) -> None:
    told = part(title)
    limits = re.search(r"^- \*\*Limits\*\*.*$", told, re.MULTILINE)
    for name, key in keys.items():
        line = re.search(rf"^\| `{name}` \|.*$", told, re.MULTILINE)
        assert line
        assert numbers(key.wanted) <= numbers(line[0] + (limits[0] if limits else "")), name


def test_a_format_has_no_more_phases_than_the_page_says() -> None:
    assert f"{MOST_PHASES} phases a format" in part("Interview formats")


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
