"""One file that opens anywhere and asks nobody for anything: what stands in its text."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.export.answers import QUESTION, RULES, TRAPS, answer, every, full, traps
from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.errors import InputProblem
from voice_interview.export import html
from voice_interview.export.words import figures
from voice_interview.model import Report

VOID = {"meta", "link", "br", "img", "hr", "input"}
SOUND = b"\x1a\x45\xdf\xa3 not really"


class Page(HTMLParser):
    """Tags, their attributes, and the text a reader sees."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.style = ""
        self.script = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in {"style", "script"}:
            kind = self.open[-1]
            setattr(self, kind, getattr(self, kind) + data)
        else:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


def page_of(report: Report, *, sound: bool = False) -> Page:
    return Page(html.page([answer(report, sound=sound)], lambda _audio: SOUND))


@pytest.mark.parametrize("report", every(), ids=lambda report: report.source[:8])
def test_every_report_is_a_whole_page(report: Report) -> None:
    page = page_of(report)
    assert page.open == []
    assert page.tags.count("h1") == 1
    assert "None" not in page.text


def test_what_was_said_and_found_is_in_it() -> None:
    page = page_of(full())
    assert QUESTION.text in page.text
    for wanted in (
        "Um",
        "like,",
        "[uh]",
        "oven broke on a Friday night",
        "words a minute",
        "situation",
    ):
        assert wanted in page.text
    classes = {value for name, value in page.attributes if name == "class"}
    assert classes >= {"S", "T", "A", "R", "sound", "possible", "word"}


def test_traps_are_text() -> None:
    page = page_of(traps())
    assert "script" not in page.tags
    assert " ".join(TRAPS.split()) in page.text
    assert "49" not in page.text, "no template runs inside a template"


def test_nothing_is_fetched_from_anywhere() -> None:
    page = page_of(full(), sound=True)
    assert not {"link", "iframe", "object", "img", "form", "base", "use", "image"} & set(page.tags)
    for name, value in page.attributes:
        assert not name.startswith("on")
        assert "://" not in value
    assert "url(" not in page.style
    assert "@import" not in page.style


def test_the_policy_allows_the_page_its_own_parts_alone() -> None:
    page = page_of(full(), sound=True)
    policy = next(value for name, value in page.attributes if "default-src" in value)
    assert "default-src 'none'" in policy
    assert f"style-src '{sum_of(page.style)}'" in policy
    assert f"script-src '{sum_of(page.script)}'" in policy
    assert "media-src data:;" in policy
    assert "unsafe" not in policy
    assert not any(name == "style" for name, _ in page.attributes), "the policy would drop it"


def test_a_page_without_sound_runs_nothing() -> None:
    page = page_of(full())
    policy = next(value for name, value in page.attributes if "default-src" in value)
    assert not {"script", "audio", "button"} & set(page.tags)
    assert "script-src" not in policy
    assert "media-src" not in policy


def sum_of(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def test_sound_is_carried_inside() -> None:
    page = page_of(full(), sound=True)
    source = next(value for name, value in page.attributes if name == "src")
    assert base64.b64decode(source.removeprefix("data:audio/webm;base64,")) == SOUND


def test_sound_that_cannot_be_read_is_left_out_and_said_so() -> None:
    def refuse(audio: Path) -> bytes:
        raise InputProblem(f"{audio.name} is damaged.")

    page = Page(html.page([answer(full(), sound=True)], refuse))
    assert "audio" not in page.tags
    assert "This page has no sound: audio.wav is damaged." in page.text


def test_every_word_and_every_heard_sound_can_be_played() -> None:
    starts = [
        value for name, value in page_of(full(), sound=True).attributes if name == "data-start"
    ]
    fillers = full().fillers
    assert fillers is not None
    sounds = sum(event.words[0] == event.words[1] for event in fillers.events)
    assert len(starts) == len(full().transcript.words) + sounds


def test_every_figure_says_what_it_means() -> None:
    text = page_of(full()).text
    for row in figures(full()):
        assert row.name in text
        assert row.means in text
    assert "recogniser drops one word in ten" in text


def test_the_map_stands_in_the_page_with_words_for_those_who_do_not_see_it() -> None:
    page = page_of(full())
    assert ("role", "img") in page.attributes
    assert "Situation from 0:00 to" in page.text
    assert "words a minute." in page.text
    assert "desc" not in page_of(traps()).tags, "words without times have no place on a line"


def test_headings_sections_and_names_for_a_screen_reader() -> None:
    page = page_of(full(), sound=True)
    assert {"main", "header", "footer", "article", "section"} <= set(page.tags)
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    named = [value for name, value in page.attributes if name.startswith("aria-") and "by" in name]
    assert {one for value in named for one in value.split()} <= set(ids)
    assert "(filler sound)" in page.text
    assert ("lang", "en") in page.attributes


def test_date_and_note_are_told() -> None:
    page = page_of(full())
    assert "20 November 2026" in page.text
    assert "Note: slower <next> time" in page.text


COLOURS = re.compile(r"--([\w-]+): (#[0-9a-f]{6})")
READ = ("ink", "soft", "S", "T", "A", "R", "filler", "link")


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_all_text_stands_out_from_what_it_stands_on(theme: int) -> None:
    colours = dict(COLOURS.findall(page_of(full()).style.split(":root {")[theme + 1]))
    for name in READ:
        assert contrast(colours[name], colours["paper"]) >= 4.5, name
        assert contrast(colours[name], colours["raised"]) >= 4.5, name
    assert contrast(colours["now-ink"], colours["now"]) >= 4.5


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


LEGEND = ("perhaps a filler sound", "filler word", "not written by the recogniser")


def test_the_legend_explains_the_marks_that_are_there() -> None:
    text = page_of(full()).text
    explained = [text.count(told) - text.count(f"({told})") for told in LEGEND]
    assert explained == [2, 2, 1]  # under the words and under the map, which has only what is heard


def test_without_fillers_there_is_no_legend_of_them() -> None:
    calm = "Last winter the oven broke. (0.8) I rang two bakeries and we baked all night. (0.5)"
    page = page_of(reporting.build("calm", QUESTION, hearing(calm), RULES))
    assert ("aria-label", "Legend") not in page.attributes
    assert not any(told in page.text for told in LEGEND)
    assert "Pauses are shaded." in page.text
