"""One word a row, and no cell that a spreadsheet would run."""

import csv
import io

import pytest

from tests.export.answers import every, full, traps
from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.export.csv_table import HEAD, rows
from voice_interview.export.csv_table import table as made
from voice_interview.model import Report


def table(report: Report) -> list[list[str]]:
    return list(csv.reader(io.StringIO(rows(report))))


def test_every_word_and_every_heard_sound_has_a_row() -> None:
    head, *body = table(full())
    assert tuple(head) == HEAD
    words = [row for row in body if row[0]]
    assert [int(row[0]) for row in words] == list(range(len(full().transcript.words)))
    sounds = [row for row in body if not row[0]]
    assert [(row[1], row[5]) for row in sounds] == [("uh", "sound"), ("um", "possible")]
    assert {row[6] for row in sounds} == {""}
    before = body[body.index(sounds[0]) - 1]
    assert before[1] == "and"


def test_marks_stand_beside_the_words() -> None:
    body = table(full())[1:]
    assert body[0][:6] == ["0", "Um", "0.000", "0.300", "0.900", "sound"]
    assert {row[6] for row in body if row[0]} == {"S", "T", "A", "R", "O"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "|pipe", "%x", "=cmd|'/c'!A0"])
def test_formulas_are_text(text: str) -> None:
    report = reporting.build("x", None, hearing(f"{text} we left"), ())
    assert table(report)[1][1] == f"'{text}"


@pytest.mark.parametrize("text", ["\t=1+1", "\r=1+1", "\n=1+1"])
def test_nor_do_they_hide_behind_what_is_not_seen(text: str) -> None:
    assert next(csv.reader(io.StringIO(made(("note",), [(text,)]).split("\r\n", 1)[1]))) == [
        f"'{text}"
    ]


def test_quotes_commas_and_markup_come_back_as_they_were() -> None:
    texts = [row[1].removeprefix("'") for row in table(traps())[1:] if row[0]]
    assert texts == [word.text.removeprefix("'") for word in traps().transcript.words]


@pytest.mark.parametrize("report", every(), ids=lambda report: report.source[:8])
def test_every_row_has_every_column(report: Report) -> None:
    assert {len(row) for row in table(report)} == {len(HEAD)}
    assert all("None" not in row for row in table(report))
