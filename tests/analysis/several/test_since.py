"""What became of the advice on the answer before: told where known, judged where it can be."""

from dataclasses import replace

import pytest

from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.analysis.several.since import figure_of, since
from voice_interview.model import Question, Report, Rule

STORY = (
    "Last year our release broke on a Friday. (0.4) My manager asked me to find out why before "
    "Monday. (0.4) First I read all the logs of that week. (0.3) Then I wrote a check that runs "
    "before each release, and I showed it to the team. (0.5) "
)
ENDING = "As a result we had no broken release for six months, and we saved ten hours a week."
VAGUE = "As a result the releases went well again and the whole team was happy with it."
UMS = "<um 0.4> " * 8
ASKED = Question("broken", "Tell me about something that broke.", target_s=60.0)


def of(said: str, rules: tuple[Rule, ...], **heard: bool) -> Report:
    return reporting.build("take", ASKED, hearing(said, **heard), rules)


def test_a_part_that_was_missing_is_there_or_still_missing(rules: tuple[Rule, ...]) -> None:
    before = of(STORY, rules)
    assert before.focus is not None and before.focus.title == "Say how it ended"
    assert since(before, of(STORY + ENDING, rules), None) == (
        "Say how it ended. The result is there now."
    )
    assert since(before, before, None) == "Say how it ended. The result is still missing."


def test_a_number_is_there_or_still_missing(rules: tuple[Rule, ...]) -> None:
    before = of(STORY + VAGUE, rules)
    assert before.focus is not None and before.focus.figure == "number"
    told = "Put a number on the result. There is a number in the result now."
    assert since(before, of(STORY + ENDING, rules), None) == told
    assert since(before, before, None).endswith("There is still no number in the result.")


@pytest.mark.parametrize(
    ("own", "ends"),
    [
        (None, " now."),
        (0.5, " now, which is better."),
        (50.0, " now; your takes usually differ as much."),
    ],
)
def test_a_figure_is_judged_by_how_far_takes_lie_apart(
    rules: tuple[Rule, ...], own: float | None, ends: str
) -> None:
    before, now = of(UMS + STORY + ENDING, rules), of(STORY + ENDING, rules)
    measure = figure_of(before)
    assert measure is not None and measure.name == "fillers_per_minute"
    told = since(before, now, own)
    assert told.startswith("Let silence do the work of um. ")
    assert " a minute then, 0.0 now" in told
    assert told.endswith(ends)


def test_lengths_are_told_and_not_judged(rules: tuple[Rule, ...]) -> None:
    before, now = of(ENDING, rules), of(STORY + ENDING, rules)
    measure = figure_of(before)
    assert measure is not None and measure.name == "duration_s"
    for own in (None, 1.0, 50.0):
        assert since(before, now, own).endswith(" then, 0:20 now.")


def test_what_is_no_more_than_a_lower_bound_or_counted_otherwise_is_not_told(
    rules: tuple[Rule, ...],
) -> None:
    before = of(UMS + STORY + ENDING, rules)
    assert since(before, of(STORY + ENDING, rules, listened=False), None) == ""


def test_words_of_another_recogniser_say_nothing_about_parts(rules: tuple[Rule, ...]) -> None:
    before, now = of(STORY, rules), of(STORY + ENDING, rules)
    rough = replace(now, transcript=replace(now.transcript, engine="builtin"))
    assert since(before, rough, None) == ""


def test_without_a_story_nothing_is_said_of_its_parts(rules: tuple[Rule, ...]) -> None:
    before = of(STORY, rules)
    assert (
        since(before, of("I usually like to read all the logs of a week. " * 4, rules), None) == ""
    )


def test_what_was_fine_is_not_followed(rules: tuple[Rule, ...]) -> None:
    fine = replace(of(STORY + ENDING, rules), focus=None)
    assert figure_of(fine) is None
    assert since(fine, fine, None) == ""
