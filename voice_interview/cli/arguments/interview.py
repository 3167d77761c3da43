"""The commands for a whole interview."""

from voice_interview.cli.arguments import shared
from voice_interview.cli.arguments.commands import Commands

EXPORTS = {
    "markdown": "for notes and mail",
    "csv": "a table with one row for each question",
    "html": "one page with every answer in it",
}


def add(commands: Commands) -> None:
    """What to do must be said: `interview` alone is wrong use."""
    interview = commands.add(
        "interview",
        "Sit a whole timed interview, resume it, or read its report.",
        "interviews.list_all",
        "interview start workshop",
        "interview resume",
        "interview report last --json",
    )
    ways = Commands(
        interview.add_subparsers(metavar="WHAT", title="what to do", required=True), "interview"
    )
    _start(ways)
    _resume(ways)
    _list(ways)
    _report(ways)


def _start(ways: Commands) -> None:
    start = ways.add(
        "start",
        "Begin an interview.",
        "interviews.start",
        "start workshop",
        "start behavioural --pick conflict",
        "start rapid-fire --seed 7",
    )
    start.add_argument("format", metavar="FORMAT", help="a name from `formats list`")
    shared.plain(start)
    start.add_argument(
        "--seed", type=int, metavar="N", help="a number; the same one draws the same questions"
    )
    start.add_argument(
        "--pick", default="", metavar="NAME", help="a theme or role, where the format offers one"
    )
    start.add_argument(
        "--remind", action="store_true", help="announce half-time and the end of each part"
    )


def _resume(ways: Commands) -> None:
    resume = ways.add(
        "resume", "Resume an interview where you left it.", "interviews.resume", "resume 4f2a"
    )
    shared.plain(resume)
    resume.add_argument(
        "id", nargs="?", default="", metavar="ID",
        help=f"{shared.NAMED}; if not given, the newest unfinished one",
    )  # fmt: skip


def _list(ways: Commands) -> None:
    listed = ways.add(
        "list", "List your interviews, newest first.", "interviews.list_all", "list --json"
    )
    shared.as_json(listed)


def _report(ways: Commands) -> None:
    report = ways.add(
        "report",
        "Show the report of an interview, finished or not.",
        "interviews.report",
        "report last",
        "report 4f2a --json",
        "report 4f2a --markdown report.md",
    )
    report.add_argument("id", nargs="?", default="last", metavar="ID", help=shared.NAMED)
    shared.files(report, EXPORTS)
    shared.no_audio(report)
    shared.as_json(report)
