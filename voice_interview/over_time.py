"""The kept takes of a studio against each other: trends, two side by side, the best so far, and
what the last one left to work on."""

import itertools
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from voice_interview.analysis.report import figures
from voice_interview.analysis.several.best import Best, best_so_far
from voice_interview.analysis.several.comparison import Comparison, compare
from voice_interview.analysis.several.measures import MEASURES
from voice_interview.analysis.several.since import figure_of, since
from voice_interview.analysis.several.trend import By, Trend, own_spread, trend
from voice_interview.errors import LibraryProblem
from voice_interview.model import RULES_VERSION, Advice, Question, Report, Take, TakeState
from voice_interview.studio import Studio

PAGE = 50
"""Takes that are read at once, to look for one with words: the newest has them, as a rule."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which takes are looked at: all, or those of one question, theme or story."""

    title: str = "All takes"
    question_id: str = ""
    theme: str = ""
    story_id: str = ""


def scopes(studio: Studio) -> tuple[Scope, ...]:
    """All that there are takes of: everything, themes, stories, questions, the newest first."""
    practised = sorted(studio.library.practised(), key=lambda one: one.last_at, reverse=True)
    texts = {question.id: question.text for question in studio.questions}
    themes = dict.fromkeys(one.theme for one in practised if one.theme)
    return (
        Scope(),
        *(Scope(f"Theme: {theme}", theme=theme) for theme in themes),
        *(
            Scope(f"Story: {story.title}", story_id=story.id)
            for story in studio.stories.stories()
            if story.told
        ),
        *(
            Scope(texts.get(one.question_id, one.question_id), question_id=one.question_id)
            for one in practised
        ),
    )


def trends(studio: Studio, scope: Scope, by: By) -> Trend:
    series = studio.library.series(question_id=scope.question_id, theme=scope.theme)
    if scope.story_id:
        told = studio.stories.story(scope.story_id).told
        series = tuple(one for one in series if one.take_id in told)
    return trend(series, RULES_VERSION, by)


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


def advice(studio: Studio, question_id: str = "") -> Advice | None:
    """What to work on after the newest answer that has a report, of one question or of any; one
    that cannot be read is passed over.

    Judging it takes as long as a report does: call it in a thread.
    """
    for take in _answers(studio, question_id):
        with suppress(LibraryProblem):
            report = studio.report(take.id)
            if report is not None:
                return advice_of(take, report)
    return None


def _answers(studio: Studio, question_id: str) -> Iterator[Take]:
    """Takes that may have a report, the newest first; none in which no word was heard, and no
    answers to follow-ups."""
    for start in itertools.count(0, PAGE):
        page = studio.library.rows(question_id=question_id, limit=PAGE, offset=start)
        for row in page:
            transcribed = row.take.state is TakeState.DONE or row.figures is not None
            if transcribed and not row.take.part_of and not row.unheard:
                yield row.take
        if len(page) < PAGE:
            return


def since_then(studio: Studio, take: Take, now: Report) -> str:
    """What became of the advice on the answer before to the same question, in one sentence; empty
    where there is none or nothing can be said. It judges that answer: call it in a thread."""
    if take.part_of or not take.question.id:
        return ""
    for one in reversed(studio.library.series(question_id=take.question.id)):
        earlier = one.recorded_at < take.recorded_at and one.figures.words
        before = studio.report(one.take_id) if earlier else None
        if before is not None:
            measure = figure_of(before)
            series = studio.library.series() if measure else ()
            own = own_spread(series, measure, figures(now)) if measure else None
            return since(before, now, own)
    return ""


def advice_of(take: Take, report: Report) -> Advice | None:
    """None where nothing stands out, or where the sound or the words are at fault."""
    focus = report.focus
    return Advice(take, focus) if focus is not None and focus.drill else None
