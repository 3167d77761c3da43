"""Filled pauses: what the recogniser wrote and what was heard in the sound, made one list.

A written um that lies over a heard one is one event with both evidences. Knows no other words.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from voice_interview.analysis.fillers.matching import first_fit
from voice_interview.analysis.reading import COMMA, PAUSE, STOP, Reading
from voice_interview.model import (
    FilledPause,
    FillerEvent,
    FillerRule,
    Interval,
    Judged,
    Review,
    Sounds,
    Word,
    WordRange,
)

NEAR_S = 0.3
"""A written and a heard filled pause this near are the same one."""
SURE_CONFIDENCE = 0.5
"""A written one that nobody heard needs this from the recogniser."""
UNCLEAR_CONFIDENCE = 0.93
"""Of 45 named in 79 minutes of synthetic answers 42 are sounds of the room (docs/measures.md)."""

_BOTH = "written by the recogniser and heard in the sound"
_WRITTEN = "written by the recogniser"
_UNHEARD = "written by the recogniser, not heard in the sound"


def written(reading: Reading, rules: Sequence[FillerRule]) -> dict[int, FillerRule]:
    """The tokens that are filled pauses, by number, without those written as names."""
    spellings = [(re.compile(rule.spelling), rule) for rule in rules if rule.spelling]
    known = {
        text: rule
        for text in {token.text for token in reading.tokens}
        for spelling, rule in spellings
        if spelling.fullmatch(text)
    }
    return {
        number: known[token.text]
        for number, token in enumerate(reading.tokens)
        if token.text in known
        and not token.shout
        and not _is_name(reading, number, known)
        and first_fit(known[token.text].cases, reading, number, number + 1) is None
    }


def events(
    words: Sequence[Word],
    reading: Reading,
    found: dict[int, FillerRule],
    heard: Sequence[FilledPause] | None,
) -> tuple[FillerEvent, ...]:
    """One event for each filled pause, in order of place. `heard` None: nobody listened."""
    left = list(heard or ())
    both = []
    for number, rule in found.items():
        word = words[reading.tokens[number].index]
        match = next((pause for pause in left if _near(word, pause)), None)
        if match is not None:
            left.remove(match)
        event = _from_word(word, reading, number, rule, match, listened=heard is not None)
        both.append(event)
    timed = _middles(words)
    both += [_from_sound(timed, pause) for pause in left]
    return tuple(sorted(both, key=lambda event: (event.words, event.start or 0.0)))


def found(heard: Sounds | None) -> tuple[FilledPause, ...] | None:
    """What listening found; None: nobody listened. In sound that is not fit, nothing is sure."""
    if heard is None or heard.filled_pauses is None or heard.measurable:
        return heard.filled_pauses if heard else None
    return tuple(replace(pause, sure=False) for pause in heard.filled_pauses)


def unclear(words: Sequence[Word], found: Sequence[Interval]) -> tuple[FillerEvent, ...]:
    """Loud sounds that are no voice, named so that nobody takes them for more."""
    timed = _middles(words)
    return tuple(
        FillerEvent(
            kind="unclear",
            group="unclear",
            text="unclear sound",
            words=_between(timed, one.start, one.end),
            start=one.start,
            end=one.end,
            confidence=UNCLEAR_CONFIDENCE,
            evidence="loud, and neither a word nor a voice: a knock, a cough, a breath",
        )
        for one in found
    )


def reviewed(found: Iterable[FillerEvent], review: Review) -> tuple[FillerEvent, ...]:
    """What is left after the user's word on it: rejected ones go, confirmed ones are sure."""
    kept = []
    for event in found:
        if _among(event, review.rejected):
            continue
        if event.kind == "possible" and _among(event, review.confirmed):
            kept.append(replace(event, kind="sound", confidence=1.0, evidence="confirmed by you"))
        else:
            kept.append(event)
    return tuple(kept)


def _is_name(reading: Reading, number: int, known: Collection[str]) -> bool:
    """Umm Qasr, 40 Ah: a capital where nothing begins, or where a name goes on after it."""
    tokens, mark = reading.tokens, reading.marks[number]
    if not tokens[number].capital or mark & STOP:
        return False
    if not mark & (COMMA | PAUSE) and tokens[number - 1].text not in known:
        return True
    beside = not reading.marks[number + 1] & (COMMA | STOP | PAUSE)
    following = tokens[number + 1 : number + 2] if beside else ()
    return any(token.capital and token.text.partition("'")[0] != "i" for token in following)


def _from_word(
    word: Word,
    reading: Reading,
    number: int,
    rule: FillerRule,
    match: FilledPause | None,
    *,
    listened: bool,
) -> FillerEvent:
    span = reading.words(number, number + 1)
    if match is not None:
        sure = max(match.confidence, word.confidence or SURE_CONFIDENCE)
        return FillerEvent("sound", "sounds", rule.text, span, match.start, match.end, sure, _BOTH)
    confidence = rule.confidence if word.confidence is None else word.confidence
    sure_enough = confidence >= SURE_CONFIDENCE or not listened
    return FillerEvent(
        kind="sound" if sure_enough else "possible",
        group="sounds",
        text=rule.text,
        words=span,
        start=word.start,
        end=word.end,
        confidence=confidence,
        evidence=_UNHEARD if listened else _WRITTEN,
    )


def _from_sound(timed: Sequence[tuple[float, int]], pause: FilledPause) -> FillerEvent:
    return FillerEvent(
        kind="sound" if pause.sure else "possible",
        group="sounds",
        text=pause.text,
        words=_between(timed, pause.start, pause.end),
        start=pause.start,
        end=pause.end,
        confidence=pause.confidence,
        evidence=pause.evidence,
    )


def _between(timed: Sequence[tuple[float, int]], start: float, end: float) -> WordRange:
    """The empty range between the two words that a sound stands between."""
    passed = bisect_right(timed, ((start + end) / 2, len(timed)))
    place = timed[passed - 1][1] + 1 if passed else 0
    return place, place


def _middles(words: Sequence[Word]) -> list[tuple[float, int]]:
    """Middle of each word with times, with its number; a heard sound stands between two of them."""
    return [
        ((word.start + word.end) / 2, index)
        for index, word in enumerate(words)
        if word.start is not None and word.end is not None
    ]


def _near(word: Word, pause: FilledPause) -> bool:
    if word.start is None or word.end is None:
        return False
    return word.start - NEAR_S <= pause.end and pause.start <= word.end + NEAR_S


def _among(event: FillerEvent, marked: Sequence[Judged]) -> bool:
    """Does any marked stretch cover at least half of the event, and mean it?

    Recognisers write words of no length; those are met where they stand.
    """
    if event.start is None or event.end is None:
        return False
    half = (event.end - event.start) / 2
    return any(
        min(event.end, one.end) - max(event.start, one.start) >= half
        for one in marked
        if _meant(one, event)
    )


def _meant(one: Judged, event: FillerEvent) -> bool:
    """Another filler at the same place is not meant; how a sound is spelt does not matter."""
    if one.group == event.group:
        return event.group == "sounds" or one.text == event.text
    return not one.group
