"""Which takes a list shows: those that fit a filter, newest first, read a page at a time.

It asks the library and holds the rows. It knows no widget, no key and no cursor.
"""

from collections.abc import Callable, Iterable

from voice_interview.errors import Problem
from voice_interview.model import RULES_VERSION, Question, Take, TakeRow, TakeState
from voice_interview.ports.library import Library
from voice_interview.tui.finding.wanted import Wanted, wanted

PAGE = 100
"""Rows at a time: a table of 10,000 takes 2 s to paint, and one of 200 takes twice what a screen
may take from key to paint."""
AHEAD = 20
"""So many rows before the end the next page is read."""


def outdated(rows: Iterable[TakeRow]) -> bool:
    """Is there a take with words whose figures are missing or were made under other rules?"""
    return any(
        row.take.state is TakeState.DONE
        and (row.figures is None or row.figures.rules_version != RULES_VERSION)
        for row in rows
    )


class Listing:
    def __init__(self, library: Library, failed: Callable[[Problem], None]) -> None:
        self.rows: list[TakeRow] = []
        self.whole = False
        """There are no more of them."""
        self.typed = ""
        """What the user looks for."""
        self.only: Question | None = None
        self._library = library
        self._failed = failed

    @property
    def filtered(self) -> bool:
        return self.only is not None or bool(self.typed)

    @property
    def wanted(self) -> Wanted:
        return wanted(self.typed)

    @property
    def outdated(self) -> bool:
        return outdated(self.rows)

    def read(self) -> None:
        """Read anew as much as there is already, or the first page."""
        limit = max(PAGE, len(self.rows))
        self.rows = self._ask(limit)
        self.whole = len(self.rows) < limit

    def more(self, at: int) -> list[TakeRow]:
        """The next page, once the row numbered `at` is near the end of what is there."""
        if self.whole or at < len(self.rows) - AHEAD:
            return []
        page = self._ask(PAGE, len(self.rows))
        self.whole = len(page) < PAGE
        known = {row.take.id for row in self.rows}  # a newer take has moved the rest down
        page = [row for row in page if row.take.id not in known]
        self.rows += page
        return page

    def row(self, at: int) -> TakeRow | None:
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def take(self, take_id: str) -> Take | None:
        return next((row.take for row in self.rows if row.take.id == take_id), None)

    def place(self, take_id: str) -> int | None:
        """The number of the row of a take."""
        return next((n for n, row in enumerate(self.rows) if row.take.id == take_id), None)

    def _ask(self, limit: int, offset: int = 0) -> list[TakeRow]:
        wanted = self.wanted
        try:
            return list(
                self._library.rows(
                    text=wanted.text,
                    question=self.only,
                    tags=wanted.tags,
                    starred=wanted.starred,
                    limit=limit,
                    offset=offset,
                )
            )
        except Problem as problem:
            self._failed(problem)
            return []
