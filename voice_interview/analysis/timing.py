"""Pace and pauses from word times and voice activity. Either may be missing; knows no meaning.

All rates are taken from the first voice to the last, so that thinking before the first word and
looking for the key after the last one are never counted against the speaker.
"""

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from voice_interview.model import FilledPause, Interval, PacePoint, Sounds, Timing, Word

PAUSE_S = 0.25
"""Notes on speech, 4.4: shorter gaps belong to articulation (de Jong & Bosker 2013)."""
LONGEST_COUGH_S = 0.6
"""Between words, longer voice without any is more likely said than coughed: recognisers leave words
out ..."""
LONGEST_LAUGH_S = 1.5
"""... and before the first and after the last: people laugh there, and others talk."""
WINDOW_S = 10.0
SHORTEST_S = 5.0
"""A shorter take gives no rates: one word more or less would move them by ten per cent."""
FEWEST_SPOKEN = 5
"""Nor do fewer words: one more or less would move them by a quarter."""
FASTEST_WPM = 350.0
"""The fastest speakers reach 300: of so many words, not all were said in this sound."""
_EXACT = 1e-6


def measure(
    words: Sequence[Word],
    spoken: Sequence[int],
    sounds: Sounds | None,
    filled: Sequence[Interval] = (),
) -> Timing:
    """The figures of one take. `spoken`: numbers of the words that are no filled pauses.

    Speech rate = words / time from first to last voice. Articulation rate = words / that time
    without pauses of 250 ms and more and without `filled`, the sure filled pauses.
    """
    voice = _voice(words, sounds, filled)
    duration_s = sounds.duration_s if sounds else (voice[-1].end if voice else None)
    if not voice:
        silent = sounds is not None and not words
        return Timing(duration_s=duration_s, speech_s=0.0 if silent else None)
    span = Interval(voice[0].start, voice[-1].end)
    pauses = _gaps(voice)
    speech_s = span.length_s - sum(pause.length_s for pause in pauses)
    long_enough = duration_s is not None and duration_s >= SHORTEST_S
    sayable = len(spoken) * 60 <= FASTEST_WPM * span.length_s
    rated = long_enough and sayable and len(spoken) >= FEWEST_SPOKEN
    uttered_s = speech_s - sum(piece.length_s for piece in merged(filled))
    return Timing(
        duration_s=duration_s,
        speech_s=speech_s,
        response_latency_s=voice[0].start,
        speech_rate_wpm=_per_minute(len(spoken), span.length_s) if rated else None,
        articulation_rate_wpm=_per_minute(len(spoken), uttered_s) if rated else None,
        pauses=pauses,
        pace_curve=_curve(words, spoken, span) if rated else None,
        run_words=len(spoken) / (len(pauses) + 1) if spoken else None,
    )


def answer_s(timing: Timing) -> float | None:
    """Time from first to last voice; None when it is not known or too short for a rate."""
    if timing.speech_s is None or timing.pauses is None or timing.speech_rate_wpm is None:
        return None
    return timing.speech_s + sum(pause.length_s for pause in timing.pauses)


def overfull(timing: Timing) -> bool:
    """Whether there are more words than can be said in the time."""
    if timing.speech_rate_wpm is not None or (timing.duration_s or 0.0) < SHORTEST_S:
        return False
    runs = len(timing.pauses or ()) + 1
    return round((timing.run_words or 0.0) * runs) >= FEWEST_SPOKEN


def merged(pieces: Sequence[Interval]) -> tuple[Interval, ...]:
    """`pieces` in order, without overlaps; backward and negative ones are left out."""
    found: list[Interval] = []
    for piece in sorted(pieces, key=lambda one: one.start):
        if piece.end <= piece.start or piece.start < 0:
            continue
        if found and piece.start <= found[-1].end + _EXACT:
            found[-1] = Interval(found[-1].start, max(found[-1].end, piece.end))
        else:
            found.append(piece)
    return tuple(found)


def _voice(
    words: Sequence[Word], sounds: Sounds | None, filled: Sequence[Interval]
) -> tuple[Interval, ...]:
    """Voice activity where somebody listened, else the words; filled pauses are voice too."""
    timed = [
        Interval(word.start, word.end)
        for word in words
        if word.start is not None and word.end is not None
    ]
    if sounds is None or not sounds.speech:
        return merged((*timed, *filled))
    fits = sounds.heard_all or sounds.unchecked
    if sounds.filled_pauses is None or not fits or len(timed) < len(words):
        return merged((*sounds.speech, *filled))
    found = (
        Interval(pause.start, pause.end)
        for pause in sounds.filled_pauses
        if pause.sure or _among(pause, timed)
    )
    spoken = merged((*timed, *found, *sounds.unchecked))
    return merged((*_said(sounds.speech, spoken), *filled))


def _among(pause: FilledPause, words: Sequence[Interval]) -> bool:
    """Whether it lies between words. Before or after all of them the throat is cleared as well, so
    that only a sure one makes the answer longer."""
    return bool(words) and words[0].start < pause.end and pause.start < words[-1].end


def _said(speech: Sequence[Interval], spoken: Sequence[Interval]) -> Iterator[Interval]:
    """`speech` without the short stretches that no word or filled pause touches: coughs.

    Both are in order. The words must have been laid on the sound; where they do not fit it, all of
    it counts as spoken.
    """
    ends = [piece.end for piece in spoken]
    for piece in speech:
        place = bisect_right(ends, piece.start)
        touched = place < len(spoken) and spoken[place].start < piece.end
        longest_s = LONGEST_COUGH_S if 0 < place < len(spoken) else LONGEST_LAUGH_S
        if touched or piece.length_s > longest_s:
            yield piece


def _gaps(voice: Sequence[Interval]) -> tuple[Interval, ...]:
    gaps = (Interval(a.end, b.start) for a, b in itertools.pairwise(voice))
    return tuple(gap for gap in gaps if gap.length_s >= PAUSE_S - _EXACT)


def _per_minute(number: int, length_s: float) -> float | None:
    return number * 60 / length_s if length_s > _EXACT else None


def _curve(
    words: Sequence[Word], spoken: Sequence[int], span: Interval
) -> tuple[PacePoint, ...] | None:
    """Words a minute in windows of ten seconds from the first voice on.

    A rest under five seconds belongs to the window before it. None without word times.
    """
    timed = ((words[index].start, words[index].end) for index in spoken)
    middles = [(start + end) / 2 for start, end in timed if start is not None and end is not None]
    if len(middles) < len(spoken):
        return None
    count = max(1, int((span.length_s + SHORTEST_S - _EXACT) // WINDOW_S))
    held = [0] * count
    for middle in middles:
        held[min(max(int((middle - span.start) // WINDOW_S), 0), count - 1)] += 1
    points = []
    for number, heard in enumerate(held):
        start = span.start + number * WINDOW_S
        end = span.end if number == count - 1 else start + WINDOW_S
        points.append(PacePoint(start, end, heard * 60 / (end - start)))
    return tuple(points)
