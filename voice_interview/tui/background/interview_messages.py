"""What threads tell about an interview; apart, so that the first paint does without it."""

from dataclasses import dataclass

from textual.message import Message

from voice_interview.errors import Problem
from voice_interview.interview.events import Event
from voice_interview.interviewing import Interviewing
from voice_interview.model.interview_report import InterviewReport


@dataclass
class InterviewHappened(Message):
    """A thread of this interview's driver has something for it."""

    interviewing: Interviewing
    event: Event


@dataclass
class InterviewReported(Message):
    """The report of an interview is there, or why it is not."""

    report: InterviewReport | None
    problem: Problem | None
