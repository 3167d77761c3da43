"""The chart as letters: every take is there, the ends and the median are named."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from voice_interview.analysis.several.spread import band
from voice_interview.tui.drawing.curve import MEDIAN, TAKE, Series, drawn


def series(values: tuple[float | None, ...], least_span: float = 40.0, most: float = inf) -> Series:
    own = band([value for value in values if value is not None], most)
    return Series("Pace", values, "1 Nov", "9 Nov", least_span, most, "{:.0f}".format, "", own)


def plot(values: tuple[float | None, ...], width: int = 40, height: int = 10) -> list[str]:
    return drawn(series(values), width, height).plain.splitlines()


def test_it_names_ends_median_and_dates() -> None:
    lines = plot((120, 180, 150, 160, 130))
    assert lines[0].startswith("Pace")
    assert "your middle 150" in lines[0]
    labels = [line[:5].strip() for line in lines[1:-2]]
    assert (labels[0], labels[-1]) == ("180", "120")
    assert "150" in labels
    assert lines[-1].split() == ["1", "Nov", "9", "Nov"]


def test_takes_that_are_all_alike_are_told_once() -> None:
    assert plot((151.0, 151.0), width=80)[0].endswith("most takes 151")
    assert plot((140.0, 160.0), width=80)[0].endswith("most takes 135 to 165")


def test_the_higher_take_stands_higher_and_the_older_one_further_left() -> None:
    lines = plot((120, 180))
    places = [(n, line.index(TAKE)) for n, line in enumerate(lines) if TAKE in line]
    (high_row, high_at), (low_row, low_at) = places
    assert high_row < low_row
    assert low_at < high_at


def test_takes_are_joined_by_a_line_and_the_median_is_dashed() -> None:
    lines = plot((120, 180, 150, 160, 130))
    assert any("\u2801" <= letter <= "\u28ff" for line in lines for letter in line)
    (dashed,) = [line for line in lines[1:] if MEDIAN in line]
    assert dashed[:5].strip() == "150"


def test_the_band_is_explained_in_fewer_words_where_room_is_short() -> None:
    wide, narrow = (plot((120, 180, 150), width=width)[0] for width in (60, 48))
    assert wide.endswith("your middle 150  ·· most takes 106 to 194")
    assert narrow.endswith("your middle 150  ·· most 106 to 194")


def test_a_small_change_looks_small() -> None:
    rows = {n for n, line in enumerate(plot((150.0, 152.0), height=13)) if TAKE in line}
    assert max(rows) - min(rows) <= 1


@pytest.mark.parametrize("height", range(5, 20))
def test_a_take_that_equals_the_middle_stands_on_its_line(height: int) -> None:
    (middle,) = [line for line in plot((120, 150, 180), height=height) if line.startswith("  150")]
    assert TAKE in middle


@given(st.lists(st.integers(0, 8), min_size=2, max_size=30), st.integers(5, 20))
def test_the_axis_ends_where_no_value_can_be(halves: list[int], height: int) -> None:
    told = drawn(series(tuple(half / 2 for half in halves), 2.0, 4.0), 80, height).plain
    labels = [int(line[:5]) for line in told.splitlines()[1:-1] if line[:5].strip()]
    assert max(labels) <= 4


def test_a_gap_is_not_joined() -> None:
    lines = plot((150, None, 150))
    assert not any("\u2801" <= letter <= "\u28ff" for line in lines for letter in line)
    assert sum(line.count(TAKE) for line in lines) == 2


@pytest.mark.parametrize(("width", "height"), [(20, 5), (76, 9), (116, 17)])
@pytest.mark.parametrize("number", [2, 14, 400])
def test_it_fits(number: int, width: int, height: int) -> None:
    lines = plot(tuple(100 + n * 7 % 90 for n in range(number)), width, height)
    assert len(lines) == height
    assert max(map(cell_len, lines)) <= max(width, cell_len(lines[0]))


@given(
    st.lists(st.none() | st.floats(0, 1000), min_size=2, max_size=60).filter(
        lambda values: sum(value is not None for value in values) >= 2
    )
)
def test_any_values_can_be_drawn(values: list[float | None]) -> None:
    assert len(plot(tuple(values))) == 10
