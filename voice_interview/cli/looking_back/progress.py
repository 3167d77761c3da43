"""`history trends` and `compare`: takes against takes."""

from itertools import islice

from voice_interview import over_time
from voice_interview.analysis.several.trend import By
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.kept import catch_up, find_take, open_studio, readable, report_of
from voice_interview.cli.lines.plain_progress import best_lines, comparison_lines, trend_lines
from voice_interview.cli.say import as_json, say
from voice_interview.errors import InputProblem
from voice_interview.export import json_progress
from voice_interview.model import Question, Report, Take
from voice_interview.studio import Studio
from voice_interview.text import count


def trends(wish: Wish) -> int:
    with open_studio(wish) as studio:
        catch_up(studio)
        scope = over_time.Scope(question_id=wish.question_id, theme=wish.theme, story_id=wish.story)
        found = over_time.trends(studio, scope, By(wish.by))
        asked = _asked(studio, wish.question_id) if wish.question_id else None
        best = over_time.best(studio, asked) if asked else None
        if wish.json:
            as_json(json_progress.trends(found, scope, best))
        elif found.takes < 2:
            chosen = bool(wish.question_id or wish.theme or wish.story)
            say(_too_few(studio, found.takes, chosen))
        else:
            say(f"{count(found.takes, 'take')}.", *trend_lines(found), *best_lines(best))
    return 0


def _too_few(studio: Studio, takes: int, chosen: bool) -> str:
    if takes:
        return "One take so far: a trend begins with the second, and a verdict with the sixth."
    if studio.library.read_only and studio.library.count():
        return "No figures yet: another window has your recordings open, and makes them first."
    return "No take with a transcript matches." if chosen else "No takes with a transcript yet."


def compare(wish: Wish) -> int:
    unread: list[str] = []
    with open_studio(wish) as studio:
        pair = _pair(studio, wish, unread)
        catch_up(studio)
        (first, before), (second, after) = pair
        found = over_time.side_by_side(studio, before, after)
        best = over_time.best_of_both(studio, first.question, second.question)
        if wish.json:
            as_json(json_progress.comparison(found, best))
        else:
            say(*comparison_lines(found), *best_lines(best))
    return 1 if unread else 0


def _pair(studio: Studio, wish: Wish, unread: list[str]) -> list[tuple[Take, Report]]:
    """The two takes in the order of the command line; of a question, the older one first."""
    if wish.question_id and wish.takes:
        raise WrongUse("Name two takes, or a question, but not both.")
    if wish.question_id:
        return _newest_two(studio, wish.question_id, unread)
    if len(wish.takes) != 2:
        raise WrongUse("Compare which two takes?", "Try: voice-interview compare 4f2a last")
    first, second = (find_take(studio, name) for name in wish.takes)
    if first.id == second.id:
        raise InputProblem("That is the same take twice.", "Name two, or give --question-id ID.")
    return [(take, report_of(studio, take)) for take in (first, second)]


def _newest_two(studio: Studio, question_id: str, unread: list[str]) -> list[tuple[Take, Report]]:
    read = readable(studio.library.rows(question_id=question_id), studio.report, unread)
    heard = ((take, report) for take, report in read if report is not None)
    newest = list(islice(heard, 2))
    if len(newest) < 2:
        there = "only one take" if newest else "no take"
        raise InputProblem(
            f"There is {there} with a transcript for that question.",
            f"Try: voice-interview practice --question-id {question_id}",
        )
    return newest[::-1]


def _asked(studio: Studio, question_id: str) -> Question | None:
    """The question as it was asked last."""
    rows = studio.library.rows(question_id=question_id, limit=1)
    return rows[0].take.question if rows else None
