"""What can be said on the command line. Commands are imported only when they run."""

import argparse
import importlib
from collections.abc import Callable, Sequence
from pathlib import Path

from voice_interview import __version__

ENGINES = ("auto", "whisper", "builtin")


class Wish(argparse.Namespace):
    """One parsed command line."""

    run: "Callable[[Wish], int]"
    recordings: Path | None
    json: bool


def parse(argv: Sequence[str]) -> Wish:
    """Exits with 2 and one line on wrong use, with 0 on --help and --version."""
    return _parser().parse_args(argv, namespace=Wish())


def _later(module: str, name: str) -> Callable[[Wish], int]:
    def run(wish: Wish) -> int:
        command: Callable[[Wish], int] = getattr(
            importlib.import_module(f"voice_interview.cli.{module}"), name
        )
        return command(wish)

    return run


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="voice-interview",
        description="Rehearse spoken interviews alone, with nothing leaving this machine.",
        epilog="Without a command the full screen opens. Each command has a --help of its own.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    _add_recordings(parser)
    parser.set_defaults(run=_later("full_screen", "run"), json=False)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")

    def command(name: str, says: str, module: str, *examples: str) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name,
            help=says,
            description=says,
            epilog="examples:\n" + "\n".join(f"  voice-interview {e}" for e in examples),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        _add_recordings(added, argparse.SUPPRESS)
        added.set_defaults(run=_later(module, name.replace("-", "_")))
        return added

    command("run", "Open the full screen.", "full_screen", "run")
    _demo(
        command(
            "demo",
            "See the whole job on a synthetic candidate; needs no sound hardware.",
            "demonstration",
            "demo",
            "demo --plain",
            "demo --plain --speed 8",
        )
    )
    _practice(
        command(
            "practice",
            "Rehearse one question.",
            "practising",
            "practice --plain",
            "practice --theme conflict",
            "practice --question-id led-a-change --plain",
        )
    )
    _analyze(
        command(
            "analyze",
            "Report on a recording or a transcript.",
            "analyzing",
            "analyze answer.wav",
            "analyze answer.wav --words words.json --json",
            "analyze answer.txt --question 'Tell me about a time you failed.'",
        )
    )
    _history(
        command(
            "history",
            "List your takes, newest first.",
            "keeping",
            "history",
            "history --text deadline --json",
        )
    )
    _show(
        command(
            "show",
            "Show the report of a take; with --engine or --model, transcribe it again first.",
            "keeping",
            "show last",
            "show 4f2a --json",
            "show last --engine builtin",
        )
    )
    play = command("play", "Play a take.", "keeping", "play last", "play 4f2a --from 12.5")
    _add_take(play)
    play.add_argument("--from", dest="from_s", type=float, default=0.0, metavar="SECONDS")
    play.add_argument("--speed", type=float, default=1.0, metavar="FACTOR", help="0.75 to 1.5")
    _export(
        command(
            "export",
            "Write the report of a take to a file.",
            "keeping",
            "export last --html report.html",
            "export 4f2a --markdown report.md",
        )
    )
    _questions(
        command(
            "questions",
            "List, show or check questions.",
            "asking",
            "questions list",
            "questions list --theme conflict --json",
            "questions check my-pack.toml",
        )
    )
    _models(
        command(
            "models",
            "List, download, verify or remove speech models.",
            "machine",
            "models list",
            "models download base.en",
        )
    )
    for name, says in (
        ("devices", "List microphones and loudspeakers."),
        ("doctor", "Check this machine, with a way out for whatever is amiss."),
        ("paths", "Where everything lies."),
    ):
        _add_json(command(name, says, "machine", name, f"{name} --json"))
    _settings(
        command(
            "settings",
            "Show the settings, or change one.",
            "machine",
            "settings",
            "settings speech.rate_wpm 150",
            "settings --write",
        )
    )
    return parser


def _add_recordings(parser: argparse.ArgumentParser, default: object = None) -> None:
    parser.add_argument(
        "--recordings", type=Path, metavar="FOLDER", default=default, help="where takes are kept"
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")


def _add_take(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "take", metavar="TAKE", help="its id, a part of it that fits no other, or `last`"
    )


def _add_question(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--question", metavar="TEXT", help="a question of your own")
    which.add_argument("--question-id", metavar="ID", help="a question of the bank")


def _add_engine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--engine", choices=ENGINES, help="which recogniser listens")
    parser.add_argument("--model", metavar="NAME", help="Whisper model, by name or folder")


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--plain", action="store_true", help="line mode, with the report at the end"
    )
    parser.add_argument(
        "--speed", type=float, default=None, metavar="FACTOR",
        help="how fast the candidate speaks; 1 is real time",
    )  # fmt: skip
    _add_engine(parser)
    _add_json(parser)


def _practice(parser: argparse.ArgumentParser) -> None:
    _add_question(parser)
    parser.add_argument("--theme", metavar="THEME", help="any question of this theme")
    parser.add_argument("--plain", action="store_true", help="line mode: no full screen")
    parser.add_argument("--mute", action="store_true", help="show the question, do not speak it")
    parser.add_argument("--prepare", type=int, metavar="SECONDS", help="time to think first")


def _analyze(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH",
        help="wav, flac, mp3, m4a, ogg, opus or webm; or a .txt transcript",
    )  # fmt: skip
    _add_question(parser)
    parser.add_argument(
        "--words", type=Path, metavar="FILE",
        help='the words, instead of transcribing: JSON [{"text", "start", "end"}]',
    )  # fmt: skip
    _add_engine(parser)
    parser.add_argument("--keep", action="store_true", help="keep it as a take in the library")
    _add_json(parser)


def _history(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--text", default="", help="in the question, the answer or the note")
    parser.add_argument("--question-id", default="", metavar="ID")
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--note", nargs=2, metavar=("TAKE", "TEXT"), help="put a note to a take")
    parser.add_argument("--delete", metavar="TAKE", help="remove a take and all its files")
    parser.add_argument("--yes", action="store_true", help="delete without asking")
    _add_json(parser)


def _show(parser: argparse.ArgumentParser) -> None:
    _add_take(parser)
    _add_engine(parser)
    _add_json(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    _add_take(parser)
    for kind in ("html", "markdown", "csv", "json"):
        parser.add_argument(f"--{kind}", type=Path, metavar="FILE", dest=f"{kind}_file")


def _questions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", nargs="?", choices=("list", "show", "check"), default="list")
    parser.add_argument("what", nargs="?", help="an id to show, or a pack to check")
    parser.add_argument("--theme", default="")
    parser.add_argument("--text", default="")
    _add_json(parser)


def _models(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action", nargs="?", choices=("list", "download", "verify", "remove"), default="list"
    )
    parser.add_argument("name", nargs="?", help="which model")
    parser.add_argument("--yes", action="store_true", help="download without asking")
    _add_json(parser)


def _settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", nargs="?", help="section.name")
    parser.add_argument("value", nargs="?", help="its new value, as TOML or plain text")
    parser.add_argument("--write", action="store_true", help="write the file with every default")
    _add_json(parser)
