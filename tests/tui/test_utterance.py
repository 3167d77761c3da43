"""Words read aloud for a screen: what is said next is not ended by what was said before."""

from pathlib import Path
from queue import Queue

import pytest
from textual.message import Message
from textual.message_pump import MessagePump

from tests.patience import PATIENCE_S
from tests.tui.held import HeldSpeaker
from voice_interview.tui.background.messages import Spoken
from voice_interview.tui.background.utterance import Utterance


class Screen(MessagePump):
    """Keeps what it is told until a test takes it up."""

    def __init__(self) -> None:
        super().__init__()
        self.told: Queue[Message] = Queue()

    def post_message(self, message: Message) -> bool:
        self.told.put(message)
        return True

    def spoken(self) -> Spoken:
        message = self.told.get(timeout=PATIENCE_S)
        assert isinstance(message, Spoken)
        return message


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def speaker(tmp_path: Path) -> HeldSpeaker:
    return HeldSpeaker(tmp_path)


def test_an_end_that_comes_late_leaves_the_next_words_alone(
    screen: Screen, speaker: HeldSpeaker
) -> None:
    speaker.let_go.set()
    words = Utterance(speaker, screen, "It cannot be read.")
    words.say("One.")
    first = screen.spoken()
    speaker.let_go.clear()
    words.say("Two.")
    assert not words.is_over(first)
    assert words.sounds
    speaker.let_go.set()
    assert words.is_over(screen.spoken())
    assert not words.sounds


def test_what_is_hushed_says_nothing_of_its_end(screen: Screen, speaker: HeldSpeaker) -> None:
    words = Utterance(speaker, screen, "It cannot be read.")
    words.say("One.")
    words.hush()
    assert not words.sounds
    assert not words.is_over(screen.spoken())
