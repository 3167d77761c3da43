"""`questions`: the questions there are, what is worth practising, and what is wrong in a pack."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from voice_interview import paths
from voice_interview.analysis.several.practice import FOR_NOW, Only, only, suggestions
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.kept import catch_up, open_studio
from voice_interview.cli.say import as_json, say, tell, warn
from voice_interview.cli.tables import table
from voice_interview.errors import InputProblem
from voice_interview.model import Question
from voice_interview.questions import packs
from voice_interview.questions.bank import Bank
from voice_interview.questions.faults import Fault, summary
from voice_interview.text import clock


def questions(wish: Wish) -> int:
    found = paths.find(wish.recordings)
    if wish.action == "check":
        return _check(wish, found.user_prompts)
    bank = packs.load(found.shipped_prompts, found.user_prompts)
    if wish.action == "next":
        return _next(wish, bank)
    if wish.action == "show":
        if not wish.what:
            raise WrongUse("Which question?", "Give an id from `questions list`.")
        return _show(bank.by_id(wish.what), wish.json)
    fitting = tuple(bank.filter(theme=wish.theme, text=wish.text))
    chosen = _only(wish, fitting) if wish.only else fitting
    for notice in summary(bank.faults):
        warn(notice)
    if wish.json:
        as_json([asdict(question) for question in chosen])
        return 0
    if not fitting:
        raise InputProblem("No question matches.", f"Themes: {', '.join(bank.themes)}.")
    if not chosen:
        say(_part(wish).none)
        return 0
    table(("id", "theme", "question"), ((q.id, q.theme, q.text) for q in chosen), "wrapped")
    return 0


def _only(wish: Wish, questions: tuple[Question, ...]) -> tuple[Question, ...]:
    with open_studio(wish) as studio:
        catch_up(studio)
        practised = studio.library.practised()
    return only(_part(wish), questions, practised, datetime.now().astimezone())


def _part(wish: Wish) -> Only:
    return Only[wish.only.upper()]


def _next(wish: Wish, bank: Bank) -> int:
    """What is worth practising, with the reason; of a theme or with words, if so wished."""
    chosen = tuple(bank.filter(theme=wish.theme, text=wish.text))
    with open_studio(wish) as studio:
        catch_up(studio)
        practised = studio.library.practised()
    found = suggestions(chosen, practised, datetime.now().astimezone())[: wish.limit]
    if wish.json:
        as_json(
            [
                {"id": one.question.id, "rule": one.rule, "reason": one.reason,
                 "points": round(one.points, 3), "question": asdict(one.question)}
                for one in found
            ]
        )  # fmt: skip
    elif found:
        for one in found:
            say(f"{one.question.id}: {one.question.text}", f"    {one.reason}")
    else:
        say(FOR_NOW)
    return 0


def _show(question: Question, json: bool) -> int:
    if json:
        as_json(asdict(question))
        return 0
    say(question.text, "", f"Theme   {question.theme}", f"Target  {clock(question.target_s)}")
    if question.shows:
        say(f"Shows   {question.shows}")
    if question.trap:
        say(f"Trap    {question.trap}")
    for follow_up in question.follow_ups:
        say(f"Then    {follow_up}")
    return 0


def _check(wish: Wish, own: Path) -> int:
    if not wish.what and packs.toml_files(own) == ([], ()):
        tell(f"You have no packs of your own yet. Put them into {own}.", [], json=wish.json)
        return 0
    path = Path(wish.what) if wish.what else own
    return tell_faults(path, packs.check(path), wish.json)


def tell_faults(path: Path, faults: tuple[Fault, ...], json: bool) -> int:
    """Exit status of a check: 0 when nothing is amiss."""
    if json:
        as_json([str(fault) for fault in faults])
    elif not faults:
        say(f"{path}: all is well.")
    else:
        say(*(str(fault) for fault in faults))
    return 1 if faults else 0
