"""All packs of questions, the program's and the user's own, as one bank.

Everything sound is used and the rest is named: a broken pack is a notice, never an end.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from voice_interview.model import Question
from voice_interview.questions.bank import Bank
from voice_interview.questions.faults import Fault
from voice_interview.questions.names import quoted
from voice_interview.questions.pack import Found, Pack, pack
from voice_interview.text import clean_line


def load(shipped: Path, user: Path) -> Bank:
    """Every sound question of both folders. An id of the user's replaces the shipped one."""
    base, faults = _unique(_packs(shipped))
    own, own_faults = _unique(_packs(user))
    if not base and not faults:
        faults = (
            Fault(shipped, "the shipped questions are missing.", "Install the program again."),
        )
    merged = {question.id: question for question in (*base, *own)}
    return Bank(tuple(merged.values()), faults + own_faults)


def check(path: Path) -> tuple[Fault, ...]:
    """Every fault of one pack, or of all packs in a folder; empty when all is well."""
    if not is_folder(path):
        return _unique((pack(path, path.parent),))[1]
    found = _packs(path)
    return _unique(found)[1] if found else (nothing_in(path, "pack of questions"),)


def nothing_in(folder: Path, noun: str) -> Fault:
    return Fault(folder, f"no {noun} is in this folder.", "Its name should end in .toml.")


def is_folder(path: Path) -> bool:
    """False as well for what may not be looked at: whoever reads it says why."""
    with suppress(OSError):
        return path.is_dir()
    return False


def toml_files(folder: Path) -> tuple[list[Path], tuple[Fault, ...]]:
    """The TOML files of `folder`, by name; none when it is not there, a fault when it is shut."""
    try:
        files = [file for file in folder.iterdir() if file.suffix.lower() == ".toml"]
    except FileNotFoundError:
        return [], ()
    except OSError as error:
        says = f"this folder cannot be read: {error.strerror}."
        return [], (Fault(folder, says, "Make it a folder you may open."),)
    return sorted(file for file in files if not file.name.startswith(".")), ()


def _packs(folder: Path) -> tuple[Pack, ...]:
    """The packs of `folder` in order of place and name."""
    files, faults = toml_files(folder)
    found = (pack(file, folder) for file in files)
    shut = (Pack(folder, faults=faults),) if faults else ()
    return (*shut, *sorted(found, key=lambda one: (one.place, one.file.name)))


def _unique(packs: Iterable[Pack]) -> tuple[tuple[Question, ...], tuple[Fault, ...]]:
    """The questions of all packs, each id once, and all faults."""
    taken: dict[str, Found] = {}
    faults: list[Fault] = []
    for one in packs:
        faults.extend(one.faults)
        for found in one.found:
            first = taken.setdefault(found.question.id, found)
            if first is not found:
                faults.append(_taken(found, first))
    return tuple(found.question for found in taken.values()), tuple(faults)


def _taken(found: Found, first: Found) -> Fault:
    line = f" in line {first.line}" if first.line else ""
    where = "" if first.file == found.file else f" of {clean_line(first.file.name)}"
    return Fault(
        found.file,
        f"the id {quoted(found.question.id, 60)} is taken by another question{line}{where}.",
        "Give this one an id of its own.",
        found.line,
        "id",
    )
