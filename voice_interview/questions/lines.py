"""Where in the text of a file a question, or a phase, and its keys stand.

tomllib gives values without their places. This scan reads headers and keys at the start of lines,
which is how people write them; where it cannot tell, it says None rather than guess.
"""

import re
from dataclasses import dataclass

_HEADER = re.compile(r"""[ \t]*\[{1,2}[ \t]*([\w.'"-]+)[ \t]*\]{1,2}""")
_KEY = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*=""")


@dataclass(frozen=True, slots=True)
class Lines:
    """Line numbers from 1: of what stands at the top, and of each table's header and keys."""

    top: dict[str, int]
    headers: tuple[int, ...]
    keys: tuple[dict[str, int], ...]

    def of(self, number: int, key: str) -> int | None:
        """The line of `key` in table `number` (from 0), else of that table's header."""
        if number >= len(self.headers):
            return None
        return self.keys[number].get(key, self.headers[number])


def lines(text: str, number_of: int, header: str = "question") -> Lines:
    """Scan `text`, which holds so many tables; on another count their places are unknown."""
    top: dict[str, int] = {}
    headers: list[int] = []
    keys: list[dict[str, int]] = []
    here = top
    inside = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if inside:
            inside = "" if inside in line else inside
            continue
        if found := _HEADER.match(line):
            here = {}
            top.setdefault(found[1], number)
            if found[1] == header:
                headers.append(number)
                keys.append(here)
        elif key := _KEY.match(line):
            here.setdefault(key[1] or key[2] or key[3] or "", number)
        inside = _opened(line)
    if len(headers) != number_of:
        return Lines(top, (), ())
    return Lines(top, tuple(headers), tuple(keys))


def _opened(line: str) -> str:
    """The triple quotes that `line` leaves open, if any."""
    for mark in ('"""', "'''"):
        if line.count(mark) % 2:
            return mark
    return ""
