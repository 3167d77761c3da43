"""Where in one take the words looked for are met, and which of these places is shown now.

It remembers what it looked up, so that moving about costs nothing twice. It knows no widget and
does not play: `start_s` says from where a player would have to.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress

from voice_interview.analysis.finding import Match, matches
from voice_interview.errors import Problem
from voice_interview.model import Word

LEAD_S = 0.5
"""A match is played from so long before its first word."""


class Met:
    def __init__(self, words: Callable[[str], Sequence[Word]]) -> None:
        """`words` gives those of a take by its id. Raises a Problem, and then nothing is met."""
        self.matches: tuple[Match, ...] = ()
        self.at = 0
        """The number of the match that is shown."""
        self._words = words
        self._sought = ("", "")
        """The take and the words that `matches` is about."""

    def look(self, take_id: str, text: str) -> None:
        sought = (take_id, text)
        if sought == self._sought:
            return
        self._sought, self.matches, self.at = sought, (), 0
        if take_id and text:
            with suppress(Problem):
                self.matches = matches(self._words(take_id), text)

    def go_on(self) -> bool:
        """To the next match, after the last one to the first; False where nothing is met."""
        if self.matches:
            self.at = (self.at + 1) % len(self.matches)
        return bool(self.matches)

    @property
    def start_s(self) -> float:
        """A moment before the match; the beginning where its time is not known."""
        start_s = self.matches[self.at].start_s if self.matches else None
        return max(0.0, (start_s or 0.0) - LEAD_S)
