"""Words beside those that the alignment placed, and alignments that cannot be right."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from tests.export.answers import RULES
from voice_interview.analysis import report as reporting
from voice_interview.listening import lay as laying
from voice_interview.listening.alignment.align import Alignment
from voice_interview.listening.alignment.path import Placed
from voice_interview.listening.lay import Laid, lay
from voice_interview.listening.sound.activity import Activity
from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.model import (
    FilledPause,
    FillerEvent,
    Hearing,
    Interval,
    Sounds,
    Transcript,
    Word,
)

LENGTH_S = 12.0
SPEECH = (Interval(0.5, 11.5),)
HALF = tuple(Placed(n, 0.5 + 0.5 * n, 0.9 + 0.5 * n, 3, -20.0) for n in range(22))
"""Twenty-two words, one every half second, with a tenth of a second between two."""


def text(*written: Word, at: int = 10) -> tuple[Word, ...]:
    """Twenty words without times, and `written` after the first ten."""
    others = [Word(f"w{n}") for n in range(20)]
    return (*others[:at], *written, *others[at:])


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> "Lay":
    return Lay(monkeypatch)


class Lay:
    """`lay` on a sound in which every word that the alignment knows is where it says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(
        self,
        words: Sequence[Word],
        places: Sequence[Placed | None],
        pauses: tuple[FilledPause, ...] = (),
    ) -> Laid:
        alignment = Alignment((), tuple(places), ())
        self._monkeypatch.setattr(laying, "align", lambda *_args, **_options: alignment)
        self._monkeypatch.setattr(laying, "filled_pauses", lambda *_args: pauses)
        hiss = np.random.default_rng(0).normal(0, 0.01, round(LENGTH_S * RATE_HZ))
        count = round(100 * LENGTH_S)
        likely, out = np.full(count, 0.9, np.float32), np.full(count, 9.0, np.float32)
        seen = Activity(SPEECH, likely, out, np.full(count, -20.0, np.float32))
        return lay(hiss.astype(np.float32), words, seen)


def around(found: Laid, place: int) -> list[tuple[float | None, float | None]]:
    """Times of the word there, and of its neighbours."""
    return [(word.start, word.end) for word in found.words[place - 1 : place + 2]]


def placed_around_one() -> list[Placed | None]:
    """Room from 5.4 to 6.0 s for a word that has no place."""
    return [*HALF[:10], None, *HALF[11:21]]


@pytest.mark.parametrize(
    ("word", "start", "end"),
    [
        (Word("left"), 5.4, 6.0),
        (Word("left", 5.5, 5.8), 5.5, 5.8),
        (Word("left", 1.0, 1.4), 5.4, 5.4),
        (Word("left", 9.0, 9.4), 6.0, 6.0),
        (Word("left", 5.2, 7.0), 5.4, 6.0),
    ],
    ids=["no times", "within", "long before", "long after", "over both edges"],
)
def test_a_word_without_a_place_stays_in_the_room_between_its_neighbours(
    laid: Lay, word: Word, start: float, end: float
) -> None:
    found = laid(text(word), placed_around_one())
    assert found.complete
    assert around(found, 10) == [(5.0, 5.4), (start, end), (6.0, 6.4)]


def test_at_both_ends_of_a_sound_the_room_is_what_is_left_of_it(laid: Lay) -> None:
    places = [None, *HALF[1:21]]
    assert laid(text(Word("so"), at=0), places).words[0] == Word("so", 0.0, 1.0)
    places = [*HALF[:20], None]
    last = laid(text(Word("so"), at=20), places).words[-1]
    assert last == Word("so", HALF[19].end, LENGTH_S)


UM = FilledPause(5.5, 5.8, True, 0.9, "heard")


def test_a_written_filled_pause_has_the_time_of_the_one_that_was_heard_there(laid: Lay) -> None:
    places = [*HALF[:10], *(replace(one, number=one.number - 1) for one in HALF[11:21])]
    elsewhere = FilledPause(0.92, 0.98, True, 0.9, "heard")
    found = laid(text(Word("um", 5.0, 5.2)), places, (elsewhere, UM))
    assert around(found, 10) == [(5.0, 5.4), (5.5, 5.8), (6.0, 6.4)]
    unheard = laid(text(Word("um", 5.0, 5.9)), places, (elsewhere,))
    assert around(unheard, 10)[1] == (5.4, 5.9)
    untimed = laid(text(Word("um")), places, (elsewhere,))
    assert around(untimed, 10)[1] == (None, None), "nobody knows when"


def test_two_written_filled_pauses_in_one_gap_are_the_two_that_were_heard(laid: Lay) -> None:
    """Else the second would be counted twice: as it was written, and as it was heard."""
    places = [*HALF[:10], *(replace(one, number=one.number - 2) for one in HALF[12:22])]
    second = replace(UM, start=6.2, end=6.4)
    found = laid(text(Word("um,"), Word("uh,")), places, (UM, second))
    assert [(word.start, word.end) for word in found.words[10:12]] == [(5.5, 5.8), (6.2, 6.4)]
    reported = events_of(found)
    assert [(event.kind, event.start) for event in reported] == [("sound", 5.5), ("sound", 6.2)]


def test_a_word_without_a_place_takes_no_filled_pause_from_the_one_behind_it(laid: Lay) -> None:
    places = [*HALF[:10], None, *(replace(one, number=one.number - 1) for one in HALF[12:22])]
    found = laid(text(Word("left"), Word("um,")), places, (UM,))
    assert [(word.start, word.end) for word in found.words[10:12]] == [(5.4, 6.5), (5.5, 5.8)]


def test_between_two_places_that_overlap_there_is_no_room(laid: Lay) -> None:
    places = [*HALF[:9], replace(HALF[9], end=6.2), None, *HALF[11:21]]
    found = laid(text(Word("left", 5.0, 7.0)), places)
    assert around(found, 10) == [(5.0, 6.2), (6.2, 6.2), (6.0, 6.4)]


def test_times_never_run_backwards_whatever_was_written(laid: Lay) -> None:
    odd = (Word("um", 9.0, 1.0), Word("left", 3.0, 2.0), Word("hmm"), Word("it", 0.0, 20.0))
    plain = [*HALF[:10], None, None, *HALF[12:22]]
    found = laid(text(*odd), plain, (UM,))
    assert [word.text for word in found.words] == [word.text for word in text(*odd)]
    times = [(w.start, w.end) for w in found.words if w.start is not None and w.end is not None]
    assert all(start <= end for start, end in times)
    assert all(earlier[0] <= later[0] for earlier, later in pairwise(times))
    assert times[-1][1] <= LENGTH_S


def events_of(found: Laid) -> tuple[FillerEvent, ...]:
    """The filler sounds that a report on these words has."""
    sounds = Sounds(LENGTH_S, SPEECH, found.filled_pauses)
    hearing = Hearing(Transcript(found.words, "builtin"), sounds)
    fillers = reporting.build("x", None, hearing, RULES).fillers
    assert fillers is not None
    return tuple(event for event in fillers.events if event.group == "sounds")
