"""The words of a report as a table for spreadsheets, one word a row.

A cell that begins like a formula gets an apostrophe in front: spreadsheets run formulas from any
file they open.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from voice_interview.export.places import places
from voice_interview.model import Report

HEAD = ("word", "text", "start_s", "end_s", "confidence", "filler", "star")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def rows(report: Report) -> str:
    """A filler that was not written has a row of its own with an empty word number."""
    return table(
        HEAD,
        (
            (
                p.word,
                p.text,
                p.start,
                p.end,
                p.confidence,
                p.filler,
                "" if p.word is None else p.label,
            )
            for p in places(report)
        ),
    )


def table(head: Sequence[str], body: Iterable[Iterable[object]]) -> str:
    """CSV with a head row, RFC 4180 line ends. What is None is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in body)
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.3f}"
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
