"""Every command of the screen, once: the footer, the help, the palette and the README read it here.

A command is a name, its keys, a word for the footer, a sentence for the help, and where and when
it may be used. What it does stands in the screen, in `action_<name>`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType

from voice_interview.session.states import Stage, State

FOOTER_KEYS = 6


class Place(StrEnum):
    """The screens; the value is the title the user reads."""

    HOME = "Home"
    SOUND_CHECK = "Sound check"
    REHEARSE = "Rehearsal"
    DISCARD = "Discard the take?"
    REPORT = "Report"
    PROBLEM = "Problem"
    HELP = "Keys"


def always(_state: State) -> bool:
    return True


def during(*stages: Stage) -> Callable[[State], bool]:
    wanted = frozenset(stages)
    return lambda state: state.stage in wanted


def skippable(state: State) -> bool:
    return state.stage is Stage.ASKING or (state.stage is Stage.READY and state.preparing)


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    keys: tuple[str, ...]
    label: str
    """One to three words for the footer."""
    help: str
    places: tuple[Place, ...]
    when: Callable[[State], bool] = always
    action: str = ""
    """Textual's action when it differs from the name; several commands may share one."""
    in_footer: bool = True

    @property
    def does(self) -> str:
        return self.action or self.name

    @property
    def key(self) -> str:
        """The first key, as it is printed."""
        return key_name(self.keys[0])


EVERYWHERE = tuple(Place)

COMMANDS = (
    # Home
    Command("start", ("space",), "Start", "Rehearse the question of the moment.", (Place.HOME,)),
    Command("find", ("slash",), "Find", "Find a question by its theme or words.", (Place.HOME,)),
    Command("surprise", ("s",), "Surprise me", "Draw a question not asked lately.", (Place.HOME,)),
    Command(
        "preparation",
        ("p",),
        "Preparation",
        "Choose how long to think before the recording starts by itself.",
        (Place.HOME,),
        in_footer=False,
    ),
    Command(
        "sound_check",
        ("c",),
        "Sound check",
        "Choose microphone and loudspeaker, and see that you are heard.",
        (Place.HOME,),
        action="show('SOUND_CHECK')",
    ),
    # Rehearsal
    Command(
        "record",
        ("space",),
        "Record",
        "Start recording your answer.",
        (Place.REHEARSE,),
        when=during(Stage.ASKING, Stage.READY),
        action="press",
    ),
    Command(
        "stop",
        ("space",),
        "Stop",
        "Stop; the take is kept.",
        (Place.REHEARSE, Place.DISCARD),
        when=during(Stage.OPENING, Stage.RECORDING, Stage.CONFIRMING),
        action="press",
    ),
    Command(
        "skip",
        ("s",),
        "Skip",
        "Cut the spoken question, or the preparation time, short.",
        (Place.REHEARSE,),
        when=skippable,
    ),
    Command(
        "repeat",
        ("r",),
        "Repeat",
        "Hear the question again.",
        (Place.REHEARSE,),
        when=during(Stage.ASKING, Stage.READY),
    ),
    Command(
        "mute",
        ("m",),
        "Mute",
        "Only show questions from now on, or speak them again.",
        (Place.HOME, Place.REHEARSE),
        when=during(Stage.HOME, Stage.ASKING, Stage.READY),
    ),
    Command(
        "discard",
        ("d",),
        "Discard",
        "Throw the running take away; asks first, and goes on recording while it asks.",
        (Place.REHEARSE,),
        when=during(Stage.RECORDING),
    ),
    Command(
        "cancel",
        ("x",),
        "Cancel",
        "Stop the transcription; the take stays and can be transcribed later.",
        (Place.REHEARSE,),
        when=during(Stage.TRANSCRIBING),
    ),
    Command(
        "discard_now",
        ("y",),
        "Discard it",
        "Yes, delete this take now.",
        (Place.DISCARD,),
        when=during(Stage.CONFIRMING),
    ),
    Command(
        "keep",
        ("n", "escape"),
        "Go on recording",
        "No, go on; nothing was lost meanwhile.",
        (Place.DISCARD,),
        when=during(Stage.CONFIRMING),
    ),
    Command(
        "stop_and_leave",
        ("escape",),
        "Keep, go home",
        "Stop the take, keep it, and go home.",
        (Place.REHEARSE,),
        when=during(Stage.OPENING, Stage.RECORDING),
        action="leave",
    ),
    # Sound check
    Command(
        "done", ("space",), "Done", "Keep the chosen devices and go back.", (Place.SOUND_CHECK,)
    ),
    Command("phrase", ("t",), "Test phrase", "Hear a sentence spoken.", (Place.SOUND_CHECK,)),
    Command("again", ("r",), "Listen again", "Judge the microphone afresh.", (Place.SOUND_CHECK,)),
    Command(
        "other_list",
        ("tab",),
        "Other list",
        "Move between microphones and loudspeakers.",
        (Place.SOUND_CHECK,),
        action="app.focus_next",
    ),
    # Everywhere
    Command(
        "leave",
        ("escape",),
        "Home",
        "Back to where you came from.",
        (Place.SOUND_CHECK, Place.REHEARSE, Place.REPORT),
        when=lambda state: state.stage not in {Stage.OPENING, Stage.RECORDING, Stage.CONFIRMING},
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


def allowed(place: Place, state: State) -> tuple[Command, ...]:
    """What can be done here and now, the most wanted first."""
    return tuple(c for c in COMMANDS if place in c.places and c.when(state))


def footer(place: Place, state: State) -> tuple[Command, ...]:
    """At most six, and the last one always leads to the rest."""
    shown = [c for c in allowed(place, state) if c.in_footer and c.name != "help"]
    return (*shown[: FOOTER_KEYS - 1], *(c for c in COMMANDS if c.name == "help"))


def may(place: Place, state: State, action: str, parameters: tuple[object, ...]) -> bool:
    """Whether Textual may run this action now; one that is no command of ours always may."""
    given = ", ".join(repr(value) for value in parameters)
    does = {action, f"app.{action}", f"{action}({given})"}
    known = [c for c in COMMANDS if place in c.places and c.does in does]
    return not known or any(c.when(state) for c in known)


def bindings(place: Place) -> list[BindingType]:
    """Key bindings of one screen; `may` decides at the key press which of them holds."""
    pairs = dict.fromkeys((key, c.does) for c in COMMANDS if place in c.places for key in c.keys)
    return [Binding(key, action, show=False) for key, action in pairs]


def key_name(key: str) -> str:
    names = {
        "space": "Space",
        "escape": "Esc",
        "question_mark": "?",
        "slash": "/",
        "tab": "Tab",
        "enter": "Enter",
    }
    return names.get(key) or key.replace("ctrl+", "Ctrl+")


def keys_table(commands: Iterable[Command] = COMMANDS) -> str:
    """All keys as the Markdown table of the README."""
    rows = ["| Key | Where | What it does |", "|---|---|---|"]
    for command in commands:
        keys = ", ".join(f"`{key_name(key)}`" for key in command.keys)
        everywhere = command.places == EVERYWHERE
        where = "everywhere" if everywhere else ", ".join(place.value for place in command.places)
        rows.append(f"| {keys} | {where} | {command.help} |")
    return "\n".join(rows) + "\n"
