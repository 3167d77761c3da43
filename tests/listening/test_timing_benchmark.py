"""The benchmark of pauses counts what it says; on made-up answers, since nothing is timed."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.people.textgrid import words_of
from benchmarks.timing import FINDERS, Found, Score, Take, gaps, judged, told, word_errors
from voice_interview.model import Interval, Word

KNOWN = (Interval(1.0, 3.0), Interval(3.6, 6.0), Interval(6.3, 9.0))


def take() -> Take:
    return Take(
        "free", 20.0, np.zeros(160_000, np.float32), (Word("word"),) * 24, KNOWN, gaps(KNOWN)
    )


def test_the_truth_is_without_fault() -> None:
    found = judged([take()], lambda take: take.timed_by(KNOWN))
    assert (found["precision"], found["recall"], found["f1"]) == (1.0, 1.0, 1.0)
    assert found["border_error_p90_ms"] == 0.0
    assert found["speech_rate_error_largest_percent"] == 0.0
    assert found["f1_by"] == {"free": 1.0, "noise at 20 dB": 1.0}


def test_words_that_begin_late_are_late() -> None:
    known = (Word("one", 1.0, 1.2), Word("two", 2.0, 2.3))
    late = (Word("one", 1.02, 1.2), Word("two", 2.02, 2.3))
    takes = [replace(take(), words=known)] * 2
    found = [Found(takes[0].timed_by(KNOWN).timing, words) for words in (late, late[:1])]
    errors = word_errors(takes, found)
    assert errors["words_placed"] == 2, "a take with a word too few says nothing"
    assert errors["word_start_error_median_ms"] == pytest.approx(20.0)


def test_what_is_missed_late_or_made_up_is_counted() -> None:
    score = Score()
    score.add(
        [Interval(3.0, 3.6), Interval(6.0, 6.3)],
        [Interval(3.04, 3.6), Interval(7.0, 7.5), Interval(5.9, 7.0)],
    )
    assert (score.right, score.wrong, score.missed) == (1, 2, 1)
    assert score.figures()["border_error_p90_ms"] == pytest.approx(36.0)


def test_a_span_that_is_too_long_makes_the_pace_too_slow() -> None:
    found = judged([take()], lambda take: take.timed_by((Interval(0.2, 3.0), *KNOWN[1:])))
    assert found["speech_rate_error_largest_percent"] == pytest.approx(100 * 0.8 / 8.8, abs=0.01)


def test_each_way_is_told_as_soon_as_it_is_known(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(FINDERS, "truth", lambda take: take.timed_by(KNOWN))
    figures = told("synthetic", [take()], ["truth"])
    assert figures["truth"]["f1"] == 1.0
    assert json.loads(capsys.readouterr().err) == {"synthetic": figures}


def test_words_of_a_grid(tmp_path: Path) -> None:
    grid = tmp_path / "one.TextGrid"
    rows = ["0", "1.0", '""', "1.0", "1.5", '"one"', "1.5", "1.51", '"uh"']
    head = ['File type = "ooTextFile"', "", '"IntervalTier"', '"words"', "0", "1.51", "3"]
    grid.write_text("\n".join([*head, *rows, '"IntervalTier"', '"phones"', "0", "1.51", "0"]))
    assert words_of(grid) == (Word("one", 1.0, 1.5),)
