"""A take being played on a screen: keys in, problems out as messages, the playhead to be polled."""

from textual.message_pump import MessagePump

from voice_interview.errors import Problem
from voice_interview.playback import Playback, Sound
from voice_interview.ports.sound import Player
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import PlaybackFailed

POLLS_HZ = 15
"""Of the playing word: under 20 a second."""


class Tape(Playback):
    """Playback whose problems reach a screen as PlaybackFailed."""

    def __init__(self, player: Player, screen: MessagePump) -> None:
        def ended(problem: Problem | None) -> None:
            if problem is not None:
                threads.tell(screen, PlaybackFailed(problem))

        super().__init__(player, ended)

    def pause_or_start(self, find: Sound, at_s: float) -> None:
        """Pause or go on; starts at `at_s` when nothing plays."""
        if self.playing:
            self.toggle_pause()
        else:
            self.start(find, at_s)
