"""Commands that many screens share. They come last in every footer."""

from voice_interview.session.states import Stage
from voice_interview.tui.commands.command import EVERYWHERE, Command, Place

COMMANDS = (
    Command(
        "leave",
        ("escape",),
        "Home",
        "Back to where you came from.",
        (Place.SOUND_CHECK, Place.REHEARSE),
        when=lambda state: state.stage not in {Stage.OPENING, Stage.RECORDING, Stage.CONFIRMING},
    ),
    Command(
        "go_back",
        ("escape",),
        "Back",
        "Back to where you came from.",
        (
            Place.REPORT,
            Place.HISTORY,
            Place.BESIDE,
            Place.TRENDS,
            Place.STORIES,
            Place.STORY,
            Place.COACHING,
            Place.INTERVIEWS,
            Place.INTERVIEW,
            Place.INTERVIEW_REPORT,
            Place.SETTINGS,
            Place.MODELS,
            Place.STORAGE,
            Place.DOCTOR,
        ),
        action="leave",
    ),
    Command(
        "close",
        ("escape", "space", "enter"),
        "Close",
        "Close this and go on.",
        (Place.PROBLEM, Place.HELP),
    ),
    Command("help", ("question_mark",), "Keys", "Every key of this screen.", EVERYWHERE),
    Command(
        "every_key",
        ("f1",),
        "Keys",
        "Every key of this screen, also where ? is a letter to type or explains a figure.",
        EVERYWHERE,
        in_footer=False,
    ),
    Command(
        "palette",
        ("ctrl+p",),
        "Commands",
        "Find a command by name.",
        EVERYWHERE,
        action="app.command_palette",
        in_footer=False,
    ),
    Command(
        "quit",
        ("ctrl+q",),
        "Quit",
        "Leave the program; a running take is closed and kept.",
        EVERYWHERE,
        action="app.quit",
        in_footer=False,
    ),
)
