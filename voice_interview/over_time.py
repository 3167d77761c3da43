"""The kept takes of a studio against each other: trends, two side by side, the best so far."""

from voice_interview.analysis.best import Best, best_so_far
from voice_interview.analysis.comparison import Comparison, compare
from voice_interview.analysis.measures import MEASURES
from voice_interview.analysis.report import figures
from voice_interview.analysis.trend import By, Trend, own_spread, trend
from voice_interview.model import RULES_VERSION, Question, Report
from voice_interview.studio import Studio


def trends(studio: Studio, question_id: str = "", theme: str = "", by: By = By.TAKE) -> Trend:
    """Of all takes, of one question or of one theme."""
    return trend(studio.library.series(question_id=question_id, theme=theme), RULES_VERSION, by)


def side_by_side(studio: Studio, first: Report, second: Report) -> Comparison:
    """Judged by how far the user's own takes lie apart."""
    series, kind = studio.library.series(), figures(second)
    spreads = {measure.name: own_spread(series, measure, kind) for measure in MEASURES}
    return compare(first, second, spreads)


def best(studio: Studio, question: Question) -> Best | None:
    """Of the takes of one question, by its length as it was asked last."""
    series = studio.library.series(question_id=question.id)
    return best_so_far(series, RULES_VERSION, question.target_s)


def best_of_both(studio: Studio, first: Question, second: Question) -> Best | None:
    """None where two takes answer different questions."""
    return best(studio, second) if first.id and first.id == second.id else None
