"""Figures and marks of a report as words: what the Markdown and the HTML report have in common."""

from dataclasses import dataclass

from voice_interview.model import FillerEvent, Fillers, HabitUse, Report, Star, Timing


@dataclass(frozen=True, slots=True)
class Row:
    """A figure with its name."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the transcript under the same marks."""

    text: str
    label: str
    """S | T | A | R | O, or empty without a story."""
    filler: str
    """sound | word | possible, or empty. A heard sound that was not written is text of its own."""
    start: float | None


def figures(report: Report) -> tuple[Row, ...]:
    """Timing and fillers, each with its unit; `not known` where it is not."""
    return (*_timing(report.timing), *_fillers(report.fillers))


def _timing(timing: Timing) -> tuple[Row, ...]:
    pauses = timing.pauses
    return (
        Row("Length", _seconds(timing.duration_s)),
        Row("First word after", _seconds(timing.response_latency_s)),
        Row("Speech rate", _wpm(timing.speech_rate_wpm)),
        Row("Articulation rate", _wpm(timing.articulation_rate_wpm)),
        Row("Pauses of 0.25 s and more", "not known" if pauses is None else str(len(pauses))),
    )


def _fillers(fillers: Fillers | None) -> tuple[Row, ...]:
    if fillers is None:
        return ()
    rows = [Row("Filled pauses (um, uh)", heard(fillers))] if fillers.heard is not None else []
    if fillers.per_minute is not None:
        rows.append(Row("Filled pauses a minute", f"{fillers.per_minute:.1f}"))
    rows += [Row(f"“{use.text}”", uses(use)) for use in (*fillers.marker_words, *fillers.habits)]
    return tuple(rows)


def uses(use: HabitUse) -> str:
    """`used 9 times, 4 look like filler`."""
    times = "once" if use.used == 1 else f"{use.used} times"
    fillers = {0: "none looks", 1: "1 looks"}.get(use.filler, f"{use.filler} look")
    return f"used {times}, {fillers} like filler"


def heard(fillers: Fillers) -> str:
    """`9 heard (+2 possible)`, or `at least 4`; empty when that group is off."""
    if fillers.heard is None:
        return ""
    maybe = f" (+{fillers.possible} possible)" if fillers.possible else ""
    return (f"at least {fillers.heard}" if fillers.at_least else f"{fillers.heard} heard") + maybe


def star_line(star: Star) -> str:
    """What kind of answer this is, in one sentence."""
    if star.story:
        return "This tells a story."
    if star.kind == "unknown":
        return "No structure could be read from these words."
    article = "an" if star.kind[0] in "aeiou" else "a"
    return f"This reads as {article} {star.kind}, not as a story of something that happened."


def pieces(report: Report) -> tuple[Piece, ...]:
    """The transcript cut wherever a mark begins or ends, with unwritten sounds in their places."""
    words = report.transcript.words
    labels = _labels(report)
    events = report.fillers.events if report.fillers else ()
    fillers = _kinds(events, len(words))
    unwritten: dict[int, list[FillerEvent]] = {}
    for event in events:
        if event.words[0] == event.words[1]:
            unwritten.setdefault(event.words[0], []).append(event)
    found: list[Piece] = []
    first = 0
    for index in range(len(words) + 1):
        ends = index == len(words) or index in unwritten
        if index > first and (
            ends or (labels[index], fillers[index]) != (labels[first], fillers[first])
        ):
            text = " ".join(word.text for word in words[first:index])
            found.append(Piece(text, labels[first], fillers[first], words[first].start))
            first = index
        for event in unwritten.get(index, ()):
            label = labels[min(index, len(words) - 1)] if words else ""
            found.append(Piece(f"[{event.text}]", label, event.kind, event.start))
    return tuple(found)


def _labels(report: Report) -> list[str]:
    labels = [""] * len(report.transcript.words)
    if report.star is not None and report.star.story:
        for segment in report.star.segments:
            for index in range(*segment.words):
                labels[index] = segment.label
    return labels


def _kinds(events: tuple[FillerEvent, ...], number: int) -> list[str]:
    """Per word the kind of the filler it belongs to, or empty."""
    kinds = [""] * number
    for event in events:
        for index in range(*event.words):
            kinds[index] = event.kind
    return kinds


def _seconds(value: float | None) -> str:
    return "not known" if value is None else f"{value:.1f} s"


def _wpm(value: float | None) -> str:
    return "not known" if value is None else f"{value:.0f} words a minute"
