"""A recording that was cut off: no advice to say what there was no time to say."""

from dataclasses import replace

import pytest

from tests.analysis.test_focus import QUESTION, report
from tests.analysis.test_star import STRONG
from tests.notation import hearing, plain
from voice_interview.analysis import cut_short
from voice_interview.model import Capture, Question, Rule

LOST = Capture(20.0, 48_000, "mic", ended_by="device lost")
ENDED = STRONG.partition(" In the end")[0]


@pytest.mark.parametrize("ended_by", ["device lost", "disk full", "recovered", "error"])
def test_what_is_missing_at_the_end_is_no_advice(ended_by: str, rules: tuple[Rule, ...]) -> None:
    whole = report(plain(ENDED), rules)
    assert whole.focus is not None and whole.focus.title == "Say how it ended"
    told = cut_short.told(whole, replace(LOST, ended_by=ended_by))
    assert told.focus is not None and told.focus.title == "Record it again"
    assert not told.focus.drill, "nothing to work on another evening"
    assert told.notes[0].startswith(told.focus.why)


def test_a_few_words_are_not_called_too_few(rules: tuple[Rule, ...]) -> None:
    short = replace(QUESTION, target_s=90.0)
    for question in (short, None):
        told = cut_short.told(report(hearing("We left early."), rules, question), LOST)
        assert told.focus is not None and told.focus.title == "Record it again"


def test_what_was_said_is_advised_on_as_ever(rules: tuple[Rule, ...]) -> None:
    long = report(hearing(STRONG), rules, replace(QUESTION, target_s=15.0))
    assert long.focus is not None and long.focus.title == "Make it shorter"
    assert cut_short.told(long, LOST).focus == long.focus
    well = report(hearing(STRONG.replace(". ", ". (0.6) ")), rules)
    assert cut_short.told(well, LOST).focus is None
    late = report(plain(f"So we went on. {STRONG}"), rules, Question("q", "And?", target_s=40.0))
    assert cut_short.told(late, LOST).focus == late.focus


def test_an_answer_that_was_ended_is_left_alone(rules: tuple[Rule, ...]) -> None:
    whole = report(plain(ENDED), rules)
    for capture in (None, replace(LOST, ended_by="stop")):
        assert cut_short.told(whole, capture) is whole
