"""An interview's report in words: what it adds up to is what its parts say."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.interviewing.candidate import shipped
from voice_interview.interview.telling import sections
from voice_interview.model.interview import Interview
from voice_interview.model.interview_report import InterviewReport, PhaseLine

lengths = st.floats(0, 1_000)


def seconds(told: str) -> int:
    minutes, rest = told.split(":")
    return 60 * int(minutes) + int(rest)


@given(st.lists(st.tuples(lengths, lengths), min_size=3, max_size=3))
def test_the_whole_is_the_sum_of_its_parts_as_shown(times: list[tuple[float, float]]) -> None:
    form = shipped()["workshop"]
    lines = tuple(
        PhaseLine(phase, took_s, 0.0, 1, 1, spoken_s)
        for phase, (took_s, spoken_s) in zip(form.phases, times, strict=True)
    )
    whole_s, spoken_s = (sum(column) for column in zip(*times, strict=True))
    interview = Interview("one", form, "2026-11-20T10:00:00.000Z", 1, ((),) * 3, elapsed_s=whole_s)
    report = InterviewReport(interview, (), lines, 1, 0, spoken_s, 0, None, None, False, "", 0)
    overall, parts, *_ = sections(report)
    shown = [re.findall(r"\d+:\d\d", line) for line in parts.lines]
    assert seconds(re.findall(r"\d+:\d\d", overall.lines[0])[0]) == sum(
        seconds(times[0]) for times in shown
    )


def test_at_least_none_is_not_told() -> None:
    form = shipped()["rapid-fire"]
    interview = Interview("one", form, "2026-11-20T10:00:00.000Z", 1, ((),), elapsed_s=9.0)

    def told(at_least: bool) -> str:
        report = InterviewReport(interview, (), (), 1, 0, 9.0, 0, None, 0.0, at_least, "", 0)
        return " ".join(sections(report)[0].lines)

    assert "Filler sounds 0.0 a minute" in told(False)
    assert "Filler sounds" not in told(True)
