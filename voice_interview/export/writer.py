"""Reports as files, in any of the formats: what `ports.exporting.Exporter` promises."""

from collections.abc import Callable, Sequence
from pathlib import Path

from voice_interview.errors import InputProblem
from voice_interview.model import Answer
from voice_interview.model.interview_report import InterviewReport


class Writer:
    def __init__(self, encode: Callable[[Path], bytes]) -> None:
        """`encode` makes WebM of a recording, for the page; it raises InputProblem."""
        self._encode = encode

    def write(self, path: Path, kind: str, answer: Answer) -> None:
        # Loaded here alone: the screen starts without them.
        from voice_interview.export import csv_table, html, json_report, json_text, markdown

        match kind:
            case "html":
                save(path, html.page((answer,), self._encode))
            case "markdown":
                save(path, markdown.page(answer.report))
            case "csv":
                save(path, csv_table.rows(answer.report))
            case "json":
                save(path, json_text.as_text(json_report.as_object(answer.report)))

    def write_history(self, path: Path, kind: str, answers: Sequence[Answer]) -> None:
        from voice_interview.export import html, json_text, markdown, past

        match kind:
            case "html":
                save(path, html.page(answers, self._encode))
            case "markdown":
                save(path, markdown.history(answers))
            case "csv":
                save(path, past.as_csv(past.past(answers)))
            case "json":
                save(path, json_text.as_text(past.as_object(past.past(answers))))

    def write_interview(
        self, path: Path, kind: str, made: InterviewReport, answers: Sequence[Answer]
    ) -> None:
        from voice_interview.export import html, interview, json_text

        match kind:
            case "html":
                save(path, html.interview(made, answers, self._encode))
            case "markdown":
                save(path, interview.page(made))
            case "csv":
                save(path, interview.rows(made))
            case "json":
                save(path, json_text.as_text(interview.as_object(made)))


def save(path: Path, text: str) -> None:
    """Raises InputProblem."""
    try:
        path.write_text(text, "utf-8", newline="")
    except OSError as fault:
        raise InputProblem(
            f"{path} cannot be written: {fault.strerror}.", "Choose another place."
        ) from fault
