"""A report as lines of words: each figure with what it means, the focus first. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from textual.content import Content

from voice_interview.analysis.explained import Figure
from voice_interview.analysis.fillers import clusters, count
from voice_interview.analysis.focus.choose import unadvised
from voice_interview.analysis.quoting import quote
from voice_interview.model import Fillers, HabitUse, Report, Restart, Timing, Voice
from voice_interview.text import NOT_KNOWN, seconds, times, words_a_minute, written
from voice_interview.tui.answer import story
from voice_interview.tui.answer.spots import LONG_PAUSE_S
from voice_interview.tui.drawing import render, wording
from voice_interview.tui.drawing.lined import LABEL, figure

WAITING = "Shown when the whole answer is there."
NONE_YET = ("none so far", "")


Row = tuple[Figure | None, Content]
"""A line or some, with the figure in it that can be explained."""


def report_rows(
    report: Report,
    width: int,
    *,
    finishing: bool = False,
    others: Sequence[str] = (),
    since: str = "",
) -> tuple[Row, ...]:
    """Everything the report says, row by row, wrapped to `width` cells.

    While it is `finishing`, no advice is given, no part of the story is missing, and what was not
    met yet is none so far: the end of the answer may change that. `others` have transcribed the
    answer too; `since` is what became of the advice on the answer before.
    """
    if finishing:
        report = replace(report, focus=None, follow_up=None)
    gap = () if width >= story.STRIP else ((None, render.NOTHING),)
    evidence = tuple(_evidence(report, width))
    advice = figure("Work on", WAITING, "", width) if finishing else _focus(report, width)
    return (
        (None, advice),
        *(evidence if gap else ()),
        *(((None, figure("Last time", since, "", width)),) if since else ()),
        *gap,
        *_about(Figure.STORY, story.strip(report, width, finishing=finishing)),
        *_about(Figure.NEXT, story.next_question(report, width)),
        *gap,
        *_timing(report, width, finishing=finishing),
        *_fillers(report.fillers, width, finishing=finishing),
        *_more_timing(report.timing, width),
        *_voice(report.voice, width),
        *_restarts(report.restarts, width),
        *gap,
        *(() if gap else evidence),
        *(() if finishing else ((None, shown) for shown in story.details(report, width))),
        *((None, shown) for shown in _trust(report, others, width)),
    )


def _about(told: Figure, lines: Iterable[Content]) -> Iterator[Row]:
    """One row of all lines, if there are any."""
    shown = tuple(lines)
    if shown:
        yield told, render.lines(shown)


# --- the one thing to work on --------------------------------------------------------------------


def _focus(report: Report, width: int) -> Content:
    focus = report.focus
    if focus is None:
        return figure("Work on", unadvised(report), "", width)
    return render.beside(
        render.column("Work on", LABEL, render.HEADING),
        render.row(render.line(f"► {focus.title}.", render.HEADING), render.line(f" {focus.why}")),
        width,
    )


def _evidence(report: Report, width: int) -> Iterator[Row]:
    """The words that the advice rests on, and a drill. Below the figures where room is short."""
    focus = report.focus
    if focus is not None and focus.words is not None and focus.words[0] < focus.words[1]:
        said = render.line(quote(report.transcript.words, focus.words), render.MUTED)
        yield None, render.beside(render.column("You said", LABEL, render.MUTED), said, width)
    if focus is not None and focus.drill:
        label = render.column("Drill", LABEL, render.MUTED)
        yield None, render.hanging(label, focus.drill, width)


# --- time ----------------------------------------------------------------------------------------


def _timing(report: Report, width: int, *, finishing: bool) -> Iterator[Row]:
    timing = report.timing
    target_s = report.question.target_s if report.question else None
    rate_wpm = timing.speech_rate_wpm
    yield Figure.LENGTH, figure("Length", *length(timing.duration_s, target_s), width)
    told = words_a_minute(rate_wpm), wording.pace_band(rate_wpm)
    yield Figure.SPEECH_RATE, figure("Speech rate", *told, width)
    counted = NONE_YET if finishing and timing.pauses == () else pauses(timing)
    yield Figure.PAUSES, figure("Pauses", *counted, width)


def _more_timing(timing: Timing, width: int) -> Iterator[Row]:
    latency_s, rate_wpm = timing.response_latency_s, timing.articulation_rate_wpm
    counted = "" if latency_s is None else "not counted in the rate"
    without = "" if rate_wpm is None else f"pauses left out{_run(timing)}"
    yield Figure.LATENCY, figure("First word", seconds(latency_s), counted, width)
    yield Figure.ARTICULATION, figure("Articulation", words_a_minute(rate_wpm), without, width)


def _run(timing: Timing) -> str:
    return "" if timing.run_words is None else f"; {timing.run_words:.1f} words between pauses"


def _voice(voice: Voice, width: int) -> Iterator[Row]:
    """For information: no meaning is given, because none of it is right or wrong."""
    told = wording.voice(voice)
    if told:
        yield Figure.VOICE, figure("Voice", told, "for information", width)


def length(duration_s: float | None, target_s: float | None) -> tuple[str, str]:
    """The length and what it means against the target."""
    if duration_s is None:
        return NOT_KNOWN, ""
    told = render.clock(duration_s)
    if not target_s:
        return told, ""
    left_s = int(target_s) - int(duration_s)  # as shown, so that the three add up
    against = f"{render.clock(abs(left_s))} {'to spare' if left_s > 0 else 'over'}"
    return f"{told} of {render.clock(target_s)}", against if left_s else ""


def pauses(timing: Timing) -> tuple[str, str]:
    """How many, how many long ones, and where the longest is."""
    if timing.pauses is None:
        return NOT_KNOWN, ""
    long = timing.pauses_from(LONG_PAUSE_S) or 0
    some = "" if long == len(timing.pauses) else f", {long or 'none'}"
    told = f"{len(timing.pauses)}{some} of a second and more"
    if not timing.pauses:
        return "none", ""
    longest = max(timing.pauses, key=lambda pause: pause.length_s)
    return told, f"longest {longest.length_s:.1f} s at {render.clock(longest.start)}"


# --- fillers: three groups and never one sum -----------------------------------------------------


def _fillers(fillers: Fillers | None, width: int, *, finishing: bool) -> Iterator[Row]:
    if fillers is None:
        yield None, figure("Fillers", "switched off", "in the settings", width)
        return
    silent = finishing and fillers.heard == 0 and not fillers.possible
    yield Figure.SOUNDS, figure("Filler sounds", *(NONE_YET if silent else sounds(fillers)), width)
    if fillers.clusters:
        places = "; ".join(map(clusters.told, fillers.clusters))
        yield (
            Figure.CLUSTERS,
            figure("In clusters", places, "work on these; f goes there", width),
        )
    for told, name, used in (
        (Figure.MARKERS, "Phrases", fillers.marker_words),
        (Figure.HABITS, "Habit words", fillers.habits),
    ):
        yield told, figure(name, *(NONE_YET if finishing and not used else habits(used)), width)


def sounds(fillers: Fillers) -> tuple[str, str]:
    """`3 heard (+1 possible), 2.1 a minute`; a lower bound says so, and where it may be short."""
    if fillers.heard is None:
        return "switched off", "in the settings"
    if not fillers.heard and not fillers.possible:
        if fillers.at_least:
            return "none found", count.unheard(fillers) or "some may have been missed"
        return "none heard", "no um, uh or the like"
    told = count.told(fillers)
    missed = count.unheard(fillers)
    if fillers.at_least and not fillers.heard:
        return told, missed or "um, uh and the like; f plays them"
    if fillers.per_minute is not None:
        more = " or more" if fillers.at_least else ""
        told += f", {fillers.per_minute:.1f} a minute{more}"
    if missed:
        return told, missed
    if fillers.per_100_words is None:
        return told, "um, uh and the like"
    return told, f"um, uh and the like; {fillers.per_100_words:.1f} in 100 words"


def habits(used: Sequence[HabitUse]) -> tuple[str, str]:
    """`like 9 times, 4 look like filler`; then those of which none does."""
    filler = [_looks(use) for use in used if use.filler]
    plain = ", ".join(f"{written(use.text)} {times(use.used)}" for use in used if not use.filler)
    if not used:
        return "none", ""
    if not filler:
        return "none looks like filler", f"used: {plain}"
    return "; ".join(filler), f"not as filler: {plain}" if plain else ""


def _looks(use: HabitUse) -> str:
    said = f"{written(use.text)} {times(use.used)}"
    if use.used == 1:
        return f"{said}, looks like filler"
    some = "all" if use.filler == use.used else str(use.filler)
    return f"{said}, {some} {'looks' if some == '1' else 'look'} like filler"


def _restarts(restarts: Sequence[Restart], width: int) -> Iterator[Row]:
    if restarts:
        said = ", ".join(f"“{restart.text}”" for restart in restarts[:4])
        yield Figure.RESTARTS, figure("Said again", f"at least {len(restarts)}", said, width)


# --- how far to trust it -------------------------------------------------------------------------


def _trust(report: Report, others: Sequence[str], width: int) -> Iterator[Content]:
    name = "How sure"
    for note in report.notes:
        yield render.hanging(render.column(name, LABEL, render.MUTED), f"! {note}", width)
        name = ""
    also = f" (T shows those of {' and '.join(others)})" if others else ""
    yield render.hanging(
        render.column(name, LABEL, render.MUTED),
        f"Words by {wording.recogniser(report.transcript)}{also}. "
        "Marks: ⟨um⟩ filler sound, ⟨um?⟩ perhaps one, ‹like› a word used as "
        "filler; S T A R in the margin, ? where unsure.",
        width,
    )
