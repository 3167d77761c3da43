"""The commands for before an interview: questions, stories, checklists, formats."""

from voice_interview.cli.arguments import shared
from voice_interview.cli.arguments.commands import Commands
from voice_interview.cli.arguments.wrong_use import positive


def add(commands: Commands) -> None:
    _questions(commands)
    _stories(commands)
    _coaching(commands)
    _formats(commands)


def _questions(commands: Commands) -> None:
    questions = commands.add(
        "questions",
        "List, show or check questions, or see which to practise next and why.",
        "preparing.known_questions.questions",
        "questions list",
        "questions list --theme conflict --json",
        "questions list --only weakest",
        "questions next",
        "questions check my-pack.toml",
    )
    shared.action(questions, "list", "show", "check", "next")
    questions.add_argument("what", nargs="?", help="a question id for `show`, a file for `check`")
    questions.add_argument(
        "--limit", type=positive, default=5, metavar="N", help="how many `next` suggests"
    )
    questions.add_argument(
        "--only", choices=("never", "weakest", "rested"),
        help="never practised, weakest answers, or rested for two weeks",
    )  # fmt: skip
    questions.add_argument("--theme", default="", metavar="THEME", help="questions on this theme")
    questions.add_argument("--text", default="", metavar="TEXT", help="questions with these words")
    shared.as_json(questions)


def _stories(commands: Commands) -> None:
    stories = commands.add(
        "stories",
        "Your own stories: what is in each, where you told it, which themes have none.",
        "preparing.storytelling.stories",
        "stories",
        "stories new 'The missed appointments' --theme improvement",
        "stories guess last",
        "stories link last the-missed-appointments",
        "stories map --json",
    )
    shared.action(
        stories, "list", "show", "new", "map", "link", "unlink", "guess", "remove", "check"
    )
    stories.add_argument(
        "what", nargs="?", default="", help="a story, a take or, for `new`, a title"
    )
    stories.add_argument("story", nargs="?", default="", help="for `link`: the story the take told")
    stories.add_argument(
        "--theme",
        action="append",
        default=[],
        metavar="THEME",
        help="for `new`: a theme it fits; repeat it for several",
    )
    shared.as_json(stories)


def _coaching(commands: Commands) -> None:
    coaching = commands.add(
        "coaching",
        "Checklists for before, during and after an interview, and common mistakes.",
        "preparing.coaching.coaching",
        "coaching",
    )
    shared.as_json(coaching)


def _formats(commands: Commands) -> None:
    formats = commands.add(
        "formats",
        "List, show or check interview formats.",
        "preparing.known_formats.formats",
        "formats list",
        "formats show workshop",
        "formats check my-format.toml",
    )
    shared.action(formats, "list", "show", "check")
    formats.add_argument("what", nargs="?", help="a format for `show`, a file for `check`")
    shared.as_json(formats)
