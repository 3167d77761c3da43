"""What the takes use on the disk, in words, and the lines to choose from. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.content import Content

from voice_interview.errors import Problem
from voice_interview.model import DiskUse, Packed, Take, Unpacked
from voice_interview.storage import OLD_DAYS, Compressed, Imported
from voice_interview.text import brought_back as told_back
from voice_interview.text import clean_line, count, size
from voice_interview.tui.drawing import render

SETTINGS, OWN = "settings.toml", "your questions, rules and formats/"
"""How a backup calls what the program reads at its start alone."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What lies on the disk now."""

    use: DiskUse
    old: tuple[Take, ...]
    """Those with sound to compress that are some weeks old."""
    large: tuple[Take, ...]
    """All with sound to compress."""
    trashed: int


WORKS = (
    ("compress", "Compress old takes"),
    ("back_up", "Back up"),
    ("bring_back", "Bring back a backup"),
    ("import_sound", "Import recordings"),
    ("empty_trash", "Empty the trash"),
)
"""The lines of the list, by the names of their commands."""
ABOUT = {
    "compress": "Sound becomes FLAC, about half the size. Every sample is compared before the old "
    "file goes; the take plays as before.",
    "back_up": "Takes, stories, interviews, ticks, settings and your own questions, rules and "
    "formats go into one file, which is then checked. The trash is not included. Keep it on "
    "another disk.",
    "bring_back": "The whole file is checked first. Only what is missing here comes back; nothing "
    "is overwritten.",
    "import_sound": "Sound files of your own become takes: one file, or a whole folder. The files "
    "stay where they are; those that are takes already are skipped.",
    "empty_trash": "Deleted takes stay there for 30 days. Once emptied, they are gone for good.",
}


def use(stock: Stock) -> Content:
    used = stock.use
    raw = f" · {size(used.uncompressed)} of it uncompressed" if used.uncompressed else ""
    rows = (
        ("Sound", used.sound, f"{count(used.takes, 'take')}{raw}"),
        ("Words", used.words, "transcripts, stories, interviews"),
        ("List", used.index, "can be rebuilt at any time"),
        ("Trash", used.trash, count(stock.trashed, "take") if stock.trashed else "empty"),
        ("Free", used.free, "left on this disk"),
    )
    table = [
        render.row(
            render.column(name, 8, render.HEADING),
            render.number(size(number), 8, render.STRONG),
            render.column("", 3),
            render.line(says, render.MUTED),
        )
        for name, number, says in rows
    ]
    return render.lines((*table, *_not_counted(used.shut)))


def _not_counted(shut: tuple[str, ...]) -> Iterator[Content]:
    if shut:
        told = f"Not counted, as the system does not open them: {count(len(shut), 'folder')}."
        yield render.line(told, render.WARNING)


def line(work: str, title: str, stock: Stock) -> Content:
    return render.row(render.column(title, 24), render.line(_now(work, stock), render.MUTED))


def _now(work: str, stock: Stock) -> str:
    """What there is to be done."""
    match work:
        case "compress" if stock.old:
            return f"{count(len(stock.old), 'take')} older than {OLD_DAYS} days"
        case "compress":
            return "nothing old is left" if stock.large else "nothing is left to compress"
        case "back_up":
            return f"{count(stock.use.takes, 'take')} into one file"
        case "bring_back":
            return "from a backup file"
        case "import_sound":
            return "a file, or all in a folder"
        case _:
            return count(stock.trashed, "take") if stock.trashed else "it is empty"


def compressed(done: Compressed) -> str:
    told = f"{count(done.takes, 'take')} compressed, {size(done.freed)} freed."
    return f"{told} {_refused([*done.refused], done.refused)}".strip()


def imported(done: Imported) -> str:
    told = f"{count(len(done.new), 'new take')}, {done.known} already here."
    names = [Path(name).name for name in done.refused]
    way_on = "Open one in the history: t transcribes it." if done.new else ""
    return f"{told} {_refused(names, done.refused)} {way_on}".strip()


def _refused(names: list[str], why: Mapping[str, Problem]) -> str:
    return f"Left out: {_first(names)}. {next(iter(why.values()))}" if names else ""


def backed_up(packed: Packed, name: str, written: int) -> str:
    told = f"{count(packed.takes, 'take')} in {name}, {size(written)}; every file was checked."
    if not packed.left_out:
        return told
    return (
        f"{told} Left out, as it cannot be read or has a name that no backup can hold: "
        f"{_first(packed.left_out)}. Fix the permissions, the name or the disk, and make another "
        "backup."
    )


def brought_back(found: Unpacked) -> str:
    told = told_back(found.takes, len(found.new) - found.takes, len(found.same))
    if found.kept:
        told += f" Different here, and left as it is: {_first(found.kept)}."
    if found.left_out:
        told += f" Not in this backup: {count(len(found.left_out), 'file or folder')}, left out"
        told += " when it was made."
    if SETTINGS in found.new:
        told += " The settings apply from the next start."
    if any(name.startswith(OWN) for name in found.new):
        told += " Your questions, rules and formats are read at the next start."
    return told


def _first(names: Sequence[str]) -> str:
    others = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{clean_line(names[0])}{others}"
