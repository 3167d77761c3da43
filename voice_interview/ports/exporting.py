"""What writes reports as files to hand on. It is given all it needs and asks nobody."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from voice_interview.model import Answer
from voice_interview.model.interview_report import InterviewReport


class Exporter(Protocol):
    def write(self, path: Path, kind: str, answer: Answer) -> None:
        """One answer as a file to hand on. `kind`: html | markdown | csv | json.

        Raises InputProblem when the file cannot be written.
        """

    def write_history(self, path: Path, kind: str, answers: Sequence[Answer]) -> None:
        """All answers to one question in one file, at least one. Otherwise as `write`."""

    def write_interview(
        self, path: Path, kind: str, made: InterviewReport, answers: Sequence[Answer]
    ) -> None:
        """An interview in one file; its answers, in the order given, are in the page alone.
        Otherwise as `write`."""
