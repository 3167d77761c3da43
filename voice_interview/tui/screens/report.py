"""The report of one take: its figures beside its words, and every word a place to play from."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from threading import Thread

from textual.containers import Container, Vertical
from textual.events import DescendantFocus
from textual.widget import Widget

from voice_interview import story_bank
from voice_interview.analysis import follow_up
from voice_interview.analysis.explained import explained
from voice_interview.errors import Problem
from voice_interview.model import EngineChoice, Hearing, Report, Review, Take
from voice_interview.second_pass import Arrived
from voice_interview.session import events as on
from voice_interview.session.states import State
from voice_interview.tui import about, figures, render, spots, threads, wording
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.messages import TakeRead
from voice_interview.tui.reading import Reading, read
from voice_interview.tui.screens.choosing_other import ask_for_other
from voice_interview.tui.screens.engines import EngineDialog
from voice_interview.tui.screens.handing_on import hand_on_take
from voice_interview.tui.screens.linking import ask_for_story
from voice_interview.tui.screens.reviewing import Reviewing
from voice_interview.tui.spots import Spot
from voice_interview.tui.tape import Tape
from voice_interview.tui.widgets.figure_list import FigureList
from voice_interview.tui.widgets.map_view import MapView
from voice_interview.tui.widgets.player_line import PlayerLine
from voice_interview.tui.widgets.transcript import Transcript
from voice_interview.tui.widgets.words import Words

NOTHING_THERE = {
    "filler": "No filler was found in this answer.",
    "pause": "There is no pause of a second or more in this answer.",
    "part": "No part of a story is marked in this answer.",
}
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
        self._review = Review()
        self._run = 0
        self._reader: Thread | None = None
        self._so_far: Hearing | None = None
        self._stays_at_s: float | None = None
        self._arrived: Arrived | None = None
        """What a second pass brought, until the words are changed over."""

    def body(self) -> Iterable[Widget]:
        self.tape = Tape(self.host.studio.player, self)
        yield Words(id="asked")
        yield Words(id="report-notice")
        yield Container(
            FigureList(id="figures-box"),
            Vertical(
                Transcript(id="transcript"),
                MapView(id="map"),
                PlayerLine(self.tape, id="player"),
                Words(id="about-word"),
                id="words-box",
            ),
            id="report",
        )

    def on_mount(self) -> None:
        self._options = self.host.studio.settings.options()
        if not self.query("#figures-box"):
            return  # the program was left in the moment the report came
        self._load()
        self.set_timer(PATIENCE_S, self._announce)
        self.transcript.focus()

    def on_screen_resume(self) -> None:
        self.show_frame()
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
        """Read the take and its report anew; one reading at a time, and the newest is shown."""
        self._run += 1
        run, before, studio = self._run, self._reader, self.host.studio
        so_far = self._so_far = self.host.state.so_far

        def tell() -> None:
            reading = read(studio, self.take_id, so_far)
            if keep_figures and reading.report is not None:
                keep = partial(studio.keep_figures, self.take_id, reading.report)
                threads.attempt(keep, "The figures could not be kept.")
            threads.tell(self, TakeRead(run, reading))

        def work() -> None:
            if before is not None:
                before.join()
            problem = threads.attempt(tell, "The report could not be made.")
            if problem is not None:
                threads.tell(self, TakeRead(run, Reading(problem=problem)))

        self._reader = threads.start("report", work)

    def _announce(self) -> None:
        if self.reading is None:
            told = render.line("Reading this answer …", render.MUTED)
            self.figures.tell(lambda _width: [(None, told)])

    def on_take_read(self, message: TakeRead) -> None:
        if message.run != self._run:
            return
        self.reading, self._review = message.reading, message.reading.review
        if message.reading.problem is not None:
            self.host.show_problem(message.reading.problem)
        self._show(message.reading)

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def map(self) -> MapView:
        return self.query_one("#map", MapView)

    @property
    def figures(self) -> FigureList:
        return self.query_one("#figures-box", FigureList)

    def _show(self, reading: Reading) -> None:
        take, report = reading.take, reading.report
        if take is None:
            return
        self._show_asked(take)
        self._show_notice(self.host.state)
        if report is None:
            self.figures.tell(lambda width: [(None, about.untranscribed(take, width))])
        elif not report.transcript.words:
            notes = report.notes
            self.figures.tell(lambda width: [(None, about.unheard(take, notes, width))])
        else:
            finishing = reading.finishing
            others = [wording.recogniser(one) for one in reading.others]
            self.figures.tell(
                partial(figures.report_rows, report, finishing=finishing, others=others)
            )
        shown = reading.tokens
        self.map.tell(reading.map)
        self.transcript.show(shown)
        self._stay()
        self.transcript.display = bool(shown)
        box = self.query_one("#report")
        box.set_class(not shown, "-wordless")
        box.set_class(reading.map is None, "-timeless")
        self.poll_anew()

    def show_state(self, state: State) -> None:
        if state.so_far is not self._so_far:
            self._load()
        else:
            self._show_notice(state)

    def _show_notice(self, state: State) -> None:
        notice = self.query_one("#report-notice", Words)
        self._arrived = self.host.rewritten.pop(self.take_id, self._arrived)
        told = about.standing(state)
        if not told and self._arrived is not None:
            told = about.rewritten(self._arrived)
        notice.display = bool(told)
        notice.show(told)

    def show_rewritten(self) -> None:
        if self.take_id in self.host.rewritten:
            self._load()

    def _show_asked(self, take: Take) -> None:
        lines = [
            render.row(
                render.line(take.question.text, render.STRONG),
                render.line(f"  {wording.moment(take.recorded_at)}", render.MUTED),
            )
        ]
        if take.note:
            lines.append(render.line(f"Note: {take.note}"))
        story = story_bank.told_in(self.host.studio, take.id)
        if story is not None:
            lines.append(render.line(f"Story: {story.title}", render.MUTED))
        self.query_one("#asked", Words).show(render.lines(lines))

    def on_transcript_moved(self) -> None:
        """The map goes along, unless its cursor is what moved the transcript's."""
        here, found = self.transcript.here, self.map
        apart = self.transcript.at_moment(found.moment_s) != self.transcript.cursor
        if apart and here is not None and here.start is not None:
            found.stand_at(here.start)
        self._show_about()

    def on_map_view_moved(self) -> None:
        token = self.transcript.at_moment(self.map.moment_s)
        if token is not None:
            self.transcript.go_to(token)
        self._show_about()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        super().on_descendant_focus(event)
        reads = self.figures.has_focus
        self.query_one("#report").set_class(reads, "-figures")
        self._explain(reads and self.explaining)

    def _show_about(self) -> None:
        found, chosen = self.map.map, self.figures.chosen
        if chosen is not None and self.report is not None:
            told = about.figure(explained(chosen, self.report), in_full=self.explaining)
        elif found is not None and self.map.has_focus:
            told = about.place(found, self.map.moment_s)
        else:
            told = about.token(self.transcript.here)
        self.query_one("#about-word", Words).show(told)

    def on_figure_list_moved(self) -> None:
        self._show_about()

    @property
    def explaining(self) -> bool:
        """Whether the chosen figure is explained in full."""
        return self.query_one("#report").has_class("-explaining")

    def _explain(self, wanted: bool) -> None:
        self.query_one("#report").set_class(wanted, "-explaining")
        self._show_about()

    def action_help(self) -> None:
        """On a figure, what it is; anywhere else, every key."""
        if self.figures.chosen is None:
            super().action_help()
        else:
            self._explain(not self.explaining)

    def action_map(self) -> None:
        """The map large in place of the figures, or small again."""
        if self.map.map is None:
            self.say("There is no map: it needs words with times.")
            return
        box = self.query_one("#report").toggle_class("-mapping")
        (self.map if box.has_class("-mapping") else self.transcript).focus()

    # --- playing ---------------------------------------------------------------------------------

    @property
    def audio(self) -> Path:
        return self.host.studio.library.audio(self.take_id)

    @property
    def length_s(self) -> float | None:
        if self.take is not None and self.take.capture is not None:
            return self.take.capture.duration_s
        return self.report.timing.duration_s if self.report else None

    @property
    def here_s(self) -> float | None:
        if self.map.has_focus:
            return self.map.moment_s
        here = self.transcript.here
        return 0.0 if here is None else here.start

    def show_playing(self, moment_s: float | None) -> None:
        super().show_playing(moment_s)
        self.map.show_playing(moment_s)

    def action_jump(self, kind: str, step: int) -> None:
        spot = spots.nearest(self._spots(kind), self.transcript.cursor, step)
        if spot is None:
            self.say(NOTHING_THERE[kind])
            return
        self.transcript.go_to(spot.token)
        self.play(spot.plays)

    def _spots(self, kind: str) -> tuple[Spot, ...]:
        shown = self.transcript.tokens
        match kind:
            case "filler":
                return spots.fillers(shown)
            case "part":
                return spots.parts(shown)
            case _:
                return spots.pauses(shown, self.report.timing) if self.report else ()

    def action_evidence(self) -> None:
        focus = self.report.focus if self.report else None
        if focus is None or focus.words is None:
            self.say("Nothing stands out in this answer, so there is nothing to play.")
            return
        first, after = focus.words
        inside = [n for n, t in enumerate(self.transcript.tokens) if t.word in range(first, after)]
        if inside:
            self.transcript.go_to(inside[0])
            self.play(spots.between(self.transcript.tokens, inside[0], inside[-1] + 1))

    def action_story(self) -> None:
        if self.take is not None:
            ask_for_story(self, self.take, self._load)

    def action_hand_on(self) -> None:
        if self.take is not None and self.report is not None:
            hand_on_take(self, self.take)
        else:
            self.say("There are no words yet to hand on. t writes the take down.")

    # --- again -----------------------------------------------------------------------------------

    def action_transcribe_again(self) -> None:
        language = self.host.studio.settings.transcription.language
        self.app.push_screen(EngineDialog(language, self._transcribe_with))

    def _transcribe_with(self, choice: EngineChoice) -> None:
        self.host.tell(on.TranscribeAgain(choice))

    def action_other_words(self) -> None:
        """Those of another recogniser, from now on, at the same moment of the answer."""
        self._stays_at_s = self.here_s
        self._arrived = None
        try:
            if self.host.studio.show_other_words(self.take_id):
                self._load(keep_figures=True)
            else:
                self.say("Nobody else has written this answer down. t asks another recogniser.")
        except Problem as problem:
            self.say_problem(problem)

    def _stay(self) -> None:
        """At the moment at which other words were asked for."""
        moment_s, self._stays_at_s = self._stays_at_s, None
        token = None if moment_s is None else self.transcript.at_moment(moment_s)
        if token is not None:
            self.transcript.go_to(token)

    def action_beside(self) -> None:
        if self.take is not None:
            ask_for_other(self, self.take)

    def action_answer_again(self) -> None:
        if self.take is not None:
            self.host.ask(self.take.question, self.take.part_of)

    def action_follow_up(self) -> None:
        found = self.report.follow_up if self.report else None
        if found is None:
            self.say("Nothing is missing that an interviewer would ask for.")
        else:
            self.host.tell(on.FollowUp(follow_up.question(found)))

    def action_go_home(self) -> None:
        self.host.go_home()

    def action_leave(self) -> None:
        if self.explaining:
            self._explain(False)
        else:
            self.host.tell(on.Leave())
