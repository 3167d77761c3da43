"""One file that opens anywhere, runs nothing and asks nobody for anything."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.export.answers import QUESTION, TRAPS, every, full, traps
from voice_interview.export import html
from voice_interview.model import Report

VOID = {"meta", "link", "br", "img", "hr", "input"}


class Page(HTMLParser):
    """Tags, their attributes, and the text a reader sees."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.style = ""
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
        if self.open and self.open[-1] == "style":
            self.style += data
        else:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


@pytest.mark.parametrize("report", every(), ids=lambda report: report.source[:8])
def test_every_report_is_a_whole_page(report: Report) -> None:
    page = Page(html.page(report))
    assert page.open == []
    assert page.tags.count("h1") == 1
    assert "None" not in page.text


def test_what_was_said_and_found_is_in_it() -> None:
    page = Page(html.page(full()))
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
    page = Page(html.page(traps()))
    assert "script" not in page.tags
    assert " ".join(TRAPS.split()) in page.text
    assert "49" not in page.text, "no template runs inside a template"


def test_nothing_is_fetched_and_nothing_runs() -> None:
    page = Page(html.page(full()))
    assert not {"script", "link", "iframe", "object", "img", "form", "base"} & set(page.tags)
    for name, value in page.attributes:
        assert not name.startswith("on")
        assert "//" not in value
    assert "url(" not in page.style
    assert "@import" not in page.style


def test_the_policy_allows_the_page_its_own_style_and_audio_alone() -> None:
    page = Page(html.page(full()))
    policy = next(value for name, value in page.attributes if "default-src" in value)
    assert "default-src 'none'" in policy
    found = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    assert f"style-src 'sha256-{found}'" in policy
    assert "unsafe" not in policy
    assert not any(name == "style" for name, _ in page.attributes), "the policy would drop it"


def test_audio_is_carried_inside(tmp_path: Path) -> None:
    audio = tmp_path / "audio.wav"
    audio.write_bytes(b"RIFF" + bytes(range(256)))
    source = re.search(r'<audio[^>]* src="data:audio/wav;base64,([^"]+)"', html.page(full(), audio))
    assert source is not None
    assert base64.b64decode(source[1]) == audio.read_bytes()


@pytest.mark.parametrize("name", ["gone.wav", "notes.txt", "folder.wav"])
def test_audio_that_cannot_be_read_is_left_out(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("no audio", "utf-8")
    (tmp_path / "folder.wav").mkdir()
    assert "audio" not in Page(html.page(full(), tmp_path / name)).tags


def test_audio_that_is_too_large_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "LARGEST_AUDIO_BYTES", 10)
    audio = tmp_path / "audio.wav"
    audio.write_bytes(bytes(11))
    assert "audio" not in Page(html.page(full(), audio)).tags
