"""Where sound is cut for the recogniser, while it is being spoken. Knows voice and levels only.

A chunk closes in a silence, the sooner the longer it already is; only speech without any gap is cut
hard, at its quietest place, and then both sides hear a second of the same sound. The rule looks at
one frame after the other, so cuts do not depend on how the sound arrives.
"""

import math

from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.listening.sound.silero import WINDOW
from voice_interview.transcription.chunk import Cut

FRAME_S = WINDOW / RATE_HZ
"""One window of the voice detector: 32 ms."""

SOFT = ((12.0, 0.4), (20.0, 0.2))
"""A chunk at least this long closes in a silence at least this long, both in seconds."""
HARD_S = 27.0
"""Longest chunk; the recogniser's window is 30 s."""
SEARCH_S = 5.0
OVERLAP_S = 1.0
SETTLED_S = 0.2
"""Half the longest silence asked for: a soft cut falls that long before now."""

_SMOOTH = 3
"""Frames: a place is quiet for a tenth of a second, not for one window inside a consonant. Their
powers are added up, not their decibels: noise suppression sends single frames of nothing at all."""


class Cutter:
    """Is told one frame after the other, and answers with a cut when one is due."""

    def __init__(self, start_s: float = 0.0) -> None:
        self.start_s = start_s
        """Where the open chunk begins."""
        self.voiced = False
        """Whether the open chunk holds voice so far."""
        self._silent = 0
        """Frames without voice up to now."""
        self._levels: list[float] = []
        """dBFS of each frame of the open chunk."""

    @property
    def now_s(self) -> float:
        """The end of the last frame."""
        return self._at(len(self._levels))

    @property
    def silence_s(self) -> float:
        """How long there has been no voice up to now."""
        return self._silent * FRAME_S

    @property
    def settled_s(self) -> float:
        """Up to here the sound belongs to the open chunk, whatever comes."""
        length_s = len(self._levels) * FRAME_S
        return self.start_s + max(0.0, min(length_s - SETTLED_S, HARD_S - SEARCH_S))

    def step(self, voiced: bool, level_dbfs: float) -> Cut | None:
        self._levels.append(level_dbfs)
        self._silent = 0 if voiced else self._silent + 1
        self.voiced = self.voiced or voiced
        length_s = len(self._levels) * FRAME_S
        for longer_s, silence_s in SOFT:
            needed = math.ceil(silence_s / FRAME_S)
            if length_s >= longer_s and self._silent >= needed:
                return self._soft(needed // 2)
        if length_s >= HARD_S:
            return self._hard()
        return None

    def _soft(self, behind: int) -> Cut:
        """In the silence, `behind` frames before now."""
        end_s = self._at(len(self._levels) - behind)
        self._open(behind, end_s)
        self.voiced = False
        return Cut(end_s, end_s)

    def _hard(self) -> Cut:
        """At the quietest place of the last seconds that leaves room for half the overlap."""
        half = round(OVERLAP_S / 2 / FRAME_S)
        last = len(self._levels) - half
        first = last - round(SEARCH_S / FRAME_S) + half
        places = range(first, last)
        powers = [10 ** (level_dbfs / 10) for level_dbfs in self._levels]
        middle = min(places, key=lambda at: sum(powers[at - 1 : at - 1 + _SMOOTH]))
        cut = Cut(self._at(middle + half), self._at(middle - half))
        self._open(len(self._levels) - (middle - half), cut.next_s)
        return cut

    def _open(self, kept: int, start_s: float) -> None:
        """Begin the next chunk with the last `kept` frames."""
        self._levels = self._levels[len(self._levels) - kept :]
        self.start_s = start_s

    def _at(self, frame: int) -> float:
        return round(self.start_s + frame * FRAME_S, 3)
