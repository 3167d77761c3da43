"""The commands that look at takes, play them and hand them on."""

import argparse
from dataclasses import replace

from voice_interview.cli.arguments import housekeeping, shared
from voice_interview.cli.arguments.commands import Commands
from voice_interview.cli.arguments.wrong_use import positive

EXPORTS = {
    "html": "one page with the sound in it",
    "markdown": "for notes and mail",
    "csv": "the words as a table, for spreadsheets",
    "json": "for scripts (see docs/report-schema.md)",
}

OF_A_LIST = {
    "text": "--text",
    "tagged": "--tag",
    "starred": "--starred",
    "limit": "--limit",
    "note": "--note",
}
"""What `history` takes and no command below it: the list and the note are its own."""


def add(commands: Commands) -> None:
    views = _history(commands)
    _trends(views)
    housekeeping.add(replace(views, refused={**views.refused, "question_id": "--question-id"}))
    _compare(commands)
    _show(commands)
    _review(commands)
    _play(commands)
    _export(commands)


def _history(commands: Commands) -> Commands:
    history = commands.add(
        "history",
        "List your takes, newest first.",
        "looking_back.keeping.history",
        "history",
        "history --text deadline --json",
        "history trends --by week",
    )
    history.add_argument(
        "--text",
        default="",
        metavar="WORDS",
        help="takes with these words in the answer, question, note or tags",
    )
    history.add_argument(
        "--tag", action="append", default=[], dest="tagged",
        help="takes with this tag; repeat it for several",
    )  # fmt: skip
    history.add_argument("--starred", action="store_true", help="takes with a star")
    history.add_argument("--question-id", default="", metavar="ID", help="takes of this question")
    history.add_argument(
        "--limit", type=positive, metavar="N", help="how many takes; 200 if not given"
    )
    history.add_argument("--note", nargs=2, metavar=("TAKE", "TEXT"), help="add a note to a take")
    shared.as_json(history)
    return Commands(
        history.add_subparsers(metavar="VIEW", title="views and housekeeping"), "history", OF_A_LIST
    )


def _trends(views: Commands) -> None:
    """What was said before the word `trends` holds, unless it is said again after it."""
    trends = views.add(
        "trends",
        "See how pace, fillers, pauses, length and story change over your takes.",
        "looking_back.progress.trends",
        "trends",
        "trends --question-id leadership-large-change",
        "trends --theme conflict --by week --json",
    )
    trends.add_argument(
        "--question-id", metavar="ID", default=argparse.SUPPRESS, help="takes of this question"
    )
    trends.add_argument("--theme", metavar="THEME", default="", help="takes on this theme")
    trends.add_argument(
        "--story", metavar="ID", default="", help="takes that told one of your stories"
    )
    trends.add_argument(
        "--by",
        choices=("take", "week"),
        default="take",
        help="one point for each take, or for each week",
    )
    shared.as_json_too(trends)


def _compare(commands: Commands) -> None:
    compare = commands.add(
        "compare",
        "Compare two takes: figures, words and parts of the story.",
        "looking_back.progress.compare",
        "compare 4f2a last",
        "compare --question-id leadership-large-change",
        "compare 4f2a 81c0 --json",
    )
    compare.add_argument(
        "takes", nargs="*", metavar="TAKE", help=f"two takes, each by {shared.NAMED}"
    )
    compare.add_argument(
        "--question-id", default="", metavar="ID", help="the two newest takes of this question"
    )
    shared.as_json(compare)


def _show(commands: Commands) -> None:
    show = commands.add(
        "show",
        "Show the report of a take. With --engine or --model, transcribe it again first.",
        "looking_back.keeping.show",
        "show last",
        "show last --explain",
        "show 4f2a --json",
        "show last --engine builtin",
    )
    shared.take(show)
    shared.engine(show)
    shared.explain(show)
    shared.as_json(show)


def _review(commands: Commands) -> None:
    """A time is given in seconds, or as 1:05.5; the nearest filler or word is meant."""
    review = commands.add(
        "review",
        "Correct a report: fillers, misheard words, parts of the story, a note.",
        "looking_back.reviewing.review",
        "review last",
        "review last --reject 14.2",
        "review last --correct 31.5 Kubernetes",
        "review last --begins action 22.0 --note 'Slower at the end.'",
    )
    shared.take(review)
    review.add_argument(
        "--reject",
        action="append",
        default=[],
        metavar="TIME",
        help="what was found there is not a filler",
    )
    review.add_argument(
        "--confirm", action="append", default=[], metavar="TIME",
        help="the possible filler there is one; also undoes --reject",
    )  # fmt: skip
    review.add_argument(
        "--correct", action="append", default=[], nargs=2, metavar=("TIME", "TEXT"),
        help="what the word there really was; an empty TEXT undoes it",
    )  # fmt: skip
    review.add_argument(
        "--begins", action="append", default=[], nargs=2, metavar=("PART", "TIME"),
        help="situation, task, action or result begins at that word",
    )  # fmt: skip
    review.add_argument(
        "--note", metavar="TEXT", help="a note on the take; an empty one removes it"
    )
    review.add_argument("--reset", action="store_true", help="first undo all earlier corrections")
    shared.as_json(review)


def _play(commands: Commands) -> None:
    play = commands.add(
        "play", "Play a take.", "looking_back.keeping.play", "play last", "play 4f2a --from 12.5"
    )
    shared.take(play)
    play.add_argument(
        "--from", dest="from_s", type=float, default=0.0, metavar="SECONDS", help="where to begin"
    )
    play.add_argument("--speed", type=float, default=1.0, metavar="FACTOR", help="0.75 to 1.5")


def _export(commands: Commands) -> None:
    export = commands.add(
        "export",
        "Write the report of a take to a file.",
        "looking_back.handing_on.export",
        "export last --html report.html",
        "export last --html report.html --no-audio",
        "export --question-id leadership-large-change --html progress.html",
        "export 4f2a --markdown report.md",
        "export last --markdown -",
    )
    export.add_argument("take", nargs="?", default="", metavar="TAKE", help=shared.NAMED)
    export.add_argument(
        "--question-id", default="", metavar="ID", help="all takes of this question in one file"
    )
    shared.files(export, EXPORTS)
    shared.no_audio(export)
