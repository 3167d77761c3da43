"""The app: shows the session's state as screens, and hands keys to the session as events.

It is handed a Studio and makes the Rehearsal. The recorder lives in the rehearsal, never in a
widget: no resize, dialog or screen can end a take.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random
from typing import TYPE_CHECKING, ClassVar

from textual.command import Provider
from textual.reactive import reactive
from textual.screen import Screen

from voice_interview.errors import Problem
from voice_interview.model import Advice, Question
from voice_interview.paths import with_tilde
from voice_interview.rehearsal import Rehearsal
from voice_interview.second_pass import Arrived, SecondPass
from voice_interview.session import events as on
from voice_interview.session.states import Stage, State
from voice_interview.session.telling import SlowModel
from voice_interview.studio import Studio
from voice_interview.tui import places, stages
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import (
    BetterWords,
    HandedOn,
    Opened,
    OpeningFailed,
    OpeningProgressed,
    SessionHappened,
)
from voice_interview.tui.commands import Place
from voice_interview.tui.drawing.ways_out import by_key
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.opening import Opener, open_studio
from voice_interview.tui.palette import Commands
from voice_interview.tui.screens.help import Help
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.opening import Opening
from voice_interview.tui.screens.rehearse import Rehearse
from voice_interview.tui.shell import Shell
from voice_interview.tui.windows.dialog import ProblemDialog

if TYPE_CHECKING:
    from voice_interview.interviewing import Interviewing
    from voice_interview.model.interview import Interview
    from voice_interview.tui.background.interview_messages import InterviewHappened

TICK_S = 0.25
"""Of an interview's clock."""


class InterviewApp(Shell):
    COMMANDS: ClassVar[set[type[Provider]]] = {Commands}  # type: ignore[assignment]

    state: reactive[State] = reactive(State())

    def __init__(
        self,
        studio: Studio | None = None,
        question: Question | None = None,
        chance: Random | None = None,
        now: Callable[[], float] = time.monotonic,
        opener: Opener | None = None,
    ) -> None:
        """With a `studio`, or with an `opener` that makes one once the frame is painted."""
        super().__init__(now)
        self.studio: Studio
        self.rehearsal: Rehearsal
        self.second_pass: SecondPass
        self.furnished = False
        """There is a studio and a rehearsal."""
        self.failure: Problem | None = None
        self.chance = chance or Random()
        self._slow_model = SlowModel()
        self.interviewing: Interviewing | None = None
        self.aim: Advice | None = None
        self.rewritten: dict[str, Arrived] = {}
        self._question = question
        self._opener = opener
        if studio is not None:
            self._furnish(studio)

    def _furnish(self, studio: Studio) -> None:
        self.studio = studio
        self.rehearsal = Rehearsal(studio, self.post)
        self.second_pass = SecondPass(
            studio,
            lambda: self.rehearsal.transcribing,
            lambda arrived: threads.tell(self, BetterWords(arrived)),
        )
        self.set_reactive(InterviewApp.state, self.rehearsal.state)
        self._applied = studio.settings
        self.theme = studio.settings.screen.theme
        self.furnished = True
        self._rest_or_not()

    def get_default_screen(self) -> Screen[None]:
        return Home() if self.furnished else Opening()

    def on_mount(self) -> None:
        self.set_interval(TICK_S, self._tick_interview)
        if self._opener is not None:
            self._typed.hold()
            opening = partial(open_studio, self._opener, self)
            self.call_after_refresh(threads.start, "opening", opening)
        elif self._question is not None:
            self.ask(self._question)

    # --- opening ---------------------------------------------------------------------------------

    def on_opening_progressed(self, message: OpeningProgressed) -> None:
        if isinstance(self.screen, Opening):
            self.screen.tell(message.share, message.doing)

    def on_opening_failed(self, message: OpeningFailed) -> None:
        self.failure = message.problem
        self.exit(return_code=1)

    async def on_opened(self, message: Opened) -> None:
        self._furnish(message.studio)
        home = Home()
        await self.push_screen(home)
        threads.start("screens", places.load_screens)
        home.catching_up.begin()
        if isinstance(message.beginning, Question):
            self.ask(message.beginning)
        elif message.beginning is not None:
            self.sit(message.beginning)
        await self._typed.let_in(kept=message.beginning is None)

    def close_all(self) -> None:
        """Put the interview down, and close the take."""
        if self.interviewing is not None:
            self.interviewing.leave()
        if self.furnished:
            self.second_pass.stop()
            self.rehearsal.close()
            self.second_pass.close()

    # --- the session -----------------------------------------------------------------------------

    def post(self, event: on.Event) -> None:
        """From any thread."""
        threads.tell(self, SessionHappened(event))

    def on_session_happened(self, message: SessionHappened) -> None:
        self.tell(message.event)
        if self.state.stage is Stage.HOME and isinstance(message.event, stages.WORDS_CAME):
            self._show_rewritten()

    def tell(self, event: on.Event) -> None:
        before = self.rehearsal.state
        self.state = after = self.rehearsal.handle(event)
        self._rest_or_not()
        if self.interviewing is not None:
            self.interviewing.followed(before, after)

    def _rest_or_not(self) -> None:
        """A second pass may run while nobody asks, records, sits an interview or transcribes."""
        state = self.rehearsal.state
        if state.stage in stages.RESTING and self.interviewing is None:
            self.second_pass.rest(state.take_id or "")
        else:
            self.second_pass.stop()

    def on_better_words(self, message: BetterWords) -> None:
        self.rewritten[message.arrived.take_id] = message.arrived
        self._show_rewritten()

    def _show_rewritten(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Base) and screen.is_mounted:
                screen.show_rewritten()

    def on_handed_on(self, done: HandedOn) -> None:
        if done.problem is None:
            self.notify(f"Written to {with_tilde(done.path)}")
        else:
            self.tell_problem(done.problem)

    def ask(self, question: Question, part_of: str = "", aim: Advice | None = None) -> None:
        self.aim = aim
        self.tell(on.Ask(question, part_of))

    def show_report(self, take_id: str) -> None:
        try:
            self.tell(on.OpenTake(self.studio.library.take(take_id)))
        except Problem as problem:
            self.show_problem(problem)

    def apply_settings(self) -> None:
        """Only what changed: a mute of this session outlives a change of anything else."""
        before, wanted = self._applied, self.studio.settings
        self._applied = wanted
        self.theme = wanted.screen.theme
        state = replace(self.rehearsal.state, preparation_s=wanted.rehearsal.preparation_s)
        if wanted.speech.aloud != before.speech.aloud:
            state = replace(state, muted=not wanted.speech.aloud)
        self.state = self.rehearsal.state = state

    def watch_state(self, old: State, new: State) -> None:
        if stages.shown_by(old.stage) is not stages.shown_by(new.stage):
            self._show_session(new)
        if new.stage is Stage.HOME and self.interviewing is None:
            self._say_what_was_kept(old)
        slow = self._slow_model.at(old, new)
        if slow:
            self.notify(by_key(slow))

    def _show_session(self, state: State) -> None:
        """Put the screen of this stage on top, and close what lay above the last one."""
        if any(isinstance(screen, Base) and screen.of_session for screen in self.screen_stack):
            while not (isinstance(self.screen, Base) and self.screen.of_session):
                self.pop_screen()
            self.pop_screen()
        self.clear_notifications()
        match stages.shown_by(state.stage):
            case Place.REHEARSE:
                self.push_screen(Rehearse())
            case Place.REPORT if state.take_id is not None:
                self.push_screen(places.screen(Place.REPORT, state.take_id))

    def _say_what_was_kept(self, old: State) -> None:
        if old.take_id is None or old.discarding or old.stage is Stage.REVIEW:
            return
        try:
            self.studio.library.take(old.take_id)
        except Problem:
            return
        self.notify(stages.kept(old.stage))

    # --- an interview ----------------------------------------------------------------------------

    def sit(self, interview: "Interview") -> None:
        """Begin it, or take it up again."""
        from voice_interview.tui.seating import seat

        sitting, shown = seat(interview, self.studio, self, self.tell, self.notify, self.now)
        self.interviewing = sitting
        self._rest_or_not()
        self.push_screen(shown)
        sitting.start(self.rehearsal.state)

    def on_interview_happened(self, message: "InterviewHappened") -> None:
        if self._in_window:
            self.set_timer(TICK_S, partial(self.post_message, message))
        elif message.interviewing is self.interviewing:
            self.interviewing.handle(message.event)

    def _tick_interview(self) -> None:
        if self.interviewing is not None:
            self.interviewing.tick(cuts=not self._in_window)

    @property
    def _in_window(self) -> bool:
        """Something lies over the interview. No question comes between it and the next key."""
        shown = self.screen
        return not isinstance(shown, Base) or shown.place not in stages.OF_INTERVIEW

    def rise(self) -> None:
        """Leave the interview; what is not over can be taken up again."""
        self._put_down()
        self.pop_screen()

    def _put_down(self) -> None:
        if self.interviewing is not None:
            self.interviewing.leave()
            self.interviewing = None
            self._rest_or_not()
            self.apply_settings()

    # --- other screens ---------------------------------------------------------------------------

    def go_home(self) -> None:
        self._put_down()
        self.tell(on.Leave())
        while not isinstance(self.screen, Home):
            self.pop_screen()

    def show_place(self, place: Place, *given: str) -> None:
        if place is Place.HELP:
            if isinstance(self.screen, Base) and not isinstance(self.screen, Help):
                self.push_screen(Help(self.screen))
        elif place in places.PLACES:
            self.clear_notifications()
            self.push_screen(places.screen(place, *given))

    def show_problem(self, problem: Problem) -> None:
        self.push_screen(ProblemDialog(problem))

    def tell_problem(self, problem: Problem) -> None:
        """In a notice that goes away by itself."""
        self.notify(by_key(str(problem)), title=problem.title, severity="warning")
