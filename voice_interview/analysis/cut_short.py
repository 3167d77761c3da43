"""A recording that ended before the speaker did: what is missing may have been said. Pure."""

from dataclasses import replace

from voice_interview.analysis.focus.choose import FEWEST_WORDS
from voice_interview.model import Capture, Focus, Report, StarPart

WHY = {
    "device lost": "The microphone stopped in the middle.",
    "disk full": "The disk was full before you had finished.",
    "recovered": "The program ended while you were speaking.",
    "error": "The recording was cut off before you had finished.",
}
TO_COME = {"duration_s", StarPart.ACTION.value, StarPart.RESULT.value}
"""What advice rests on when it misses what may have come at the end."""


def told(report: Report, capture: Capture | None) -> Report:
    """`report`, with a note where the recording was cut off, and no advice to say more then."""
    why = WHY.get(capture.ended_by) if capture is not None else None
    if why is None:
        return report
    focus = Focus("Record it again", why, None) if _rests_on_the_end(report) else report.focus
    return replace(report, focus=focus, notes=(f"{why} The end is missing.", *report.notes))


def _rests_on_the_end(report: Report) -> bool:
    if report.focus is None:
        return len(report.transcript.words) < FEWEST_WORDS
    return report.focus.figure in TO_COME and not _too_long(report)


def _too_long(report: Report) -> bool:
    duration_s, question = report.timing.duration_s, report.question
    return bool(duration_s and question and question.target_s and duration_s > question.target_s)
