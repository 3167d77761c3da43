"""A sheet of braille dots, two across and four down in each cell: curves made of letters. Pure.

A place is a dot's column and row, counted from the upper left corner.
"""

Dots = list[list[int]]
Place = tuple[int, int]

BLANK = 0x2800
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Of a cell, by row and column of its eight dots."""


def sheet(columns: int, rows: int) -> Dots:
    """An empty one, measured in cells."""
    return [[0] * columns for _ in range(rows)]


def put(dots: Dots, place: Place) -> None:
    x, y = place
    dots[y // 4][x // 2] |= BITS[y % 4][x % 2]


def line(dots: Dots, one: Place, two: Place) -> None:
    """A straight line between two places, both included."""
    (x1, y1), (x2, y2) = one, two
    steps = max(abs(x2 - x1), abs(y2 - y1), 1)
    for n in range(steps + 1):
        put(dots, (round(x1 + (x2 - x1) * n / steps), round(y1 + (y2 - y1) * n / steps)))


def letters(dots: Dots) -> list[list[str]]:
    """Each cell as a letter; one without a dot is a blank."""
    return [[chr(BLANK + bits) if bits else " " for bits in row] for row in dots]
