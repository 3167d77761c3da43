"""What became of the one thing to work on, in the next answer to the same question. Pure.

It speaks only where the figure is known of both answers and rests on the same in both. Figures are
called better or worse only beyond what two answers differ by chance, as two takes side by side are.
One of which no direction is better is told alone: how far lengths lie apart goes by the questions.
"""

from voice_interview.analysis.report import figures
from voice_interview.analysis.several import spread
from voice_interview.analysis.several.measures import MEASURES, Aim, Measure, Verdict, judge
from voice_interview.model import Report, StarPart

MEASURE = {measure.name: measure for measure in MEASURES}
PARTS = {part.value: part for part in StarPart}
BECAME = {
    ("missing", "missing"): "The {} is still missing.",
    ("missing", "thin"): "The {} is there now, in a few words.",
    ("missing", "strong"): "The {} is there now.",
    ("thin", "missing"): "This time the {} is missing.",
    ("thin", "thin"): "There is still little of the {}.",
    ("thin", "strong"): "There is more of the {} now.",
}
JUDGED = {
    Verdict.BETTER: ", which is better",
    Verdict.WORSE: ", which is worse",
    Verdict.NO_CLEAR_CHANGE: "; your takes usually differ as much",
}


def figure_of(before: Report) -> Measure | None:
    """What its advice is measured by, where that is a figure that differs from take to take."""
    return MEASURE.get(before.focus.figure) if before.focus is not None else None


def since(before: Report, now: Report, own: float | None) -> str:
    """One sentence, or none; `own` is how far the user's takes lie apart in `figure_of(before)`."""
    aim, measure = before.focus, figure_of(before)
    if aim is None:
        return ""
    told = _measured(measure, before, now, own) if measure else _told(aim.figure, before, now)
    return f"{aim.title}. {told}" if told else ""


def _measured(measure: Measure, before: Report, now: Report, own: float | None) -> str:
    was, found = figures(before), figures(now)
    first, second = measure.value(was), measure.value(found)
    if first is None or second is None or measure.made_by(was) != measure.made_by(found):
        return ""
    if measure.at_least(found):
        return ""
    judged = _judged(measure, first, second, own)
    unit = f" {measure.told_in}" if measure.told_in else ""
    return f"{measure.told(first)}{unit} then, {measure.told(second)} now{judged}."


def _judged(measure: Measure, first: float, second: float, own: float | None) -> str:
    if own is None or measure.aim is Aim.NONE:
        return ""
    return JUDGED.get(judge(measure, first, second, spread.needed_for_two(own)), "")


def _told(figure: str, before: Report, now: Report) -> str:
    was, found = before.star, now.star
    if was is None or found is None or not (was.story and found.story):
        return ""
    if figures(before).rough != figures(now).rough:
        return ""
    if figure in PARTS:
        pair = (was.components[PARTS[figure]].status, found.components[PARTS[figure]].status)
        return BECAME.get(pair, "").format(figure)
    if figure != "number" or found.quantified_result is None:
        return ""
    return (
        "There is a number in the result now."
        if found.quantified_result
        else "There is still no number in the result."
    )
