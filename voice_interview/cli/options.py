"""The options of each command. Knows no command's code."""

import argparse
from pathlib import Path

ENGINES = ("auto", "whisper", "builtin")
NAMED = "its id, the beginning or the end of it, or `last`"
"""How a take or an interview is named, in every command."""
EXPORTS = {
    "html": "one page with the sound in it",
    "markdown": "for notes and mail",
    "csv": "a table of words for spreadsheets",
    "json": "for scripts: docs/report-schema.md",
}


def recordings(parser: argparse.ArgumentParser, default: object = None) -> None:
    parser.add_argument(
        "--recordings", type=Path, metavar="FOLDER", default=default, help="where takes are kept"
    )


def as_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")


def take(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("take", metavar="TAKE", help=NAMED)


def question(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--question", metavar="TEXT", help="a question of your own")
    which.add_argument("--question-id", metavar="ID", help="a question of the bank")


def engine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--engine", choices=ENGINES, help="which recogniser listens")
    parser.add_argument("--model", metavar="NAME", help="Whisper model, by name or folder")


def demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--plain", action="store_true", help="line mode, with the report at the end"
    )
    parser.add_argument(
        "--answer", default="", metavar="NAME",
        help="strong, thin or rambling: one story told three ways, read aloud on the spot",
    )  # fmt: skip
    parser.add_argument(
        "--speed", type=float, default=None, metavar="FACTOR",
        help="how fast the candidate speaks; 1 is real time",
    )  # fmt: skip
    engine(parser)
    as_json(parser)


def practice(parser: argparse.ArgumentParser) -> None:
    question(parser)
    parser.add_argument("--theme", metavar="THEME", help="any question of this theme")
    plain(parser)
    parser.add_argument("--mute", action="store_true", help="show the question, do not speak it")
    parser.add_argument("--prepare", type=int, metavar="SECONDS", help="time to think first")


def analyze(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH",
        help="wav, flac, mp3, m4a, ogg, opus or webm; or a .txt transcript",
    )  # fmt: skip
    question(parser)
    parser.add_argument(
        "--words", type=Path, metavar="FILE",
        help='the words, instead of transcribing: JSON [{"text", "start", "end"}]',
    )  # fmt: skip
    engine(parser)
    parser.add_argument("--keep", action="store_true", help="keep it as a take in the library")
    explain(parser)
    as_json(parser)


def history(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--text", default="", metavar="WORDS", help="in the answer, or in question, note and tags"
    )
    parser.add_argument(
        "--tag",
        action="append",
        default=[],
        dest="tags",
        help="takes with this tag; may be said again",
    )
    parser.add_argument("--starred", action="store_true", help="takes with a star")
    parser.add_argument("--question-id", default="", metavar="ID")
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--note", nargs=2, metavar=("TAKE", "TEXT"), help="put a note to a take")
    as_json(parser)


def trends(parser: argparse.ArgumentParser) -> None:
    """What was said before the word `trends` holds, unless it is said again after it."""
    parser.add_argument(
        "--question-id", metavar="ID", default=argparse.SUPPRESS, help="takes of one question"
    )
    parser.add_argument("--theme", metavar="THEME", default="", help="takes of one theme")
    parser.add_argument(
        "--story", metavar="ID", default="", help="takes that told one of your stories"
    )
    parser.add_argument(
        "--by", choices=("take", "week"), default="take", help="a point for each take or ISO week"
    )
    as_json_too(parser)


def as_json_too(parser: argparse.ArgumentParser) -> None:
    """For a command below another one, where --json may stand before its name as well."""
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="as JSON")


def compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "takes", nargs="*", metavar="TAKE",
        help=f"two takes, each by {NAMED}",
    )  # fmt: skip
    parser.add_argument(
        "--question-id", default="", metavar="ID", help="the two newest takes of this question"
    )
    as_json(parser)


def explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--explain",
        action="store_true",
        help="say of each figure how it was measured and how far to trust it",
    )


def show(parser: argparse.ArgumentParser) -> None:
    take(parser)
    engine(parser)
    explain(parser)
    as_json(parser)


def review(parser: argparse.ArgumentParser) -> None:
    """A time is given in seconds, or as 1:05.5; the nearest filler or word is meant."""
    take(parser)
    parser.add_argument(
        "--reject", action="append", default=[], metavar="TIME", help="the filler there is none"
    )
    parser.add_argument(
        "--confirm", action="append", default=[], metavar="TIME",
        help="the possible filler there is one; or takes a rejection back",
    )  # fmt: skip
    parser.add_argument(
        "--correct", action="append", default=[], nargs=2, metavar=("TIME", "TEXT"),
        help="what the word there really was; an empty text takes that back",
    )  # fmt: skip
    parser.add_argument(
        "--begins", action="append", default=[], nargs=2, metavar=("PART", "TIME"),
        help="situation, task, action or result begins with the word there",
    )  # fmt: skip
    parser.add_argument("--note", metavar="TEXT", help="a note; an empty one removes it")
    parser.add_argument("--reset", action="store_true", help="first take back all that was said")
    as_json(parser)


def no_audio(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-audio", action="store_true", help="leave the sound out of the page")


def export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("take", nargs="?", default="", metavar="TAKE", help=NAMED)
    parser.add_argument(
        "--question-id", default="", metavar="ID", help="all takes of this question in one file"
    )
    for kind, says in EXPORTS.items():
        parser.add_argument(f"--{kind}", type=Path, metavar="FILE", dest=f"{kind}_file", help=says)
    no_audio(parser)


def questions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action", nargs="?", choices=("list", "show", "check", "next"), default="list"
    )
    parser.add_argument("what", nargs="?", help="an id to show, or a pack to check")
    parser.add_argument("--limit", type=int, default=5, help="how many `next` suggests")
    parser.add_argument(
        "--only", choices=("never", "weakest", "rested"),
        help="never practised; the weakest; or not for two weeks",
    )  # fmt: skip
    parser.add_argument("--theme", default="")
    parser.add_argument("--text", default="")
    as_json(parser)


def stories(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        nargs="?",
        choices=("list", "show", "new", "map", "link", "unlink", "guess", "remove", "check"),
        default="list",
        help="what to do; without it, the list",
    )
    parser.add_argument("what", nargs="?", default="", help="a story, a take, or a new title")
    parser.add_argument("story", nargs="?", default="", help="which story the take told")
    parser.add_argument(
        "--theme", action="append", default=[], metavar="THEME", help="of a new story; repeat it"
    )
    as_json(parser)


def formats(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", nargs="?", choices=("list", "show", "check"), default="list")
    parser.add_argument("what", nargs="?", help="a format to show, or a file to check")
    as_json(parser)


def start(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("format", metavar="FORMAT", help="a name from `formats list`")
    plain(parser)
    parser.add_argument("--seed", type=int, metavar="N", help="draw the same questions again")
    parser.add_argument("--pick", default="", metavar="NAME", help="a theme or a role")
    parser.add_argument(
        "--remind", action="store_true", help="the voice says half-time and the end of each part"
    )


def plain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plain", action="store_true", help="line mode: no full screen")


def resume(parser: argparse.ArgumentParser) -> None:
    plain(parser)
    parser.add_argument(
        "id",
        nargs="?",
        default="",
        metavar="ID",
        help=f"{NAMED}; if not said, the newest that is open",
    )


def interview_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", default="last", metavar="ID", help=NAMED)
    parser.add_argument(
        "--markdown", type=Path, metavar="FILE", dest="markdown_file", help="for notes and mail"
    )
    parser.add_argument(
        "--csv", type=Path, metavar="FILE", dest="csv_file", help="a table, a question a row"
    )
    parser.add_argument(
        "--html", type=Path, metavar="FILE", dest="html_file", help="one page with all answers"
    )
    no_audio(parser)
    as_json(parser)


def models(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action", nargs="?", choices=("list", "download", "verify", "remove"), default="list"
    )
    parser.add_argument("name", nargs="?", help="which model")
    parser.add_argument("--yes", action="store_true", help="download without asking")
    as_json(parser)


def settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", nargs="?", help="section.name")
    parser.add_argument("value", nargs="?", help="its new value, as TOML or plain text")
    parser.add_argument("--write", action="store_true", help="write the file with every default")
    as_json(parser)
