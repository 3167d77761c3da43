"""The first screen: what to rehearse next, and what was rehearsed last.

The screen answers the keys and shows what it is given. Which questions are offered is `Offer`'s to
know, and how one is shown `QuestionCard`'s.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from voice_interview import due
from voice_interview.analysis.several.practice import FOR_NOW
from voice_interview.errors import Problem
from voice_interview.model import Advice, Question
from voice_interview.session.events import ToggleMute
from voice_interview.session.states import State
from voice_interview.tui.background.advising import advise
from voice_interview.tui.background.ahead import Ahead
from voice_interview.tui.background.catching_up import CatchingUp
from voice_interview.tui.background.messages import Advised
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import lines, render, wording
from voice_interview.tui.finding.listing import outdated
from voice_interview.tui.finding.offer import Offer
from voice_interview.tui.kinds.warned import Warned
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.fitted import Fitted
from voice_interview.tui.widgets.question_card import QuestionCard
from voice_interview.tui.widgets.warnings import Warnings
from voice_interview.tui.widgets.words import Words

PREPARATIONS_S = (0, 30, 60, 120)
UNHEARD = "Space starts with a short sound check, so you know you are heard."
HEARD = "Space now asks the question. After that, Space starts the recording and Space ends it."
STAYS = "Everything you record stays on this computer."


class Home(Warned):
    place = Place.HOME
    BINDINGS = bindings(Place.HOME)

    def __init__(self) -> None:
        super().__init__()
        self._sound_checked = False
        self._advice: Advice | None = None
        """What the last answer left to work on."""
        self._suggested: Question | None = None
        """The question that was suggested last."""

    def body(self) -> Iterable[Widget]:
        studio = self.host.studio
        self._offer = Offer(studio, self.host.chance, self.say_problem)
        self._ahead = Ahead(studio.speaker)
        self.catching_up = CatchingUp(studio, self)
        yield QuestionCard(id="card")
        yield Fitted(id="due")
        yield Words(id="questions-title", classes="title")
        yield Input(placeholder="theme or words of a question", id="filter", compact=True)
        yield Choices(id="questions")
        yield Words(id="takes-title", classes="title")
        yield Choices(id="takes")
        yield Words(id="first-time")
        yield Warnings(id="notices")

    def on_mount(self) -> None:
        self._box.display = False
        self._list.focus()

    def on_screen_resume(self) -> None:
        marked = self.marked
        self._show_notices()
        self._show_takes()
        self._catch_up()
        self._show_questions(marked or self._first_one())
        self._show_due()
        advise(self.host.studio, self)

    def show_state(self, _state: State) -> None:
        self._show_card()

    def idle(self) -> set[str]:
        nothing = {
            "start": self.marked is None,
            "next_up": self._offer.next_after(None) is None,
            "show_all": self._offer.only is None and not self._box.display,
            "work_on": self._advice is None,
            "all_trends": not self._offer.takes,
        }
        return super().idle() | {name for name, none in nothing.items() if none}

    # --- questions -------------------------------------------------------------------------------

    @property
    def _list(self) -> Choices:
        return self.query_one("#questions", Choices)

    @property
    def _box(self) -> Input:
        return self.query_one("#filter", Input)

    @property
    def marked(self) -> Question | None:
        """The question of the moment: the one that the cursor is on."""
        return self._list.marked(self._offer.questions)

    def _show_questions(self, marked: Question | None = None) -> None:
        """With the cursor on the `marked` one, if it is there, from the first picture on."""
        offer, practised = self._offer, self._offer.practised
        offer.look_for(self._box.value)
        self._list.show(
            (lines.question(q, q.id in practised) for q in offer.questions),
            at=offer.questions.index(marked) if marked in offer.questions else 0,
        )
        self.query_one("#questions-title", Words).show(
            render.row(
                render.line("Questions", render.HEADING),
                render.line(f"  {offer.number}", render.MUTED),
            )
        )
        self._show_card()

    def _first_one(self) -> Question | None:
        """What the cursor begins on."""
        self._suggested = self._offer.next_after(None)
        return self._suggested or self._offer.draw()

    def _show_card(self) -> None:
        self.show_keys()
        card, question = self.query_one("#card", QuestionCard), self.marked
        if question is None:
            card.show_none(self._offer.none)
        else:
            suggested, reason = question == self._suggested, self._offer.reason(question)
            card.show(question, reason, self.host.state, suggested=suggested)

    @on(Choices.OptionHighlighted, "#questions")
    def _moved(self) -> None:
        self._show_card()
        if self.marked is not None and not self.host.state.muted:
            self._ahead.wish(self.marked.text)

    def on_unmount(self) -> None:
        self._ahead.stop()

    @on(Input.Changed, "#filter")
    def _typed(self) -> None:
        self._show_questions()

    @on(Input.Submitted, "#filter")
    def _found(self) -> None:
        self._list.focus()

    # --- takes and notices -----------------------------------------------------------------------

    def _show_takes(self) -> None:
        if not self._offer.read_takes():
            return
        rows = self._offer.takes
        takes = self.query_one("#takes", Choices)
        takes.show(map(lines.take, rows), at=takes.highlighted or 0)
        takes.display = bool(rows)
        self.query_one("#first-time").display = not rows
        self.query_one("#takes-title", Words).show(
            lines.takes_heading() if rows else render.line("Before your first take", render.HEADING)
        )
        first = HEARD if self._sound_checked else UNHEARD
        self.query_one("#first-time", Words).show(render.text(f"{first} {STAYS}"))

    def _catch_up(self) -> None:
        """Whenever it is come back to: a backup may have brought takes meanwhile."""
        if outdated(self._offer.takes):
            self.catching_up.again()
            self.catching_up.begin()

    def on_figures_made(self) -> None:
        """Of takes that came from elsewhere, or were judged by older rules."""
        if any(row.figures is None and not wording.state(row) for row in self._offer.takes):
            self._show_takes()
            self._show_card()

    def show_rewritten(self) -> None:
        """What is suggested, and what to work on, may rest on other words now."""
        self._show_takes()
        self._show_card()
        self._show_due()
        advise(self.host.studio, self)

    def on_advised(self, message: Advised) -> None:
        self._advice = message.advice
        self._show_due()
        self.show_keys()

    def _show_due(self) -> None:
        """What came meanwhile, what was left open, what to work on, the next step with stories."""
        studio, shown = self.host.studio, self.query_one("#due", Fitted)
        found = tuple(
            lines.due(
                self.host.rewritten,
                due.open_interview(studio),
                () if self.host.rehearsal.transcribing else self._offer.takes,
                due.own_step(studio),
                self._advice,
                due.next_story(studio, datetime.now(UTC)),
            )
        )
        shown.display = bool(found)
        self.set_class(bool(found), "-due")
        shown.tell(partial(lines.due_lines, found))

    def _show_notices(self) -> None:
        notices = tuple(lines.notices(self.host.studio))
        self.set_class(bool(notices), "-noticed")
        self.query_one(Warnings).warn(notices)

    @on(Choices.OptionSelected, "#takes")
    def _open_take(self, chosen: Choices.OptionSelected) -> None:
        self.host.show_report(self._offer.takes[chosen.option_index].take.id)

    # --- keys ------------------------------------------------------------------------------------

    @on(Choices.OptionSelected, "#questions")
    def action_start(self) -> None:
        if self.marked is None:
            return
        if not self._offer.takes and not self._sound_checked:
            self._sound_checked = True
            self.host.show_place(Place.SOUND_CHECK)
        else:
            self._ahead.stop()
            self.host.ask(self.marked)

    def action_choose(self) -> None:
        focused = self.focused
        if isinstance(focused, Choices):
            focused.action_select()

    def action_surprise(self) -> None:
        self._show_all(self._offer.draw(self.marked))
        self._list.focus()

    def action_next_up(self) -> None:
        suggested = self._offer.next_after(self.marked)
        if suggested is None:
            self.say(f"{FOR_NOW} s draws a question.")
            return
        self._suggested = suggested
        self._show_all(suggested)
        self._list.focus()

    def action_work_on(self) -> None:
        if self._advice is None:
            self.say("Your last answer left nothing to work on.")
            return
        self._ahead.stop()
        self.host.ask(self._advice.take.question, aim=self._advice)

    def action_find(self) -> None:
        self._box.display = True
        self._box.focus()

    def action_only(self) -> None:
        self._offer.go_on()
        self._show_questions()
        self._list.focus()

    def action_show_all(self) -> None:
        self._box.display = False
        self._show_all(self.marked)
        self._list.focus()

    def _show_all(self, marked: Question | None) -> None:
        self._offer.only = None
        with self._box.prevent(Input.Changed):
            self._box.value = ""
        self._show_questions(marked)

    def action_mute(self) -> None:
        self.host.tell(ToggleMute())

    def action_preparation(self) -> None:
        studio = self.host.studio
        now = studio.settings.rehearsal.preparation_s
        longer = [seconds for seconds in PREPARATIONS_S if seconds > now]
        try:
            studio.change("rehearsal.preparation_s", longer[0] if longer else 0)
        except Problem as problem:
            self.say_problem(problem)
        self.host.apply_settings()
