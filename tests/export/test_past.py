"""All takes of one question in one file: in order, with what changed."""

import csv
import io
import re
from dataclasses import replace

import jsonschema

from tests.export.answers import QUESTION, answer, full, retold
from tests.export.test_html import Page
from tests.export.test_json_report import SCHEMA
from tests.export.test_markdown import unescaped
from voice_interview.export import html, markdown
from voice_interview.export.past import as_csv, as_object, changes, past


def page() -> Page:
    return Page(html.page(retold(), lambda _audio: b""))


def test_takes_stand_in_order_and_the_change_is_named() -> None:
    found = past(retold())
    assert [one.take.id for one in found.answers] == [f"take-{day}" for day in range(1, 8)]
    (fillers,) = [line for line in changes(found) if line.startswith("Filler sounds heard")]
    assert "better" in fillers
    recent, before = map(float, re.findall(r"(?:lately|before) (\d+\.\d)", fillers))
    assert recent < before
    assert found.best is not None
    assert found.best.take_id in {"take-5", "take-6", "take-7"}


def test_the_order_is_that_of_the_days_and_not_of_the_names() -> None:
    """The newest take says what is aimed at, too."""
    renamed = [
        replace(one, take=replace(one.take, id=f"{9 - number}", note=f"note {number}"))
        for number, one in enumerate(retold())
    ]
    newest = renamed[0].take
    asked = replace(newest.question, id="oven")
    renamed[0] = replace(renamed[0], take=replace(newest, question=asked))
    found = past(renamed[::-1])
    assert [one.take.id for one in found.answers] == ["3", "4", "5", "6", "7", "8", "9"]
    turned = past(
        [replace(one, take=replace(one.take, id=f"{n}")) for n, one in enumerate(renamed)]
    )
    assert [one.take.id for one in turned.answers] == ["6", "5", "4", "3", "2", "1", "0"]
    assert as_object(turned)["question"]["id"] == "oven"
    rows = list(csv.DictReader(io.StringIO(as_csv(turned))))
    assert [row["note"] for row in rows] == [f"note {n}" for n in range(6, -1, -1)]
    assert "rules_version" not in rows[0]


def test_the_best_is_as_long_as_was_aimed_at_last() -> None:
    newest, short = retold()[:2]
    timing = replace(newest.report.timing, duration_s=300.0)
    for target_s, best in ((30.0, short), (300.0, newest)):
        asked = replace(newest.take, question=replace(QUESTION, target_s=target_s))
        long = replace(newest, take=asked, report=replace(newest.report, timing=timing))
        found = past([long, short]).best
        assert found is not None
        assert found.take_id == best.take.id


def test_too_few_takes_for_a_verdict_say_so() -> None:
    assert changes(past(retold()[:2])) == ["From 6 takes on, this also says what clearly changed."]


def test_the_page_holds_every_take_the_newest_first() -> None:
    found = page()
    assert found.tags.count("h1") == 1
    assert found.tags.count("article") == 7
    ids = [value for name, value in found.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    links = {value for name, value in found.attributes if name == "href"}
    assert links == {f"#take-{number}" for number in range(1, 8)}
    assert links <= {f"#{one}" for one in ids}
    assert next(one for one in ids if one.startswith("take-")) == "take-7"
    assert "Best so far: " in found.text


def test_a_page_of_one_answer_knows_no_history() -> None:
    single = Page(html.page([answer(full())], lambda _audio: b""))
    assert "What changed" not in single.text
    assert "h3" not in single.tags


def test_markdown_tells_the_same() -> None:
    text = unescaped(markdown.history(retold()))
    assert text.startswith(f"# {QUESTION.text}\n")
    assert text.count("### Figures") == 7
    assert text.index("7 March 2026") < text.index("## What changed")
    assert text.rindex("## 7 March") < text.rindex("## 1 March")


def test_the_note_of_a_take_stands_above_its_words() -> None:
    first, second = retold()[-2:]
    noted = replace(second, take=replace(second.take, note="in the <kitchen>"))
    text = unescaped(markdown.history([first, noted]))
    assert "## 1 March 2026" in text
    assert text.count("Note: ") == 1
    assert text.index("## 1 March") < text.index("Note: in the <kitchen>")


def test_a_spreadsheet_has_a_row_for_each_take() -> None:
    takes = list(csv.DictReader(io.StringIO(as_csv(past(retold())))))
    assert [row["take"] for row in takes] == [f"take-{day}" for day in range(1, 8)]
    assert [row["fillers_heard"] for row in takes][-3:] == ["2", "2", "2"]
    assert takes[0]["star"] == "STAR"


def test_scripts_get_whole_reports_and_trends() -> None:
    found = as_object(past(retold()))
    assert found["schema"] == "voice-interview/history/1"
    assert found["question"]["id"] == "bakery"
    assert found["trends"]["takes"] == 7
    for take in found["takes"]:
        jsonschema.Draft202012Validator(SCHEMA).validate(take["report"])
        assert take["report"]["source"] == take["id"]
