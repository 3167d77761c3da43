"""What makes reports to hand on. It is given all it needs and asks nobody.

`kind` is html | markdown | csv | json throughout.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from voice_interview.model import Answer
from voice_interview.model.interview_report import InterviewReport


class Exporter(Protocol):
    def answer(self, kind: str, answer: Answer) -> str:
        """The text of a file with one answer. Raises InputProblem when its sound is unreadable."""

    def history(self, kind: str, answers: Sequence[Answer]) -> str:
        """All answers to one question, at least one. Otherwise as `answer`."""

    def interview(self, kind: str, made: InterviewReport, answers: Sequence[Answer]) -> str:
        """An interview; its answers, in the order given, are in the page alone. Otherwise as
        `answer`."""

    def save(self, path: Path, text: str) -> None:
        """Write the file, or replace the one that is there, whole. Raises InputProblem."""
