"""An interview in line mode: the same machine and driver, one line for each thing that happens."""

from collections.abc import Callable, Iterable
from queue import Empty
from threading import Thread

from voice_interview.cli.lines import interview_lines as words
from voice_interview.cli.lines.line_mode import END_OF_INPUT, LineMode, leaving_in_order
from voice_interview.cli.lines.plain_report import report_lines
from voice_interview.cli.say import say
from voice_interview.interview import events as interview
from voice_interview.interview.blanks import Blank, blanks, suggestions, value
from voice_interview.interview.state import State
from voice_interview.interviewing import Interviewing
from voice_interview.model import Question, Report
from voice_interview.model.formats import Show
from voice_interview.model.interview import Interview, Stage
from voice_interview.session import events as on
from voice_interview.session.states import IN_TRANSCRIPTION, LIVE
from voice_interview.session.states import Stage as Asking
from voice_interview.session.states import State as Rehearsing
from voice_interview.studio import Studio

TICK_S = 0.2
IN_A_QUESTION = "p passes on it, n goes to the next part, e ends the interview."


class InterviewMode(LineMode):
    """Runs until the interview is over, or left. `lines` gives what the user types."""

    def __init__(
        self,
        studio: Studio,
        begun: Interview,
        lines: Callable[[], Iterable[str]],
        tell: Callable[[str], None] = say,
        tell_report: Callable[[Report], None] = lambda report: say("", *report_lines(report)),
    ) -> None:
        super().__init__(studio, lines, _nothing_else, tell, tell_report)
        self.interviewing = Interviewing(
            studio,
            begun,
            self._handle,
            self.inbox.put,
            lambda text: tell(f"({text})"),
            self._stepped,
        )
        self.open_blanks: list[Blank] = []
        self._late: Blank | None = None
        """What was being filled in when the clock went on: the line is perhaps half typed."""

    def go(self) -> Interview:
        """The interview as it was left or finished."""
        with leaving_in_order():
            try:
                self._go()
            finally:
                self.interviewing.leave()
                self.rehearsal.close()
        return self.interviewing.state.interview

    def _go(self) -> None:
        self._tell_lines(words.agenda(self.interviewing.state))
        self.interviewing.start(self.rehearsal.state)
        Thread(target=self._read, name="lines", daemon=True).start()
        while not self.is_left:
            try:
                item = self.inbox.get(timeout=TICK_S)
            except Empty:
                self.interviewing.tick()
                continue
            if isinstance(item, str):
                self._typed(item)
            elif isinstance(item, interview.Event):
                self.interviewing.handle(item)
            else:
                self._handle(item)

    @property
    def is_left(self) -> bool:
        state = self.interviewing.state
        return state.interview.over or (state.paused and self.rehearsal.state.stage not in LIVE)

    # --- what happens ----------------------------------------------------------------------------

    def _handle(self, event: on.Event) -> None:
        before = self.rehearsal.state
        super()._handle(event)
        self.interviewing.followed(before, self.rehearsal.state)

    def _stepped(self, before: State, after: State) -> None:
        """Tell what is new, before the question itself is told."""
        if _moment(before) != _moment(after) and (after.interview.over or not after.paused):
            self._tell_lines(words.stage(after))
            self._late = self.open_blanks[0] if self.open_blanks else None
            self.open_blanks = []
            if not self._report_comes:
                self._open_blanks()

    @property
    def _report_comes(self) -> bool:
        state = self.interviewing.state
        shown = state.stage is Stage.AFTER and Show.REPORT in state.phase.show
        return shown and self.rehearsal.state.stage in LIVE | IN_TRANSCRIPTION

    def _open_blanks(self) -> None:
        state = self.interviewing.state
        self.open_blanks = [blank for blank in blanks(state) if not value(state, blank)]
        self._next_blank()

    def _announce(self, state: Rehearsing) -> None:
        if state.stage is not Asking.HOME:
            super()._announce(state)
        if state.stage is Asking.READY:
            self._tell(IN_A_QUESTION)

    def _review(self, state: Rehearsing) -> None:
        report = self._studio.report(state.take_id) if state.take_id else None
        if report is not None and state.problem is None:
            self._tell_report(report)
        self._open_blanks()

    # --- what is typed ---------------------------------------------------------------------------

    def _typed(self, line: str) -> None:
        state = self.interviewing.state
        late, self._late = self._late, None
        if late is not None and len(line) > 1 and line != END_OF_INPUT:
            self.interviewing.write(late.part, late.name, line, late.asked)
            self._tell(f"Kept for “{late.label}”.")
            return
        match line if line == END_OF_INPUT else line.lower():
            case "q" | "\x04" if self.rehearsal.state.stage in LIVE:
                self.interviewing.handle(interview.Pause())
                self._handle(on.Leave())
            case "q" | "\x04":
                self.interviewing.handle(interview.Pause())
            case _ if self.open_blanks:
                self._fill(line)
            case "c" if self._report_comes:
                self._handle(on.CancelTranscription())
            case _ if self._report_comes:
                self._tell("The report is being made; c goes on without it.")
            case "e" if self.rehearsal.state.stage not in LIVE:
                self.interviewing.handle(interview.End())
            case "p" if state.stage is Stage.ASKING:
                self.interviewing.handle(interview.Pass())
            case "n":
                self.interviewing.handle(interview.NextPhase())
            case "a" if state.may_retake:
                self.interviewing.handle(interview.Again())
            case _ if state.stage is Stage.ASKING:
                super()._typed(line)
            case "":
                self.interviewing.go_on()
            case _:
                self._tell(f"'{line}' is not one of the keys here.")

    def _fill(self, line: str) -> None:
        blank = self.open_blanks[0]
        written = words.read(blank, line, suggestions(self.interviewing.state))
        if written is None:
            self._tell(words.prompt(self.interviewing.state, blank))
            return
        if written:
            self.interviewing.write(blank.part, blank.name, written, blank.asked)
        self.open_blanks.pop(0)
        self._next_blank()

    def _next_blank(self) -> None:
        state = self.interviewing.state
        if self.open_blanks:
            self._tell(words.prompt(state, self.open_blanks[0]))
        elif hint := words.hint(state):
            self._tell(hint)

    def _tell_lines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._tell(line)


def _moment(state: State) -> tuple[object, ...]:
    """What has to be told anew when it changes."""
    last = state.last
    number = len(state.interview.asked), len(last.earlier) if last else 0
    return state.paused, state.stage, len(state.interview.times), number


def _nothing_else() -> Question:
    raise AssertionError("an interview knows its questions")
