"""The order of the rules; None when all is well.

They stand in the order of their worth: the first that fires is the focus, so that never more than
one thing is asked of the speaker.
"""

from collections.abc import Callable, Sequence

from voice_interview.analysis.focus import delivery, story
from voice_interview.analysis.timing import SHORTEST_S, overfull
from voice_interview.model import (
    Fillers,
    Focus,
    Question,
    Report,
    Sounds,
    Star,
    StarPart,
    Timing,
    Word,
)

FEWEST_WORDS = 30
"""A shorter answer gets no focus but its length."""


def choose(
    words: Sequence[Word],
    question: Question | None,
    timing: Timing,
    fillers: Fillers | None,
    star: Star | None,
) -> Focus | None:
    """The first rule that has something to say, with the words it rests on."""
    if overfull(timing):
        return Focus("Check the words", "More are written than can be said in this time.", None)
    if timing.silent:
        return Focus("Record it again", "No voice was heard: check the microphone.", None)
    if words and timing.pauses is None and (timing.duration_s or 0.0) >= SHORTEST_S:
        return Focus("Record it again", "No voice was found in the sound.", None)
    if len(words) < FEWEST_WORDS:
        return delivery.too_short(words, question, timing)
    rules: tuple[Callable[[], Focus | None], ...] = (
        lambda: story.none_told(words, question, star),
        lambda: story.missing(star, StarPart.RESULT),
        lambda: story.missing(star, StarPart.ACTION),
        lambda: story.own_part(star),
        lambda: story.no_number(star),
        lambda: story.wide_situation(star),
        lambda: delivery.too_long(words, question, timing, star),
        lambda: delivery.sounds(words, fillers),
        lambda: story.missing(star, StarPart.SITUATION),
        lambda: story.missing(star, StarPart.TASK),
        lambda: delivery.habit(words, fillers),
        lambda: delivery.pace(words, timing),
        lambda: delivery.too_short(words, question, timing),
        lambda: story.thin(star),
    )
    return next((focus for rule in rules if (focus := rule()) is not None), None)


def unadvised(report: Report) -> str:
    """What is said in place of a focus."""
    if len(report.transcript.words) >= FEWEST_WORDS:
        return "Nothing stands out."
    if report.transcript.words:
        return "Too few words for advice."
    if report.timing.speech_s:
        return "Say it again, nearer to the microphone."
    return "Say it aloud once."


def to_repeat(sounds: Sounds) -> Focus:
    """In place of advice, where no figure can be taken from the sound."""
    return Focus("Record it again", " ".join(sounds.notes), None)
