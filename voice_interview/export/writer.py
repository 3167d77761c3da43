"""Reports in any of the formats, and as files: what `ports.exporting.Exporter` promises."""

from collections.abc import Callable, Sequence
from contextlib import suppress
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
        """Whole or not at all; line ends as they are in `text`. Raises InputProblem."""
        try:
            if path.is_file() or not path.exists():
                _replace(path.resolve(), text)
            else:  # a pipe or a device takes it piece by piece
                _write(path, text)
        except OSError as fault:
            raise InputProblem(
                f"{path} cannot be written: {fault.strerror}.", "Choose another place."
            ) from fault


def _replace(path: Path, text: str) -> None:
    """Raises OSError; then what was there before is still there, and nothing beside it."""
    spare = path.with_name(f".{path.name}.part")
    try:
        _write(spare, text)
        spare.replace(path)
    except OSError:
        with suppress(OSError):
            spare.unlink()
        raise


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="")
