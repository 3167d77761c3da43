"""What can be said on the command line. Commands are imported only when they run."""

import argparse
import importlib
from collections.abc import Callable, Sequence
from pathlib import Path

from voice_interview import __version__
from voice_interview.cli import housekeeping, options


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


def _function(name: str) -> str:
    return "import_" if name == "import" else name.replace("-", "_")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="voice-interview",
        description="Rehearse spoken interviews alone, with nothing leaving this machine.",
        epilog="Without a command the full screen opens. Each command has a --help of its own.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    options.recordings(parser)
    parser.set_defaults(run=_later("full_screen", "run"), json=False)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")

    def command(name: str, says: str, module: str, *examples: str) -> argparse.ArgumentParser:
        return _command(commands, name, says, _later(module, name), examples)

    command("run", "Open the full screen.", "full_screen", "run")
    options.demo(
        command(
            "demo",
            "See the whole job on a synthetic candidate; needs no sound hardware.",
            "demonstration",
            "demo",
            "demo --plain",
            "demo --answer thin",
            "demo --plain --speed 8",
        )
    )
    options.practice(
        command(
            "practice",
            "Rehearse one question.",
            "practising",
            "practice --plain",
            "practice --theme conflict",
            "practice --question-id leadership-large-change --plain",
        )
    )
    options.analyze(
        command(
            "analyze",
            "Report on a recording or a transcript.",
            "analyzing",
            "analyze answer.wav",
            "analyze answer.wav --words words.json --json",
            "analyze answer.txt --question 'Tell me about a time you failed.'",
        )
    )
    history = command(
        "history",
        "List your takes, newest first.",
        "keeping",
        "history",
        "history --text deadline --json",
        "history trends --by week",
    )
    options.history(history)
    views = history.add_subparsers(metavar="VIEW", title="views and housekeeping")

    def view(name: str, says: str, module: str, *examples: str) -> argparse.ArgumentParser:
        run = _later(module, _function(name))
        return _command(views, name, says, run, [f"history {one}" for one in examples])

    options.trends(
        view(
            "trends",
            "Follow pace, fillers, pauses, length and story over your takes.",
            "progress",
            "trends",
            "trends --question-id leadership-large-change",
            "trends --theme conflict --by week --json",
        )
    )
    housekeeping.add(view)
    options.compare(
        command(
            "compare",
            "Set two takes side by side: figures, words, parts of the story.",
            "progress",
            "compare 4f2a last",
            "compare --question-id leadership-large-change",
            "compare 4f2a 81c0 --json",
        )
    )
    options.show(
        command(
            "show",
            "Show the report of a take; with --engine or --model, transcribe it again first.",
            "keeping",
            "show last",
            "show last --explain",
            "show 4f2a --json",
            "show last --engine builtin",
        )
    )
    options.review(
        command(
            "review",
            "Have the last word on a take: fillers, misheard words, parts of the story, a note.",
            "reviewing",
            "review last",
            "review last --reject 14.2",
            "review last --correct 31.5 Kubernetes",
            "review last --begins action 22.0 --note 'Slower at the end.'",
        )
    )
    play = command("play", "Play a take.", "keeping", "play last", "play 4f2a --from 12.5")
    options.take(play)
    play.add_argument("--from", dest="from_s", type=float, default=0.0, metavar="SECONDS")
    play.add_argument("--speed", type=float, default=1.0, metavar="FACTOR", help="0.75 to 1.5")
    options.export(
        command(
            "export",
            "Write the report of a take to a file.",
            "handing_on",
            "export last --html report.html",
            "export last --html report.html --no-audio",
            "export --question-id leadership-large-change --html progress.html",
            "export 4f2a --markdown report.md",
        )
    )
    options.questions(
        command(
            "questions",
            "List, show or check questions; or see which to practise next, and why.",
            "asking",
            "questions list",
            "questions list --theme conflict --json",
            "questions list --only weakest",
            "questions next",
            "questions check my-pack.toml",
        )
    )
    options.stories(
        command(
            "stories",
            "Your own stories: what each holds, where it was told, which theme has none.",
            "storytelling",
            "stories",
            "stories new 'The missed appointments' --theme improvement",
            "stories guess last",
            "stories link last the-missed-appointments",
            "stories map --json",
        )
    )
    options.as_json(
        command(
            "coaching",
            "Checklists for before, during and after, and what goes wrong most often.",
            "coaching",
            "coaching",
        )
    )
    options.formats(
        command(
            "formats",
            "List, show or check interview formats.",
            "known_formats",
            "formats list",
            "formats show workshop",
            "formats check my-format.toml",
        )
    )
    _interview(
        command(
            "interview",
            "Sit a whole interview with a clock, take it up again, or read its report.",
            "interviews",
            "interview start workshop",
            "interview resume",
            "interview report last --json",
        )
    )
    options.models(
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
        options.as_json(command(name, says, "machine", name, f"{name} --json"))
    options.settings(
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


def _interview(parser: argparse.ArgumentParser) -> None:
    ways = parser.add_subparsers(metavar="WHAT", title="what to do", required=True)

    def way(name: str, says: str, does: str, *examples: str) -> argparse.ArgumentParser:
        return _command(ways, name, says, _later("interviews", does), examples)

    options.start(
        way(
            "start",
            "Begin an interview.",
            "start",
            "interview start workshop",
            "interview start behavioural --pick conflict",
            "interview start rapid-fire --seed 7",
        )
    )
    options.resume(
        way("resume", "Take up an interview where it was left.", "resume", "interview resume 4f2a")
    )
    options.as_json(
        way("list", "List your interviews, newest first.", "list_all", "interview list --json")
    )
    options.interview_report(
        way(
            "report",
            "Show what came of an interview, finished or not.",
            "report",
            "interview report last",
            "interview report 4f2a --json",
            "interview report 4f2a --markdown report.md",
        )
    )


def _command(
    among: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    says: str,
    run: Callable[[Wish], int],
    examples: Sequence[str],
) -> argparse.ArgumentParser:
    added = among.add_parser(
        name,
        help=says,
        description=says,
        epilog="examples:\n" + "\n".join(f"  voice-interview {e}" for e in examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.recordings(added, argparse.SUPPRESS)
    added.set_defaults(run=run)
    return added
