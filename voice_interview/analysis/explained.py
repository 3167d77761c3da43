"""What each figure of a report means, how it was measured and how far to trust it.

The one place for these words: screen, page and line mode show them. The long form, with how all of
it was measured, is docs/measures.md; a test holds these numbers to those of that page.
"""

from dataclasses import dataclass
from enum import Enum, auto

from voice_interview.model import Report

_RATE = "If the recogniser drops one word in ten, the rate comes out a tenth too low."
_HEARD = (
    "For actors in a game it had not learnt from, 88 of 100 that it heard were there, and it heard "
    "88 of 100 that were there. For synthetic voices unlike any it learnt from, partly in noise: "
    "94 and 76. A word drawn out may pass for one, so listen to them."
)
_AT_LEAST = (
    "There may be more: recognisers leave most of them out, or write a short word in their place."
)
_UNCHECKED = (
    "There may be more where words and sound do not match; elsewhere it is as sure as ever."
)
_TOLD_APART = (
    "Judged by the words around them. In the test sentences of three writers that was right for "
    "85, 88 and 89 of 100 uses; counting every use would have been right for 55, 54 and 54."
)


class Figure(Enum):
    """What a report shows and `?` explains, in its order."""

    STORY = auto()
    NEXT = auto()
    LENGTH = auto()
    SPEECH_RATE = auto()
    PAUSES = auto()
    SOUNDS = auto()
    CLUSTERS = auto()
    MARKERS = auto()
    HABITS = auto()
    LATENCY = auto()
    ARTICULATION = auto()
    RUNS = auto()
    PITCH = auto()
    LOUDNESS = auto()
    VOICE = auto()
    """Both of them, where they stand on one line."""
    RESTARTS = auto()


@dataclass(frozen=True, slots=True)
class Explained:
    name: str
    means: str
    trust: str

    def __str__(self) -> str:
        return f"{self.means} {self.trust}"


_EXPLAINED = {
    Figure.STORY: Explained(
        "Situation, task, action, result",
        "The parts of the story you told, found by their usual phrases and order. The share is of "
        "the story's words.",
        "For a writer it had never met, 94 of 100 parts were rightly called there or missing. Take "
        "it as a question, not as a verdict.",
    ),
    Figure.NEXT: Explained(
        "Next question",
        "What an interviewer would ask next, about the part that is missing or thin.",
        "As good as the parts: in complete answers, 2 parts in 100 were wrongly called missing.",
    ),
    Figure.LENGTH: Explained("Length", "The whole recording.", "Exact."),
    Figure.LATENCY: Explained(
        "First word after",
        "Your time to think: from the start of the recording until you speak. It counts in no "
        "other figure.",
        "Found in the sound, right to 0.06 s in nine of ten.",
    ),
    Figure.SPEECH_RATE: Explained(
        "Speech rate",
        "Words a minute from your first word to your last, pauses included. 110 to 170 is calm, "
        "above 190 fast.",
        f"The time is right to 1 % in nine of ten answers, most of them in noise. {_RATE}",
    ),
    Figure.ARTICULATION: Explained(
        "Articulation rate",
        "How fast you speak while you speak: words a minute without pauses, um and uh.",
        f"The time is right to 2 % in half of all answers and to 5 % in nine of ten, most of them "
        f"in noise. {_RATE}",
    ),
    Figure.PAUSES: Explained(
        "Pauses of 0.25 s and more",
        "Silences between your first word and your last. Short ones belong to good speech.",
        "Of 100 that it finds, 94 are there; of 100 that are there, it finds 96, right to 0.06 s "
        "in nine of ten. Measured on synthetic voices it never met, most of them in noise.",
    ),
    Figure.RUNS: Explained(
        "Words between two pauses",
        "How many you say in one go, on average. In free talk, half of all speakers say seven to "
        "ten.",
        "As good as the pauses and the number of words.",
    ),
    Figure.PITCH: Explained(
        "Pitch range",
        "How far your voice rises and falls: nine tenths of it lie within this range. For "
        "information: no range is right or wrong.",
        "Right to a quarter of a semitone; a hoarse or whispering voice gives no figure.",
    ),
    Figure.LOUDNESS: Explained(
        "Loudness at the end",
        "How loud the last third of your voice is beside the first. For information.",
        "A turned head or a moved microphone looks the same.",
    ),
    Figure.VOICE: Explained(
        "Voice",
        "How far your voice rises and falls (nine tenths of it), and how loud its last third is "
        "beside the first. For information: none is right or wrong.",
        "Pitch is right to a quarter of a semitone; a turned head looks like a softer voice.",
    ),
    Figure.SOUNDS: Explained(
        "Filler sounds (um, uh)",
        "Up to five a minute do a speaker no harm; twelve clearly do.",
        _HEARD,
    ),
    Figure.CLUSTERS: Explained(
        "In clusters",
        "Three or more filler sounds within five seconds, and what came next: the places to "
        "work on.",
        "As good as the filler sounds.",
    ),
    Figure.MARKERS: Explained(
        "Phrases",
        "You know, I mean, and well or so at the start of a sentence, where they look like filler.",
        _TOLD_APART,
    ),
    Figure.HABITS: Explained(
        "Habit words",
        "Words such as like or basically, where they add nothing. Only uses that look like filler "
        "count.",
        _TOLD_APART,
    ),
    Figure.RESTARTS: Explained(
        "Said again",
        "Words repeated at once, or cut off.",
        "There may be more: those found are right in 93 of 100 cases, but about half are missed.",
    ),
}


def explained(figure: Figure, report: Report) -> Explained:
    """As it holds for this report: a lower bound says that it is one."""
    found = _EXPLAINED[figure]
    fillers = report.fillers
    if figure is not Figure.SOUNDS or fillers is None or not fillers.at_least:
        return found
    trust = f"{_UNCHECKED} {found.trust}" if fillers.unchecked else _AT_LEAST
    return Explained(found.name, found.means, trust)
