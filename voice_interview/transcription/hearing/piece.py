"""The sound of one chunk on its way to the recogniser, with what leads up to it."""

from dataclasses import dataclass

from voice_interview.listening.sound.activity import Activity
from voice_interview.listening.sound.levels import Samples
from voice_interview.model import Interval
from voice_interview.transcription.hearing.leading import Lead, moved


@dataclass(frozen=True, slots=True)
class Piece:
    """The sound of a chunk, and what is seen in it together with what leads up to it."""

    start_s: float
    sound: Samples
    lead: Lead
    led: Samples
    """With the lead before it."""
    seen: Activity

    @property
    def voice_s(self) -> float:
        return sum(one.length_s for one in self.voice)

    @property
    def voice(self) -> tuple[Interval, ...]:
        """In the chunk, and in its seconds."""
        own = moved(self.seen.speech, self.lead.start_s - self.start_s)
        return tuple(Interval(max(0.0, one.start), one.end) for one in own if one.end > 0.0)
