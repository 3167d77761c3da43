"""All takes of one question as they are handed on together: one line each, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from voice_interview.analysis.report import figures
from voice_interview.analysis.several.best import Best, best_so_far
from voice_interview.analysis.several.measures import MEASURES, Measure
from voice_interview.analysis.several.trend import FEWEST, Change, MeasureTrend, Trend, trend
from voice_interview.export import csv_table, json_progress, json_report, words
from voice_interview.export.json_text import Json
from voice_interview.model import RULES_VERSION, Answer, DatedFigures, Figures
from voice_interview.over_time import Scope
from voice_interview.text import NOT_KNOWN

SCHEMA = "voice-interview/history/1"
SHOWN = ("duration_s", "speech_rate_wpm", "fillers_per_minute", "star_parts")
"""What has a column for people; the table for spreadsheets has every figure."""
HEAD = ("Take", *(one.heading for one in MEASURES if one.name in SHOWN))


@dataclass(frozen=True, slots=True)
class Past:
    answers: tuple[Answer, ...]
    """Oldest first."""
    series: tuple[DatedFigures, ...]
    trend: Trend
    best: Best | None


def past(answers: Sequence[Answer]) -> Past:
    """`answers` to one question, in any order, at least one."""
    ordered = tuple(sorted(answers, key=lambda one: (one.take.recorded_at, one.take.id)))
    series = tuple(
        DatedFigures(one.take.id, one.take.recorded_at, figures(one.report)) for one in ordered
    )
    target_s = ordered[-1].take.question.target_s
    found = trend(series, RULES_VERSION)
    return Past(ordered, series, found, best_so_far(series, RULES_VERSION, target_s))


def lines(found: Past) -> list[tuple[str, ...]]:
    """A line for each take under HEAD."""
    measures = [one for one in MEASURES if one.name in SHOWN]
    return [
        (words.moment(one.recorded_at), *(_cell(measure, one.figures) for measure in measures))
        for one in found.series
    ]


def changes(found: Past) -> list[str]:
    """What clearly changed and what did not, a sentence for each figure."""
    told = [_change(one, one.change) for one in found.trend.measures if one.change]
    if not told:
        return [f"From {FEWEST} takes on, this also says what clearly changed."]
    return told


def best_sentence(found: Past) -> str:
    """Which take is the best so far and why; empty when none can be named."""
    if found.best is None:
        return ""
    dated = {one.take_id: one.recorded_at for one in found.series}
    return f"Best so far: {words.moment(dated[found.best.take_id])}. {found.best.why}"


def _cell(measure: Measure, figures: Figures) -> str:
    value = measure.value(figures)
    return NOT_KNOWN if value is None else measure.told(value)


def _change(one: MeasureTrend, change: Change) -> str:
    measure = one.measure
    return (
        f"{measure.heading}: {change.verdict.value}; "
        f"lately {measure.told(change.recent)}, before {measure.told(change.before)}."
    )


def as_csv(found: Past) -> str:
    """Every figure, a row for each take."""
    names = [one.name for one in fields(Figures) if one.name != "rules_version"]
    rows = (
        (
            one.take.id,
            one.take.recorded_at,
            one.take.note,
            *(getattr(dated.figures, name) for name in names),
        )
        for one, dated in zip(found.answers, found.series, strict=True)
    )
    return csv_table.table(("take", "recorded_at", "note", *names), rows)


def as_object(found: Past) -> Json:
    """The object that docs/report-schema.md describes."""
    question = found.answers[-1].take.question
    return {
        "schema": SCHEMA,
        "question": {"id": question.id or None, "text": question.text},
        "takes": [
            {
                "id": one.take.id,
                "recorded_at": one.take.recorded_at,
                "note": one.take.note or None,
                "report": json_report.as_object(one.report),
            }
            for one in found.answers
        ],
        "trends": json_progress.trends(found.trend, Scope(question_id=question.id), found.best),
    }
