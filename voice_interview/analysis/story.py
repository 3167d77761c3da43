"""What is worth saying about a story beyond its four parts, each in a sentence or two.

Written once for every way a report is shown. A remark asks or tells; it never takes points off.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence

from voice_interview.analysis.quoting import quote
from voice_interview.model import Report, Segment, Star, StarPart, Word, WordRange
from voice_interview.text import clock

_USUAL = {
    StarPart.SITUATION: (10, 20),
    StarPart.TASK: (5, 15),
    StarPart.ACTION: (50, 65),
    StarPart.RESULT: (10, 25),
}
"""Percent of the story by those who teach this: an aim, not a norm."""
_MOST_QUOTED = 2
"""Sentences that are quoted as examples."""


def told(report: Report) -> tuple[Star | None, Sequence[Word]]:
    """The story as far as it was told, follow-ups with it, and the words it counts."""
    if report.whole is not None:
        return report.whole.star, report.whole.words
    return report.star, report.transcript.words


def remarks(report: Report) -> tuple[str, ...]:
    """On the own part, the number in the result, order, shares and lesson; empty when no story is
    told. With follow-ups it stands before each quote whose it is, as in `details`."""
    star, words = told(report)
    if star is None or not star.story:
        return ()
    firsts = _firsts(report)
    return (
        *_own_part(star, words, firsts),
        *_number(star, words, firsts),
        *star.notes,
        *((f"The lesson: {_said(words, star.lesson, firsts)}",) if star.lesson else ()),
    )


def _own_part(star: Star, words: Sequence[Word], firsts: Sequence[int]) -> Iterator[str]:
    i_count, we_count = star.i_count or 0, star.we_count or 0
    if we_count > i_count:
        said = " ".join(_said(words, span, firsts) for span in star.we_said[:_MOST_QUOTED])
        yield f"In the action: {i_count} I, {we_count} we. What was your part? {said}".rstrip()


def _number(star: Star, words: Sequence[Word], firsts: Sequence[int]) -> Iterator[str]:
    if star.number is not None:
        yield f"The result has a number: {_said(words, star.number, firsts)}"
    elif star.quantified_result is False:
        yield "The result has no number. How much, how many, by when, who noticed?"


def changed(before: Star, after: Star) -> tuple[tuple[StarPart, str, str], ...]:
    """The parts whose status is another now: part, before, after."""
    found = ((part, _status(before, part), _status(after, part)) for part in StarPart)
    return tuple(one for one in found if one[1] != one[2])


def _status(star: Star, part: StarPart) -> str:
    return star.components[part].status


def percents(star: Star) -> dict[StarPart, int]:
    """The shares of the parts in whole percents that add up to what all of them are together."""
    exact = {part: 100 * (star.components[part].share or 0.0) for part in StarPart}
    told = {part: int(share) for part, share in exact.items()}
    left = round(sum(exact.values())) - sum(told.values())
    for part in sorted(StarPart, key=lambda part: told[part] - exact[part])[:left]:
        told[part] += 1
    return told


def details(report: Report) -> dict[StarPart, str]:
    """Of each part `thin, unsure; 8% of the story (often 10 to 25): 0:41 “In the end we …”`; empty
    when no story is told.

    With follow-ups it stands before each time whose it is: `answer 0:41 “…” follow-up 0:05 “…”`.
    """
    star, words = told(report)
    if star is None or not star.story:
        return {}
    return {part: _detail(star, part, words, _firsts(report)) for part in StarPart}


def _firsts(report: Report) -> Sequence[int]:
    return report.whole.firsts if report.whole is not None else ()


def _detail(star: Star, part: StarPart, words: Sequence[Word], firsts: Sequence[int]) -> str:
    component = star.components[part]
    told = f"{component.status}, unsure" if component.unsure else component.status
    if component.share:
        low, high = _USUAL[part]
        told += f"; {percents(star)[part]}% of the story (often {low} to {high})"
    places = [_place(star.segments[number], words, firsts) for number in component.evidence]
    return f"{told}: {' '.join(places)}" if places else told


def _place(segment: Segment, words: Sequence[Word], firsts: Sequence[int]) -> str:
    at = "" if segment.start is None else clock(segment.start)
    return _said(words, segment.words, firsts, at)


def _said(words: Sequence[Word], span: WordRange, firsts: Sequence[int], at: str = "") -> str:
    return " ".join(filter(None, (_whose(span, firsts), at, quote(words, span))))


def _whose(span: WordRange, firsts: Sequence[int]) -> str:
    """In which take it stands, by their first words; empty where there is one alone."""
    if len(firsts) < 2:
        return ""
    number = bisect(firsts, span[1] - 1) - 1
    if number == 0:
        return "answer"
    return "follow-up" if len(firsts) == 2 else f"follow-up {number}"
