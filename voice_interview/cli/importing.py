"""Taking a recording from outside into the library, as a take like any other."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from voice_interview import wiring
from voice_interview.audio.convert import to_wav
from voice_interview.errors import InputProblem, Problem
from voice_interview.model import Hearing, Question, Take, TakeState
from voice_interview.paths import Paths
from voice_interview.ports import Library
from voice_interview.text import clean_line


@contextmanager
def keeping(found: Paths, wanted: bool) -> Iterator[Library | None]:
    """The library when takes shall be kept, else None."""
    if not wanted:
        yield None
        return
    library = wiring.library(found)
    try:
        yield library
    finally:
        library.close()


def keep_recording(
    library: Library, source: Path, question: Question | None, hearing: Hearing
) -> Take:
    """Copy `source` into a new take and put what was heard beside it.

    Raises InputProblem when it has no sound, and what the library raises; then no take is left.
    """
    if source.suffix.lower() == ".txt":
        raise InputProblem("A transcript has no sound to keep.", "Leave out --keep.")
    take = library.begin(question or Question(id="", text=clean_line(source.stem) or "Recording"))
    try:
        capture = to_wav(source, library.audio(take.id))
    except Problem:
        library.delete(take.id)
        raise
    take = replace(take, state=TakeState.DONE, capture=capture)
    library.save(take)
    library.save_hearing(take.id, hearing)
    return take
