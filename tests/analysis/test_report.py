"""The whole report: notes on its own limits, figures, and any input at all."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.conftest import SHIPPED
from tests.analysis.test_star import STRONG
from tests.notation import hearing, plain
from voice_interview.analysis import report as reporting
from voice_interview.export.json_report import as_object
from voice_interview.model import (
    RULES_VERSION,
    FilledPause,
    Hearing,
    Interval,
    Question,
    Report,
    Rule,
    Sounds,
    Transcript,
    Word,
)
from voice_interview.questions import rules as rule_files

RULES = rule_files.load(SHIPPED)


def notes(said: Hearing) -> str:
    return " ".join(reporting.build("test", None, said, RULES).notes)


def test_what_makes_figures_doubtful_is_said() -> None:
    said = hearing(STRONG)
    assert notes(said) == ""
    assert "written words alone" in notes(hearing(STRONG, listened=False))
    assert "written words alone" in notes(plain(STRONG))
    assert "no times" in notes(plain(STRONG))
    assert "No words" in notes(plain(""))
    rough = Hearing(replace(said.transcript, engine="builtin"), said.sounds)
    assert "rough draft" in notes(rough)
    foreign = Hearing(replace(said.transcript, language="de"), said.sounds)
    assert "English only" in notes(foreign)
    unsure = tuple(replace(word, confidence=0.2) for word in said.transcript.words)
    assert "unsure" in notes(Hearing(Transcript(unsure, "whisper"), said.sounds))
    assert said.sounds is not None
    clipped = replace(said.sounds, notes=("The recording is clipped.",))
    assert notes(Hearing(said.transcript, clipped)).startswith("The recording is clipped.")
    assert "five seconds" in notes(hearing("we left early and"))


def test_why_a_long_answer_has_no_pace() -> None:
    ums = notes(hearing("um (5.0) uh"))
    assert "no pace" in ums and "five seconds" not in ums
    words = tuple(Word(text) for text in STRONG.split())
    silent = notes(Hearing(Transcript(words, "given"), Sounds(60.0, (), ())))
    assert "No voice" in silent and "five seconds" not in silent


def test_the_same_note_does_not_come_twice() -> None:
    said = hearing("we left early and")
    assert said.sounds is not None
    short = replace(said.sounds, notes=("Shorter than five seconds: too short to measure.",))
    assert notes(Hearing(said.transcript, short)).count("five seconds") == 1


def test_figures(rules: tuple[Rule, ...]) -> None:
    said = hearing(STRONG.replace(". ", ". (0.6) ").replace("First", "um First"))
    report = reporting.build("take", Question("q", "Why?"), said, rules)
    found = reporting.figures(report)
    assert found.rules_version == RULES_VERSION
    assert (found.star, found.fillers_heard, found.pauses) == ("STAR", 1, 5)
    assert found.words == len(said.transcript.words)
    assert found.speech_rate_wpm == report.timing.speech_rate_wpm


def test_figures_of_text_alone(rules: tuple[Rule, ...]) -> None:
    cut = plain(STRONG.partition(" In the end")[0])
    found = reporting.figures(reporting.build("text", None, cut, rules))
    assert found.star == "STA-"
    assert (found.duration_s, found.pauses, found.fillers_per_minute) == (None, None, None)
    empty = reporting.figures(reporting.build("text", None, plain(""), rules))
    assert (empty.star, empty.words) == ("", 0)


def test_same_facts_same_report(rules: tuple[Rule, ...]) -> None:
    said = hearing(STRONG)
    assert reporting.build("a", None, said, rules) == reporting.build("a", None, said, rules)


odd = st.sampled_from(
    ["um", "like", "you", "know", "So,", "—", "...", "I", "was", "café", "\u202e", "[um]", "10%",
     "</script>", "-", "wor-", "a" * 300, "日本", "ER", "?", "i", "mean", "well", "kind", "of"]
)  # fmt: skip
times = st.one_of(st.none(), st.floats(-5, 60, allow_nan=False))
words = st.lists(st.builds(Word, odd, times, times, st.one_of(st.none(), st.floats(0, 1))))
stretches = st.builds(
    lambda start, length: Interval(start, start + length), st.floats(0, 60), st.floats(0, 5)
)
heard = st.lists(
    st.builds(
        lambda piece, sure: FilledPause(piece.start, piece.end, sure, 0.5, "heard"),
        stretches,
        st.booleans(),
    ),
    max_size=8,
)
sounds = st.one_of(
    st.none(),
    st.builds(
        lambda speech, filled: Sounds(60.0, tuple(sorted(speech, key=lambda s: s.start)), filled),
        st.lists(stretches, max_size=8),
        st.one_of(st.none(), heard.map(tuple)),
    ),
)


@settings(max_examples=300, deadline=None)
@given(words, sounds)
def test_any_input_gives_a_report(said: list[Word], noise: Sounds | None) -> None:
    report = reporting.build("any", None, Hearing(Transcript(tuple(said), "given"), noise), RULES)
    json.dumps(as_object(report), allow_nan=False)
    check(report)


OF_THE_WHOLE = ("Record it again", "Check the words")
"""Advice on the recording as a whole, which rests on no words."""


def check(report: Report) -> None:
    number = len(report.transcript.words)
    assert (report.fillers is None) == report.timing.silent
    if report.fillers is None:
        assert number == 0
        return
    covered = [index for event in report.fillers.events for index in range(*event.words)]
    assert len(covered) == len(set(covered)), "no word counts twice"
    ranges = [event.words for event in report.fillers.events]
    ranges += [one.words for one in report.restarts]
    ranges += [segment.words for segment in report.star.segments] if report.star else []
    for first, after in ranges:
        assert 0 <= first <= after <= number
    sure = sum(event.kind == "sound" for event in report.fillers.events)
    maybe = sum(event.kind == "possible" for event in report.fillers.events)
    assert (report.fillers.heard, report.fillers.possible) == (sure, maybe)
    if report.focus is not None and report.focus.title not in OF_THE_WHOLE:
        assert report.focus.words is not None


@pytest.mark.parametrize("seconds", [0.0, 3600.0])
def test_very_short_and_very_long(seconds: float) -> None:
    said = Hearing(Transcript((), "whisper"), Sounds(seconds, ()))
    report = reporting.build("any", None, said, RULES)
    assert report.timing.duration_s == seconds
    check(report)
