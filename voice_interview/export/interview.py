"""The report of an interview as JSON, as Markdown and as a table. JSON: docs/report-schema.md."""

from voice_interview.export.csv_table import table
from voice_interview.export.json_text import Json, rounded
from voice_interview.export.markdown import escaped
from voice_interview.interview.telling import heading, sections, standing
from voice_interview.model.interview import Interview, Part
from voice_interview.model.interview_report import (
    InterviewReport,
    OwnQuestion,
    PhaseLine,
    QuestionLine,
)

SCHEMA = "voice-interview/interview-report/1"


def as_object(report: InterviewReport) -> Json:
    """Every key is always there; what is not known is null."""
    interview = report.interview
    return {
        "schema": SCHEMA,
        **summary(interview),
        "answered": report.answered,
        "passed": report.passed,
        "spoken_s": rounded(report.spoken_s),
        "over_limit": report.over_limit,
        "without_transcript": report.missing_words,
        "articulation_rate_wpm": rounded(report.articulation_rate_wpm),
        "fillers_per_minute": rounded(report.fillers_per_minute),
        "fillers_at_least": report.fillers_at_least,
        "focus": report.focus or None,
        "phases": [_phase(line) for line in report.phases],
        "questions": [_question(interview, line) for line in report.questions],
        "prepared": [entry.value for entry in interview.values(Part.OWN)],
        "notes": {entry.name: entry.value for entry in interview.values(Part.NOTE)},
        "rubric": {entry.name: entry.value for entry in interview.values(Part.RATING)},
        "checklist": {entry.name: entry.value for entry in interview.values(Part.CHECK)},
        "ask_next_time": list(interview.not_known),
        "debrief": {entry.name: entry.value for entry in interview.values(Part.FIELD)},
        "action_step": interview.value(Part.STEP) or None,
        "last_step": interview.last_step or None,
        "last_step_done": interview.value(Part.DID) or None,
    }


def summary(interview: Interview) -> Json:
    """One line of `interview list --json`."""
    return {
        "id": interview.id,
        "format": interview.format.id,
        "title": interview.format.title,
        "pick": interview.pick or None,
        "begun_at": interview.begun_at,
        "seed": interview.seed,
        "state": standing(interview),
        "elapsed_s": rounded(interview.elapsed_s),
        "planned_s": rounded(interview.format.seconds),
    }


def page(report: InterviewReport) -> str:
    """As Markdown; ends in a line feed."""
    blocks = [f"# {escaped(heading(report.interview))}"]
    for section in sections(report):
        blocks.append(f"## {escaped(section.title)}")
        blocks.append("\n".join(f"- {escaped(line)}" for line in section.lines))
    return "\n\n".join(blocks) + "\n"


HEAD = (
    *("number", "part", "question", "follow_up", "take", "answered"),
    *("length_s", "target_s", "articulation_rate_wpm", "filled_pauses", "star", "to_work_on"),
)


def rows(report: InterviewReport) -> str:
    """As a table for spreadsheets, a question a row."""
    return table(HEAD, (_row(report.interview, line) for line in report.questions))


def _row(interview: Interview, line: QuestionLine) -> tuple[object, ...]:
    asked, figures = line.asked, line.figures
    return (
        line.number,
        interview.format.phases[asked.phase].title,
        asked.question.text,
        "yes" if asked.follow_up else "no",
        asked.take_id or None,
        "no" if asked.length_s is None else "yes",
        asked.length_s,
        asked.question.target_s,
        figures.articulation_rate_wpm if figures else None,
        figures.fillers_heard if figures else None,
        figures.star or None if figures else None,
        line.focus or None,
    )


def _phase(line: PhaseLine) -> Json:
    return {
        "id": line.phase.id,
        "title": line.phase.title,
        "planned_s": rounded(line.phase.seconds),
        "took_s": rounded(line.took_s),
        "over_s": rounded(line.over_s),
        "asked": line.asked,
        "answered": line.answered,
        "spoken_s": rounded(line.spoken_s),
    }


def _question(interview: Interview, line: QuestionLine) -> Json:
    asked, figures = line.asked, line.figures
    return {
        "number": line.number,
        "phase": interview.format.phases[asked.phase].id,
        "id": asked.question.id,
        "text": asked.question.text,
        "follow_up": asked.follow_up,
        "take": asked.take_id or None,
        "earlier_takes": list(asked.earlier),
        "passed": asked.passed,
        "length_s": rounded(asked.length_s),
        "target_s": rounded(asked.question.target_s),
        "over_target_s": rounded(line.over_target_s),
        "over_limit_s": rounded(line.over_limit_s),
        "cut": asked.cut,
        "articulation_rate_wpm": rounded(figures.articulation_rate_wpm if figures else None),
        "fillers_heard": figures.fillers_heard if figures else None,
        "star": figures.star or None if figures else None,
        "focus": line.focus or None,
        "feedback": {entry.name: entry.value for entry in line.feedback},
        "own": _own(line.own) if line.own else None,
    }


def _own(own: OwnQuestion) -> Json:
    return {
        "text": own.text,
        "form": own.form,
        "avoid": [{"name": one.name, "why": one.why} for one in own.avoid],
        "asked_before": own.asked_before or None,
        "asking_s": rounded(own.asking_s),
    }
