"""What every front end says of a rehearsal in the same words. Pure."""

from voice_interview.session.states import Stage, State

BEHIND_S = 40.0
"""A recogniser that keeps up has at most one chunk before it at the stop, of 27 s."""


class SlowModel:
    """Tells once that a smaller model would keep up: the end of an answer came late."""

    def __init__(self) -> None:
        self._told = False

    def at(self, before: State, after: State) -> str:
        """The sentence, at a step at which the answer ended with too much of it unheard."""
        ended = after.stage is Stage.FINISHING is not before.stage
        if self._told or not ended or after.so_far is None or after.behind_s < BEHIND_S:
            return ""
        heard_by = after.so_far.transcript
        if heard_by.engine != "whisper" or heard_by.model.startswith("tiny"):
            return ""
        self._told = True
        return (
            f"{heard_by.model} cannot keep up with you on this computer. "
            "A smaller model can: `voice-interview models list` shows them."
        )
