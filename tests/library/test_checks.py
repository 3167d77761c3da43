"""`check` names what is wrong, take by take, and changes nothing."""

import os
import shutil
from pathlib import Path

import pytest

from tests.library.nouns import FAILED, LED, finished
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Check


def problems(library: TakeLibrary) -> dict[str, Check]:
    return {check.name: check for check in library.check() if check.status != "ok"}


def seen(root: Path) -> list[tuple[str, int]]:
    return [(str(path), path.stat().st_mtime_ns) for path in sorted(root.rglob("*.*"))]


def test_a_healthy_library_has_nothing_to_tell(library: TakeLibrary) -> None:
    finished(library)
    library.begin(LED)
    before, shares = seen(library.root), []
    checks = library.check(lambda share, _doing: shares.append(share))
    assert [(check.name, check.status) for check in checks] == [("takes", "ok"), ("index", "ok")]
    assert checks[0].detail == "2 takes looked at."
    assert shares == [0.0, 0.5]
    assert seen(library.root) == before


def test_each_thing_that_is_wrong_is_named_with_a_way_out(library: TakeLibrary) -> None:
    whole, silent, garbled, mute = (finished(library) for _ in range(4))
    library.audio(silent.id).unlink()
    library.audio(mute.id).write_bytes(b"no sound")
    (library.root / garbled.id / "transcript.json").write_text("{")
    (library.root / "2026-11-20T10-32-07-led-a-team-4f2a").mkdir()
    found = problems(library)
    assert whole.id not in found
    assert found[silent.id].detail == "audio.wav is missing."
    assert found[mute.id].detail == "audio.wav is no WAV file."
    assert found[garbled.id].detail.startswith("transcript.json of take")
    assert found["2026-11-20T10-32-07-led-a-team-4f2a"].status == "warning"
    assert all(check.way_out for check in found.values())


def test_a_take_that_may_not_be_opened_hides_no_other(
    library: TakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut, silent = finished(library), finished(library)
    library.audio(silent.id).unlink()
    allowed = os.access  # whoever runs the tests may be allowed everything
    monkeypatch.setattr(
        "os.access", lambda path, mode: path.name != shut.id and allowed(path, mode)
    )
    found = problems(library)
    assert found.keys() == {shut.id, silent.id}
    assert found[shut.id].detail == "The system does not let this folder be opened."


def test_a_list_that_does_not_fit_the_folders_is_told(library: TakeLibrary) -> None:
    gone, copied = finished(library), finished(library, FAILED)
    shutil.rmtree(library.root / gone.id)
    shutil.copytree(library.root / copied.id, library.root / f"{copied.id[:-4]}0000")
    assert problems(library)["index"].detail == ("The list lacks 1 take and has 1 too many.")
    library.rebuild()
    assert "index" not in problems(library)


def test_folders_that_others_can_read_are_told(library: TakeLibrary) -> None:
    take = finished(library)
    (library.root / take.id).chmod(0o755)
    library.root.chmod(0o750)
    found = problems(library)["privacy"]
    assert "2 folders" in found.detail
    assert found.way_out.startswith("Run: chmod -R go-rwx ")
    (library.root / take.id).chmod(0o700)
    assert "1 folder." in problems(library)["privacy"].detail
