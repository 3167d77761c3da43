"""One prepared library, what is done to it, and what must be true afterwards however that ended.

Used by the sweep over failing system calls and by the one over kills.
"""

import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.library.nouns import CAPTURE, FAILED, LED, SOUNDS, finished, words, write_audio
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Capture, Hearing, Judged, Review, TakeState

OLD_HEARING = Hearing(words("So um I led it"), SOUNDS)
NEW_HEARING = Hearing(words("so i let it", "builtin", ""), replace(SOUNDS, duration_s=3.5))
NEW_REVIEW = Review((Judged(0.5, 0.8),), no_story=True)
NEW_NOTE = "louder at the end"

CALLS = ("open", "write", "fsync", "replace", "rename", "mkdir", "unlink", "rmdir")
"""Every call of `os` by which the library changes the disk; plain reading opens by `io.open`."""


def prepare(root: Path) -> str:
    """A library with a whole take, one other, and one in the trash; gives the first one's id."""
    library = TakeLibrary.open(root)
    library.to_trash(finished(library, FAILED, "It was thrown away").id)
    finished(library, FAILED, "It broke")
    take = finished(library, LED, "So um I led it")
    library.close()
    return take.id


def copy(prepared: Path, root: Path) -> Path:
    return Path(shutil.copytree(prepared, root))


def _begin(library: TakeLibrary, take_id: str) -> None:
    library.begin(FAILED)


def _change(library: TakeLibrary, take_id: str) -> None:
    library.change(take_id, lambda now: replace(now, note=NEW_NOTE))


def _save_hearing(library: TakeLibrary, take_id: str) -> None:
    library.save_hearing(take_id, NEW_HEARING)


def _save_review(library: TakeLibrary, take_id: str) -> None:
    library.save_review(take_id, NEW_REVIEW)


def _delete(library: TakeLibrary, take_id: str) -> None:
    library.delete(take_id)


def _to_trash(library: TakeLibrary, take_id: str) -> None:
    library.to_trash(take_id)


def _restore(library: TakeLibrary, take_id: str) -> None:
    library.restore(library.trash()[0].take.id)


def _empty_trash(library: TakeLibrary, take_id: str) -> None:
    library.empty_trash()


def _compress(library: TakeLibrary, take_id: str) -> None:
    library.compress(take_id, halved)


def halved(wav: Path, spare: Path) -> None:
    """Stands for FLAC, whose own reading and writing no kill can tell from this."""
    head = b"fLaC\x80\0\0\x22" + bytes(10) + (16_000 << 44 | 16_000).to_bytes(8, "big")
    with spare.open("wb") as file:
        file.write(head + wav.read_bytes()[44 : 16_022 + 44 - len(head)])


def _adopt(library: TakeLibrary, take_id: str) -> None:
    def fill(target: Path) -> Capture:
        write_audio(target, 1_600)
        return CAPTURE

    library.adopt(LED, fill, "abc")


def _answer(library: TakeLibrary, take_id: str) -> None:
    """From the first sample to the words, as a rehearsal does it."""
    take = library.begin(LED)
    write_audio(library.audio(take.id), 1_600)
    recorded = replace(take, state=TakeState.RECORDED, capture=CAPTURE)
    library.change(recorded.id, lambda _: recorded)
    library.change(recorded.id, lambda now: replace(now, state=TakeState.TRANSCRIBING))
    library.save_hearing(take.id, OLD_HEARING)
    library.change(recorded.id, lambda now: replace(now, state=TakeState.DONE))


Work = Callable[[TakeLibrary, str], None]

WORKS: dict[str, Work] = {
    "begin": _begin,
    "change": _change,
    "save_hearing": _save_hearing,
    "save_review": _save_review,
    "delete": _delete,
    "to_trash": _to_trash,
    "restore": _restore,
    "empty_trash": _empty_trash,
    "compress": _compress,
    "adopt": _adopt,
}
WHOLE_ANSWER: dict[str, Work] = {"answer": _answer}


def assert_sound(library: TakeLibrary, take_id: str, work: str) -> None:
    """All that was there before is readable, as it was or as it was to be; the list agrees."""
    listed = {row.take.id: row.take for row in library.rows()}
    assert len(listed) == library.count()
    on_disk = {path.parent.name for path in library.root.glob("*/take.json")}
    assert set(listed) == {name for name in on_disk if not name.startswith(".")}
    for name, take in listed.items():
        assert library.take(name) == take
        assert library.hearing(name) is not None or take.state is not TakeState.DONE
    if take_id in listed:
        _assert_old_or_new(library, take_id)
    else:
        assert work in {"delete", "to_trash"}
        in_trash = [one.take for one in library.trash() if one.take.id == take_id]
        assert len(in_trash) == (work == "to_trash")
    others = {name: take for name, take in listed.items() if name != take_id}
    assert any(take.state is TakeState.DONE for take in others.values())


def _assert_old_or_new(library: TakeLibrary, take_id: str) -> None:
    take, heard = library.take(take_id), library.hearing(take_id)
    assert (take.state, take.capture) == (TakeState.DONE, CAPTURE)
    assert take.note in ("", NEW_NOTE)
    assert heard is not None
    assert heard.transcript in (OLD_HEARING.transcript, NEW_HEARING.transcript)
    assert heard.sounds in (OLD_HEARING.sounds, NEW_HEARING.sounds)
    assert library.review(take_id) in (Review(), NEW_REVIEW)
    audio = library.audio(take_id)
    assert audio.stat().st_size == (32_044 if audio.suffix == ".wav" else 16_022)


@contextmanager
def before_each_call(do: Callable[[str], None]) -> Iterator[None]:
    """Have `do` called with the name of each changing system call before it happens."""

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            do(name)
            return real(*args, **kwargs)

        return call

    modules = [(os, name) for name in CALLS] + [(io, "open")]
    real = [(module, name, getattr(module, name)) for module, name in modules]
    for module, name, function in real:
        setattr(module, name, wrapped(name, function))
    try:
        yield
    finally:
        for module, name, function in real:
            setattr(module, name, function)
