"""An interview and its screen are made for each other and wired to whoever runs them.

Apart from the app, which loads it when the first interview begins: the first paint does without.
It starts nothing and opens nothing.
"""

from collections.abc import Callable

from textual.message_pump import MessagePump

from voice_interview.interview.events import Event
from voice_interview.interview.state import State
from voice_interview.interviewing import Interviewing
from voice_interview.model.interview import Interview
from voice_interview.session.events import Event as SessionEvent
from voice_interview.studio import Studio
from voice_interview.tui.background import threads
from voice_interview.tui.background.interview_messages import InterviewHappened
from voice_interview.tui.screens.interview import InterviewScreen


def seat(
    interview: Interview,
    studio: Studio,
    whom: MessagePump,
    tell: Callable[[SessionEvent], None],
    remind: Callable[[str], None],
    now: Callable[[], float],
) -> tuple[Interviewing, InterviewScreen]:
    """Its threads report to `whom`; the other doors are those of `Interviewing`."""

    def post(event: Event) -> None:
        threads.tell(whom, InterviewHappened(sitting, event))

    def stepped(_before: State, _after: State) -> None:
        shown.call_later(shown.show_interview)

    sitting = Interviewing(studio, interview, tell, post, remind, stepped, now)
    shown = InterviewScreen(sitting)
    return sitting, shown
