"""What a stage of the rehearsal means for the screen: where it is shown, and what it leaves to say.

Pure: it reads states and gives places and sentences, and opens nothing.
"""

from voice_interview.session import events as on
from voice_interview.session.states import Stage
from voice_interview.tui.commands import Place

RESTING = frozenset({Stage.HOME, Stage.REVIEW})
"""Stages in which nothing goes on but, perhaps, reading."""
OF_INTERVIEW = frozenset({Place.INTERVIEW, Place.REHEARSE, Place.REPORT})
"""Screens on which an interview goes on."""
KEPT = "The recording was stopped, and the take is kept."
WORDS_CAME = (on.Transcribed, on.TranscriptionFailed)
"""The words of a take came, or will not come."""


def shown_by(stage: Stage) -> Place:
    match stage:
        case Stage.HOME:
            return Place.HOME
        case Stage.FINISHING | Stage.REVIEW:
            return Place.REPORT
        case _:
            return Place.REHEARSE


def kept(left: Stage) -> str:
    """What to say of a take that is on disk, when the user went home from this stage."""
    match left:
        case Stage.TRANSCRIBING:
            return "The take is kept. Its transcript can be made later."
        case Stage.FINISHING:
            return "The end of your answer is being transcribed meanwhile."
        case _:
            return KEPT
