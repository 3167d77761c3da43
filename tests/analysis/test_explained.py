"""What `?` says of a figure holds the numbers of docs/measures.md, and no others."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from voice_interview.analysis.explained import _EXPLAINED, Figure

PAGE = (Path(__file__).parents[2] / "docs" / "measures.md").read_text(encoding="utf-8")
PROSE = " ".join(PAGE.split())
NUMBER = re.compile(r"\d*\.?\d+")
COMMON = {"100"}
"""As in "of 100"."""


def cell(table: str, row: str, column: str) -> list[str]:
    """The numbers in one cell; `table` is the heading of its first column."""
    lines = PAGE[PAGE.index(f"| {table} |") :].splitlines()
    headings = _cells(lines[0])
    found = next(cells for line in lines if (cells := _cells(line))[0] == row)
    return NUMBER.findall(found[headings.index(column)])


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def prose(pattern: str) -> list[str]:
    """The numbers in a sentence."""
    found = re.search(pattern, PROSE)
    assert found, f"docs/measures.md no longer says: {pattern}"
    return NUMBER.findall(found[0])


def of_100(share: str) -> str:
    return f"{float(share) * 100:.0f}"


def up(number: str) -> str:
    """No better than it is."""
    return f"{-(-float(number) // 1):.0f}"


def hundredths(ms: str) -> str:
    """Of a second, no better than it is."""
    return f"{-(-int(ms) // 10) / 100:.2f}"


PAUSES = "626 pauses, 126 answers, 18 voices never taught"
STORIES = "the second writer never met, 48 answers"
SOUNDS = "F1 (precision, recall) of sure ones"
PEOPLE = "sure ones, the right words without filled pauses given"
ACTORS = (
    "actors' own 65 filled pauses, quiet, their game left out of the learning: precision, recall"
)
WORDS = "all words"
WRITERS = ("fifth writer", "sixth writer", "seventh writer")


def _pauses(row: str) -> str:
    return cell(PAUSES, row, "chunk by chunk")[0]


def _stories(row: str) -> str:
    return of_100(cell(STORIES, row, "as given")[0])


def _told_apart() -> list[str]:
    rows = ("mean accuracy", "plain list: mean accuracy")
    return [of_100(cell(WORDS, row, writer)[0]) for row in rows for writer in WRITERS]


FROM_THE_PAGE: dict[Figure, Callable[[], list[str]]] = {
    Figure.STORY: lambda: [_stories("whether a part is there: balanced accuracy")],
    Figure.NEXT: lambda: [_stories("parts of complete answers called missing")],
    Figure.LATENCY: lambda: prose(r"to the first voice \| voice activity; within [\d.]+ s in nine"),
    Figure.SPEECH_RATE: lambda: [
        *prose(r"\d+ to \d+ words a minute are calm, up to \d+ brisk"),
        up(_pauses("speech rate off by, 90th percentile")),
    ],
    Figure.ARTICULATION: lambda: [
        up(_pauses("articulation rate off by, median")),
        up(_pauses("articulation rate off by, 90th percentile")),
    ],
    Figure.PAUSES: lambda: [
        of_100(_pauses("pauses: precision")),
        of_100(_pauses("pauses: recall")),
        hundredths(_pauses("border off by, 90th percentile")),
    ],
    Figure.SOUNDS: lambda: [
        of_100(share)
        for share in (
            *cell(PEOPLE, ACTORS, "today"),
            *cell(SOUNDS, "with silence beside them", "synthetic, today")[1:],
        )
    ],
    Figure.MARKERS: _told_apart,
    Figure.HABITS: _told_apart,
    Figure.RESTARTS: lambda: prose(r"one in \d+ to \d+ of 100 cases")[:1],
}


@pytest.mark.parametrize("figure", Figure)
def test_its_numbers_stand_on_the_page(figure: Figure) -> None:
    said = [number for number in NUMBER.findall(str(_EXPLAINED[figure])) if number not in COMMON]
    assert said == FROM_THE_PAGE.get(figure, list[str])()
