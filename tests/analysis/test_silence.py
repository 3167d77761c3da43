"""A take in which nobody is heard: nothing is counted, and every report says so and what to do."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.analysis.conftest import SHIPPED
from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.analysis.quality import unheard
from voice_interview.analysis.several.comparison import compare
from voice_interview.cli.lines.plain_report import report_lines
from voice_interview.export import html, json_report, markdown
from voice_interview.model import (
    Answer,
    Hearing,
    Interval,
    Question,
    Report,
    Sounds,
    Take,
    TakeState,
)
from voice_interview.questions import rules as rule_files

QUESTION = Question("failed", "Tell me about a problem you solved.")
RULES = rule_files.load(SHIPPED)
SILENT = "Only silence was recorded: check the microphone."


def report(said: Hearing, *notes: str) -> Report:
    assert said.sounds is not None
    heard = replace(said, sounds=replace(said.sounds, notes=notes))
    return reporting.build("quiet", QUESTION, heard, RULES)


def page(found: Report) -> str:
    take = Take("quiet", TakeState.DONE, QUESTION, "2026-11-20T10:00:00.000Z")
    return html.page([Answer(take, found)], Path.read_bytes)


@pytest.mark.parametrize("notes", [(), (SILENT,)], ids=["a quiet room", "a muted microphone"])
def test_every_report_says_that_nobody_was_heard_and_counts_nothing(notes: tuple[str, ...]) -> None:
    found = report(hearing("(20.0)"), *notes)
    for told in ("\n".join(report_lines(found)), markdown.page(found), page(found)):
        assert "No voice was heard." in told
        assert "check the microphone" in told
        assert "see whether the microphone is muted" in told.replace("\n  ", " ")
        assert "none found" not in told
        assert "none heard" not in told
        assert "sound is too poor" not in told
    made = json_report.as_object(found)
    assert made["fillers"]["counted"] is False
    assert made["fillers"]["heard"] is None
    assert made["timing"]["speech_s"] == 0.0
    assert made["quality"]["notes"][-1].startswith("Nothing is counted, as nobody was heard")
    assert made["focus"]["title"] == "Record it again"


def test_silence_is_an_answer_of_no_length_beside_others() -> None:
    quiet, said = report(hearing("(20.0)")), report(hearing("I led the team " * 20))
    figures = reporting.figures(quiet)
    assert (figures.duration_s, figures.fillers_heard, figures.fillers_at_least) == (
        None,
        None,
        False,
    )
    differences = compare(said, quiet).differences
    assert [one.measure.name for one in differences if one.second is not None] == []


def test_a_voice_without_a_word_is_no_silence() -> None:
    mumbled = hearing("<um 0.8> (5.0)")
    found = report(mumbled)
    assert unheard(found) == "Something like a voice was heard, but no words"
    assert found.fillers is not None
    assert found.fillers.heard == 1
    noisy = replace(mumbled, sounds=Sounds(6.0, (Interval(1.0, 4.0),), ()))
    assert unheard(report(noisy, "Too noisy.")) == "There are no words"
