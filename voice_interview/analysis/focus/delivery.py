"""Rules on how it was told: length, filler sounds, habits, pace."""

from collections import Counter
from collections.abc import Sequence

from voice_interview.analysis.quoting import QUOTED
from voice_interview.model import (
    FOLLOW_UP,
    FillerEvent,
    Fillers,
    Focus,
    PacePoint,
    Question,
    Star,
    Timing,
    Word,
    WordRange,
)
from voice_interview.text import clock

FILLERS_PER_MINUTE = 8.0
"""5 a minute cost nothing, 12 clearly do (Laske & DiGennaro Reed 2024): between them lies this."""
FILLERS_LEAST = 4
"""Fewer are a slip, whatever the rate of a short answer."""
FAST_WPM, SLOW_WPM = 190.0, 90.0
"""110 to 170 is quiet; below 110 is most practice, so only well below is worth a word."""
MUCH_TOO_LONG, MUCH_TOO_SHORT = 1.6, 0.35
"""Times the question's target length."""
HABIT_PER_100_WORDS = 3.0
HABIT_LEAST = 5
"""A single word that looks like filler so often stands out to a listener."""


def too_long(
    words: Sequence[Word], question: Question | None, timing: Timing, star: Star | None
) -> Focus | None:
    length_s, target_s = timing.duration_s, question.target_s if question else None
    if length_s is None or not target_s or length_s <= target_s * MUCH_TOO_LONG:
        return None
    return Focus(
        "Make it shorter",
        f"It took {clock(length_s)}; about {clock(target_s)} is aimed at.",
        _aside(star) or (0, len(words)),
        "Tell it again with a clock, and leave out everything the result does not need.",
        "duration_s",
    )


def _aside(star: Star | None) -> WordRange | None:
    """The longest stretch of a story that belongs to none of its parts."""
    spans = [one.words for one in star.segments if one.label == "O"] if star else []
    told = star is not None and star.story
    return max(spans, key=lambda span: span[1] - span[0], default=None) if told else None


def too_short(words: Sequence[Word], question: Question | None, timing: Timing) -> Focus | None:
    length_s, target_s = timing.duration_s, question.target_s if question else None
    if length_s is None or not target_s or not words or length_s >= target_s * MUCH_TOO_SHORT:
        return None
    if question and FOLLOW_UP in question.tags:
        return None  # a follow-up may be answered in one sentence
    return Focus(
        "Say more",
        f"It took {clock(length_s)}; there is room for about {clock(target_s)}.",
        (0, len(words)),
        "Answer it again with one more step, and how you knew that it had worked.",
        "duration_s",
    )


def sounds(words: Sequence[Word], fillers: Fillers | None) -> Focus | None:
    if fillers is None or fillers.per_minute is None or fillers.per_minute <= FILLERS_PER_MINUTE:
        return None
    if (fillers.heard or 0) < FILLERS_LEAST:
        return None
    thickest = _thickest([event for event in fillers.events if event.kind == "sound"])
    return Focus(
        "Let silence do the work of um",
        f"{fillers.heard} filler sounds, {fillers.per_minute:.0f} a minute; "
        "up to five a minute pass unnoticed.",
        thickest if thickest[0] < thickest[1] else _around(thickest[0], len(words)),
        "Say the sentence again, and close your mouth where the um was.",
        "fillers_per_minute",
    )


def habit(words: Sequence[Word], fillers: Fillers | None) -> Focus | None:
    if fillers is None:
        return None
    said = Counter(event.text for event in fillers.events if event.kind == "word")
    text, number = max(said.items(), key=lambda item: item[1], default=("", 0))
    if number < HABIT_LEAST or number * 100 / len(words) < HABIT_PER_100_WORDS:
        return None
    return Focus(
        f"Listen for “{text}”",
        f"{number} uses of it look like filler.",
        _thickest([event for event in fillers.events if event.text == text]),
        "Play those places, then tell the same part once more without it.",
    )


def pace(words: Sequence[Word], timing: Timing) -> Focus | None:
    pace_wpm = timing.speech_rate_wpm
    if pace_wpm is None or SLOW_WPM <= pace_wpm <= FAST_WPM:
        return None
    fast = pace_wpm > FAST_WPM
    span = _window(words, timing.pace_curve or (), fastest=fast)
    if fast:
        return Focus(
            "Slow down a little",
            f"{pace_wpm:.0f} words a minute; up to 170 are easy to follow.",
            span,
            "Tell it again and breathe at every full stop.",
            "speech_rate_wpm",
        )
    return Focus(
        "Keep it moving",
        f"{pace_wpm:.0f} words a minute, pauses included; 110 to 170 are easy to follow.",
        span,
        "Note three key words, then tell it again without looking for phrases.",
        "speech_rate_wpm",
    )


def _window(words: Sequence[Word], curve: Sequence[PacePoint], *, fastest: bool) -> WordRange:
    """The first words of the ten seconds in which it shows most."""
    if not curve:
        return 0, len(words)
    pick = max if fastest else min
    worst = pick(curve, key=lambda point: point.wpm)
    inside = [
        number
        for number, word in enumerate(words)
        if word.start is not None and worst.start <= word.start < worst.end
    ]
    return (inside[0], min(inside[-1] + 1, inside[0] + QUOTED)) if inside else (0, len(words))


def _around(place: int, words: int) -> WordRange:
    """The word before a place and the one after it."""
    return max(0, place - 1), min(words, place + 1)


def _thickest(events: Sequence[FillerEvent]) -> WordRange:
    """Three events in a row that stand nearest together, or all when there are fewer."""
    rows = [events[n : n + 3] for n in range(max(1, len(events) - 2))]
    row = min(rows, key=lambda three: three[-1].words[1] - three[0].words[0])
    return row[0].words[0], row[-1].words[1]
