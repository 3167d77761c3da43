"""The answer map as letters: every lane in its row, every mark in its column, at any size."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from voice_interview.analysis.answer_map import AnswerMap, FillerMark, PartMark
from voice_interview.model import Interval, PacePoint
from voice_interview.tui.answer import lanes
from voice_interview.tui.answer.lanes import LABEL

MAP = AnswerMap(
    length_s=60.0,
    level_dbfs=(-20.0,) * 300 + (-80.0,) * 300,
    pace=tuple(PacePoint(n * 10.0, n * 10.0 + 10, 100.0 + 20 * n) for n in range(6)),
    pauses=(Interval(10.0, 10.4), Interval(40.0, 44.0)),
    fillers=(
        FillerMark(5.0, 5.4, "sound", "um"),
        FillerMark(20.0, 20.2, "possible", "uh"),
        FillerMark(20.0, 20.3, "word", "like"),
        FillerMark(50.0, 50.5, "word", "like"),
    ),
    parts=(PartMark(0.0, 20.0, "S", unsure=False), PartMark(30.0, 60.0, "R", unsure=True)),
)
WIDTH = LABEL + 60
"""One column a second."""


def drawn(found: AnswerMap = MAP, width: int = WIDTH, height: int = 8) -> dict[str, str]:
    """The lanes by their labels; the axis and further rows of a lane have none."""
    return {
        lane.label or f"row {n}": "".join(letter for letter, _ in lane.cells)
        for n, lane in enumerate(lanes.lanes(found, width, height))
    }


def test_each_mark_stands_in_the_column_of_its_moment() -> None:
    rows = drawn()
    assert rows["pauses"] == " " * 10 + "·" + " " * 29 + "━━━━" + " " * 16
    assert rows["fillers"] == " " * 5 + "●" + " " * 14 + "○" + " " * 29 + "‹" + " " * 9
    assert rows["story"] == "S" + "─" * 19 + " " * 10 + "R" + "┄" * 29
    assert rows["level"] == "█" * 30 + " " * 30


def test_the_axis_names_moments_where_they_are() -> None:
    axis = list(drawn().values())[-1]
    assert axis.index("┴0:00") == 0
    assert axis.index("┴0:10") == 10
    assert axis.index("┴0:50") == 50


def test_a_faster_stretch_stands_higher_and_the_ends_of_the_axis_are_named() -> None:
    rows = drawn(height=10)
    top, bottom = rows["pace 220"], rows["wpm 60"]
    assert top[:20].strip() == ""
    assert top[50:].strip()
    assert bottom[50:].strip() == ""


def test_an_unclear_sound_stands_quietly_where_it_was_and_is_explained() -> None:
    knock = FillerMark(30.0, 30.4, "unclear", "unclear sound")
    under = FillerMark(5.0, 5.2, "unclear", "unclear sound")
    found = replace(MAP, fillers=(*MAP.fillers, knock, under))
    for height, lane in ((8, "fillers"), (3, "marks")):
        row = drawn(found, height=height)[lane]
        assert (row[30], row[5]) == ("◇", "●")
    assert "◇ unclear sound" in lanes.legend(found, WIDTH).plain
    assert "◇" not in lanes.legend(MAP, WIDTH).plain


def test_where_room_is_short_pauses_and_fillers_share_a_row() -> None:
    rows = drawn(height=3)
    assert list(rows) == ["level", "marks", "story"]
    assert (rows["marks"][5], rows["marks"][40]) == ("●", "━")


def test_what_is_not_known_takes_no_row() -> None:
    bare = replace(MAP, level_dbfs=(), pace=(), parts=())
    assert list(drawn(bare, height=10)) == ["pauses", "fillers", "row 2"]
    assert list(drawn(bare, height=3)) == ["marks", "row 1"]


def test_the_cursor_is_marked_in_every_row_and_playing_has_a_sign() -> None:
    rows = lanes.lanes(MAP, WIDTH, 8)
    picture = lanes.drawn(rows, 5, "reverse", 20)
    lines = picture.split("\n")
    assert all(line.plain[LABEL + 20] == "┃" for line in lines)
    for line in lines:
        (marked,) = [span for span in line.spans if "reverse" in str(span.style)]
        assert (marked.start, marked.end) == (LABEL + 5, LABEL + 6)


@pytest.mark.parametrize("width", range(LABEL + 20, LABEL + 90))
def test_a_short_pause_is_explained_beside_a_long_one_or_not_at_all(width: int) -> None:
    """Alone, `short` says nothing."""
    told = lanes.legend(MAP, width).plain
    assert ("short" in told) is ("long pause" in told)


@pytest.mark.parametrize("width", [44, 60, 76, 116])
def test_the_legend_fits(width: int) -> None:
    knock = FillerMark(30.0, 30.4, "unclear", "unclear sound")
    for found in (MAP, replace(MAP, fillers=(knock,))):
        told = lanes.legend(found, width)
        assert told.cell_length <= width
        assert "● filler sound" in told.plain


@given(
    st.integers(20, 200),
    st.integers(3, 14),
    st.floats(0.2, 7_200),
    st.booleans(),
    st.booleans(),
)
def test_any_size_gives_full_rows(
    width: int, height: int, length_s: float, pace: bool, story: bool
) -> None:
    found = replace(
        MAP, length_s=length_s, pace=MAP.pace if pace else (), parts=MAP.parts if story else ()
    )
    rows = lanes.lanes(found, width, height)
    assert 1 <= len(rows) <= height
    assert {len(row.cells) for row in rows} == {width - LABEL}
    assert {cell_len(letter) for row in rows for letter, _ in row.cells} == {1}


@given(st.floats(0.2, 7_200), st.integers(8, 300), st.data())
def test_a_column_and_its_moment_are_the_same_place(
    length_s: float, columns: int, data: st.DataObject
) -> None:
    found = replace(MAP, length_s=length_s)
    at = data.draw(st.integers(0, columns - 1))
    assert lanes.column(found, lanes.moment_s(found, at, columns), columns) == at
