"""The one thing to work on next, chosen by stated rules with dead-bands; None when all is well.

Rules stand in the order of their worth (notes on STAR, 7; on speech, 4; on peers, 5): the first
that fires is the focus, so that never more than one thing is asked of the speaker.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from voice_interview.model import (
    FOLLOW_UP,
    FillerEvent,
    Fillers,
    Focus,
    Question,
    Sounds,
    Star,
    StarPart,
    Timing,
    Word,
    WordRange,
)

FEWEST_WORDS = 30
"""A shorter answer gets no focus but its length."""
FILLERS_PER_MINUTE = 8.0
"""5 a minute cost nothing, 12 clearly do (Laske & DiGennaro Reed 2024): between them lies this."""
FAST_WPM, SLOW_WPM = 190.0, 90.0
"""110 to 170 is quiet; below 110 is most practice, so only well below is worth a word."""
MUCH_TOO_LONG, MUCH_TOO_SHORT = 1.6, 0.35
"""Times the question's target length."""
HABIT_PER_100_WORDS = 3.0
HABIT_LEAST = 5
"""A single word that looks like filler so often stands out to a listener."""

_DRILLS = {
    StarPart.RESULT: "Say the last two sentences again: what changed, by how much, who noticed?",
    StarPart.ACTION: "Tell only what you did, in three steps that begin with I.",
    StarPart.SITUATION: "Open with one sentence: where, when, and what was going wrong.",
    StarPart.TASK: "Add one sentence before the first step: what was yours to reach, by when?",
}
_MISSING = {
    StarPart.RESULT: ("Say how it ended", "The answer stops before the result."),
    StarPart.ACTION: ("Say what you did", "The answer has no steps of yours in it."),
    StarPart.SITUATION: ("Set the scene first", "A listener cannot tell where this took place."),
    StarPart.TASK: ("Say what was yours to do", "It stays open what you had to reach."),
}


def choose(
    words: Sequence[Word],
    question: Question | None,
    timing: Timing,
    fillers: Fillers | None,
    star: Star | None,
) -> Focus | None:
    """The first rule that has something to say, with the words it rests on."""
    if len(words) < FEWEST_WORDS:
        return _too_short(words, question, timing)
    rules: tuple[Callable[[], Focus | None], ...] = (
        lambda: _no_story(words, question, star),
        lambda: _part(star, StarPart.RESULT),
        lambda: _part(star, StarPart.ACTION),
        lambda: _no_number(star),
        lambda: _too_long(words, question, timing),
        lambda: _sounds(fillers),
        lambda: _part(star, StarPart.SITUATION),
        lambda: _part(star, StarPart.TASK),
        lambda: _habit(words, fillers),
        lambda: _pace(words, timing),
        lambda: _too_short(words, question, timing),
    )
    return next((focus for rule in rules if (focus := rule()) is not None), None)


def to_repeat(sounds: Sounds) -> Focus:
    """In place of advice, where no figure can be taken from the sound."""
    return Focus("Record it again", " ".join(sounds.notes), None)


def _no_story(words: Sequence[Word], question: Question | None, star: Star | None) -> Focus | None:
    if star is None or star.story or star.kind == "unknown" or question is None:
        return None
    return Focus(
        "Tell one thing that happened",
        f"The question asks for an event; this reads as {_a(star.kind)}.",
        _quoted((0, len(words))),
        "Begin with a day and a place: 'Last March, in the warehouse ...', and go on from there.",
    )


def _part(star: Star | None, part: StarPart) -> Focus | None:
    if star is None or not star.story or star.components[part].status != "missing":
        return None
    title, why = _MISSING[part]
    last = star.segments[-1 if part is StarPart.RESULT else 0]
    return Focus(title, why, _quoted(last.words), _DRILLS[part])


def _no_number(star: Star | None) -> Focus | None:
    if star is None or star.quantified_result is not False:
        return None
    evidence = star.components[StarPart.RESULT].evidence
    return Focus(
        "Put a number on the result",
        "The result is there, but nothing says how much, how many or by when.",
        star.segments[evidence[0]].words,
        "Find one number that is true: time saved, people helped, errors before and after.",
    )


def _too_long(words: Sequence[Word], question: Question | None, timing: Timing) -> Focus | None:
    length_s, target_s = timing.duration_s, question.target_s if question else None
    if length_s is None or not target_s or length_s <= target_s * MUCH_TOO_LONG:
        return None
    return Focus(
        "Make it shorter",
        f"It took {length_s:.0f} seconds; about {target_s:.0f} are aimed at.",
        (0, len(words)),
        "Tell it again with a clock, and leave out everything the result does not need.",
    )


def _too_short(words: Sequence[Word], question: Question | None, timing: Timing) -> Focus | None:
    length_s, target_s = timing.duration_s, question.target_s if question else None
    if length_s is None or not target_s or not words or length_s >= target_s * MUCH_TOO_SHORT:
        return None
    if question and FOLLOW_UP in question.tags:
        return None  # a follow-up may be answered in one sentence
    return Focus(
        "Say more",
        f"It took {length_s:.0f} seconds; there is room for about {target_s:.0f}.",
        (0, len(words)),
        "Answer it again with one more step, and how you knew that it had worked.",
    )


def _sounds(fillers: Fillers | None) -> Focus | None:
    if fillers is None or fillers.per_minute is None or fillers.per_minute <= FILLERS_PER_MINUTE:
        return None
    thickest = _thickest([event for event in fillers.events if event.kind == "sound"])
    return Focus(
        "Let silence do the work of um",
        f"{fillers.heard} filled pauses, {fillers.per_minute:.0f} a minute; "
        "up to five a minute pass unnoticed.",
        thickest,
        "Say the sentence again, and close your mouth where the um was.",
    )


def _habit(words: Sequence[Word], fillers: Fillers | None) -> Focus | None:
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


def _pace(words: Sequence[Word], timing: Timing) -> Focus | None:
    pace_wpm = timing.speech_rate_wpm
    if pace_wpm is None or SLOW_WPM <= pace_wpm <= FAST_WPM:
        return None
    span = (0, len(words))
    if pace_wpm > FAST_WPM:
        return Focus(
            "Slow down a little",
            f"{pace_wpm:.0f} words a minute; up to 170 are easy to follow.",
            span,
            "Tell it again and breathe at every full stop.",
        )
    return Focus(
        "Keep it moving",
        f"{pace_wpm:.0f} words a minute, pauses included; 110 to 170 are easy to follow.",
        span,
        "Note three key words, then tell it again without looking for phrases.",
    )


def _thickest(events: Sequence[FillerEvent]) -> WordRange:
    """Three events in a row that stand nearest together, or all when there are fewer."""
    rows = [events[n : n + 3] for n in range(max(1, len(events) - 2))]
    row = min(rows, key=lambda three: three[-1].words[1] - three[0].words[0])
    return row[0].words[0], row[-1].words[1]


def _quoted(span: WordRange) -> WordRange:
    """At most the first twelve words: what a screen can quote."""
    return span[0], min(span[1], span[0] + 12)


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
