"""What a screen may ask of the app that shows it.

Screens know this, the app knows the screens: so no two files import each other.
"""

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, Protocol

from voice_interview.errors import Problem
from voice_interview.model import Advice, Question
from voice_interview.rehearsal import Rehearsal
from voice_interview.second_pass import Arrived
from voice_interview.session.events import Event
from voice_interview.session.states import State
from voice_interview.studio import Studio
from voice_interview.tui.commands import Place

if TYPE_CHECKING:
    from voice_interview.interviewing import Interviewing
    from voice_interview.model.interview import Interview


class Host(Protocol):
    studio: Studio
    rehearsal: Rehearsal
    state: State
    chance: Random
    now: Callable[[], float]
    """Seconds of a clock that only goes forward."""
    space_held: bool
    """The Space that just came is the same press as the one before, on whatever screen."""

    rewritten: dict[str, Arrived]
    """Takes with better words that the user has not seen yet, by their ids."""

    interviewing: "Interviewing | None"
    """The interview that is on."""

    aim: Advice | None
    """What an earlier answer to this question left to work on."""

    def tell(self, event: Event) -> None:
        """Hand an event of the user's to the session, on the UI thread."""

    def ask(self, question: Question, part_of: str = "", aim: Advice | None = None) -> None:
        """Start rehearsing a question; `aim` is shown beside it until the answer begins."""

    def sit(self, interview: "Interview") -> None:
        """Begin an interview, or take it up again."""

    def rise(self) -> None:
        """Leave the interview that is on; it can be taken up again."""

    def show_report(self, take_id: str) -> None:
        """Open the report of a take."""

    def go_home(self) -> None:
        """Close whatever is open, down to the first screen."""

    def show_place(self, place: Place, *given: str) -> None:
        """Open one of the screens that can be opened from anywhere, on what is `given`."""

    def show_problem(self, problem: Problem) -> None:
        """Say in a dialog what went wrong, and the way out."""

    def tell_problem(self, problem: Problem) -> None:
        """Say so in a notice that goes away by itself."""

    def apply_settings(self) -> None:
        """Take over settings that have just been changed."""
