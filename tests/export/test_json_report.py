"""The JSON contract: the schema file, the page that explains it, and the writer say the same."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.export.answers import every, full, traps
from voice_interview.export.json_report import as_object
from voice_interview.export.json_text import as_text
from voice_interview.model import Report

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "report.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("report", every(), ids=lambda report: report.source[:8])
def test_every_report_keeps_the_contract(report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(as_text(as_object(report))))


def test_text_is_the_object_and_holds_no_invalid_number() -> None:
    assert json.loads(as_text(as_object(full()))) == as_object(full())
    json.dumps(as_object(traps()), allow_nan=False)


def test_what_is_known_is_there() -> None:
    found = as_object(full())
    assert found["question"]["id"] == "bakery"
    assert found["transcript"]["text"].startswith("Um last winter")
    assert found["fillers"]["heard"] == 2
    assert found["fillers"]["possible"] == 1
    assert {event["kind"] for event in found["fillers"]["events"]} == {"sound", "word", "possible"}
    assert found["star"]["components"]["result"]["status"] == "strong"
    assert found["star"]["lesson"]["words"]
    assert found["restarts"]["events"][0]["text"] == "the"
    number = len(found["transcript"]["words"])
    assert found["star"]["segments"][-1]["words"][1] == number


def test_what_is_not_known_is_null() -> None:
    text = as_object(traps())
    timing = text["timing"]
    assert all(timing[key] is None for key in timing if key != "long_pauses")
    assert text["fillers"]["per_minute"] is None
    assert text["question"]["id"] is None
    assert text["star"]["ownership"] == {"i": None, "we": None, "we_said": []}


def test_a_text_of_n_tokens_has_n_words() -> None:
    found = as_object(traps())
    assert [word["text"] for word in found["transcript"]["words"]] == found["transcript"][
        "text"
    ].split()


def test_a_question_that_wants_no_story_still_has_every_key() -> None:
    unasked = next(report for report in every() if report.source == "unasked")
    assert unasked.star is None
    found = as_object(unasked)["star"]
    assert (found["asked"], found["story"], found["segments"]) == (False, False, [])
    assert set(found) == set(as_object(full())["star"])


def test_fillers_switched_off_keep_every_key() -> None:
    off = next(report for report in every() if report.source == "off")
    found = as_object(off)["fillers"]
    assert set(found) == set(as_object(full())["fillers"])
    assert (found["counted"], found["heard"], found["events"]) == (False, None, [])


def names(schema: dict[str, Any], path: str = "") -> set[str]:
    """Dotted names of every key the schema knows."""
    found = set()
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if name == "star" and path != "star.":
            return set()  # explained once, where it is a report's own
        schema = SCHEMA["$defs"][name]
    for one in schema.get("oneOf", []):
        found |= names(one, path)
    for key, value in schema.get("properties", {}).items():
        found |= {f"{path}{key}", *names(value, f"{path}{key}.")}
    if "items" in schema:
        found |= names(schema["items"], f"{path[:-1]}[].")
    return found


def test_the_page_explains_every_key() -> None:
    page = (DOCS / "report-schema.md").read_text("utf-8")
    explained = set(re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE))
    assert names(SCHEMA) == explained
