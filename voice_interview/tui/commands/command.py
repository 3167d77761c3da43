"""What a command is: a name, its keys, a word for the footer, a sentence, where and when.

What it does stands in the screen, in `action_<name>`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from voice_interview.session.states import Stage, State


class Place(StrEnum):
    """The screens; the value is the title the user reads."""

    HOME = "Home"
    SOUND_CHECK = "Sound check"
    REHEARSE = "Rehearsal"
    DISCARD = "Discard the take?"
    REPORT = "Report"
    HISTORY = "History"
    FINDING = "Finding"
    """The line above a list, while something is typed there."""
    BESIDE = "Side by side"
    TRENDS = "Trends"
    STORIES = "Story bank"
    STORY = "Story"
    COACHING = "Coaching"
    INTERVIEWS = "Interviews"
    INTERVIEW = "Interview"
    INTERVIEW_REPORT = "Interview report"
    SETTINGS = "Settings"
    MODELS = "Speech models"
    STORAGE = "Storage"
    DOCTOR = "Doctor"
    SURE = "Are you sure?"
    TYPING = "Typing"
    CHOOSING = "Choosing"
    PROBLEM = "Problem"
    NOTICES = "Notices"
    HELP = "Keys"


def always(_state: State) -> bool:
    return True


def during(*stages: Stage) -> Callable[[State], bool]:
    wanted = frozenset(stages)
    return lambda state: state.stage in wanted


def in_interview(*stages: Stage) -> Callable[[State], bool]:
    wanted = frozenset(stages)
    return lambda state: state.of_interview and state.stage in wanted


def alone(*stages: Stage) -> Callable[[State], bool]:
    """During these stages of a question that belongs to no interview."""
    wanted = frozenset(stages)
    return lambda state: not state.of_interview and state.stage in wanted


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


def key_name(key: str) -> str:
    names = {
        "space": "Space",
        "escape": "Esc",
        "question_mark": "?",
        "f1": "F1",
        "slash": "/",
        "exclamation_mark": "!",
        "tab": "Tab",
        "enter": "Enter",
        "delete": "Del",
        "comma": ",",
        "full_stop": ".",
        "minus": "-",
        "plus": "+",
        "equals_sign": "=",
        "left_square_bracket": "[",
        "right_square_bracket": "]",
    }
    return names.get(key) or key.replace("ctrl+", "Ctrl+")
