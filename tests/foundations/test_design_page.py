"""docs/design.md names every part of the program and no other, and its floors are those checked."""

import re
import tomllib
from pathlib import Path

import pytest

from voice_interview import second_pass
from voice_interview.audio import streams
from voice_interview.cli.rehearsing import full_screen
from voice_interview.library.takes import trash
from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.settings import Settings
from voice_interview.transcription import dialogue
from voice_interview.transcription.incoming import tape
from voice_interview.wave_file import SAMPLE_BYTES

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


WORDS = {3.0: "three", 300.0: "five minutes", 60.0: "minute"}
LIMITS = {
    "a lost microphone": f"no callback for {streams.LOST_AFTER_S} s means",
    "a silent loudspeaker": f"A loudspeaker has {streams.SILENT_LIMIT_S:.0f} s",
    "a hung recogniser": f"a {WORDS[dialogue._HUNG_S]} without its beat",
    "a slow recogniser": f"for {WORDS[dialogue._PATIENCE_S]} and {WORDS[dialogue._PATIENCE_PER_S]} "
    "times the length of the sound",
    "a warm recogniser": f"warm for {WORDS[Settings().transcription.keep_warm_s]}",
    "sound on the disk": f"{RATE_HZ * SAMPLE_BYTES * 3600 / 1e6:.0f} MB an hour",
    "sound in memory": f"With less than {tape.LEFT_BYTES // 1_000_000} MB free",
    "a second pass": f"after a {WORDS[second_pass.IDLE_S]} at home",
    "the first page": f"the newest {full_screen.FIRST_TAKES} before home appears",
    "the trash": f"gone for good after {trash.KEPT.days} days",
}


@pytest.mark.parametrize("limit", LIMITS)
def test_the_limits_it_names_are_those_of_the_code(limit: str) -> None:
    assert LIMITS[limit].lower() in " ".join(PAGE.split()).lower()


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
