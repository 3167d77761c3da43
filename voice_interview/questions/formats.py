"""All interview formats, the program's and the user's own: a broken one is a notice, never an end.

One file is one format; its name is the format's. Knows nothing of how an interview goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from voice_interview.model.formats import Format
from voice_interview.questions import format_schema, format_sense, values
from voice_interview.questions.bank import Bank
from voice_interview.questions.faults import Fault
from voice_interview.questions.lines import lines
from voice_interview.questions.names import named
from voice_interview.questions.pack import parsed
from voice_interview.questions.pack_file import pack_text
from voice_interview.questions.packs import is_folder, nothing_in, toml_files
from voice_interview.text import clean_line

FOLDER = "formats"
"""Below the folder of packs."""


@dataclass(frozen=True, slots=True)
class Formats:
    formats: tuple[Format, ...] = ()
    faults: tuple[Fault, ...] = ()


def load(shipped: Path, user: Path, bank: Bank) -> Formats:
    """Every sound format below both prompts folders; one of the user's replaces the shipped one."""
    found: dict[str, Format] = {}
    faults: list[Fault] = []
    for folder in (shipped / FOLDER, user / FOLDER):
        files, unreadable = toml_files(folder)
        faults += unreadable
        for file in files:
            form, wrong = one(file, bank)
            faults += wrong
            if form is not None:
                found[form.id] = form
    ordered = sorted(found.values(), key=lambda form: (form.place, form.id))
    return Formats(tuple(ordered), tuple(faults))


def check(path: Path, bank: Bank) -> tuple[Fault, ...]:
    """Every fault of one file, or of all in a folder; empty when all is well."""
    if not is_folder(path):
        return one(path, bank)[1]
    files, unreadable = toml_files(path)
    if not files and not unreadable:
        return (nothing_in(path, "format"),)
    return (*unreadable, *(fault for file in files for fault in one(file, bank)[1]))


def find(formats: Sequence[Format], name: str) -> Format:
    """The format of that name. Raises InputProblem naming the nearest one."""
    known = {form.id: form for form in formats}
    return named(name, known, "format", "`voice-interview formats list` shows them all.")


def one(path: Path, bank: Bank) -> tuple[Format | None, tuple[Fault, ...]]:
    """The format in a file, or None and every reason why it cannot be used."""
    text = pack_text(path, path.parent)
    if isinstance(text, Fault):
        return None, (text,)
    content = parsed(text, path)
    if isinstance(content, Fault):
        return None, (content,)
    name = values.identity(path.stem)
    if name is None:
        says = "the name of this file should be small letters, digits and dashes."
        return None, (Fault(path, says, "Rename it, for example: panel.toml"),)
    read = format_schema.read(content)
    form = read.format(name)
    wrong = read.wrong if form is None else (*format_sense.wrong(form, [q.id for q in bank]),)
    where = lines(text, len(read.phases), "phase")
    faults = tuple(
        Fault(
            path,
            fault.sentence,
            fault.way_out,
            where.top.get(fault.key) if number is None else where.of(number, fault.key),
            fault.key if number is None else _key(read, number, fault.key),
        )
        for number, fault in wrong
    )
    return (None if faults else form), faults


def _key(read: format_schema.Read, number: int, key: str) -> str:
    """`key` with the phase it stands in."""
    phase = read.phases[number]
    return clean_line(f"{key} of {phase.id}" if phase else key)
