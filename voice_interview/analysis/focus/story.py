"""Rules on what was told."""

from collections.abc import Sequence
from dataclasses import replace

from voice_interview.analysis.quoting import QUOTED
from voice_interview.analysis.story import percents
from voice_interview.model import Focus, Question, Star, StarPart, Word, WordRange
from voice_interview.text import with_article

WE_LEAST = 3
"""So many we, and no I, in the action: fewer may be chance."""
MUCH_SITUATION = 0.45
"""A remark comes from 0.35 on; only well above it is the one thing to mend."""

_DRILLS = {
    StarPart.RESULT: "Say the last two sentences again: what changed, by how much, who noticed?",
    StarPart.ACTION: "Tell only what you did, in three steps that each begin with I.",
    StarPart.SITUATION: "Open with one sentence: where, when, and what was going wrong.",
    StarPart.TASK: "Add one sentence before the first step: what did you have to achieve, by when?",
}
_MISSING = {
    StarPart.RESULT: ("Say how it ended", "The answer stops before the result."),
    StarPart.ACTION: ("Say what you did", "The answer does not say what you did."),
    StarPart.SITUATION: ("Set the scene first", "A listener cannot tell where this happened."),
    StarPart.TASK: ("Say what your task was", "It is not clear what you had to achieve."),
}

_THIN = {
    StarPart.ACTION: ("Tell more of what you did", "Little was heard of your own steps."),
    StarPart.RESULT: ("Tell more of how it ended", "Little was heard of the result."),
    StarPart.SITUATION: ("Set the scene a little more", "Little was heard of where it happened."),
    StarPart.TASK: ("Make your task clearer", "Little was heard of what you had to achieve."),
}
"""In the order in which a follow-up asks for them."""

_WORTH = {"missing": 0, "thin": 1, "strong": 2}


def none_told(words: Sequence[Word], question: Question | None, star: Star | None) -> Focus | None:
    if star is None or star.story or star.kind == "unknown" or question is None:
        return None
    return Focus(
        "Tell one thing that happened",
        f"The question asks for an event; this reads as {with_article(star.kind)}.",
        _quoted((0, len(words))),
        "Begin with a day and a place: 'Last March, in the warehouse ...', and go on from there.",
    )


def missing(star: Star | None, part: StarPart) -> Focus | None:
    if star is None or not star.story or star.components[part].status != "missing":
        return None
    title, why = _MISSING[part]
    if part is StarPart.RESULT:
        words = _quoted_end(star.segments[-1].words)
    else:
        words = _quoted(star.segments[0].words)
    return Focus(title, why, words, _DRILLS[part], part.value)


def thin(star: Star | None) -> Focus | None:
    if star is None or not star.story:
        return None
    part = next((part for part in _THIN if star.components[part].status == "thin"), None)
    if part is None:
        return None
    title, why = _THIN[part]
    first = star.segments[star.components[part].evidence[0]]
    return Focus(title, why, _quoted(first.words), _DRILLS[part], part.value)


def own_part(star: Star | None) -> Focus | None:
    if star is None or star.i_count != 0 or (star.we_count or 0) < WE_LEAST:
        return None
    return Focus(
        "Say which part was yours",
        f"The action says “we” {star.we_count} times and never “I”: who did it?",
        star.we_said[0] if star.we_said else None,
        "Tell the same steps again, and begin each one that was yours with I.",
    )


def no_number(star: Star | None) -> Focus | None:
    if star is None or star.quantified_result is not False:
        return None
    evidence = star.components[StarPart.RESULT].evidence
    return Focus(
        "Put a number on the result",
        "The result is there, but nothing says how much, how many or by when.",
        star.segments[evidence[0]].words,
        "Find one number that is true: time saved, people helped, errors before and after.",
        "number",
    )


def wide_situation(star: Star | None) -> Focus | None:
    share = star.components[StarPart.SITUATION].share if star is not None and star.story else None
    if star is None or share is None or share <= MUCH_SITUATION:
        return None
    last = star.components[StarPart.SITUATION].evidence[-1]
    percent = percents(star)[StarPart.SITUATION]
    return Focus(
        "Get to your part sooner",
        f"{percent}% of the story is situation; 10 to 20 are enough for a listener.",
        star.segments[last].words,
        "Open with two sentences of situation, then say what your task was.",
    )


def known_when_asked(focus: Focus | None, alone: Star | None, whole: Star) -> Focus | None:
    """`focus` on an answer read `alone`. What a follow-up brought already is not called missing:
    then it is to be told unasked."""
    if focus is None or alone is None or not _brought(focus.figure, alone, whole):
        return focus
    return replace(focus, why="It came only when you were asked: tell it unasked next time.")


def _brought(figure: str, alone: Star, whole: Star) -> bool:
    if figure == "number":
        return whole.quantified_result is True
    part = next((part for part in StarPart if part.value == figure), None)
    if part is None:
        return False
    return _WORTH[alone.components[part].status] < _WORTH[whole.components[part].status]


def _quoted(span: WordRange) -> WordRange:
    """Its beginning: what a screen can quote."""
    return span[0], min(span[1], span[0] + QUOTED)


def _quoted_end(span: WordRange) -> WordRange:
    return max(span[0], span[1] - QUOTED), span[1]
