"""Words read aloud for a screen, one text at a time: a new one, or `hush`, ends the one before."""

from functools import partial
from threading import Event

from textual.message_pump import MessagePump

from voice_interview.ports.sound import Speaker
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import Spoken


class Utterance:
    def __init__(self, speaker: Speaker, screen: MessagePump, otherwise: str) -> None:
        """The screen is told with `Spoken`; `otherwise` is said of a fault of the program's."""
        self._speaker = speaker
        self._screen = screen
        self._otherwise = otherwise
        self._stop: Event | None = None
        """None while nothing is read."""

    @property
    def sounds(self) -> bool:
        return self._stop is not None

    def say(self, text: str) -> None:
        self.hush()
        self._stop = Event()
        threads.start("utterance", partial(self._speak, text, self._stop))

    def hush(self) -> None:
        if self._stop is not None:
            self._stop.set()
            self._stop = None

    def is_over(self, spoken: Spoken) -> bool:
        """Take note of the end; False where it is that of words cut off, or followed, since."""
        over = spoken.hush is self._stop
        if over:
            self._stop = None
        return over

    def _speak(self, text: str, stop: Event) -> None:
        problem = threads.attempt(lambda: self._speaker.say(text, stop), self._otherwise)
        threads.tell(self._screen, Spoken(stop, problem))
