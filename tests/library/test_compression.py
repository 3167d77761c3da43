"""A take's sound as FLAC: the same take, and one whole file at any moment."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.library.nouns import CAPTURE, LED, finished, write_interrupted_audio
from voice_interview import storage
from voice_interview.audio.lossless import same_samples, shrink
from voice_interview.errors import InputProblem, LibraryProblem
from voice_interview.library import files
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Capture, TakeState


def test_a_compressed_take_is_the_same_take_in_less_room(library: TakeLibrary) -> None:
    take = finished(library)
    wav = library.audio(take.id)
    recorded = wav.read_bytes()
    freed = library.compress(take.id, shrink)
    flac = library.audio(take.id)
    assert flac == library.root / take.id / "audio.flac"
    assert freed == len(recorded) - flac.stat().st_size > 0
    assert not wav.exists()
    wav.write_bytes(recorded)
    assert library.audio(take.id) == wav, "what was recorded counts, while it is there"
    assert same_samples(wav, flac)
    wav.unlink()
    assert library.take(take.id) == take
    assert library.rows()[0].figures is not None
    assert library.compress(take.id, shrink) == 0
    library.close()
    again = TakeLibrary.open(library.root)
    assert again.take(take.id) == take
    assert [check.status for check in again.check()] == ["ok", "ok"]
    assert (again.disk_use().sound, again.disk_use().uncompressed) == (flac.stat().st_size, 0)
    again.close()


def test_the_wav_goes_only_when_a_power_cut_leaves_the_flac(
    library: TakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps, take = list[str](), finished(library)
    for name in ("sync_file", "move", "remove_file"):
        monkeypatch.setattr(files, name, noted(steps, name, getattr(files, name)))
    library.compress(take.id, shrink)
    assert steps == [
        "sync_file .audio.flac.part",
        "move .audio.flac.part",
        "remove_file .audio.flac.part",
        "remove_file audio.wav",
    ]


def noted(steps: list[str], name: str, real: Callable[..., None]) -> Callable[..., None]:
    def call(path: Path, *more: Path) -> None:
        steps.append(f"{name} {path.name}")
        real(path, *more)

    return call


def test_the_sound_of_a_take_being_recorded_is_left_alone(library: TakeLibrary) -> None:
    take, live = finished(library), library.begin(LED)
    write_interrupted_audio(library.audio(live.id), 1_600)
    assert storage.compressible(library, days=0) == (take,)
    assert storage.compressible(library, takes=[take, live]) == (take,)


def refuse(wav: Path, flac: Path) -> None:
    flac.write_bytes(b"half")
    raise InputProblem("It came out changed.", "It is left as it is.")


def grow(wav: Path, flac: Path) -> None:
    flac.write_bytes(wav.read_bytes() * 2)


def test_when_it_does_not_come_out_right_nothing_is_changed(library: TakeLibrary) -> None:
    take = finished(library)
    before = library.audio(take.id).read_bytes()
    with pytest.raises(InputProblem):
        library.compress(take.id, refuse)
    assert library.compress(take.id, grow) == 0
    assert library.audio(take.id).read_bytes() == before
    assert not list((library.root / take.id).glob("*.flac*"))
    assert not list((library.root / take.id).glob(".*"))


def test_a_compressed_take_that_lost_its_take_json_is_listed_with_its_sound(
    library: TakeLibrary,
) -> None:
    take = finished(library)
    library.compress(take.id, shrink)
    (library.root / take.id / "take.json").unlink()
    library.close()
    again = TakeLibrary.open(library.root)
    found = again.take(take.id)
    assert found.state is TakeState.RECORDED
    assert found.capture == Capture(1.0, 16_000, "", ended_by="recovered")
    again.close()


@pytest.mark.parametrize("content", [b"", b"fLaC", b"no sound at all" * 9, b"fLaC" + bytes(60)])
def test_a_flac_that_is_none_is_named_by_the_check(library: TakeLibrary, content: bytes) -> None:
    take = finished(library)
    library.compress(take.id, shrink)
    library.audio(take.id).write_bytes(content)
    (problem,) = [check for check in library.check() if check.status == "problem"]
    assert problem.name == take.id
    assert "audio.flac" in problem.detail


def test_a_recording_comes_in_whole_or_not_at_all(library: TakeLibrary) -> None:
    def fail(target: Path) -> Capture:
        target.write_bytes(b"half a recording")
        raise InputProblem("It holds no sound.")

    def fill(target: Path) -> Capture:
        target.write_bytes(b"sound")
        return CAPTURE

    with pytest.raises(InputProblem):
        library.adopt(LED, fail, "abc")
    assert library.rows() == ()
    assert [path for path in library.root.iterdir() if path.is_dir()] == []
    take = library.adopt(LED, fill, "abc")
    assert (take.state, take.capture, take.origin) == (TakeState.RECORDED, CAPTURE, "abc")
    assert library.take(take.id) == take
    assert library.audio(take.id).read_bytes() == b"sound"
    finished(library)
    assert library.origins() == {"abc"}
    library.close()
    with pytest.raises(LibraryProblem):
        library.adopt(LED, fill, "def")
