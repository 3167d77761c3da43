"""The options of the commands that look after the library. Knows no command's code."""

import argparse
from collections.abc import Callable
from pathlib import Path

from voice_interview.cli.options import NAMED, as_json_too, take

View = Callable[..., argparse.ArgumentParser]
"""Adds a command below `history`: name, what it does, module, examples."""


def add(view: View) -> None:
    _finding(view)
    _deleting(view)
    _checking(view)
    _storing(view)
    _backing_up(view)


def _finding(view: View) -> None:
    search = view(
        "search",
        "Find what you said: each place with its time.",
        "finding",
        "search deadline",
        "search 'we missed' budget --json",
    )
    search.add_argument(
        "words", nargs="+", metavar="WORDS",
        help="all must occur, each at the beginning of a word; in quotes, one after the other",
    )  # fmt: skip
    search.add_argument("--limit", type=int, default=50, help="takes at most")
    as_json_too(search)
    tag = view(
        "tag",
        "Put tags to a take, to find it by.",
        "finding",
        "tag last final-round acme",
        "tag 4f2a acme --remove",
    )
    take(tag)
    tag.add_argument("tags", nargs="+", metavar="TAG")
    tag.add_argument("--remove", action="store_true", help="take these tags away")
    star = view("star", "Put a star to a take.", "finding", "star last", "star 4f2a --off")
    take(star)
    star.add_argument("--off", action="store_true", help="take the star away")


def _deleting(view: View) -> None:
    delete = view(
        "delete",
        "Put a take into the trash, for 30 days.",
        "deleting",
        "delete 4f2a",
        "delete 4f2a --now",
    )
    take(delete)
    delete.add_argument("--now", action="store_true", help="with all traces, and no way back")
    _sure(delete)
    trash = view(
        "trash", "List what is in the trash, or empty it.", "deleting", "trash", "trash --empty"
    )
    trash.add_argument("--empty", action="store_true", help="remove all of it for good")
    _sure(trash)
    as_json_too(trash)
    take(view("restore", "Bring a take back from the trash.", "deleting", "restore last"))


def _checking(view: View) -> None:
    as_json_too(
        view(
            "check",
            "Look at every take and say what is amiss; changes nothing.",
            "looking_after",
            "check",
            "check --json",
        )
    )
    view("rebuild", "Make the list of takes anew from their folders.", "looking_after", "rebuild")
    as_json_too(
        view("disk", "How much of the disk your takes use.", "looking_after", "disk", "disk --json")
    )


def _storing(view: View) -> None:
    compress = view(
        "compress",
        "Turn old recordings into FLAC: the same samples in about half the room.",
        "storing",
        "compress",
        "compress --older-than 7",
        "compress 4f2a",
    )
    compress.add_argument("takes", nargs="*", metavar="TAKE", help=f"these alone, each by {NAMED}")
    compress.add_argument(
        "--older-than", type=int, default=30, metavar="DAYS", dest="days", help="30, if not said"
    )
    as_json_too(compress)
    import_ = view(
        "import",
        "Make takes of a recording, or of a folder of them; what is there already is passed over.",
        "importing",
        "import ~/old-answers",
        "import ~/old-answers --transcribe",
    )
    import_.add_argument("folder", type=Path, metavar="PATH")
    import_.add_argument("--transcribe", action="store_true", help="and write them down")
    as_json_too(import_)


def _backing_up(view: View) -> None:
    backup = view(
        "backup",
        "Put takes, stories, interviews, ticks and settings into one file, and check it.",
        "backing_up",
        "backup ~/takes.zip",
    )
    back = view(
        "restore-backup",
        "Bring back from such a file what is not here; nothing is ever overwritten.",
        "backing_up",
        "restore-backup ~/takes.zip",
        "restore-backup ~/takes.zip --recordings another-folder",
    )
    for parser in (backup, back):
        parser.add_argument("file", type=Path, metavar="FILE")
        as_json_too(parser)


def _sure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="without asking")
