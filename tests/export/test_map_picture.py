"""The answer map as shapes: in its frame, in order, and in words."""

import re
from dataclasses import replace

import pytest

from tests.export.answers import full, traps
from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.analysis.answer_map import answer_map
from voice_interview.export.map_picture import COLUMNS, Drawing, drawn
from voice_interview.model import FillerEvent, PacePoint, Report


def drawing(report: Report, levels: tuple[float, ...] = ()) -> Drawing:
    found = answer_map(report, levels)
    assert found is not None
    return drawn(found)


def percent(place: str) -> float:
    return float(place.removesuffix("%"))


def test_everything_lies_inside_the_frame_and_in_order() -> None:
    found = drawing(full(), (-30.0, -60.0) * 100)
    for lane in (found.parts, found.pauses, found.fillers):
        assert lane
        starts = [percent(span.start) for span in lane]
        assert starts == sorted(starts)
        assert all(0 <= percent(span.start) + percent(span.width) <= 100.02 for span in lane)
    numbers = [float(number) for number in re.findall(r"[\d.]+", found.pace)]
    assert all(0 <= x <= 1000 for x in numbers[::2])
    assert all(0 <= y <= 100 for y in numbers[1::2])


def test_a_pause_stands_where_it_was_on_the_axis_below() -> None:
    """Between 0.9 s and 3.4 s of 5 s."""
    report = reporting.build("t", None, hearing("So I led (2.5) it well (1.0)"), ())
    found = answer_map(report)
    assert found is not None
    (pause, *_) = drawn(replace(found, length_s=5.0)).pauses
    assert (pause.start, pause.width, pause.middle) == ("18.00%", "50.00%", "43.00%")


def test_lanes_tell_what_the_report_tells() -> None:
    report, found = full(), drawing(full())
    assert report.fillers is not None
    assert [span.kind for span in found.fillers] == [event.kind for event in report.fillers.events]
    assert [span.kind for span in found.parts] == list("STAR")
    assert len(found.pauses) == len(report.timing.pauses or ())


def test_an_unclear_sound_is_told_apart_from_fillers() -> None:
    report = full()
    assert report.fillers is not None
    knock = FillerEvent("unclear", "unclear", "unclear sound", (1, 1), 2.0, 2.2, 0.9, "loud")
    events = (*report.fillers.events, knock)
    louder = drawing(replace(report, fillers=replace(report.fillers, events=events)))
    assert "unclear" in louder.kinds
    assert "unclear" not in drawing(report).kinds
    assert "Unclear sounds, not counted: 0:02." in louder.in_words
    fillers = louder.in_words.partition("Fillers: ")[2].partition(".")[0]
    assert "unclear" not in fillers


def test_a_level_that_nobody_measured_is_not_drawn() -> None:
    assert drawing(full()).level == ""
    assert drawing(full(), (-30.0,) * 300).level.count("L") == 2 * COLUMNS - 1


def test_short_answers_have_no_line_of_one_point() -> None:
    assert drawing(reporting.build("short", None, hearing("We left it."), ())).pace == ""
    assert answer_map(traps()) is None


@pytest.mark.parametrize("words", [3, 30, 300, 3000])
def test_a_few_marks_of_time_whatever_the_length(words: int) -> None:
    report = reporting.build("long", None, hearing("left " * words), ())
    ticks = drawing(report).ticks
    assert 1 <= len(ticks) <= 7
    assert ticks[0] == ("0.00%", "0:00")
    assert len({said for _, said in ticks}) == len(ticks)


def points(pace: str) -> list[tuple[float, float]]:
    pairs = (point.split(",") for point in pace.split())
    return [(float(x), float(y)) for x, y in pairs]


def test_who_speaks_faster_is_drawn_higher_in_the_middle_of_that_time() -> None:
    found = answer_map(full())
    assert found is not None
    pace = (PacePoint(0.0, 10.0, 100.0), PacePoint(10.0, 20.0, 160.0), PacePoint(20.0, 40.0, 220.0))
    made = drawn(replace(found, length_s=40.0, pace=pace))
    slow, usual, fast = points(made.pace)
    assert (slow[0], usual[0], fast[0]) == (125.0, 375.0, 750.0)
    assert slow[1] > usual[1] > fast[1]
    top, bottom = (float(one) for one in made.pace_ends)
    assert top > bottom
    assert made.calm is not None
    band_top, band_height = made.calm
    assert band_top < usual[1] < band_top + band_height < slow[1]
    assert fast[1] < band_top
    assert drawn(replace(found, pace=pace[:1])).pace == ""


def test_the_longest_pause_is_the_one_that_is_named() -> None:
    report = reporting.build("t", None, hearing("So (0.8) I led (2.5) it (1.2) well."), ())
    assert "3 pauses, the longest 2.5 seconds at 0:01." in drawing(report).in_words


def test_a_part_that_is_not_sure_says_so() -> None:
    found = answer_map(full())
    assert found is not None
    first, *others = found.parts
    unsure = replace(first, unsure=True)
    assert "Situation, unsure, from 0:00" in drawn(replace(found, parts=(unsure, *others))).in_words
    sure = replace(first, unsure=False)
    assert "Situation from 0:00" in drawn(replace(found, parts=(sure, *others))).in_words


def test_a_mark_every_five_seconds_in_half_a_minute() -> None:
    found = answer_map(full())
    assert found is not None
    ticks = drawn(replace(found, length_s=30.0)).ticks
    assert [said for _, said in ticks] == [f"0:{second:02d}" for second in range(0, 31, 5)]
    assert ticks[-1][0] == "100.00%"


def test_one_pause_is_one_pause() -> None:
    report = reporting.build("t", None, hearing("So I led it. (0.8) And it went well."), ())
    assert "1 pause, the longest 0.8 seconds at 0:01." in drawing(report).in_words


def test_the_same_in_words() -> None:
    told = drawing(full()).in_words
    for wanted in ("Situation from 0:00 to", "pauses, the longest 0.8 seconds", "Um 0:00", "Pace"):
        assert wanted.lower() in told.lower()
