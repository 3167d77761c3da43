"""`history import`, `analyze --keep`: recordings from outside, as takes like any other."""

from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from voice_interview import storage, wiring
from voice_interview.audio.convert import to_wav
from voice_interview.cli.arguments import Wish
from voice_interview.cli.kept import open_studio, transcribe
from voice_interview.cli.say import Meter, as_json, complain, say
from voice_interview.errors import InputProblem, Problem
from voice_interview.library.lock import elsewhere
from voice_interview.model import Hearing, Question, Take, TakeState
from voice_interview.paths import Paths, expanded
from voice_interview.ports.library import Library
from voice_interview.studio import Studio
from voice_interview.text import clean_line, count

UNTRANSCRIBED = {TakeState.RECORDED, TakeState.FAILED}


@contextmanager
def keeping(found: Paths, wanted: bool) -> Iterator[Library | None]:
    """The library when takes shall be kept, else None.

    Raises LibraryBusy before anything is heard that could not be kept.
    """
    if not wanted:
        yield None
        return
    with closing(wiring.library(found)) as library:
        if library.read_only:
            raise elsewhere()
        yield library


def keep_recording(
    library: Library, source: Path, question: Question | None, hearing: Hearing
) -> Take:
    """Copy `source` into a new take and put what was heard beside it.

    Raises InputProblem when it has no sound, and what the library raises. A take whose words cannot
    be written stays without them.
    """
    if source.suffix.lower() == ".txt":
        raise InputProblem("A transcript has no sound to keep.", "Leave out --keep.")
    take = library.adopt(
        question or storage.titled(source),
        lambda target: to_wav(source, target),
        storage.checksum(source),
    )
    library.save_hearing(take.id, hearing)
    return library.change(take.id, lambda now: replace(now, state=TakeState.DONE))


def import_(wish: Wish) -> int:
    """What was taken in stays, so that the next call goes on there."""
    with open_studio(wish) as studio:
        sources = storage.recordings(expanded(wish.folder), studio.library.root)
        with Meter() as meter:
            found = storage.take_in(studio, sources, meter)
        for name, problem in found.refused.items():
            complain(problem, clean_line(Path(name).name))
        if wish.transcribe:
            _transcribe(studio, found.checksums)
    if wish.json:
        refused = {name: problem.sentence for name, problem in found.refused.items()}
        as_json({"new": found.new, "known": found.known, "refused": refused})
    else:
        say(
            f"{count(len(found.new), 'new take')}, {found.known} already here, "
            f"{len(found.refused)} refused."
        )
        if found.new and not wish.transcribe:
            say("To transcribe them, run it again with --transcribe.")
    return 1 if found.refused else 0


def _transcribe(studio: Studio, checksums: Collection[str]) -> None:
    """Those of them that were not yet transcribed, whenever they were taken in."""
    choice = studio.settings.choice()
    try:
        studio.transcriber.resolve(choice)
    except Problem as problem:
        complain(problem)  # once, not for every file
        return
    for row in studio.library.rows(limit=studio.library.count()):
        if row.take.origin in checksums and row.take.state in UNTRANSCRIBED:
            try:
                transcribe(studio, row.take, choice)
            except Problem as problem:
                complain(problem, row.take.id)
