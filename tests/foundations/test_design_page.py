"""docs/design.md names every part of the program and no other, and its floors are those checked."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "voice_interview"
PAGE = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
PARTS = PAGE[PAGE.index("| file or folder |") : PAGE.index("`lint-imports` checks")]
FLOORS = re.compile(r"(Every arrow points down|inside `(\w+)/`):\n\n((?: {4}.+\n)+)")


def floors_of_the_page() -> dict[str, list[set[str]]]:
    """By package: its floors from the top, and what lies side by side on each."""
    return {
        f"voice_interview.{package}".rstrip("."): [
            {room.strip() for room in floor.split("|")} for floor in block.split(">")
        ]
        for _, package, block in FLOORS.findall(PAGE)
    }


def test_every_part_has_its_line_and_every_line_its_part() -> None:
    named = set(re.findall(r"`([a-z_]+(?:\.py|/))`", "\n".join(_first_cells())))
    there = {
        path.name + "/" * path.is_dir() for path in PROGRAM.iterdir() if path.name[0] not in "_."
    }
    assert named == there


def test_every_file_and_folder_named_in_a_line_is_there() -> None:
    for row in PARTS.splitlines():
        for name in re.findall(r"`([a-z_]+(?:\.py|/))`", row):
            assert any(PROGRAM.rglob(name.rstrip("/"))), name


def test_the_floors_are_those_that_are_checked() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    checked = {
        contract["containers"][0]: [
            {room.strip() for room in layer.split("|")} for layer in contract["layers"]
        ]
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    }
    told = floors_of_the_page()
    assert "voice_interview" in told
    assert told == {package: checked[package] for package in told}


def _first_cells() -> list[str]:
    return [row.split("|")[1] for row in PARTS.splitlines() if row.startswith("| `")]
