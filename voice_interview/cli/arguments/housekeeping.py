"""The commands below `history` that look after the library."""

import argparse
from pathlib import Path

from voice_interview.cli.arguments.commands import Commands
from voice_interview.cli.arguments.shared import NAMED, as_json_too, take


def add(views: Commands) -> None:
    _finding(views)
    _deleting(views)
    _checking(views)
    _storing(views)
    _backing_up(views)


def _finding(views: Commands) -> None:
    search = views.add(
        "search",
        "Find what you said: each place with its time.",
        "finding.search",
        "search deadline",
        "search 'we missed' budget --json",
    )
    search.add_argument(
        "words", nargs="+", metavar="WORDS",
        help="all must occur, each at the beginning of a word; in quotes, one after the other",
    )  # fmt: skip
    search.add_argument("--limit", type=int, default=50, help="takes at most")
    as_json_too(search)
    tag = views.add(
        "tag",
        "Put tags to a take, to find it by.",
        "finding.tag",
        "tag last final-round acme",
        "tag 4f2a acme --remove",
    )
    take(tag)
    tag.add_argument("tags", nargs="+", metavar="TAG")
    tag.add_argument("--remove", action="store_true", help="take these tags away")
    star = views.add(
        "star", "Put a star to a take.", "finding.star", "star last", "star 4f2a --off"
    )
    take(star)
    star.add_argument("--off", action="store_true", help="take the star away")


def _deleting(views: Commands) -> None:
    delete = views.add(
        "delete",
        "Put a take into the trash, for 30 days.",
        "deleting.delete",
        "delete 4f2a",
        "delete 4f2a --now",
    )
    take(delete)
    delete.add_argument("--now", action="store_true", help="with all traces, and no way back")
    _sure(delete)
    trash = views.add(
        "trash",
        "List what is in the trash, or empty it.",
        "deleting.trash",
        "trash",
        "trash --empty",
    )
    trash.add_argument("--empty", action="store_true", help="remove all of it for good")
    _sure(trash)
    as_json_too(trash)
    take(
        views.add(
            "restore", "Bring a take back from the trash.", "deleting.restore", "restore last"
        )
    )


def _checking(views: Commands) -> None:
    as_json_too(
        views.add(
            "check",
            "Look at every take and say what is amiss; changes nothing.",
            "looking_after.check",
            "check",
            "check --json",
        )
    )
    views.add(
        "rebuild",
        "Make the list of takes anew from their folders.",
        "looking_after.rebuild",
        "rebuild",
    )
    as_json_too(
        views.add(
            "disk",
            "How much of the disk your takes use.",
            "looking_after.disk",
            "disk",
            "disk --json",
        )
    )


def _storing(views: Commands) -> None:
    compress = views.add(
        "compress",
        "Turn old recordings into FLAC: the same samples in about half the room.",
        "storing.compress",
        "compress",
        "compress --older-than 7",
        "compress 4f2a",
    )
    compress.add_argument("takes", nargs="*", metavar="TAKE", help=f"these alone, each by {NAMED}")
    compress.add_argument(
        "--older-than", type=int, default=30, metavar="DAYS", dest="days", help="30, if not said"
    )
    as_json_too(compress)
    import_ = views.add(
        "import",
        "Make takes of a recording, or of a folder of them; what is there already is passed over.",
        "importing.import_",
        "import ~/old-answers",
        "import ~/old-answers --transcribe",
    )
    import_.add_argument("folder", type=Path, metavar="PATH")
    import_.add_argument("--transcribe", action="store_true", help="and write them down")
    as_json_too(import_)


def _backing_up(views: Commands) -> None:
    backup = views.add(
        "backup",
        "Put takes, stories, interviews, ticks and settings into one file, and check it.",
        "backing_up.backup",
        "backup ~/takes.zip",
    )
    back = views.add(
        "restore-backup",
        "Bring back from such a file what is not here; nothing is ever overwritten.",
        "backing_up.restore_backup",
        "restore-backup ~/takes.zip",
        "restore-backup ~/takes.zip --recordings another-folder",
    )
    for parser in (backup, back):
        parser.add_argument("file", type=Path, metavar="FILE")
        as_json_too(parser)


def _sure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="without asking")
