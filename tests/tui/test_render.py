"""The render door: whatever goes in comes out as text, of the width that was asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.text import clean, clean_line
from voice_interview.tui.drawing import render

rude = st.text(
    st.one_of(st.characters(), st.sampled_from("[]/@=\\\x1b\x9b\x07\u202e{}$"))
) | st.sampled_from(["[um]", "[/]", "[@click=app.quit]x[/]", "a [/red] b", "array[i]", "$primary"])


@given(rude)
def test_text_is_kept_letter_by_letter_and_gains_no_style(words: str) -> None:
    content = render.text(words)
    assert content.plain == clean(words)
    assert not content.spans


@given(rude, st.integers(1, 60))
def test_a_column_has_its_width_whatever_stands_in_it(words: str, width: int) -> None:
    assert render.column(words, width).cell_length == width


@given(rude)
def test_a_cell_is_rich_text_without_markup(words: str) -> None:
    cell = render.cell(words)
    assert cell.plain == clean_line(words)
    assert not cell.spans


@given(rude, st.integers(30, 100))
def test_hanging_words_keep_every_word_and_the_width(words: str, width: int) -> None:
    content = render.hanging(render.column("Space", 9), words, width)
    assert "".join(content.plain.split()) == "".join(["Space", *clean_line(words).split()])
    assert all(line.cell_length <= width for line in content.split("\n", allow_blank=True))


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0.0, "0:00"), (67.9, "1:07"), (599.0, "9:59"), (3661.0, "1:01:01"), (-3.0, "0:00")],
)
def test_the_clock(seconds: float, shown: str) -> None:
    assert render.clock(seconds) == shown
