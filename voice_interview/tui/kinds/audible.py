"""What every screen has whose words can be heard: play, pause, seek, speed, the playing word."""

from voice_interview.model import Interval
from voice_interview.playback import Sound
from voice_interview.tui.background import tape
from voice_interview.tui.background.messages import PlaybackFailed
from voice_interview.tui.background.tape import Tape
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.player_line import PlayerLine
from voice_interview.tui.widgets.transcript import Transcript

NO_TIMES = "These words have no times. Space plays the take from its beginning."


class Audible(Base):
    """A subclass shows a `Transcript` and a `PlayerLine`, makes `tape`, and says what is heard."""

    tape: Tape
    _was_playing = True
    _offered = "play"
    """What Space does now: play, pause or resume."""

    def on_mount(self) -> None:
        self.set_interval(1 / tape.POLLS_HZ, self.poll)

    def on_unmount(self) -> None:
        self.tape.stop()

    @property
    def sound(self) -> Sound:
        raise NotImplementedError

    @property
    def length_s(self) -> float | None:
        """Of the take that is heard."""
        raise NotImplementedError

    @property
    def here_s(self) -> float | None:
        """The moment under the cursor; None where the words have no times."""
        raise NotImplementedError

    def show_playing(self, moment_s: float | None) -> None:
        """Mark what sounds at this moment; None: nothing plays."""
        self.transcript.show_playing(moment_s)

    @property
    def transcript(self) -> Transcript:
        return self.query_one("#transcript", Transcript)

    def idle(self) -> set[str]:
        stopped = {"back", "forward"} if self._offered == "play" else set()
        return stopped | ({"play", "pause", "resume"} - {self._offered})

    def poll(self) -> None:
        """Fifteen times a second: the playing word, and where playing stands."""
        playing = self.tape.playing
        offered = "play" if not playing else "resume" if self.tape.playhead.paused else "pause"
        if offered != self._offered:
            self._offered = offered
            self.show_keys()
        if playing or self._was_playing:
            self._was_playing = playing
            self.show_playing(self.tape.playhead.position_s if playing else None)
            self.query_one("#player", PlayerLine).tell(self.length_s)

    def poll_anew(self) -> None:
        """Also when nothing plays."""
        self._was_playing = True
        self.poll()

    def play(self, piece: Interval | None, *, to_the_end: bool = False) -> None:
        if piece is None:
            self.say(NO_TIMES)
            return
        self.tape.start(self.sound, piece.start, None if to_the_end else piece.end)
        self.poll()

    def action_play_here(self) -> None:
        start = self.here_s
        self.play(None if start is None else Interval(start, start), to_the_end=True)

    def action_pause(self) -> None:
        self.tape.pause_or_start(self.sound, self.here_s or 0.0)
        self.poll_anew()

    def action_seek(self, by_s: int) -> None:
        if self.tape.playing:
            self.tape.skip(by_s)
        else:
            self.say("Nothing is playing. Enter plays from the cursor.")

    def action_speed(self, steps: int) -> None:
        self.tape.change_speed(steps)
        self.poll_anew()

    def on_playback_failed(self, failed: PlaybackFailed) -> None:
        self.say_problem(failed.problem)
