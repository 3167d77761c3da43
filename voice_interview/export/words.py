"""Figures and marks of a report as words: what the Markdown and the HTML report have in common."""

from dataclasses import dataclass
from datetime import datetime

from voice_interview.analysis import story
from voice_interview.analysis.fillers import clusters
from voice_interview.analysis.quoting import quote
from voice_interview.model import Fillers, HabitUse, Report, Star, StarPart, Timing, Voice, Word

NOT_KNOWN = "not known"
RATE_TRUST = "A recogniser that drops one word in ten lowers it by a tenth."
LISTENED = (
    "Sounds like um and uh that were found in the recording. About nine in ten are right, and "
    "four in five or more are found; in a noisy room more are wrong. Each can be played above."
)
UNHEARD = "A lower bound: recognisers leave most of them out, or write a short word in their place."

TOLD_APART = (
    "Filler and honest use of these words are told apart by the words around them, "
    "which goes wrong now and then."
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
    return (*_timing(report.timing), *_voice(report.voice), *_fillers(report.fillers))


def _timing(timing: Timing) -> tuple[Row, ...]:
    pauses = timing.pauses
    return (
        Row("Length", _seconds(timing.duration_s), "The whole recording."),
        Row(
            "First word after",
            _seconds(timing.response_latency_s),
            "Time to think, to about a tenth of a second. It counts in no other figure.",
        ),
        Row(
            "Speech rate",
            _wpm(timing.speech_rate_wpm),
            "From the first word to the last, with pauses. 110 to 170 is calm, above 190 fast. "
            + RATE_TRUST,
        ),
        Row(
            "Articulation rate",
            _wpm(timing.articulation_rate_wpm),
            f"The same without pauses, um and uh. {RATE_TRUST}",
        ),
        Row(
            "Pauses of 0.25 s and more",
            NOT_KNOWN if pauses is None else str(len(pauses)),
            "Silences between the first word and the last. Short ones belong to good speech.",
        ),
        Row(
            "Words between two pauses",
            NOT_KNOWN if timing.run_words is None else f"{timing.run_words:.1f}",
            "On average. In free talk half of all speakers say seven to ten.",
        ),
    )


def _voice(voice: Voice) -> tuple[Row, ...]:
    rows = []
    if voice.pitch_range_semitones is not None:
        means = "Nine tenths of the voice lie within it. For information: none is right or wrong."
        rows.append(Row("Pitch range", f"{voice.pitch_range_semitones:.0f} semitones", means))
    if voice.loudness_drift_db is not None:
        means = "The last third of the voice against the first. For information."
        rows.append(Row("Loudness at the end", f"{voice.loudness_drift_db:+.0f} dB", means))
    return tuple(rows)


def _fillers(fillers: Fillers | None) -> tuple[Row, ...]:
    if fillers is None:
        return ()
    rows = []
    if fillers.heard is not None:
        means = UNHEARD if fillers.at_least else LISTENED
        rows.append(Row("Filled pauses (um, uh)", heard(fillers), means))
    if fillers.per_minute is not None:
        means = "Up to five cost a speaker nothing; twelve clearly do."
        rows.append(Row("Filled pauses a minute", f"{fillers.per_minute:.1f}", means))
    if fillers.per_100_words is not None:
        rows.append(Row("Filled pauses in 100 words", f"{fillers.per_100_words:.1f}", ""))
    if fillers.clusters:
        places = "; ".join(map(clusters.told, fillers.clusters))
        rows.append(Row("Close together", places, "Three and more within five seconds."))
    for number, use in enumerate((*fillers.marker_words, *fillers.habits)):
        rows.append(Row(f"“{use.text}”", uses(use), TOLD_APART if number == 0 else ""))
    return tuple(rows)


def uses(use: HabitUse) -> str:
    """`used 9 times, 4 look like filler`."""
    fillers = {0: "none looks", 1: "1 looks"}.get(use.filler, f"{use.filler} look")
    return f"used {_times(use.used)}, {fillers} like filler"


def heard(fillers: Fillers) -> str:
    """`9 heard (+2 possible)`, or `at least 4`; empty when that group is off."""
    if fillers.heard is None:
        return ""
    maybe = f" (+{fillers.possible} possible)" if fillers.possible else ""
    return (f"at least {fillers.heard}" if fillers.at_least else f"{fillers.heard} heard") + maybe


def focus_quote(report: Report) -> str:
    """The words that the advice rests on; empty when it rests on none."""
    span = report.focus.words if report.focus else None
    return quote(report.transcript.words, span) if span and span[0] < span[1] else ""


def corrections(report: Report) -> tuple[str, ...]:
    """What the speaker changed in the transcript: `“database” was written down as “base”.`"""
    told = []
    for one in report.corrected:
        now = " ".join(word.text for word in report.transcript.words[slice(*one.words)])
        told.append(f"“{now}” was written down as “{one.heard}”.")
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
    if report.star is None:
        return f"This question asks for no story. {report.structure}".rstrip()
    return _star_line(report.star)


def story_parts(report: Report) -> tuple[tuple[str, str], ...]:
    """Name and detail of each part; empty when no story is told."""
    star, words = _told(report)
    if star is None or not star.story:
        return ()
    return tuple((part.value, story.detail(star, part, words)) for part in StarPart)


def story_remarks(report: Report) -> tuple[str, ...]:
    star, words = _told(report)
    told = story.remarks(star, words) if star is not None else ()
    return (*told, *map(str, report.mistakes))


def _told(report: Report) -> tuple[Star | None, tuple[Word, ...]]:
    """The story as far as it was told, follow-ups with it, and the words it counts."""
    if report.whole is not None:
        return report.whole.star, report.whole.words
    return report.star, report.transcript.words


def _star_line(star: Star) -> str:
    if star.story:
        return "This tells a story."
    if star.kind == "unfit":
        return "No story is read from this answer: the sound is not fit for it."
    if star.kind == "unknown":
        return "No structure could be read from these words."
    article = "an" if star.kind[0] in "aeiou" else "a"
    return f"This reads as {article} {star.kind}, not as a story of something that happened."


def _times(count: int) -> str:
    return {0: "never", 1: "once"}.get(count, f"{count} times")


def _seconds(value: float | None) -> str:
    return NOT_KNOWN if value is None else f"{value:.1f} s"


def _wpm(value: float | None) -> str:
    return NOT_KNOWN if value is None else f"{value:.0f} words a minute"
