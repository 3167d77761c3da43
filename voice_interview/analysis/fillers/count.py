"""The filler part of the report: events and figures of the three groups."""

from collections import Counter
from collections.abc import Sequence

from voice_interview.analysis.fillers.clusters import clusters
from voice_interview.analysis.fillers.sounds import reviewed
from voice_interview.analysis.fillers.unchecked import places
from voice_interview.analysis.fillers.words import Use, chosen, uses
from voice_interview.analysis.reading import Reading
from voice_interview.model import (
    AnalysisOptions,
    FillerEvent,
    FillerRule,
    Fillers,
    HabitUse,
    Interval,
    Review,
    Word,
)


def count(
    words: Sequence[Word],
    reading: Reading,
    sounds: Sequence[FillerEvent],
    rules: Sequence[FillerRule],
    options: AnalysisOptions,
    review: Review,
    *,
    listened: bool,
    unchecked: tuple[Interval, ...],
    answer_s: float | None,
    measurable: bool,
) -> Fillers:
    """All groups that are switched on.

    `reading` has no filled pauses in it; `sounds` are those. `answer_s` is the time from first to
    last voice, None when not known. Without `measurable` there are places and no rates.
    """
    used = list(uses(reading, chosen(rules, options)))
    judged = reviewed((_event(use, words, reading) for use in used if use.filler), review)
    removed = {word.lower() for word in options.remove_words}
    shown = [event for event in sounds if event.text not in removed]
    heard: int | None = sum(event.kind == "sound" for event in shown)
    possible: int | None = sum(event.kind == "possible" for event in shown)
    if "sounds" not in options.groups:
        shown, heard, possible = [], None, None
    return Fillers(
        heard=heard,
        possible=possible,
        at_least=not listened,
        per_minute=None if heard is None or not answer_s else heard * 60 / answer_s,
        per_100_words=_per_100(heard, reading) if measurable else None,
        markers=_markers(judged) if "markers" in options.groups else None,
        habits=_table(used, judged, "habits"),
        events=tuple(sorted((*shown, *judged), key=lambda event: (event.words, event.start or 0))),
        marker_words=_table(used, judged, "markers"),
        clusters=clusters(shown, reading),
        unchecked=() if heard is None else unchecked,
    )


def told(fillers: Fillers) -> str:
    """`9 heard (+2 possible)`, `at least 4`, `none for sure`; empty when that group is off."""
    if fillers.heard is None:
        return ""
    maybe = f" (+{fillers.possible} possible)" if fillers.possible else ""
    if fillers.at_least and not fillers.heard:
        return "none for sure" + maybe
    return (f"at least {fillers.heard}" if fillers.at_least else f"{fillers.heard} heard") + maybe


def unheard(fillers: Fillers) -> str:
    """`could not be checked: 0:31 to 0:43`; empty when there is no such place."""
    return f"could not be checked: {places(fillers.unchecked)}" if fillers.unchecked else ""


def _event(use: Use, words: Sequence[Word], reading: Reading) -> FillerEvent:
    first, after = reading.words(*use.tokens)
    return FillerEvent(
        kind="word",
        group=use.rule.group,
        text=use.rule.text,
        words=(first, after),
        start=words[first].start,
        end=words[after - 1].end,
        confidence=use.rule.confidence,
        evidence=use.why,
    )


def _markers(judged: Sequence[FillerEvent]) -> int:
    return sum(event.group == "markers" for event in judged)


def _per_100(heard: int | None, reading: Reading) -> float | None:
    said = len({token.index for token in reading.tokens})
    return None if heard is None or not said else heard * 100 / said


def _table(used: Sequence[Use], judged: Sequence[FillerEvent], group: str) -> tuple[HabitUse, ...]:
    total = Counter(use.rule.text for use in used if use.rule.group == group)
    filler = Counter(event.text for event in judged if event.group == group)
    rows = (HabitUse(text, number, filler[text]) for text, number in total.items())
    return tuple(sorted(rows, key=lambda row: (-row.filler, -row.used, row.text)))
