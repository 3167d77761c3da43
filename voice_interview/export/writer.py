"""Reports as files, in any of the formats: what `ports.Exporter` promises."""

from collections.abc import Callable
from pathlib import Path

from voice_interview.errors import InputProblem
from voice_interview.model import Answer


class Writer:
    def __init__(self, encode: Callable[[Path], bytes]) -> None:
        """`encode` makes WebM of a recording, for the page; it raises InputProblem."""
        self._encode = encode

    def write(self, path: Path, kind: str, answer: Answer) -> None:
        """Raises InputProblem when the file cannot be written."""
        _save(path, self._text(kind, answer))

    def _text(self, kind: str, answer: Answer) -> str:
        # Loaded here alone: the screen starts without them.
        from voice_interview.export import csv_table, html, json_report, markdown

        match kind:
            case "html":
                return html.page((answer,), self._encode)
            case "markdown":
                return markdown.page(answer.report)
            case "csv":
                return csv_table.rows(answer.report)
            case "json":
                return json_report.as_text(answer.report)
        raise ValueError(kind)


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8", newline="")
    except OSError as fault:
        raise InputProblem(f"{path} cannot be written: {fault.strerror}.") from fault
