"""Words from outside stay words, whatever Markdown would make of them."""

import html
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.export.answers import TRAPS, every, full, traps
from voice_interview.export.markdown import escaped, page
from voice_interview.export.words import sounds
from voice_interview.model import Focus, Report


def unescaped(text: str) -> str:
    return html.unescape(re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", text))


def test_everything_is_in_it() -> None:
    text = unescaped(page(full()))
    for wanted in ("# Tell me about a <b>bad</b> [night].", "**Um** last winter", "[uh]", "## STAR",
                   "Situation", "2 heard (+1 possible)", "words a minute"):  # fmt: skip
        assert wanted in text
    assert text.endswith("\n")


def test_what_to_do_about_it_follows_the_advice() -> None:
    report = replace(full(), notes=(), focus=Focus("End it", "It has no end.", None, "Say how."))
    assert page(report).endswith("\n\n**End it**: It has no end.\n\nSay how.\n")
    undrilled = replace(report, focus=Focus("End it", "It has no end.", None))
    assert page(undrilled).endswith("\n\n**End it**: It has no end.\n")


def test_fillers_are_bold() -> None:
    assert "**Um**" in page(full())
    assert "**like,**" in unescaped(page(full()))


def test_traps_are_text() -> None:
    text = page(traps())
    assert " ".join(TRAPS.split()) in unescaped(text)
    for markup in ("<script", "](", "![", "{{", "`code`", "=1+1 @SUM"):
        assert markup not in text
    assert not re.search(r"^\s*(?:1\.|[-+*#|] (?!\*\*|\w))", text.split("## Figures")[0][2:], re.M)


def test_a_cell_never_breaks_its_table() -> None:
    rows = [line for line in page(traps()).splitlines() if line.startswith("| ")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 3 for row in rows)


def test_line_breaks_cannot_start_a_block() -> None:
    assert escaped("one\n# two\n\n- three") == r"one \# two \- three"


def test_what_needs_no_escape_reads_as_it_is() -> None:
    for plain in ("0:17", "1.5 s", "-1 dB", "Filler sounds (um, uh)", "A follow-up: yes. No!"):
        assert escaped(plain) == plain


def test_a_plus_at_the_start_of_a_line_is_no_list() -> None:
    assert escaped("+ one") == r"\+ one"


def test_what_makes_figures_doubtful_is_told_and_nothing_where_there_is_no_doubt() -> None:
    doubted = page(replace(full(), notes=("It is noisy.",)))
    assert "## How far to trust this\n\n- It is noisy." in doubted
    assert "How far to trust" not in page(replace(full(), notes=()))


@given(st.text(st.sampled_from("aw.:/()[]!-+*_#1 `~|<>&@=\\"), min_size=1, max_size=12))
@example("www.example.com")
@example("http://example.com")
@example("1) one")
def test_words_are_rendered_as_they_stand(text: str) -> None:
    words = " ".join(text.split())
    rendered = MarkdownIt("gfm-like").render(escaped(text)).strip()
    assert html.unescape(rendered) == (f"<p>{words}</p>" if words else "")


@pytest.mark.parametrize("report", every(), ids=lambda report: report.source[:8])
def test_every_report_can_be_written(report: Report) -> None:
    text = page(report)
    assert text.startswith("# ")
    assert "None" not in text


def test_nothing_heard() -> None:
    empty = next(report for report in every() if report.source == "empty")
    assert "There are no words." in page(empty)


def test_a_voice_without_words_was_heard() -> None:
    empty = next(report for report in every() if report.source == "empty")
    voiced = replace(empty, timing=replace(empty.timing, response_latency_s=0.5))
    assert "Something like a voice was heard, but no words." in page(voiced)


def test_a_lower_bound_of_none_is_told_as_none_for_sure() -> None:
    fillers = full().fillers
    assert fillers is not None
    unsure = replace(fillers, heard=0, possible=3, at_least=True, per_minute=None)
    assert sounds(replace(unsure, per_100_words=None)) == "none for sure (+3 possible)"
