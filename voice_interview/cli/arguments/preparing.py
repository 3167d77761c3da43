"""The commands for before an interview: questions, stories, checklists, formats."""

from voice_interview.cli.arguments import shared
from voice_interview.cli.arguments.commands import Commands


def add(commands: Commands) -> None:
    _questions(commands)
    _stories(commands)
    _coaching(commands)
    _formats(commands)


def _questions(commands: Commands) -> None:
    questions = commands.add(
        "questions",
        "List, show or check questions; or see which to practise next, and why.",
        "asking.questions",
        "questions list",
        "questions list --theme conflict --json",
        "questions list --only weakest",
        "questions next",
        "questions check my-pack.toml",
    )
    questions.add_argument(
        "action", nargs="?", choices=("list", "show", "check", "next"), default="list"
    )
    questions.add_argument("what", nargs="?", help="an id to show, or a pack to check")
    questions.add_argument("--limit", type=int, default=5, help="how many `next` suggests")
    questions.add_argument(
        "--only", choices=("never", "weakest", "rested"),
        help="never practised; the weakest; or not for two weeks",
    )  # fmt: skip
    questions.add_argument("--theme", default="")
    questions.add_argument("--text", default="")
    shared.as_json(questions)


def _stories(commands: Commands) -> None:
    stories = commands.add(
        "stories",
        "Your own stories: what each holds, where it was told, which theme has none.",
        "storytelling.stories",
        "stories",
        "stories new 'The missed appointments' --theme improvement",
        "stories guess last",
        "stories link last the-missed-appointments",
        "stories map --json",
    )
    stories.add_argument(
        "action", nargs="?", default="list",
        choices=("list", "show", "new", "map", "link", "unlink", "guess", "remove", "check"),
        help="what to do; without it, the list",
    )  # fmt: skip
    stories.add_argument("what", nargs="?", default="", help="a story, a take, or a new title")
    stories.add_argument("story", nargs="?", default="", help="which story the take told")
    stories.add_argument(
        "--theme", action="append", default=[], metavar="THEME", help="of a new story; repeat it"
    )
    shared.as_json(stories)


def _coaching(commands: Commands) -> None:
    coaching = commands.add(
        "coaching",
        "Checklists for before, during and after, and what goes wrong most often.",
        "coaching.coaching",
        "coaching",
    )
    shared.as_json(coaching)


def _formats(commands: Commands) -> None:
    formats = commands.add(
        "formats",
        "List, show or check interview formats.",
        "known_formats.formats",
        "formats list",
        "formats show workshop",
        "formats check my-format.toml",
    )
    formats.add_argument("action", nargs="?", choices=("list", "show", "check"), default="list")
    formats.add_argument("what", nargs="?", help="a format to show, or a file to check")
    shared.as_json(formats)
