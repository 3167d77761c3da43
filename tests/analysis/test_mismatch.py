"""Words that were looked for in the sound, and not all found: what a report says of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.analysis.conftest import SHIPPED
from tests.analysis.test_star import STRONG
from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.analysis.explained import Figure, explained
from voice_interview.analysis.fillers.count import told as counted
from voice_interview.analysis.fillers.count import unheard
from voice_interview.analysis.fillers.unchecked import places
from voice_interview.model import (
    AnalysisOptions,
    Fillers,
    Hearing,
    Interval,
    Report,
    Transcript,
    Word,
)
from voice_interview.questions import rules as rule_files

RULES = rule_files.load(SHIPPED)


def notes(said: Hearing, options: AnalysisOptions | None = None) -> str:
    return " ".join(reporting.build("test", None, said, RULES, options).notes)


def mismatched(text: str) -> Hearing:
    said = hearing(text)
    assert said.sounds is not None
    return Hearing(said.transcript, replace(said.sounds, heard_all=False))


def unmatched(text: str, *stretches: Interval) -> Hearing:
    """Likewise, where it is known in which stretches."""
    said = mismatched(text)
    assert said.sounds is not None
    return Hearing(said.transcript, replace(said.sounds, unchecked=stretches))


def report(said: Hearing) -> tuple[Report, Fillers]:
    found = reporting.build("test", None, said, RULES)
    assert found.fillers is not None
    return found, found.fillers


def test_what_words_that_do_not_match_the_sound_make_doubtful() -> None:
    rated = notes(mismatched(STRONG))
    assert "do not match everywhere" in rated
    assert "lower bound" in rated
    assert "pace may include" in rated
    unrated = notes(mismatched("we went (5.0) home"))
    assert "do not match" in unrated
    assert "pace may include" not in unrated, "there is none"


def test_um_and_uh_alone_are_not_said_to_belong_elsewhere() -> None:
    told = notes(mismatched("um (5.0) uh"))
    assert "lower bound" in told
    assert "do not match" not in told


def test_words_found_nowhere_in_the_sound_may_be_those_of_another_recording() -> None:
    said = mismatched(STRONG)
    words = tuple(Word(word.text) for word in said.transcript.words)
    assert "belong to this recording" in notes(Hearing(Transcript(words, "given"), said.sounds))


def test_a_mismatch_is_told_where_no_fillers_are_counted() -> None:
    told = notes(mismatched(STRONG), AnalysisOptions(fillers=False))
    assert "do not match" in told
    assert "lower bound" not in told


def test_no_words_of_another_language_are_said_not_to_match() -> None:
    said = mismatched(STRONG)
    told = notes(Hearing(replace(said.transcript, language="de"), said.sounds))
    assert "lower bound" in told
    assert "do not match" not in told


PARTED = f"{STRONG} <um 0.4> (1.0) {STRONG}"


def test_the_places_that_could_not_be_checked_are_named() -> None:
    found, fillers = report(unmatched(PARTED, Interval(4.0, 9.5), Interval(60.0, 62.0)))
    assert fillers.unchecked == (Interval(4.0, 9.5), Interval(60.0, 62.0))
    assert (counted(fillers), fillers.at_least) == ("at least 1", True)
    assert unheard(fillers) == "could not be checked: 0:04 to 0:09, 1:00 to 1:02"
    there = "(0:04 to 0:09, 1:00 to 1:02)"
    assert f"check the words {there}." in " ".join(found.notes)
    assert f"may be missing {there}: their count is a lower bound." in " ".join(found.notes)
    assert "elsewhere" in explained(Figure.SOUNDS, found).trust
    anywhere, _ = report(mismatched(PARTED))
    assert "elsewhere" not in explained(Figure.SOUNDS, anywhere).trust


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said,
        lambda said: mismatched(PARTED),
        lambda said: replace(said, transcript=replace(said.transcript, engine="builtin")),
        lambda said: replace(said, sounds=replace(said.sounds, filled_pauses=None)),
        lambda said: replace(said, sounds=replace(said.sounds, notes=("Too noisy.",))),
    ],
    ids=["all of it", "nobody knows where", "a rough recogniser", "nobody listened", "noise"],
)
def test_where_nothing_was_checked_for_sure_no_place_is_named(
    change: Callable[[Hearing], Hearing],
) -> None:
    whole = unmatched(PARTED, Interval(0.0, 600.0))
    found, fillers = report(change(whole))
    assert (fillers.at_least, fillers.unchecked, unheard(fillers)) == (True, (), "")
    assert "(0:0" not in " ".join(found.notes)


def test_of_many_places_the_first_are_named() -> None:
    many = [Interval(60.0 * n, 60.0 * n + 5) for n in range(5)]
    assert places(many) == "0:00 to 0:05, 1:00 to 1:05, 2:00 to 2:05 and 2 more"
    assert places([Interval(3.2, 3.8)]) == "0:03"
