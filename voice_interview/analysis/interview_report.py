"""An interview as a whole: per question, per phase, overall. Pure; knows no disk."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from statistics import median

from voice_interview.analysis import own_question
from voice_interview.analysis.report import figures
from voice_interview.model import AvoidRule, Report, Rule
from voice_interview.model.formats import Phase
from voice_interview.model.interview import OWN_QUESTION, Interview, Part
from voice_interview.model.interview_report import (
    InterviewReport,
    OwnQuestion,
    PhaseLine,
    QuestionLine,
)


def build(
    interview: Interview,
    reports: Mapping[str, Report],
    rules: Iterable[Rule],
    earlier: Mapping[str, str],
    voiceless: Collection[str],
) -> InterviewReport:
    """`reports` by take; `earlier`: what was asked in takes of other interviews, by take;
    `voiceless`: takes without a report in which nobody was heard."""
    avoid = [rule for rule in rules if isinstance(rule, AvoidRule)]
    asked_before = dict(earlier)
    lines: list[QuestionLine] = []
    for number, asked in enumerate(interview.asked):
        report = reports.get(asked.take_id)
        own = None
        if asked.question.id == OWN_QUESTION and report is not None:
            own = _own(interview, report, avoid, asked_before)
            asked_before[asked.take_id] = own.text
        lines.append(_line(interview, number, report, own, asked.take_id in voiceless))
    numbers = [line.figures for line in lines if line.figures is not None]
    named = Counter(line.focus for line in lines if line.focus).most_common(1)
    answered = [line for line in lines if line.answered]
    return InterviewReport(
        interview=interview,
        questions=tuple(lines),
        phases=tuple(
            _phase(interview, number, phase, lines)
            for number, phase in enumerate(interview.format.phases)
        ),
        answered=len(answered),
        passed=sum(line.asked.passed for line in lines),
        spoken_s=sum(line.asked.length_s or 0.0 for line in lines),
        over_limit=sum(bool(line.over_limit_s) for line in lines),
        articulation_rate_wpm=_middle(one.articulation_rate_wpm for one in numbers),
        fillers_per_minute=_middle(one.fillers_per_minute for one in numbers),
        fillers_at_least=any(one.fillers_at_least for one in numbers),
        focus=named[0][0] if named and named[0][1] > 1 else "",
        missing_words=sum(line.figures is None for line in answered),
    )


def _line(
    interview: Interview,
    number: int,
    report: Report | None,
    own: OwnQuestion | None,
    voiceless: bool,
) -> QuestionLine:
    asked = interview.asked[number]
    limit_s = interview.format.phases[asked.phase].limit_s
    length_s = asked.length_s
    return QuestionLine(
        number=number + 1,
        asked=asked,
        over_target_s=None if length_s is None else max(0.0, length_s - asked.question.target_s),
        over_limit_s=max(0.0, length_s - limit_s) if limit_s and length_s is not None else None,
        figures=None if report is None else figures(report),
        focus=report.focus.title if report is not None and report.focus is not None else "",
        feedback=tuple(e for e in interview.values(Part.FEEDBACK) if e.asked == number),
        own=own,
        voiceless=voiceless,
    )


def _own(
    interview: Interview, report: Report, rules: list[AvoidRule], earlier: Mapping[str, str]
) -> OwnQuestion:
    role = interview.pick or interview.format.id
    return own_question.check(report.transcript.text, rules, earlier, _asking_s(report), role)


def _asking_s(report: Report) -> float | None:
    timed = [word for word in report.transcript.words if word.start is not None]
    ends = [word.end for word in report.transcript.words if word.end is not None]
    if not timed or not ends or timed[0].start is None:
        return None
    return ends[-1] - timed[0].start


def _phase(interview: Interview, number: int, phase: Phase, lines: list[QuestionLine]) -> PhaseLine:
    took_s = None
    if number < len(interview.times):
        time = interview.times[number]
        ended_s = interview.elapsed_s if time.ended_s is None else time.ended_s
        took_s = ended_s - time.began_s
    here = [line for line in lines if line.asked.phase == number]
    return PhaseLine(
        phase=phase,
        took_s=took_s,
        over_s=max(0.0, (took_s or 0.0) - phase.seconds),
        asked=len(here),
        answered=sum(line.answered for line in here),
        spoken_s=sum(line.asked.length_s or 0.0 for line in here),
    )


def _middle(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None
