"""The end of what is known, laid once more with the chunk that follows. Pure; knows no sound.

What lies behind the last word of a chunk is judged by the word that comes next, and a chunk of few
words, or of none, by the words before it. Only at a cut in silence: at a hard one both sides heard
the same second.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from voice_interview.listening.lay import Laid
from voice_interview.model import Interval, Word
from voice_interview.transcription.chunk import Chunk

_LONGEST_S = 3.0
"""Six to nine words ..."""
_LONGEST_OF_TAIL_S = 1.5
"""... and half as many at the end of a take, when somebody waits."""
_ROOM_S = 0.2
"""Sound before the first of them, if that is free."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The last words before a chunk; times are seconds of the take."""

    start_s: float
    words: tuple[Word, ...] = ()

    def laid_with(self, words: Sequence[Word], start_s: float) -> tuple[Word, ...]:
        """Its words and those of the chunk from `start_s`, in seconds of the lead."""
        own = (_moved(word, start_s - self.start_s) for word in words)
        return (*(_moved(word, -self.start_s) for word in self.words), *own)

    def of_the_chunk(self, laid: Laid) -> Laid:
        """What was laid so, without the words of the lead, in seconds of the take."""
        by_s = self.start_s
        return replace(
            laid,
            words=tuple(_moved(word, by_s) for word in laid.words[len(self.words) :]),
            filled_pauses=tuple(
                replace(pause, start=round(pause.start + by_s, 3), end=round(pause.end + by_s, 3))
                for pause in laid.filled_pauses
            ),
            unclear=moved(laid.unclear, by_s),
            voice=moved(laid.voice, by_s),
        )


def lead_to(start_s: float, chunks: Sequence[Chunk], *, tail: bool) -> Lead:
    """What leads up to the chunk from `start_s`, behind `chunks`: nothing where they do not fit."""
    if not chunks or not chunks[-1].heard_all or chunks[-1].cut.next_s < chunks[-1].cut.end_s:
        return Lead(start_s)
    words = chunks[-1].words
    from_s = start_s - (_LONGEST_OF_TAIL_S if tail else _LONGEST_S)
    first = next((n for n, word in enumerate(words) if _start(word) >= from_s), None)
    if first is None:
        return Lead(start_s)
    free_s = words[first - 1].end or 0.0 if first else chunks[-1].start_s
    return Lead(max(free_s, _start(words[first]) - _ROOM_S), words[first:])


def moved(pieces: Sequence[Interval], by_s: float) -> tuple[Interval, ...]:
    return tuple(Interval(piece.start + by_s, piece.end + by_s) for piece in pieces)


def _start(word: Word) -> float:
    return word.start or 0.0


def _moved(word: Word, by_s: float) -> Word:
    if word.start is None or word.end is None:
        return word
    return replace(word, start=round(word.start + by_s, 3), end=round(word.end + by_s, 3))
