"""The report of an interview in words, section by section: what every front end and file shows.

Pure. Nothing is said of what is not known.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from voice_interview.model.formats import Phase
from voice_interview.model.interview import KNOWN, Entry, Interview, Part
from voice_interview.model.interview_report import (
    InterviewReport,
    OwnQuestion,
    PhaseLine,
    QuestionLine,
)
from voice_interview.text import clock, count, times


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[str, ...]
    take_id: str = ""
    """Of the answer it is about."""


def sections(report: InterviewReport) -> tuple[Section, ...]:
    """Overall, part by part, question by question, then what was written down."""
    found = (
        Section("Overall", tuple(_overall(report))),
        Section("Parts", tuple(_part(line) for line in report.phases)),
        *(_question(line) for line in report.questions),
        *_written(report.interview),
    )
    return tuple(section for section in found if section.lines)


def heading(interview: Interview) -> str:
    pick = f", {interview.pick.replace('-', ' ')}" if interview.pick else ""
    return f"{interview.format.title}{pick}"


def standing(interview: Interview) -> str:
    """finished | ended early | open."""
    if interview.finished:
        return "finished"
    return "ended early" if interview.over else "open"


def _overall(report: InterviewReport) -> Iterable[str]:
    interview = report.interview
    # As the parts below are shown, so that they add up.
    took_s = sum(int(line.took_s or 0.0) for line in report.phases)
    spoken_s = sum(int(line.spoken_s) for line in report.phases)
    planned_s = interview.format.seconds
    yield f"{standing(interview).capitalize()}, {clock(took_s)} of {clock(planned_s)}."
    passed = f", {report.passed} passed" if report.passed else ""
    yield f"{count(report.answered, 'answer')}{passed}, {clock(spoken_s)} recorded."
    if report.over_limit:
        yield f"{count(report.over_limit, 'answer')} longer than allowed."
    if report.articulation_rate_wpm is not None:
        yield f"Articulation rate {report.articulation_rate_wpm:.0f} words a minute (middle one)."
    if report.fillers_per_minute or (
        report.fillers_per_minute == 0 and not report.fillers_at_least
    ):
        least = "at least " if report.fillers_at_least else ""
        yield f"Filler sounds {least}{report.fillers_per_minute:.1f} a minute (middle one)."
    if report.focus:
        yield f"Named most often to work on: {report.focus}."
    voiceless = sum(line.voiceless for line in report.questions)
    if voiceless:
        yield f"{count(voiceless, 'answer')} in which no voice was heard."
    if report.missing_words > voiceless:
        yield f"{count(report.missing_words - voiceless, 'answer')} without a transcript."


def _part(line: PhaseLine) -> str:
    phase = line.phase
    if line.took_s is None:
        return f"{phase.title}: not reached."
    over = f", {clock(line.over_s)} over" if line.over_s >= 1 else ""
    answers = ""
    if phase.asks_aloud:
        answers = f"; {line.answered} of {line.asked} answered, {clock(line.spoken_s)} recorded"
    return f"{phase.title}: {clock(line.took_s)} of {clock(phase.seconds)}{over}{answers}."


def _question(line: QuestionLine) -> Section:
    asked = line.asked
    lines = [_length(line)]
    if asked.earlier:
        lines.append(f"Answered {times(len(asked.earlier) + 1)}; this is the last answer.")
    if line.voiceless:
        lines.append("No voice was heard: check the microphone.")
    if line.figures is not None and line.own is None:
        lines += _figures(line)
    if line.own is not None:
        lines += _own(line.own)
    if line.focus and line.own is None:
        lines.append(f"To work on: {line.focus}.")
    lines += [f"{entry.name}: {entry.value}" for entry in line.feedback]
    then = "Then: " if asked.follow_up else ""
    return Section(f"{line.number}. {then}{asked.question.text}", tuple(lines), asked.take_id)


def _length(line: QuestionLine) -> str:
    asked = line.asked
    if asked.length_s is None:
        return "Passed." if asked.passed else "Not answered."
    said = f"{clock(asked.length_s)}, aimed at {clock(asked.question.target_s)}"
    if asked.cut:
        return f"{said}; ended at the limit."
    if line.over_limit_s:
        return f"{said}; {clock(line.over_limit_s)} longer than allowed."
    return f"{said}."


def _figures(line: QuestionLine) -> Iterable[str]:
    figures = line.figures
    if figures is None:
        return
    if not figures.words:
        yield "Nothing was heard: check the microphone."
    parts = []
    if figures.speech_rate_wpm is not None and figures.articulation_rate_wpm is not None:
        rates = f"{figures.speech_rate_wpm:.0f}, articulation {figures.articulation_rate_wpm:.0f}"
        parts.append(f"speech rate {rates} words a minute")
    if figures.fillers_heard or (figures.fillers_heard == 0 and not figures.fillers_at_least):
        least = "at least " if figures.fillers_at_least else ""
        parts.append(f"{least}{count(figures.fillers_heard, 'filler sound')}")
    if figures.star:
        parts.append(f"STAR {figures.star}")
    if parts:
        told = ", ".join(parts)
        yield f"{told[0].upper()}{told[1:]}."


def _own(own: OwnQuestion) -> Iterable[str]:
    yield f"You asked: {own.text}"
    forms = {
        "open": "An open question.",
        "closed": "A closed question: a yes, a no or a number answers it.",
        "no question": "No question was found in these words.",
    }
    yield forms[own.form]
    yield from (f"Better avoided ({one.name}): {one.why}" for one in own.avoid)
    if own.asked_before:
        yield "Asked before, in much the same words."
    if own.asking_s is not None:
        yield f"It took {own.asking_s:.0f} s to ask."


def _written(interview: Interview) -> Iterable[Section]:
    phases = interview.format.phases
    own = interview.values(Part.OWN)
    yield Section("Questions prepared", tuple(f"{e.name}. {e.value}" for e in own))
    ratings = tuple(_rated(interview, phase) for phase in phases if phase.rubric)
    yield Section("Your own judgement", tuple(line for lines in ratings for line in lines))
    known = [e.name for e in interview.values(Part.CHECK) if e.value == KNOWN]
    yield Section("You know", tuple(known))
    reached = bool(interview.values(Part.CHECK)) or interview.finished
    yield Section("Ask next time", interview.not_known if reached else ())
    fields = interview.values(Part.FIELD)
    yield Section("Looking back", tuple(f"{e.name}: {e.value}" for e in fields))
    if interview.last_step:
        did = interview.value(Part.DID) or "not said"
        yield Section("The step before", (interview.last_step, f"Done: {did}."))
    step = interview.value(Part.STEP)
    yield Section("Before the next time", (step,) if step else ())


def _rated(interview: Interview, phase: Phase) -> tuple[str, ...]:
    values = {entry.name: entry for entry in interview.values(Part.RATING)}
    return tuple(_rating(values[line]) for line in phase.rubric if line in values)


def _rating(entry: Entry) -> str:
    return f"{entry.name}: {entry.value}"
