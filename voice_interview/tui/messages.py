"""What threads tell the screen. Posted with `post_message`, handled on the UI thread."""

from textual.message import Message

from voice_interview.errors import Problem
from voice_interview.model import Device
from voice_interview.session.events import Event


class SessionHappened(Message):
    """The rehearsal's threads have something for the session machine."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event


class DevicesFound(Message):
    """The list of sound devices is there."""

    def __init__(self, inputs: tuple[Device, ...], outputs: tuple[Device, ...]) -> None:
        super().__init__()
        self.inputs = inputs
        self.outputs = outputs


class PhraseSpoken(Message):
    """The test phrase has ended, by itself or with a problem."""

    def __init__(self, problem: Problem | None) -> None:
        super().__init__()
        self.problem = problem


class SoundProblem(Message):
    """The device list or the open microphone failed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem
