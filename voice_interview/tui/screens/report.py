"""The report of one take: its figures beside its words, and every word a place to play from.

The screen answers the keys. How an answer is read is `Reader`'s to know and how it is shown
`AnswerView`'s; what the user says about it stands in `reviewing`.
"""

from collections.abc import Iterable
from functools import partial

from textual.widget import Widget

from voice_interview import over_time, story_bank
from voice_interview.analysis import follow_up
from voice_interview.errors import Problem
from voice_interview.model import EngineChoice, Report, Review, Take
from voice_interview.playback import Sound
from voice_interview.second_pass import Arrived
from voice_interview.session import events as on
from voice_interview.session.states import State
from voice_interview.tui.answer import about, idle, spots
from voice_interview.tui.answer.spots import Spot
from voice_interview.tui.background.messages import TakeRead
from voice_interview.tui.background.reader import Reader
from voice_interview.tui.background.reading import Reading
from voice_interview.tui.background.tape import Tape
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.errands.choosing_other import ask_for_other
from voice_interview.tui.errands.handing_on import NO_WORDS, hand_on_take
from voice_interview.tui.errands.linking import ask_for_story
from voice_interview.tui.errands.transcribing import choose_engine
from voice_interview.tui.screens.reviewing import Reviewing
from voice_interview.tui.widgets.answer_view import AnswerView
from voice_interview.tui.widgets.figure_list import FigureList
from voice_interview.tui.widgets.fitted import Fitted
from voice_interview.tui.widgets.map_view import MapView
from voice_interview.tui.widgets.words import Words

NOTHING_THERE = {
    "filler": "No fillers were found in this answer.",
    "pause": "There is no pause of a second or more in this answer.",
    "part": "No part of a story is marked in this answer.",
}
GO_ON = "The interview asks the questions now. Esc goes back to it."
PATIENCE_S = 0.5
"""A report that takes longer is announced."""


class ReportScreen(Reviewing):
    place = Place.REPORT
    of_session = True
    BINDINGS = bindings(Place.REPORT)

    def __init__(self, take_id: str) -> None:
        super().__init__()
        self.take_id = take_id
        self.reading: Reading | None = None
        """None until it is there."""
        self._places_there: frozenset[str] = frozenset()
        """Kinds of places that this answer has."""
        self._review = Review()
        self._stays_at_s: float | None = None
        self._arrived: Arrived | None = None
        """What a second pass brought, until the words are changed over."""

    def body(self) -> Iterable[Widget]:
        self.tape = Tape(self.host.studio.player, self)
        self._reader = Reader(self.host.studio, self.take_id, self)
        yield Fitted(id="asked")
        yield Words(id="report-notice")
        yield AnswerView(self.tape, id="report")

    def on_mount(self) -> None:
        self._options = self.host.studio.settings.options()
        if not self.query("#report"):
            return  # the program was left in the moment the report came
        self._load()
        self.set_timer(PATIENCE_S, self._announce)
        self.transcript.focus()

    def on_screen_resume(self) -> None:
        options = self.host.studio.settings.options()
        if options != self._options:
            self._options = options
            self._load()

    # --- reading ---------------------------------------------------------------------------------

    @property
    def take(self) -> Take | None:
        return self.reading.take if self.reading else None

    @property
    def report(self) -> Report | None:
        return self.reading.report if self.reading else None

    def _load(self, *, keep_figures: bool = False) -> None:
        """Read the take and its report anew."""
        self._reader.start(self.host.state.so_far, keep_figures=keep_figures)

    def _announce(self) -> None:
        if self.reading is None:
            self._view.announce()

    def on_take_read(self, message: TakeRead) -> None:
        if not self._reader.is_newest(message):
            return
        self.reading = message.reading
        if message.reading.problem is None:
            self._review = message.reading.review
        else:  # it says nothing of the review: what the user said before counts on
            self.host.show_problem(message.reading.problem)
        self._show(message.reading)

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def _view(self) -> AnswerView:
        return self.query_one("#report", AnswerView)

    @property
    def map(self) -> MapView:
        return self._view.map

    @property
    def figures(self) -> FigureList:
        return self._view.figures

    def _show(self, reading: Reading) -> None:
        take = reading.take
        if take is None:
            return
        story = story_bank.told_in(self.host.studio, take)
        told = partial(about.heading, take, story.title if story else "")
        self.query_one("#asked", Fitted).tell(told)
        self._show_notice(self.host.state)
        self._view.show(take, reading if self.host.interviewing is None else reading.unasked)
        self._places_there = frozenset(filter(self._places, NOTHING_THERE))
        self.show_keys()
        self._stay()
        self.poll_anew()

    def show_state(self, state: State) -> None:
        if state.so_far is not self._reader.so_far:
            self._load()
        else:
            self._show_notice(state)

    def _show_notice(self, state: State) -> None:
        notice = self.query_one("#report-notice", Words)
        self._arrived = self.host.rewritten.pop(self.take_id, self._arrived)
        below = self.take.failure if self.take is not None and self.report is None else ""
        told = about.standing(state, below)
        if not told and self._arrived is not None:
            told = about.rewritten(self._arrived)
        notice.display = bool(told)
        notice.show(told)

    def show_rewritten(self) -> None:
        """Of this take, or of another turn of the same answer."""
        self._load()

    def action_help(self) -> None:
        """On a figure, what it is; anywhere else, every key."""
        if self.figures.chosen is None:
            super().action_help()
        else:
            self._view.explain(not self._view.explaining)

    def action_map(self) -> None:
        if self.map.map is None:
            self.say("There is no map without word times.")
        else:
            self._view.turn_map()

    def idle(self) -> set[str]:
        reading = self.reading
        return super().idle() | idle.commands(
            self.report,
            self.transcript.here if reading is not None else None,
            self._places_there,
            unheard=self.unheard,
            finishing=reading is not None and reading.finishing,
            sitting=self.host.interviewing is not None,
            corrected=bool(self._before),
        )

    def on_transcript_moved(self) -> None:
        self.show_keys()

    def _places(self, kind: str) -> tuple[Spot, ...]:
        timing = self.report.timing if self.report else None
        return spots.of_kind(kind, self.transcript.tokens, timing)

    # --- playing ---------------------------------------------------------------------------------

    @property
    def sound(self) -> Sound:
        return partial(self.host.studio.library.audio, self.take_id)

    @property
    def length_s(self) -> float | None:
        if self.take is not None and self.take.capture is not None:
            return self.take.capture.duration_s
        return self.report.timing.duration_s if self.report else None

    @property
    def here_s(self) -> float | None:
        return self._view.here_s

    def show_playing(self, moment_s: float | None) -> None:
        self._view.show_playing(moment_s)

    def action_jump(self, kind: str, step: int) -> None:
        spot = spots.nearest(self._places(kind), self.transcript.cursor, step)
        if spot is None:
            self.say(NOTHING_THERE[kind])
        else:
            self._go_and_play(spot)

    def action_evidence(self) -> None:
        focus = self.report.focus if self.report else None
        if focus is None or focus.words is None:
            self.say("Nothing stands out in this answer, so there is nothing to play.")
            return
        spot = spots.over(self.transcript.tokens, focus.words)
        if spot is not None:
            self._go_and_play(spot)

    def _go_and_play(self, spot: Spot) -> None:
        self.transcript.go_to(spot.token)
        self.play(spot.plays)

    def action_story(self) -> None:
        if self.take is not None:
            ask_for_story(self, self.take, self._load)

    def action_hand_on(self) -> None:
        if self.take is not None and self.report is not None:
            hand_on_take(self, self.take)
        else:
            self.say(f"{NO_WORDS} t transcribes the take.")

    # --- again -----------------------------------------------------------------------------------

    def action_transcribe_again(self) -> None:
        if self.take is not None:
            words = self.report is not None
            choose_engine(self, self.take, self._transcribe_with, anew=words)

    def _transcribe_with(self, choice: EngineChoice) -> None:
        self.host.tell(on.TranscribeAgain(choice))

    def action_other_words(self) -> None:
        """Those of another recogniser, from now on, at the same moment of the answer."""
        self._arrived = None
        try:
            if self.host.studio.show_other_words(self.take_id):
                self._stays_at_s = self.here_s
                self._load(keep_figures=True)
            else:
                self.say("There is no other transcript of this answer. t makes one.")
        except Problem as problem:
            self.say_problem(problem)

    def _stay(self) -> None:
        """At the moment at which other words were asked for."""
        moment_s, self._stays_at_s = self._stays_at_s, None
        if moment_s is not None:
            self._view.go_to_moment(moment_s)

    def action_beside(self) -> None:
        if self.take is not None:
            ask_for_other(self, self.take)

    def action_answer_again(self) -> None:
        if self.host.interviewing is not None:
            self.say(GO_ON)
        elif self.take is not None:
            aim = over_time.advice_of(self.take, self.report) if self.report else None
            self.host.ask(self.take.question, self.take.part_of, aim)

    def action_follow_up(self) -> None:
        found = self.report.follow_up if self.report else None
        if self.host.interviewing is not None:
            self.say(GO_ON)
        elif found is None:
            self.say("There is nothing an interviewer would still ask for.")
        else:
            self.host.aim = None
            self.host.tell(on.FollowUp(follow_up.question(found)))

    def action_go_home(self) -> None:
        self.host.go_home()

    def action_leave(self) -> None:
        if self._view.explaining:
            self._view.explain(False)
        else:
            self.host.tell(on.Leave())
