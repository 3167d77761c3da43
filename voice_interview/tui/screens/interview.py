"""An interview between its questions: agenda, announcements, notes, debrief.

The question itself, with its recording, is the rehearsal's screen, which lies on top meanwhile.
"""

from collections.abc import Iterable

from rich.cells import cell_len
from textual import on
from textual.widget import Widget

from voice_interview.interview import events
from voice_interview.interview.blanks import Blank, blanks, suggestions, value
from voice_interview.interviewing import Interviewing
from voice_interview.model.interview import Stage
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import interview_words as words
from voice_interview.tui.drawing import render, wording
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.words import Words
from voice_interview.tui.windows.asking import ChooseDialog, SureDialog, TypeDialog

MEANT_BEFORE_S = 1.0
"""A Space so soon after the stage has changed was meant for the one before: an announcement ends by
itself, and the same key would skip the notes that follow it, or end the interview."""


class InterviewScreen(Base):
    place = Place.INTERVIEW
    BINDINGS = bindings(Place.INTERVIEW)

    def __init__(self, interviewing: Interviewing) -> None:
        super().__init__()
        self._interviewing = interviewing
        self._blanks: tuple[Blank, ...] = ()
        self._moment: tuple[object, ...] = ()
        self._changed_at = float("-inf")
        self._over = False

    @property
    def title_words(self) -> str:
        return self._interviewing.state.interview.format.title

    def body(self) -> Iterable[Widget]:
        yield Words(id="agenda")
        yield Words(id="moment")
        yield Choices(id="blanks")
        yield Words(id="about-blank")
        yield Words(id="interview-hint")

    def on_mount(self) -> None:
        self.show_interview()

    def on_screen_resume(self) -> None:
        self.show_interview()

    # --- what is shown ---------------------------------------------------------------------------

    def show_interview(self) -> None:
        """Bring all of it up to date; the list of fields only when it is another one.

        Once it is over, its report takes this screen's place.
        """
        state = self._interviewing.state
        if self._over:
            return
        if state.interview.over and self.is_current:
            self._over = True
            self.host.rise()
            self.host.show_place(Place.INTERVIEW_REPORT, state.interview.id)
            return
        self.query_one("#agenda", Words).show(words.agenda(state))
        self.query_one("#moment", Words).show(words.moment(state))
        self.query_one("#interview-hint", Words).show(render.line(words.hint(state), render.MUTED))
        moment = (state.stage, state.interview.phase_number, len(state.interview.asked))
        if moment != self._moment:
            if self._moment:
                self._changed_at = self.host.now()
            self._moment = moment
            self._blanks = blanks(state)
            self._show_blanks(0)
        self.show_keys()

    def _show_blanks(self, at: int) -> None:
        state, shown = self._interviewing.state, self.query_one("#blanks", Choices)
        shown.display = bool(self._blanks)
        longest = max((cell_len(one.label) for one in self._blanks), default=0)
        shown.show((words.blank(one, value(state, one), longest) for one in self._blanks), at)
        if self._blanks and self.is_current:
            shown.focus()
        self._show_about()

    @property
    def marked(self) -> Blank | None:
        """The line under the cursor."""
        return self.query_one("#blanks", Choices).marked(self._blanks)

    @on(Choices.OptionHighlighted, "#blanks")
    def _show_about(self) -> None:
        """The marked line in full, with what was written there: the list has room for neither."""
        one, about = self.marked, self.query_one("#about-blank", Words)
        written = value(self._interviewing.state, one) if one is not None else ""
        about.display = one is not None and (one.about is not None or bool(written))
        if one is not None:
            about.show(words.about_blank(one, written))

    def idle(self) -> set[str]:
        state = self._interviewing.state
        last = state.interview.phase_number == len(state.interview.format.phases) - 1
        nothing = {
            "sound_check": state.running and state.stage is Stage.ANNOUNCING,
            "interview_on": words.ends(state),
            "interview_over": not words.ends(state),
            "fill_in": not self._blanks,
            "once_more": state.paused or not state.may_retake,
            "next_part": state.paused or state.stage is Stage.OPENING or last,
        }
        return {name for name, none in nothing.items() if none}

    # --- keys ------------------------------------------------------------------------------------

    def _tell(self, event: events.Event) -> None:
        self._interviewing.handle(event)
        self.show_interview()

    def action_interview_on(self) -> None:
        if self.host.space_held or self.host.now() - self._changed_at < MEANT_BEFORE_S:
            return
        state = self._interviewing.state
        if state.paused and not state.interview.over:
            self._interviewing.start(self.host.state)
        else:
            self._interviewing.go_on()
            self.show_interview()

    def action_next_part(self) -> None:
        self._tell(events.NextPhase())

    def action_once_more(self) -> None:
        if self._interviewing.state.may_retake:
            self._tell(events.Again())
        else:
            self.say("This format allows no second answer here.")

    def action_end_interview(self) -> None:
        if not self._interviewing.state.interview.over:
            self.app.push_screen(
                SureDialog(
                    "End this interview now?",
                    "Your answers are kept and reported. To go on another day, press Esc twice.",
                    lambda: self._tell(events.End()),
                )
            )

    def action_leave(self) -> None:
        self.host.rise()

    @on(Choices.OptionSelected, "#blanks")
    def action_fill_in(self) -> None:
        one = self.marked
        if one is None:
            return
        offered = suggestions(self._interviewing.state)
        if one.choices:
            self._choose(one, one.choices, "")
        elif offered:
            self._choose(one, tuple(question.text for question in offered), "In your own words")
        else:
            self._type(one)

    def _choose(self, one: Blank, offers: tuple[str, ...], other: str) -> None:
        lines = [render.line(offer) for offer in ((other, *offers) if other else offers)]

        def take(number: int) -> None:
            if other and number == 0:
                self._type(one)
            else:
                self._write(one, offers[number - bool(other)])

        self.app.push_screen(ChooseDialog(one.label, "", tuple(lines), take))

    def _type(self, one: Blank) -> None:
        about = wording.shows(one.about) if one.about is not None else ""
        now = value(self._interviewing.state, one)
        self.app.push_screen(
            TypeDialog(one.label, about, now, lambda typed: self._write(one, typed), goes_on=True)
        )

    def _write(self, one: Blank, written: str) -> None:
        """On to the next line; the clock may have gone on to other lines meanwhile."""
        self._interviewing.write(one.part, one.name, written, one.asked)
        if one in self._blanks:
            self._show_blanks(min(self._blanks.index(one) + 1, len(self._blanks) - 1))
        if self._interviewing.problem is not None:
            self.say_problem(self._interviewing.problem)
