"""The commands below `history` that look after the library."""

import argparse

from voice_interview.cli.arguments.commands import Commands
from voice_interview.cli.arguments.shared import NAMED, as_json_too, take
from voice_interview.cli.arguments.wrong_use import place, positive


def add(views: Commands) -> None:
    _finding(views)
    _deleting(views)
    _checking(views)
    _storing(views)
    _backing_up(views)


def _finding(views: Commands) -> None:
    search = views.add(
        "search",
        "Find words you said, each place with its time.",
        "housekeeping.finding.search",
        "search deadline",
        "search 'we missed' budget --json",
    )
    search.add_argument(
        "words", nargs="+", metavar="WORDS",
        help="words, or beginnings of words, that must all occur; in quotes, in that order",
    )  # fmt: skip
    search.add_argument(
        "--limit", type=positive, default=50, metavar="N", dest="most",
        help="how many takes; 50 if not given",
    )  # fmt: skip
    as_json_too(search)
    tag = views.add(
        "tag",
        "Add tags to a take, to find it by.",
        "housekeeping.finding.tag",
        "tag last final-round acme",
        "tag 4f2a acme --remove",
    )
    take(tag)
    tag.add_argument("tags", nargs="+", metavar="TAG", help="one word each")
    tag.add_argument("--remove", action="store_true", help="remove these tags")
    as_json_too(tag)
    star = views.add(
        "star", "Put a star on a take.", "housekeeping.finding.star", "star last", "star 4f2a --off"
    )
    take(star)
    star.add_argument("--off", action="store_true", help="remove the star")
    as_json_too(star)


def _deleting(views: Commands) -> None:
    delete = views.add(
        "delete",
        "Move a take to the trash, for 30 days.",
        "housekeeping.deleting.delete",
        "delete 4f2a",
        "delete 4f2a --now",
    )
    take(delete)
    delete.add_argument(
        "--now", action="store_true", help="delete it for good now, without the trash"
    )
    _sure(delete)
    as_json_too(delete)
    trash = views.add(
        "trash",
        "List what is in the trash, or empty it.",
        "housekeeping.deleting.trash",
        "trash",
        "trash --empty",
    )
    trash.add_argument("--empty", action="store_true", help="delete everything in it for good")
    _sure(trash)
    as_json_too(trash)
    restore = views.add(
        "restore",
        "Bring a take back from the trash.",
        "housekeeping.deleting.restore",
        "restore last",
    )
    take(restore)
    as_json_too(restore)


def _checking(views: Commands) -> None:
    as_json_too(
        views.add(
            "check",
            "Look at every take and say what is wrong. Changes nothing.",
            "housekeeping.looking_after.check",
            "check",
            "check --json",
        )
    )
    as_json_too(
        views.add(
            "rebuild",
            "Rebuild the list of takes from their folders.",
            "housekeeping.looking_after.rebuild",
            "rebuild",
        )
    )
    as_json_too(
        views.add(
            "disk",
            "Show how much of the disk your takes use.",
            "housekeeping.looking_after.disk",
            "disk",
            "disk --json",
        )
    )


def _storing(views: Commands) -> None:
    compress = views.add(
        "compress",
        "Turn old recordings into FLAC: the same sound in about half the space.",
        "housekeeping.storing.compress",
        "compress",
        "compress --older-than 7",
        "compress 4f2a",
    )
    compress.add_argument(
        "takes", nargs="*", metavar="TAKE", help=f"only these, each given by {NAMED}"
    )
    compress.add_argument(
        "--older-than",
        type=int,
        default=30,
        metavar="DAYS",
        dest="days",
        help="how old; 30 if not given",
    )
    as_json_too(compress)
    import_ = views.add(
        "import",
        "Make takes of a recording or a folder of them. What is here already is skipped.",
        "housekeeping.importing.import_",
        "import ~/old-answers",
        "import ~/old-answers --transcribe",
    )
    import_.add_argument("folder", type=place, metavar="PATH", help="a sound file or a folder")
    import_.add_argument("--transcribe", action="store_true", help="transcribe them as well")
    as_json_too(import_)


def _backing_up(views: Commands) -> None:
    backup = views.add(
        "backup",
        "Put takes, stories, interviews, settings and your questions into one file and check it.",
        "housekeeping.backing_up.backup",
        "backup ~/takes.zip",
    )
    back = views.add(
        "restore-backup",
        "Bring back what is missing here from a backup. Nothing is ever overwritten.",
        "housekeeping.backing_up.restore_backup",
        "restore-backup ~/takes.zip",
        "restore-backup ~/takes.zip --recordings another-folder",
    )
    for parser in (backup, back):
        parser.add_argument("file", type=place, metavar="FILE", help="the zip file")
        as_json_too(parser)


def _sure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask first")
