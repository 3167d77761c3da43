"""What threads tell about an interview; apart, so that the first paint does without it."""

from textual.message import Message

from voice_interview.errors import Problem
from voice_interview.interview.events import Event
from voice_interview.interviewing import Interviewing
from voice_interview.model.interview_report import InterviewReport


class InterviewHappened(Message):
    """A thread of this interview's driver has something for it."""

    def __init__(self, interviewing: Interviewing, event: Event) -> None:
        super().__init__()
        self.interviewing = interviewing
        self.event = event


class InterviewReported(Message):
    """The report of an interview is there, or why it is not."""

    def __init__(self, report: InterviewReport | None, problem: Problem | None) -> None:
        super().__init__()
        self.report = report
        self.problem = problem
