"""What a crash left open is closed at the next start, and nothing else is touched."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.history import make_takes
from tests.library.nouns import (
    FAILED,
    LED,
    SOUNDS,
    finished,
    words,
    write_audio,
    write_interrupted_audio,
)
from voice_interview import wave_file
from voice_interview.library.library import TakeLibrary
from voice_interview.library.takes import recovery
from voice_interview.library.takes.take_folder import AUDIO
from voice_interview.model import Capture, Hearing, TakeState


def crashed(library: TakeLibrary) -> TakeLibrary:
    """The next start; closing in between changes nothing in the folders."""
    library.close()
    return TakeLibrary.open(library.root)


def test_an_interrupted_recording_is_closed_and_listed_as_recovered(library: TakeLibrary) -> None:
    healthy, take = finished(library), library.begin(FAILED, preparation_s=3.0)
    write_interrupted_audio(library.audio(take.id), 8_000)
    again = crashed(library)
    closed = replace(
        take,
        state=TakeState.RECORDED,
        recovered=True,
        capture=Capture(0.5, 16_000, "", ended_by="recovered"),
    )
    assert again.recovered() == (closed,)
    assert again.take(take.id) == closed
    assert {row.take.id: row.take for row in again.rows()} == {take.id: closed, healthy.id: healthy}
    assert not wave_file.describe(again.audio(take.id)).open_ended
    once_more = crashed(again)
    assert once_more.recovered() == ()
    assert once_more.take(take.id) == closed
    once_more.close()


@pytest.mark.parametrize("content", [None, b"", b"RIFF", "header"])
def test_a_recording_without_a_sample_is_kept_and_said_to_be_empty(
    library: TakeLibrary, content: bytes | str | None
) -> None:
    take = library.begin(LED)
    if content == "header":
        write_interrupted_audio(library.audio(take.id), 0)
    elif isinstance(content, bytes):
        library.audio(take.id).write_bytes(content)
    again = crashed(library)
    (row,) = again.rows()
    assert (row.take.state, row.take.failure) == (TakeState.FAILED, "The recording was empty.")
    assert again.recovered() == (row.take,)
    assert row.take.recovered
    again.close()


def test_a_recording_that_is_no_sound_is_kept_and_said_so(library: TakeLibrary) -> None:
    take = library.begin(LED)
    library.audio(take.id).write_bytes(b"this is no sound" * 100)
    again = crashed(library)
    assert again.take(take.id).failure == "The sound of this recording cannot be read."
    assert library.audio(take.id).read_bytes() == b"this is no sound" * 100
    again.close()


def test_a_transcription_that_was_under_way_is_to_be_done_again(library: TakeLibrary) -> None:
    take = finished(library)
    (library.root / take.id / "transcript.json").unlink()
    library.change(take.id, lambda now: replace(now, state=TakeState.TRANSCRIBING))
    again = crashed(library)
    assert again.take(take.id) == replace(take, state=TakeState.RECORDED)
    assert again.recovered() == ()
    again.close()


def test_a_second_transcription_that_was_under_way_leaves_the_first_words(
    library: TakeLibrary,
) -> None:
    take = finished(library)
    library.change(take.id, lambda now: replace(now, state=TakeState.TRANSCRIBING))
    again = crashed(library)
    assert again.take(take.id) == take
    assert again.hearing(take.id) == Hearing(words("So um I led it"), SOUNDS)
    again.close()


def test_a_recording_that_lost_its_take_json_is_listed_by_its_name(library: TakeLibrary) -> None:
    take = finished(library)
    (library.root / take.id / "take.json").unlink()
    again = crashed(library)
    found = again.take(take.id)
    assert again.recovered() == (found,)
    assert (found.question.text, found.state) == ("Led a team", TakeState.RECORDED)
    assert found.recorded_at[:19] == take.recorded_at[:19]
    again.close()


def test_folders_that_are_no_takes_are_left_alone(library: TakeLibrary) -> None:
    for name in ("Holiday", "2026-11-20T10-32-07-led-a-team-4f2a"):
        (library.root / name).mkdir()
    (library.root / "Holiday" / AUDIO).write_bytes(b"beach")
    (library.root / "notes.txt").write_text("mine")
    (library.root / "link").symlink_to(library.root / "Holiday")
    again = crashed(library)
    assert again.rows() == ()
    assert (library.root / "Holiday" / AUDIO).read_bytes() == b"beach"
    assert (library.root / "notes.txt").read_text() == "mine"
    again.close()


def test_leftovers_of_a_crash_are_cleared(library: TakeLibrary) -> None:
    take = finished(library)
    for name in (f"{recovery.UNBORN}{take.id}", f"{recovery.DOOMED}{take.id}"):
        (library.root / name).mkdir()
        (library.root / name / "take.json").write_text("{}")
    again = crashed(library)
    assert sorted(path.name for path in library.root.iterdir() if path.is_dir()) == [take.id]
    assert again.take(take.id) == take
    again.close()


def test_one_that_cannot_be_closed_now_does_not_stop_the_start(
    library: TakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck, other = library.begin(LED), library.begin(FAILED)
    for take in (stuck, other):
        write_interrupted_audio(library.audio(take.id), 1_600)
    repair = wave_file.repair

    def refuse(path: Path) -> float:
        if path.parent.name == stuck.id:
            raise PermissionError(13, "Permission denied")
        return repair(path)

    monkeypatch.setattr(wave_file, "repair", refuse)
    again = crashed(library)
    assert [take.id for take in again.recovered()] == [other.id]
    assert again.take(stuck.id).state is TakeState.RECORDING
    monkeypatch.undo()
    once_more = crashed(again)
    assert [take.id for take in once_more.recovered()] == [stuck.id]
    once_more.close()


def test_a_thousand_healthy_takes_are_not_touched(root: Path) -> None:
    root.mkdir()
    make_takes(root, 1000, words=20)
    paths = sorted(root.rglob("*"))
    before = [_seen(path) for path in paths]
    for _ in range(2):
        library = TakeLibrary.open(root)
        assert library.count() == 1000
        assert library.recovered() == ()
        library.close()
    assert [_seen(path) for path in paths] == before
    assert len(paths) == 4000


def test_even_one_that_is_wrongly_taken_for_unfinished_is_not_touched(
    library: TakeLibrary,
) -> None:
    take = finished(library)
    paths = sorted((library.root / take.id).iterdir())
    before = [_seen(path) for path in paths]
    assert recovery.close_unfinished(library.root, [take.id]) == ()
    assert [_seen(path) for path in paths] == before


def _seen(path: Path) -> tuple[int, int, bytes]:
    found = path.stat()
    return found.st_mtime_ns, found.st_ino, b"" if path.is_dir() else path.read_bytes()


def test_a_live_recording_is_not_closed_by_a_second_window(library: TakeLibrary) -> None:
    take = library.begin(LED)
    write_interrupted_audio(library.audio(take.id), 1_600)
    before = library.audio(take.id).read_bytes()
    second = TakeLibrary.open(library.root)
    assert second.read_only
    assert second.recovered() == ()
    assert second.take(take.id) == take
    second.close()
    assert library.audio(take.id).read_bytes() == before


def test_a_finished_wav_that_was_never_saved_as_recorded_is_not_rewritten(
    library: TakeLibrary,
) -> None:
    take = library.begin(LED)
    write_audio(library.audio(take.id))
    before = library.audio(take.id).read_bytes()
    again = crashed(library)
    assert again.take(take.id).state is TakeState.RECORDED
    assert again.audio(take.id).read_bytes() == before
    again.close()
