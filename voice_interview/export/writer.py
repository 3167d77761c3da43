"""Reports in any of the formats, and as files: what `ports.exporting.Exporter` promises."""

from collections.abc import Callable, Sequence
from pathlib import Path

from voice_interview.errors import InputProblem
from voice_interview.model import Answer
from voice_interview.model.interview_report import InterviewReport


class Writer:
    def __init__(self, encode: Callable[[Path], bytes]) -> None:
        """`encode` makes WebM of a recording, for the page; it raises InputProblem."""
        self._encode = encode

    def answer(self, kind: str, answer: Answer) -> str:
        # Loaded here alone: the screen starts without them.
        from voice_interview.export import csv_table, html, json_report, json_text, markdown

        match kind:
            case "html":
                return html.page((answer,), self._encode)
            case "markdown":
                return markdown.page(answer.report)
            case "csv":
                return csv_table.rows(answer.report)
            case "json":
                return json_text.as_text(json_report.as_object(answer.report))
        raise ValueError(kind)

    def history(self, kind: str, answers: Sequence[Answer]) -> str:
        from voice_interview.export import html, json_text, markdown, past

        match kind:
            case "html":
                return html.page(answers, self._encode)
            case "markdown":
                return markdown.history(answers)
            case "csv":
                return past.as_csv(past.past(answers))
            case "json":
                return json_text.as_text(past.as_object(past.past(answers)))
        raise ValueError(kind)

    def interview(self, kind: str, made: InterviewReport, answers: Sequence[Answer]) -> str:
        from voice_interview.export import html, interview, json_text

        match kind:
            case "html":
                return html.interview(made, answers, self._encode)
            case "markdown":
                return interview.page(made)
            case "csv":
                return interview.rows(made)
            case "json":
                return json_text.as_text(interview.as_object(made))
        raise ValueError(kind)

    def save(self, path: Path, text: str) -> None:
        """Line ends as they are in `text`. Raises InputProblem."""
        try:
            path.write_text(text, "utf-8", newline="")
        except OSError as fault:
            raise InputProblem(
                f"{path} cannot be written: {fault.strerror}.", "Choose another place."
            ) from fault
