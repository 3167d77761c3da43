"""The JSON contract: the schema file, the page that explains it, and the writer say the same."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.export.answers import every, full, traps
from voice_interview.export.json_report import as_object
from voice_interview.export.json_text import as_text
from voice_interview.model import Interval, Mistake, Report, Timing, Voice, Whole

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


def test_every_figure_stands_under_its_own_name() -> None:
    """Each has a value of its own, so that none can stand in for its neighbour."""
    report = full()
    assert report.fillers is not None
    assert report.star is not None
    pauses = tuple(Interval(10.0 * n, 10.0 * n + n / 2) for n in range(1, 6))
    timing = Timing(61.2344, 40.1, 0.5, 120.12, 160.34, pauses, (), 7.46)
    fillers = replace(
        report.fillers,
        heard=9,
        possible=2,
        at_least=True,
        unchecked=(Interval(31.0, 43.25),),
        per_minute=8.765,
        per_100_words=3.219,
    )
    star = replace(
        report.star, i_count=6, we_count=4, number=(1, 2), lesson=(3, 5), we_said=((7, 8), (9, 11))
    )
    made = replace(
        report,
        timing=timing,
        voice=Voice(-2.04, 7.25),
        fillers=fillers,
        star=star,
        structure="So.",
        mistakes=(Mistake("Rushed", "It is fast.", None), Mistake("Vague", "Who?", (1, 4))),
    )
    found = as_object(made)
    told = found["timing"]
    assert (told["duration_s"], told["speech_s"]) == (61.234, 40.1)
    assert told["response_latency_s"] == 0.5
    assert (told["speech_rate_wpm"], told["articulation_rate_wpm"]) == (120.1, 160.3)
    assert (told["long_pauses"], told["run_words"]) == ({"from_1_s": 4, "from_2_s": 2}, 7.5)
    assert [pause["end"] for pause in told["pauses"]] == [10.5, 21.0, 31.5, 42.0, 52.5]
    assert found["voice"] == {"pitch_range_semitones": 7.2, "loudness_drift_db": -2.0}
    counted = found["fillers"]
    assert (counted["heard"], counted["possible"], counted["at_least"]) == (9, 2, True)
    assert counted["unchecked"] == [{"start": 31.0, "end": 43.25}]
    assert (counted["per_minute"], counted["per_100_words"]) == (8.77, 3.22)
    we_said = [{"words": [7, 8]}, {"words": [9, 11]}]
    assert found["star"]["ownership"] == {"i": 6, "we": 4, "we_said": we_said}
    assert (found["star"]["number"], found["star"]["lesson"]) == (
        {"words": [1, 2]},
        {"words": [3, 5]},
    )
    assert found["structure"] == "So."
    assert [one["words"] for one in found["mistakes"]] == [None, [1, 4]]
    assert as_object(full())["structure"] is None


def test_an_answer_with_its_follow_ups_says_where_each_take_begins() -> None:
    report = full()
    assert report.star is not None
    whole = Whole(("a", "b"), (0, 9), report.transcript.words[:12], report.star, report.star)
    found = as_object(replace(report, whole=whole))
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(as_text(found)))
    assert (found["whole"]["takes"], found["whole"]["first_words"]) == (["a", "b"], [0, 9])
    assert len(found["whole"]["words"]) == 12


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
