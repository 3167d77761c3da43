"""The installed program carries its questions."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from voice_interview.questions import packs

ROOT = Path(__file__).parents[2]


@pytest.mark.real
def test_the_wheel_carries_every_pack(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    carried = tmp_path / "site" / "voice_interview" / "_prompts"
    shipped = ROOT / "prompts"
    assert packs.load(carried, tmp_path / "none") == packs.load(shipped, tmp_path / "none")
    names = [file.relative_to(shipped) for file in shipped.rglob("*.toml")]
    assert names
    assert [name for name in names if not (carried / name).is_file()] == []
