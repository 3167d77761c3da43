"""What a stage of the rehearsal means for the screen: where it is shown, and what it leaves to say.

Pure: it reads states and gives places and sentences, and opens nothing.
"""

from voice_interview.session.states import Stage, State
from voice_interview.tui.commands import Place

RESTING = frozenset({Stage.HOME, Stage.REVIEW})
"""Stages in which nothing goes on but, perhaps, reading."""

BEHIND_S = 40.0
"""A recogniser that keeps up has at most one chunk before it at the stop, of 27 s."""


def shown_by(stage: Stage) -> Place:
    match stage:
        case Stage.HOME:
            return Place.HOME
        case Stage.FINISHING | Stage.REVIEW:
            return Place.REPORT
        case _:
            return Place.REHEARSE


def too_slow(state: State) -> str:
    """A sentence for an end that comes late because the model is too large; else nothing."""
    if state.so_far is None or state.behind_s < BEHIND_S:
        return ""
    heard_by = state.so_far.transcript
    if heard_by.engine != "whisper" or heard_by.model.startswith("tiny"):
        return ""
    return (
        f"{heard_by.model} cannot keep up with you on this computer. "
        "A smaller model can: see Speech models."
    )


def kept(left: Stage) -> str:
    """What to say of a take that is on disk, when the user went home from this stage."""
    match left:
        case Stage.TRANSCRIBING:
            return "The take is kept. Its transcript can be made later."
        case Stage.FINISHING:
            return "The end of your answer is being written down meanwhile."
        case _:
            return "The recording was stopped, and the take is kept."
