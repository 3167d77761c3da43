"""The library as commands need it: opened, a take or an interview found by its name, its report."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from voice_interview import paths, wiring
from voice_interview.cli.arguments import Wish
from voice_interview.cli.say import Meter, complain, warn
from voice_interview.errors import InputProblem, InterviewMissing, LibraryProblem, TakeMissing
from voice_interview.library import files
from voice_interview.library.index import sync
from voice_interview.library.takes import take_ids
from voice_interview.model import Answer, EngineChoice, Report, Take, TakeRow
from voice_interview.model.interview import Interview
from voice_interview.studio import Studio
from voice_interview.text import clean

Found = TypeVar("Found")

LONGEST_NOTE = 2000
LAST = "last"
"""Names the newest, wherever a take or an interview is to be named."""


@contextmanager
def open_studio(wish: Wish) -> Iterator[Studio]:
    """Everything, on the folder that was asked for; notices are told at once."""
    with wiring.studio(paths.find(wish.recordings)) as studio:
        for notice in studio.notices:
            warn(notice)
        yield studio


def find_take(studio: Studio, name: str) -> Take:
    """By id, by a part of it, or `last`. Raises TakeMissing."""
    if name != LAST:
        return studio.library.take(name)
    rows = studio.library.rows(limit=1)
    if not rows:
        raise TakeMissing("There is no take yet.", "Start with: voice-interview practice")
    return rows[0].take


def find_listed(studio: Studio, name: str) -> Take:
    """As `find_take`; one whose own file cannot be read, as the list has it. Raises TakeMissing."""
    try:
        return find_take(studio, name)
    except TakeMissing:
        raise
    except LibraryProblem:
        rows = studio.library.rows(limit=studio.library.count())
        listed = {row.take.id: row.take for row in rows}
        return listed[take_ids.resolve(name, listed)]


def readable(
    rows: Iterable[TakeRow], look: Callable[[str], Found], unread: list[str]
) -> Iterator[tuple[Take, Found]]:
    """What `look` finds in each take. One that cannot be read keeps nobody from the others: it is
    told, passed over, and its id added to `unread`."""
    for row in rows:
        try:
            found = look(row.take.id)
        except LibraryProblem as problem:
            complain(problem, row.take.id)
            unread.append(row.take.id)
        else:
            yield row.take, found


def find_deleted(studio: Studio, name: str) -> str:
    """As `restore` takes it; `last` is the one that was deleted last. Raises TakeMissing."""
    if name != LAST:
        return name
    deleted = studio.library.trash()
    if not deleted:
        raise TakeMissing("The trash is empty.", "`voice-interview history` lists your takes.")
    return deleted[0].take.id


def ends_of(studio: Studio, rows: Iterable[TakeRow]) -> dict[str, str]:
    """The end of each take's name that a list in a terminal has room for, and that every command
    takes. Raises LibraryProblem."""
    with files.telling("The recordings folder could not be read."):
        names = sync.folder_names(studio.library.root)
    return take_ids.endings((row.take.id for row in rows), names)


def find_interview(studio: Studio, name: str) -> Interview:
    """By id, by a part of it, or `last`. Raises InterviewMissing."""
    if name != LAST:
        return studio.library.interviews.find(name)
    found = studio.library.interviews.all()
    if not found:
        raise InterviewMissing("There is no interview yet.", "Try: voice-interview formats list")
    return found[0]


def note(studio: Studio, take: Take, text: str) -> str:
    """Put a note on `take`, or remove it with an empty one; the note as it is kept."""
    cleaned = clean(text, LONGEST_NOTE).strip()
    studio.library.change(take.id, lambda now: replace(now, note=cleaned))
    return cleaned


def report_of(studio: Studio, take: Take) -> Report:
    """Raises InputProblem for a take without a transcript."""
    report = studio.report(take.id)
    if report is None:
        raise _wordless(take)
    return report


def answer_of(studio: Studio, take: Take) -> Answer:
    """As it is handed on. Raises as `report_of`."""
    answer = studio.answer(take.id)
    if answer is None:
        raise _wordless(take)
    return answer


def _wordless(take: Take) -> InputProblem:
    if take.unheard:
        way_out = "Before you record again, try `voice-interview doctor`."
        return InputProblem(f"This take has no transcript. {take.failure}", way_out)
    return InputProblem(
        f"This take has no transcript: {take.failure or 'It was not transcribed.'}",
        f"Try: voice-interview show {take.id} --engine auto"
        if take.capture
        else "It holds no sound.",
    )


def catch_up(studio: Studio) -> None:
    """Figures by today's rules for every take; seen only where it takes a while."""
    with Meter() as meter:
        studio.catch_up(progress=meter)


def transcribe(studio: Studio, take: Take, choice: EngineChoice) -> None:
    """Raises what `Studio.transcribe` does."""
    with Meter() as meter:
        studio.transcribe(take.id, choice, meter)
