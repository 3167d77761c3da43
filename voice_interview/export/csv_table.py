"""The words of a report as a table for spreadsheets, one word a row.

A cell that begins like a formula gets an apostrophe in front: spreadsheets run formulas from any
file they open.
"""

import csv
import io
from collections.abc import Iterator

from voice_interview.model import Report

HEAD = ("word", "text", "start_s", "end_s", "confidence", "filler", "star")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def rows(report: Report) -> str:
    """CSV with a head row, RFC 4180 line ends. A filler that was not written has a row of its own
    with an empty word number."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    writer.writerows([_cell(value) for value in row] for row in _table(report))
    return out.getvalue()


def _table(report: Report) -> Iterator[tuple[object, ...]]:
    labels = _labels(report)
    events = report.fillers.events if report.fillers else ()
    kinds = {index: event.kind for event in events for index in range(*event.words)}
    unwritten = [event for event in events if event.words[0] == event.words[1]]
    words = report.transcript.words
    for index in range(len(words) + 1):
        for event in unwritten:
            if event.words[0] == index:
                yield "", event.text, event.start, event.end, event.confidence, event.kind, ""
        if index < len(words):
            word = words[index]
            marks = kinds.get(index, ""), labels.get(index, "")
            yield index, word.text, word.start, word.end, word.confidence, *marks


def _labels(report: Report) -> dict[int, str]:
    if report.star is None or not report.star.story:
        return {}
    return {
        index: segment.label for segment in report.star.segments for index in range(*segment.words)
    }


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.3f}"
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
