"""Imagined talk: words and pauses, and what a recogniser would make of a piece of it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from voice_interview.model import Interval, Word
from voice_interview.transcription.chunk import Cut
from voice_interview.transcription.hearing.cutter import FRAME_S, Cutter

_VOICE_DBFS = -25.0
_SILENCE_DBFS = -65.0


def frames_of(
    voice: Sequence[Interval], length_s: float, quiet: Interval | None = None
) -> Iterator[tuple[bool, float]]:
    """Voice and level of each frame; `voice` is in order, and `quiet` is voiced, but soft."""
    starts = [piece.start for piece in voice]
    for frame in range(int(length_s / FRAME_S)):
        middle_s = (frame + 0.5) * FRAME_S
        begun = bisect_right(starts, middle_s)
        voiced = begun > 0 and middle_s < voice[begun - 1].end
        soft = quiet is not None and quiet.start <= middle_s < quiet.end
        yield voiced, -45.0 if soft else _VOICE_DBFS if voiced else _SILENCE_DBFS


def cuts_of(voice: Sequence[Interval], length_s: float, quiet: Interval | None = None) -> list[Cut]:
    cutter = Cutter()
    frames = frames_of(voice, length_s, quiet)
    return [cut for voiced, level in frames if (cut := cutter.step(voiced, level))]


def talk(random: Random, length_s: float, pause_share: float) -> tuple[Word, ...]:
    """Words without gaps but for some pauses; common words come again and again."""
    words: list[Word] = []
    now_s = random.uniform(0.0, 1.0)
    while now_s < length_s - 1.0:
        text = random.choice(("the", "and", "I", "very")) if random.random() < 0.4 else ""
        end_s = now_s + random.uniform(0.12, 0.7)
        words.append(Word(text or f"w{len(words)}", now_s, end_s, 0.9))
        now_s = end_s
        if random.random() < pause_share:
            now_s += random.uniform(0.1, 1.2)
    return tuple(words)


def heard(
    words: Sequence[Word], start_s: float, end_s: float, random: Random, waver_s: float
) -> tuple[Word, ...]:
    """The words of one chunk: times waver, and a word broken by an edge is misheard or missed."""
    found = []
    for word in words:
        assert word.start is not None
        assert word.end is not None
        inside_s = min(word.end, end_s) - max(word.start, start_s)
        if inside_s <= 0:
            continue
        whole = inside_s >= word.end - word.start - 1e-6
        if not whole and (inside_s < 0.08 or random.random() < 0.3):
            continue
        shift_s = random.uniform(-waver_s, waver_s)
        found.append(
            replace(
                word,
                text=word.text if whole else f"{word.text[:1]}gh",
                start=max(start_s, word.start + (shift_s if whole else 0.0)),
                end=min(end_s, word.end + (shift_s if whole else 0.0)),
            )
        )
    return tuple(found)


def voice_of(words: Sequence[Word]) -> list[Interval]:
    return [
        Interval(word.start, word.end)
        for word in words
        if word.start is not None and word.end is not None
    ]
