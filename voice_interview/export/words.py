"""Figures and marks of a report as words: what the Markdown and the HTML report have in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from voice_interview.analysis import story
from voice_interview.analysis.explained import Figure, explained
from voice_interview.analysis.fillers import clusters, count
from voice_interview.analysis.quality import unheard
from voice_interview.analysis.quoting import quote
from voice_interview.model import Fillers, HabitUse, Report, Star
from voice_interview.text import (
    NOT_KNOWN,
    clock,
    seconds,
    times,
    with_article,
    words_a_minute,
    written,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A figure with its name, and what it means and how far to trust it."""

    name: str
    value: str
    means: str
    """Empty where the row above says it."""


def title(report: Report) -> str:
    return report.question.text if report.question else "An answer"


def moment(recorded_at: str) -> str:
    """UTC from a file as local time: `20 November 2026, 18:30`."""
    local = datetime.fromisoformat(recorded_at).astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"


def figures(report: Report) -> tuple[Row, ...]:
    """Timing and fillers, each with its unit; `not known` where it is not."""
    told = ((explained(figure, report), value) for figure, value in _values(report))
    rows = (Row(about.name, value, str(about)) for about, value in told)
    return (*rows, *_habits(report))


def _values(report: Report) -> Iterator[tuple[Figure, str]]:
    timing, voice, fillers = report.timing, report.voice, report.fillers
    pauses, run_words = timing.pauses, timing.run_words
    yield Figure.LENGTH, _clock(timing.duration_s)
    yield Figure.LATENCY, seconds(timing.response_latency_s)
    yield Figure.SPEECH_RATE, words_a_minute(timing.speech_rate_wpm)
    yield Figure.ARTICULATION, words_a_minute(timing.articulation_rate_wpm)
    yield Figure.PAUSES, NOT_KNOWN if pauses is None else str(len(pauses))
    yield Figure.RUNS, NOT_KNOWN if run_words is None else f"{run_words:.1f}"
    if voice.pitch_range_semitones is not None:
        yield Figure.PITCH, f"{voice.pitch_range_semitones:.0f} semitones"
    if voice.loudness_drift_db is not None:
        yield Figure.LOUDNESS, f"{voice.loudness_drift_db:+.0f} dB"
    if timing.silent:
        yield Figure.SOUNDS, NOT_KNOWN
    if fillers is not None and fillers.heard is not None:
        yield Figure.SOUNDS, sounds(fillers)
    if fillers is not None and fillers.clusters:
        yield Figure.CLUSTERS, "; ".join(map(clusters.told, fillers.clusters))


def _habits(report: Report) -> Iterator[Row]:
    """A row for each marker and habit word; what they are is said once."""
    if report.fillers is None:
        return
    for figure, used in (
        (Figure.MARKERS, report.fillers.marker_words),
        (Figure.HABITS, report.fillers.habits),
    ):
        means = str(explained(figure, report))
        for number, use in enumerate(used):
            yield Row(f"“{written(use.text)}”", uses(use), "" if number else means)


def sounds(fillers: Fillers) -> str:
    """`9 heard (+2 possible), 3.1 a minute, 2.0 in 100 words`; and what could not be checked."""
    if not fillers.heard and not fillers.possible:
        if fillers.unchecked:
            return f"none found; {count.unheard(fillers)}"
        return "none found, but some may have been missed" if fillers.at_least else "none heard"
    told = [count.told(fillers)]
    if fillers.per_minute is not None:
        told.append(f"{fillers.per_minute:.1f} a minute")
    if fillers.per_100_words is not None:
        told.append(f"{fillers.per_100_words:.1f} in 100 words")
    return "; ".join(filter(None, (", ".join(told), count.unheard(fillers))))


def wordless(report: Report) -> str:
    """Instead of a transcript that has no words."""
    return f"{unheard(report)}."


def uses(use: HabitUse) -> str:
    """`used 9 times, 4 look like filler`."""
    fillers = {0: "none looks", 1: "1 looks"}.get(use.filler, f"{use.filler} look")
    return f"used {times(use.used)}, {fillers} like filler"


def focus_quote(report: Report) -> str:
    """The words that the advice rests on; empty when it rests on none."""
    span = report.focus.words if report.focus else None
    return quote(report.transcript.words, span) if span and span[0] < span[1] else ""


def corrections(report: Report) -> tuple[str, ...]:
    """What the speaker changed in the transcript: `“database” was transcribed as “base”.`"""
    told = []
    for one in report.corrected:
        now = " ".join(word.text for word in report.transcript.words[slice(*one.words)])
        told.append(f"“{now}” was transcribed as “{one.heard}”.")
    return tuple(told)


def story_line(report: Report) -> str:
    """What kind of answer this is; for a question that asks for no story, how to build one."""
    if report.whole is not None:
        number = len(report.whole.takes) - 1
        follow_ups = "the follow-up" if number == 1 else f"{number} follow-ups"
        changes = story.changed(report.whole.before, report.whole.star)
        brought = "; ".join(f"{part.value} {was}, now {now}" for part, was, now in changes)
        told = _star_line(report.whole.star)
        return f"The answer and {follow_ups}, read as one: {told} {brought}".rstrip()
    if report.timing.silent:
        return "There is no answer in which a story could be read."
    if report.star is None:
        return f"This question does not ask for a story. {report.structure}".rstrip()
    return _star_line(report.star)


def story_parts(report: Report) -> tuple[tuple[str, str], ...]:
    """Name and detail of each part; empty when no story is told."""
    return tuple((part.value, detail) for part, detail in story.details(report).items())


def story_remarks(report: Report) -> tuple[str, ...]:
    return (*story.remarks(report), *map(str, report.mistakes))


def _star_line(star: Star) -> str:
    if star.story:
        return "This tells a story."
    if star.kind == "unfit":
        return "No story was read from this answer: the sound is too poor."
    if star.kind == "unknown":
        return "No story could be read from these words."
    return f"This reads as {with_article(star.kind)}, not as a story of something that happened."


def _clock(value: float | None) -> str:
    return NOT_KNOWN if value is None else clock(value)
