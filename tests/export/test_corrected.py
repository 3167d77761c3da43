"""What the speaker corrected shows in every format, beside what the recogniser wrote."""

import jsonschema

from tests.export.answers import QUESTION, RULES, STORY, answer
from tests.export.test_html import Page
from tests.export.test_json_report import SCHEMA
from tests.export.test_markdown import unescaped
from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.analysis.corrections import correct
from voice_interview.export import csv_table, html, json_report, markdown
from voice_interview.model import Report, Review

TOLD = "“two bakeries” was transcribed as “bakery”."


def report() -> Report:
    said = hearing(STORY)
    words = said.transcript.words
    number = [word.text for word in words].index("bakery")
    review = correct(Review(), words, number, "two bakeries")
    return reporting.build("x", QUESTION, said, RULES, review=review)


def test_json_has_both() -> None:
    found = json_report.as_object(report())
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    (one,) = found["transcript"]["corrections"]
    first, after = one["words"]
    assert one["heard"] == "bakery"
    assert [w["text"] for w in found["transcript"]["words"][first:after]] == ["two", "bakeries"]


def test_people_are_told() -> None:
    assert TOLD in Page(html.page([answer(report())], lambda _audio: b"")).text
    assert TOLD in unescaped(markdown.page(report()))
    assert "bakeries" in csv_table.rows(report())


def test_nothing_is_said_where_nothing_was_corrected() -> None:
    plain = reporting.build("x", QUESTION, hearing(STORY), RULES)
    assert "Corrected" not in Page(html.page([answer(plain)], lambda _audio: b"")).text
    assert "Corrected" not in markdown.page(plain)
