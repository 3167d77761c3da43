"""What each figure of a report means, how it was measured and how far to trust it.

The one place for these words: screen, page and line mode show them. The long form, with how all of
it was measured, is docs/measures.md; a test holds these numbers to those of that page.
"""

from dataclasses import dataclass
from enum import Enum, auto

from voice_interview.model import Report

_RATE = "A recogniser that drops one word in ten lowers it by a tenth"
_HEARD = (
    "For one man who spoke freely, 95 of 100 that it heard were there, and it heard 62 of 100 that "
    "were there; for synthetic voices unlike any it learnt from, partly in noise, 91 and 72. A "
    "word drawn out may pass for one: listen to them."
)
_AT_LEAST = (
    "A lower bound: recognisers leave most of them out, or write a short word in their place."
)
_TOLD_APART = (
    "Told from honest use by the words around them: right in 96 of 100 uses of judged texts, where "
    "a list that counts every use is right in 52."
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
        "Read from the words by their usual phrases and order; the share is of the story's words.",
        "Whether a part is there is told right in 94 of 100 cases, on answers by a writer it never "
        "met: take it as a question, not as a verdict.",
    ),
    Figure.NEXT: Explained(
        "Next question",
        "What an interviewer would ask next, after the part that is missing or thin.",
        "As good as the parts: of complete answers, 2 parts in 100 are called missing.",
    ),
    Figure.LENGTH: Explained("Length", "The whole recording.", "Exact."),
    Figure.LATENCY: Explained(
        "First word after",
        "Time to think, from the start of the recording to your first voice. It counts in no "
        "other figure.",
        "Found in the sound, to 0.06 s in nine of ten.",
    ),
    Figure.SPEECH_RATE: Explained(
        "Speech rate",
        "Words in the time from your first voice to your last, with pauses. 110 to 170 is calm, "
        "above 190 fast.",
        f"The time is right to 2 % in nine of ten answers, most of them in noise. {_RATE}.",
    ),
    Figure.ARTICULATION: Explained(
        "Articulation rate",
        "The same without pauses, um and uh: how fast you speak while you speak.",
        f"The time is right to 2 % in half of all answers and to 6 % in nine of ten, most of them "
        f"in noise. {_RATE}.",
    ),
    Figure.PAUSES: Explained(
        "Pauses of 0.25 s and more",
        "Silences between your first voice and your last. Short ones belong to good speech.",
        "Of 100 found 94 are there, and 96 of 100 are found, their borders to 0.06 s in nine of "
        "ten (synthetic voices it never met, most of them in noise).",
    ),
    Figure.RUNS: Explained(
        "Words between two pauses",
        "On average. In free talk half of all speakers say seven to ten.",
        "As good as the pauses and the number of words.",
    ),
    Figure.PITCH: Explained(
        "Pitch range",
        "Nine tenths of your voice lie within it. For information: none is right or wrong.",
        "Tones are told to a quarter of a semitone; hoarse or whispered voice gives none.",
    ),
    Figure.LOUDNESS: Explained(
        "Loudness at the end",
        "The last third of your voice against the first. For information.",
        "A turned head or a moved microphone looks the same.",
    ),
    Figure.VOICE: Explained(
        "Voice",
        "The pitches that nine tenths of your voice lie within, and the loudness of its last third "
        "against the first. For information: none is right or wrong.",
        "Pitch is told to a quarter of a semitone; a turned head looks like a softer voice.",
    ),
    Figure.SOUNDS: Explained(
        "Filler sounds (um, uh)",
        "Up to five a minute cost a speaker nothing; twelve clearly do.",
        _HEARD,
    ),
    Figure.CLUSTERS: Explained(
        "In clusters",
        "Three and more filler sounds within five seconds, and what came next: the places to "
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
        "Words that fill when they carry nothing. Only the uses that look like filler count.",
        _TOLD_APART,
    ),
    Figure.RESTARTS: Explained(
        "Said again",
        "Words repeated at once, or cut off.",
        "A lower bound: those found are right in 93 of 100 cases, but about half are missed.",
    ),
}


def explained(figure: Figure, report: Report) -> Explained:
    """As it holds for this report: a lower bound says that it is one."""
    found = _EXPLAINED[figure]
    fillers = report.fillers
    if figure is Figure.SOUNDS and fillers is not None and fillers.at_least:
        return Explained(found.name, found.means, _AT_LEAST)
    return found
