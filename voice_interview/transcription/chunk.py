"""A cut, and what was understood between two cuts: passed from the pipeline to the joining, and to
a worker that goes on where another one died."""

from dataclasses import dataclass

from voice_interview.model import FilledPause, Interval, Word


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of one chunk and the start of the next, in seconds of the take."""

    end_s: float
    next_s: float
    """Equals `end_s` for a cut in silence; a second earlier for a hard one."""

    @property
    def middle_s(self) -> float:
        return (self.end_s + self.next_s) / 2


@dataclass(frozen=True, slots=True)
class Chunk:
    """One closed chunk. All times are seconds of the take."""

    start_s: float
    cut: Cut
    words: tuple[Word, ...]
    voice: tuple[Interval, ...] = ()
    loud_dbfs: float = 0.0
    """Of the voice in it."""
    filled_pauses: tuple[FilledPause, ...] = ()
    heard_all: bool = True
    """False: its words do not fit its sound. A chunk with neither words nor voice hides nothing."""
    unclear: tuple[Interval, ...] = ()
    """Loud sounds between its words that are no voice."""
    known_s: float = 0.0
    """From here on it knows better than the chunk before what the sound holds."""
