"""`review`: the last word on an answer. Each place is named by its time, as the list gives it."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from voice_interview.analysis import corrections, judging
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.kept import find_take, note, open_studio, report_of
from voice_interview.cli.say import as_json, say
from voice_interview.errors import InputProblem
from voice_interview.model import Judged, Report, Review, Take, Word
from voice_interview.studio import Studio
from voice_interview.text import clean_line

PARTS = {"situation": "S", "task": "T", "action": "A", "result": "R"}
LETTERS = {letter: name for name, letter in PARTS.items()}
NEAR_S = 1.0
"""So far from a place a time may be and still mean it."""
AT = re.compile(r"(?:(\d{1,4}):)?(\d{1,6}(?:\.\d+)?)")


def review(wish: Wish) -> int:
    """What was asked for, in this order; then what the take's report shows by now."""
    with open_studio(wish) as studio:
        take = find_take(studio, wish.take)
        report_of(studio, take)
        with _all_or_nothing(studio, take):
            if wish.reset:
                studio.library.save_review(take.id, Review())
            for step in _steps(studio, take, wish):
                studio.library.save_review(take.id, step(studio.library.review(take.id)))
        if wish.note is not None:
            note(studio, take, wish.note)
        report, said = report_of(studio, take), studio.library.review(take.id)
        studio.keep_figures(take.id, report)
        noted = studio.library.take(take.id).note
    if wish.json:
        as_json(_object(take, report, said, noted))
    else:
        say(*_lines(report, said, noted))
    return 0


@contextmanager
def _all_or_nothing(studio: Studio, take: Take) -> Iterator[None]:
    """A step that cannot be taken, or a Ctrl+C, takes back those before it: each rests on the
    report that the one before it made, so they are kept one by one."""
    before = studio.library.review(take.id)
    try:
        yield
    except BaseException:
        if studio.library.review(take.id) != before:
            studio.library.save_review(take.id, before)
        raise


def _steps(studio: Studio, take: Take, wish: Wish) -> list[Callable[[Review], Review]]:
    return [
        *(partial(_judge, studio, take, at, sure=False) for at in wish.reject),
        *(partial(_judge, studio, take, at, sure=True) for at in wish.confirm),
        *(partial(_correct, studio, take, at, meant) for at, meant in wish.correct),
        *(partial(_begin, studio, take, part, at) for part, at in wish.begins),
    ]


# --- the places ----------------------------------------------------------------------------------


def _judge(studio: Studio, take: Take, at: str, now: Review, *, sure: bool) -> Review:
    events = report.events if (report := report_of(studio, take).fillers) else ()
    places = [
        Judged(event.start, event.end, event.group, event.text)
        for event in events
        if event.start is not None
        and event.end is not None
        and not (sure and event.kind == "unclear")
    ]
    filler = _nearest([*places, *now.rejected], at, "filler")
    return judging.confirmed(now, filler) if sure else judging.rejected(now, filler)


def _correct(studio: Studio, take: Take, at: str, meant: str, now: Review) -> Review:
    words = _heard(studio, take)
    number = _word(corrections.corrected(words, now).words, at)
    return corrections.correct(now, words, number, clean_line(meant))


def _begin(studio: Studio, take: Take, part: str, at: str, now: Review) -> Review:
    if part.lower() not in PARTS:
        raise WrongUse(
            f"There is no part “{clean_line(part)}”.", f"The parts are {', '.join(PARTS)}."
        )
    report, words = report_of(studio, take), _heard(studio, take)
    labels = _labels(report)
    if not labels:
        raise InputProblem("No part of a story is marked in this answer.")
    number, label = _word(report.transcript.words, at), PARTS[part.lower()]
    following = next((one for one in labels[number:] if one != labels[number]), "")
    if labels[number] == label:
        return corrections.part_begins(now, words, labels, number)
    if following == label:
        return corrections.next_begins(now, words, labels, number)
    raise InputProblem(
        f"The {part.lower()} is neither at that word nor the next part after it.",
        "Name a word in it, or in the part before it.",
    )


def _heard(studio: Studio, take: Take) -> Sequence[Word]:
    """What the recogniser wrote."""
    hearing = studio.library.hearing(take.id)
    return hearing.transcript.words if hearing is not None else ()


def _labels(report: Report) -> list[str]:
    """The part of each word; empty where no story is told."""
    labels = [""] * len(report.transcript.words)
    for segment in report.parts():
        first, after = segment.words
        labels[first:after] = [segment.label] * (after - first)
    return labels if all(labels) else []


def _word(words: Sequence[Word], at: str) -> int:
    placed = [
        (number, Judged(word.start, word.end, text=word.text))
        for number, word in enumerate(words)
        if word.start is not None and word.end is not None
    ]
    place = _nearest([place for _, place in placed], at, "word")
    return next(number for number, one in placed if one is place)


def _nearest(places: Sequence[Judged], at: str, what: str) -> Judged:
    at_s = _seconds(at)

    def away_s(place: Judged) -> float:
        return max(place.start - at_s, at_s - place.end, 0.0)

    # Words touch: one that ends where the next begins gives way.
    near = min(places, key=lambda place: (away_s(place), -place.start), default=None)
    if near is None:
        raise InputProblem(f"There is no {what} with a time in this answer.")
    if away_s(near) > NEAR_S:
        raise InputProblem(
            f"There is no {what} at {at}.", f"The nearest is “{near.text}” at {near.start:.1f}."
        )
    return near


def _seconds(at: str) -> float:
    """`14.2` or `1:05.5`. Raises WrongUse."""
    match = AT.fullmatch(at)
    if match is None:
        raise WrongUse(
            f"“{clean_line(at)}” is not a time.",
            "Give seconds, as 14.2, or minutes and seconds, as 1:05.5.",
        )
    return 60 * int(match[1] or 0) + float(match[2])


# --- what it reads -------------------------------------------------------------------------------


def _object(take: Take, report: Report, said: Review, noted: str) -> dict[str, object]:
    events = report.fillers.events if report.fillers else ()
    words = report.transcript.words
    return {
        "take": take.id,
        "fillers": [
            {"start_s": e.start, "end_s": e.end, "group": e.group, "text": e.text, "kind": e.kind}
            for e in events
        ],
        "rejected": [
            {"start_s": one.start, "end_s": one.end, "group": one.group, "text": one.text}
            for one in said.rejected
        ],
        "corrected": [
            {
                "start_s": words[one.words[0]].start,
                "heard": one.heard,
                "meant": " ".join(word.text for word in words[slice(*one.words)]),
            }
            for one in report.corrected
        ],
        "parts": [
            {"part": LETTERS.get(label), "start_s": start, "text": text}
            for label, start, text in _story(report)
        ],
        "note": noted,
    }


def _lines(report: Report, said: Review, noted: str) -> list[str]:
    events = report.fillers.events if report.fillers else ()
    lines = ["Fillers:" if events else "Fillers: none"]
    for event in events:
        doubt = ", possible" if event.kind == "possible" else ""
        lines.append(f"{_at(event.start)}  {event.text}  ({event.group}{doubt})")
    if said.rejected:
        lines.append("No fillers, as you said:")
        lines += [f"{_at(one.start)}  {one.text or 'a sound'}" for one in said.rejected]
    if report.corrected:
        lines.append("Words, as you said:")
    for one in report.corrected:
        meant = report.transcript.words[slice(*one.words)]
        told = " ".join(word.text for word in meant)
        lines.append(f"{_at(meant[0].start)}  {told}  (transcribed as {one.heard})")
    story = _story(report)
    lines.append("Parts of the story:" if story else "Parts of the story: none are marked")
    for label, start, text in story:
        lines.append(f"{_at(start)}  {LETTERS.get(label, 'other')}: {text} …")
    return lines + ([f"Note: {noted}"] if noted else [])


def _story(report: Report) -> list[tuple[str, float | None, str]]:
    """Label, start and first words of each stretch."""
    words, labels = report.transcript.words, _labels(report)
    begins = [n for n, label in enumerate(labels) if n == 0 or labels[n - 1] != label]
    return [
        (labels[n], words[n].start, " ".join(word.text for word in words[n : n + 6]))
        for n in begins
    ]


def _at(start_s: float | None) -> str:
    return "     -" if start_s is None else f"{start_s:6.1f}"
