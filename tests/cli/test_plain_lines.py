"""Reports and comparisons as lines: what is told of each, and what is left out."""

from dataclasses import replace

from rich.cells import cell_len

from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.analysis.several.comparison import PartPair, compare
from voice_interview.cli.lines.plain_progress import comparison_lines
from voice_interview.cli.lines.plain_report import report_lines
from voice_interview.cli.lines.wrapping import wrapped
from voice_interview.model import FillerEvent, Question, Report, StarPart

WHY = Question("why", "Why us?", expects_story=False)


def report(said: str) -> Report:
    return reporting.build("t", WHY, hearing(said), ())


def test_pauses_of_a_second_and_more_are_told_with_their_places() -> None:
    told = report_lines(report("So (0.9) I led (2.5) it (1.2) well."))
    (pauses,) = (line for line in told if line.startswith("Long pauses"))
    assert pauses.startswith("Long pauses: 2.5 s at 0:0")
    assert pauses.count(" s at ") == 2
    assert not [line for line in report_lines(report("I led it.")) if "Long pauses" in line]


def test_what_is_possible_has_its_sign_and_what_is_none_stands_apart() -> None:
    found = report("So I led it (0.5) well.")
    assert found.fillers is not None
    events = (
        FillerEvent("sound", "sounds", "um", (0, 0), 1.0, 1.2, 0.9, "heard"),
        FillerEvent("possible", "sounds", "uh", (1, 1), 62.0, 62.2, 0.4, "heard"),
        FillerEvent("unclear", "unclear", "noise", (2, 2), 3.0, 3.2, 0.4, "loud"),
    )
    told = report_lines(replace(found, fillers=replace(found.fillers, events=events)))
    assert "Fillers: um 0:01, uh? 1:02" in told
    assert "Unclear sounds: 0:03" in told


def test_two_alike_are_told_to_be() -> None:
    one = report("I led it (0.8) and it went well in the end.")
    told = list(comparison_lines(compare(one, one)))
    assert "Length: 0:0" in "".join(told)
    assert any(line.endswith("(the same)") for line in told)
    assert "Neither tells a story." in told
    assert "Words: 10 kept, 0 dropped, 0 added." in told


def test_a_story_beside_an_answer_that_is_none_is_told_part_by_part() -> None:
    one = report("I led it.")
    parts = (PartPair(StarPart.TASK, "thin", None), PartPair(StarPart.RESULT, None, None))
    told = list(comparison_lines(replace(compare(one, one), parts=parts)))
    assert "Task: thin -> no story" in told
    assert "Neither tells a story." not in told


def test_what_was_dropped_and_added_stands_under_its_sign() -> None:
    first, second = report("I led the work well."), report("I led it and it went badly.")
    found = compare(first, second)
    counted = replace(found.differences[0], first=1.0, second=2.0, alike=False)
    told = list(comparison_lines(replace(found, differences=(counted,))))
    assert "= I led" in told
    assert "- the work well." in told
    assert "+ it and it went badly." in told
    assert any(line.endswith("(counted in different ways)") for line in told)


def test_lines_are_as_wide_as_a_terminal_shows_them() -> None:
    told = wrapped(f"  {'日本語 ' * 20}ended", "    ")
    assert [cell_len(line) for line in told] == [78, 72]
    assert told[0].startswith("  日本語 日") and told[1].startswith("    日本語 日")
    assert wrapped("https://example.org/" + "long/" * 20 + " is kept") == [
        "https://example.org/" + "long/" * 20,
        "is kept",
    ]
    assert wrapped(f"{'x' * 39} {'y' * 40} z") == [f"{'x' * 39} {'y' * 40}", "z"]
