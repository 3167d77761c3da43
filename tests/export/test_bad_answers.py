"""Answers that are none: every report says what can be said, and none invents a part."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from tests.analysis.test_star import STRONG
from tests.export.answers import QUESTION, RULES
from tests.notation import hearing, plain
from tests.tui.figure_text import figure_text
from voice_interview.analysis import report as reporting
from voice_interview.cli.lines.plain_report import report_lines
from voice_interview.export import csv_table, json_report, markdown
from voice_interview.export.json_text import as_text
from voice_interview.model import Hearing, Report, Transcript, Word

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text("utf-8"))
GERMAN = (
    "Ich habe damals in einer kleinen Firma gearbeitet und wir hatten ein großes Problem mit "
    "der Software und dann habe ich mit dem Chef geredet und am Ende war alles gut"
)
FRENCH = Hearing(Transcript(tuple(Word(one) for one in STRONG.split()), "whisper", "", "fr"), None)
FEW = "With fewer than 15 words"
NOTHING_TOLD = {
    "empty": (plain(""), "No words were recognised."),
    "no letters": (plain("... ?! -- 1/2"), FEW),
    "ten words": (plain("I was in a shop and then I left it"), FEW),
    "ten words with times": (
        hearing("I was in a shop and then I left it"),
        FEW,
    ),
    "numbers": (plain("4 8 15 16 23 42 " * 20), "English only"),
    "German": (plain(GERMAN), "English only"),
    "French, by the recogniser": (FRENCH, "English only"),
    "one word over and over": (plain("like " * 300), "English only"),
}
STORIES = {"all capitals": STRONG.upper(), "five thousand words": f"{STRONG} " * 60}


def report(said: Hearing) -> Report:
    return reporting.build("bad", QUESTION, said, RULES)


def shown(found: Report) -> list[str]:
    """By every way a report is shown; raises where one cannot show it."""
    made = as_text(json_report.as_object(found))
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(made))
    csv_table.rows(found)
    lines = "\n".join(report_lines(found)), markdown.page(found)
    return [*lines, figure_text(found, 76), figure_text(found, 30)]


@pytest.mark.parametrize("name", NOTHING_TOLD)
def test_nothing_is_invented_and_a_sentence_says_why(name: str) -> None:
    said, why = NOTHING_TOLD[name]
    found = report(said)
    assert found.star is not None
    assert not found.star.story
    assert all(not part.evidence for part in found.star.components.values())
    assert found.follow_up is None
    assert any(why in note for note in found.notes)
    for text in shown(found):
        assert not re.search(r"\b(thin|strong)\b", text)


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_one_however_it_is_written(name: str) -> None:
    found = report(plain(STORIES[name]))
    assert found.star is not None
    assert found.star.story
    for text in shown(found):
        assert "strong" in text
