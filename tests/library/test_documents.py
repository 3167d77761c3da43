"""A bad file is a problem of its take alone: said plainly, never overwritten, never in the way."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.nouns import LED, SOUNDS, finished, words
from voice_interview.errors import LibraryProblem
from voice_interview.library.codecs import documents
from voice_interview.library.codecs.documents import BrokenFile, Document, NewerFile
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Hearing, Review, TakeState

NEWER = b'{"schema": "voice-interview/%s/9", "shape": "unheard of"}'

BROKEN = {
    "empty": b"",
    "zeros": bytes(400),
    "cut off": b'{"schema": "voice-interview/take/1", "sta',
    "no utf-8": b'{"schema": "\xff\xfe"}',
    "a list": b"[]",
    "no schema": b'{"state": "done"}',
    "another file": b'{"schema": "voice-interview/sounds/1"}',
    "version 0": b'{"schema": "voice-interview/take/0"}',
    "another program": b'{"schema": "voice-overview/take/1"}',
    "without what it needs": b'{"schema": "voice-interview/take/1", "state": "done"}',
    "far too deep": b'{"schema": ' + b"[" * 100_000,
}


def reopened(library: TakeLibrary) -> TakeLibrary:
    library.close()
    return TakeLibrary.open(library.root)


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_take_is_listed_as_such_and_the_others_as_ever(
    library: TakeLibrary, content: bytes
) -> None:
    good, bad = finished(library), finished(library)
    path = library.root / bad.id / "take.json"
    path.unlink()
    path.write_bytes(content)
    again = reopened(library)
    with pytest.raises(BrokenFile, match="cannot be read") as caught:
        again.take(bad.id)
    assert "set it aside" in caught.value.way_out
    rows = {row.take.id: row.take for row in again.rows()}
    assert rows[good.id] == good
    assert rows[bad.id].state is TakeState.FAILED
    assert rows[bad.id].failure == caught.value.sentence
    assert rows[bad.id].question.text == "Led a team"
    assert again.hearing(bad.id) is not None
    assert again.audio(bad.id).is_file()
    assert again.recovered() == ()
    assert path.read_bytes() == content
    again.close()


def test_a_broken_take_is_not_written_over(library: TakeLibrary) -> None:
    take = finished(library)
    path = library.root / take.id / "take.json"
    path.write_bytes(b"half a ta")
    with pytest.raises(BrokenFile, match=r"take\.json of take .* cannot be read") as caught:
        library.change(take.id, lambda _: take)
    assert "Rename the file" in caught.value.way_out
    assert path.read_bytes() == b"half a ta"


def test_a_broken_transcript_is_said_so_and_transcribing_again_mends_it(
    library: TakeLibrary,
) -> None:
    take = finished(library)
    path = library.root / take.id / "transcript.json"
    path.write_bytes(b"{}")
    with pytest.raises(BrokenFile, match=r"transcript\.json of take .* cannot be read") as caught:
        library.hearing(take.id)
    assert "transcribe it again" in caught.value.way_out
    assert library.take(take.id) == take
    library.save_hearing(take.id, Hearing(words("again"), SOUNDS))
    assert library.hearing(take.id) == Hearing(words("again"), SOUNDS)
    assert path.with_name("transcript-unreadable.json").read_bytes() == b"{}"


def test_a_file_that_says_it_is_something_else_is_not_taken_for_this(library: TakeLibrary) -> None:
    take = finished(library)
    folder = library.root / take.id
    (folder / "transcript.json").write_bytes((folder / "sounds.json").read_bytes())
    with pytest.raises(BrokenFile, match="it is no transcript of this program"):
        library.hearing(take.id)


@pytest.mark.parametrize("name", ["take", "transcript", "sounds", "review"])
def test_a_file_of_a_newer_version_is_left_alone_and_said_so(
    library: TakeLibrary, name: str
) -> None:
    good, new = finished(library), finished(library)
    path = library.root / new.id / f"{name}.json"
    path.unlink(missing_ok=True)
    path.write_bytes(NEWER % name.encode())
    again = reopened(library)
    work: dict[str, tuple[Callable[[], object], ...]] = {
        "take": (lambda: again.take(new.id), lambda: again.change(new.id, lambda _: new)),
        "transcript": (
            lambda: again.hearing(new.id),
            lambda: again.save_hearing(new.id, Hearing(words("a"), None)),
        ),
        "sounds": (
            lambda: again.hearing(new.id),
            lambda: again.save_hearing(new.id, Hearing(words("a"), SOUNDS)),
        ),
        "review": (
            lambda: again.review(new.id),
            lambda: again.save_review(new.id, Review()),
        ),
    }
    for call in work[name]:
        with pytest.raises(NewerFile, match="newer version of this program") as caught:
            call()
        assert caught.value.way_out == "Update voice-interview to open it."
    assert path.read_bytes() == NEWER % name.encode()
    assert {row.take.id for row in again.rows()} == {good.id, new.id}
    assert again.take(good.id) == good
    again.close()


@pytest.mark.parametrize(
    "document",
    [documents.TAKE, documents.TRANSCRIPT, documents.SOUNDS, documents.REVIEW],
    ids=lambda one: one.name,
)
def test_the_very_next_version_is_a_newer_one(document: Document[object], tmp_path: Path) -> None:
    path = tmp_path / document.file
    path.write_text(f'{{"schema": "voice-interview/{document.name}/{document.version + 1}"}}')
    with pytest.raises(NewerFile):
        document.read(path)


@pytest.mark.parametrize(("content", "says"), [(" \n", "it is empty"), ("{", "it is not JSON")])
def test_what_is_empty_is_not_called_wrong(content: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "take.json"
    path.write_text(content)
    with pytest.raises(BrokenFile, match=says):
        documents.TAKE.read(path)


def test_words_of_a_newer_version_beside_are_kept(library: TakeLibrary) -> None:
    take = library.begin(LED)
    newer = library.root / take.id / "transcript-whisper-base.en.json"
    newer.write_bytes(NEWER % b"transcript")
    library.save_hearing(take.id, Hearing(words("hello"), None))
    assert newer.read_bytes() == NEWER % b"transcript"
    assert library.hearing(take.id) == Hearing(words("hello"), None)


def test_a_file_far_too_large_is_not_read(
    library: TakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = finished(library)
    monkeypatch.setattr(documents, "MOST_BYTES", 100)
    with pytest.raises(BrokenFile, match="far too large"):
        library.take(take.id)


def test_a_file_the_disk_does_not_give_is_neither_broken_nor_replaced(
    library: TakeLibrary,
) -> None:
    take = finished(library)
    path = library.root / take.id / "take.json"
    path.unlink()
    path.symlink_to(path.name)
    with pytest.raises(LibraryProblem, match=r"take\.json of take .* cannot be opened"):
        library.take(take.id)
    with pytest.raises(LibraryProblem):
        library.change(take.id, lambda now: replace(now, note="x"))
    assert path.is_symlink()


def test_unknown_keys_and_brackets_do_no_harm(library: TakeLibrary, tmp_path: Path) -> None:
    take = library.begin(replace(LED, id="x", text="Why [bold]us[/]? \x1b[2J [@click=quit]"))
    library.save_hearing(take.id, Hearing(words("[um] [/] \x1b[31mred"), None))
    heard = library.hearing(take.id)
    assert heard is not None
    assert heard.transcript.text == "[um] [/] red"
    assert library.rows(text="[um]")[0].excerpt == "[um] [/] red"
    assert library.take(take.id).question.text == "Why [bold]us[/]?  [@click=quit]"
