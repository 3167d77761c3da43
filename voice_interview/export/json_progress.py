"""Trends and comparisons as JSON, laid down in docs/report-schema.md.

Every key is always there; what is not known is null.
"""

from voice_interview.analysis.alignment import Fate, Span
from voice_interview.analysis.several.best import Best
from voice_interview.analysis.several.comparison import Comparison, Difference
from voice_interview.analysis.several.trend import Change, MeasureTrend, Point, Trend
from voice_interview.export.json_text import Json, rounded
from voice_interview.model import RULES_VERSION, Report
from voice_interview.over_time import Scope

TRENDS = "voice-interview/trends/1"
COMPARISON = "voice-interview/comparison/1"


def trends(found: Trend, scope: Scope, best: Best | None) -> Json:
    return {
        "schema": TRENDS,
        "rules_version": RULES_VERSION,
        "question_id": scope.question_id or None,
        "theme": scope.theme or None,
        "story_id": scope.story_id or None,
        "by": found.by.value,
        "takes": found.takes,
        "other_rules": found.other_rules,
        "measures": [_measure(one) for one in found.measures],
        "stories": {
            one.part.value: {"strong": one.strong, "thin": one.thin, "missing": one.missing}
            for one in found.stories
        },
        "best": _best(best),
    }


def comparison(found: Comparison, best: Best | None) -> Json:
    """`best` is the best so far of the question that both answer."""
    return {
        "schema": COMPARISON,
        "rules_version": RULES_VERSION,
        "first": _side(found.first),
        "second": _side(found.second),
        "figures": [_difference(one) for one in found.differences],
        "words": {
            **{fate.value: found.words(fate) for fate in Fate},
            "spans": [_span(span) for span in found.spans],
        },
        "star": {one.part.value: {"first": one.first, "second": one.second} for one in found.parts},
        "best": _best(best),
    }


def _measure(one: MeasureTrend) -> Json:
    measure, band = one.measure, one.band
    return {
        "name": measure.name,
        "unit": measure.unit,
        "aim": measure.aim.value,
        "quiet_band": list(measure.quiet) if measure.quiet else None,
        "points": [_point(point) for point in one.points],
        "at_least": one.at_least,
        "left_out": one.left_out,
        "median": rounded(band.median) if band else None,
        "band": [rounded(band.low), rounded(band.high)] if band else None,
        "change": _change(one.change) if one.change else None,
        "verdict": one.verdict.value,
    }


def _point(point: Point) -> Json:
    return {
        "at": point.at,
        "take": point.take_id or None,
        "takes": point.takes,
        "value": rounded(point.value),
    }


def _change(change: Change) -> Json:
    return {
        "before": {"takes": change.before_takes, "median": rounded(change.before)},
        "recent": {"takes": change.recent_takes, "median": rounded(change.recent)},
        "difference": rounded(change.recent - change.before),
        "needed": rounded(change.needed),
    }


def _side(report: Report) -> Json:
    question = report.question
    return {
        "source": report.source,
        "question": {
            "id": (question.id or None) if question else None,
            "text": question.text if question else None,
        },
        "engine": report.transcript.engine,
        "words": len(report.transcript.words),
    }


def _difference(one: Difference) -> Json:
    return {
        "name": one.measure.name,
        "unit": one.measure.unit,
        "first": rounded(one.first),
        "second": rounded(one.second),
        "difference": rounded(one.change),
        "alike": one.alike,
        "needed": rounded(one.needed),
        "verdict": one.verdict.value if one.verdict else None,
    }


def _span(span: Span) -> Json:
    return {"kind": span.fate.value, "first": list(span.first), "second": list(span.second)}


def _best(best: Best | None) -> Json | None:
    return {"take": best.take_id, "why": best.why} if best else None
