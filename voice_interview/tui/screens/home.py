"""The first screen: what to rehearse next, and what was rehearsed last."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from voice_interview.analysis.practice import Only, Suggestion, only, suggestions
from voice_interview.due import due
from voice_interview.errors import Problem
from voice_interview.model import Question, TakeRow
from voice_interview.session.events import ToggleMute
from voice_interview.session.states import State
from voice_interview.tui import choosing, lines, render, wording
from voice_interview.tui.ahead import Ahead
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.screens.base import Base
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.words import Words

LATELY = 12
"""So many takes back a question counts as asked lately."""
PREPARATIONS_S = (0, 30, 60, 120)


class Home(Base):
    place = Place.HOME
    BINDINGS = bindings(Place.HOME)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Question, ...] = ()
        self._only: Only | None = None
        self._rows: tuple[TakeRow, ...] = ()
        self._suggested: tuple[Suggestion, ...] = ()
        self._lately: frozenset[str] = frozenset()
        self._sound_checked = False

    def body(self) -> Iterable[Widget]:
        yield Vertical(
            Words(id="card-why"),
            Words(id="card-about"),
            Words(id="card-question"),
            Words(id="card-shows"),
            id="card",
        )
        yield Words(id="due")
        yield Words(id="questions-title", classes="title")
        yield Input(placeholder="theme or words of a question", id="filter", compact=True)
        yield Choices(id="questions")
        yield Words(id="takes-title", classes="title")
        yield Choices(id="takes")
        yield Words(id="first-time")
        yield Words(id="notices")

    def on_mount(self) -> None:
        self._ahead = Ahead(self.host.studio.speaker)
        self.query_one("#filter", Input).display = False
        self._show_takes()
        self._show_questions()
        self._suggest()
        first = self._suggested[0].question if self._suggested else None
        drawn = choosing.draw(self.host.studio.questions, self._lately, self.host.chance)
        self._mark(first or drawn)
        self._show_notices()
        self._show_due()
        self.query_one("#questions").focus()

    def on_screen_resume(self) -> None:
        marked = self.marked
        self._show_takes()
        self._suggest()
        self._show_questions()
        self._mark(marked)
        self._show_due()

    def show_state(self, _state: State) -> None:
        self._show_card()

    # --- questions -------------------------------------------------------------------------------

    @property
    def marked(self) -> Question | None:
        """The question of the moment: the one that the cursor is on."""
        at = self.query_one("#questions", Choices).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def _show_questions(self) -> None:
        questions = self.host.studio.questions
        offered = self._offered()
        self._shown = choosing.matching(offered, self.query_one("#filter", Input).value)
        self.query_one("#questions", Choices).show(
            lines.question(q, q.id in self._lately) for q in self._shown
        )
        number = (
            f"{len(questions)}"
            if len(self._shown) == len(questions)
            else f"{len(self._shown)} of {len(questions)}"
        )
        if self._only is not None:
            number += f" · {self._only.value} · f goes on, Esc shows all"
        self.query_one("#questions-title", Words).show(
            render.row(
                render.line("Questions", render.HEADING), render.line(f"  {number}", render.MUTED)
            )
        )
        self._show_card()

    def _offered(self) -> tuple[Question, ...]:
        """The bank, or the part of it that was chosen."""
        studio = self.host.studio
        if self._only is None:
            return studio.questions
        try:
            practised = studio.library.practised()
        except Problem as problem:
            self.say_problem(problem)
            return studio.questions
        return only(self._only, studio.questions, practised, datetime.now(UTC))

    def _suggest(self) -> None:
        """What is worth practising next; nothing before the first take."""
        self._suggested = ()
        if self._rows:
            with suppress(Problem):  # `_show_takes` told it already
                self._suggested = suggestions(
                    self.host.studio.questions,
                    self.host.studio.library.practised(),
                    datetime.now(UTC),
                )

    def _mark(self, question: Question | None) -> None:
        if question is not None and question in self._shown:
            self.query_one("#questions", Choices).highlighted = self._shown.index(question)

    def _show_card(self) -> None:
        question = self.marked
        why, about, text, shows = (
            self.query_one(f"#card-{part}", Words) for part in ("why", "about", "question", "shows")
        )
        reason = next((one.reason for one in self._suggested if one.question == question), "")
        why.display = bool(reason)
        why.show(
            render.row(render.line("Next  ", render.HEADING), render.line(reason, render.MUTED))
        )
        if question is None:
            words = self.query_one("#filter", Input).value
            about.show(
                render.line(
                    "No question fits these words" if words else "No question here", render.HEADING
                )
            )
            text.show(render.line("Esc shows all of them again."))
            shows.show(render.NOTHING)
            return
        state = self.host.state
        asked = "only shown" if state.muted else "asked aloud"
        facts = (
            wording.story(question),
            f"about {render.clock(question.target_s)}",
            asked,
            wording.preparation(state.preparation_s),
        )
        about.show(
            render.row(
                render.line(question.theme.capitalize() or "Question", render.HEADING),
                render.line("  " + " · ".join(facts), render.MUTED),
            )
        )
        text.show(render.text(question.text, render.STRONG))
        shows.show(render.text(wording.shows(question)))

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
        self.query_one("#questions").focus()

    # --- takes and notices -----------------------------------------------------------------------

    def _show_takes(self) -> None:
        try:
            rows = self.host.studio.library.rows(limit=LATELY)
        except Problem as problem:
            self.say_problem(problem)
            return
        self._rows = rows
        self._lately = frozenset(row.take.question.id for row in rows)
        takes = self.query_one("#takes", Choices)
        takes.show(map(lines.take, rows), at=takes.highlighted or 0)
        takes.display = bool(rows)
        self.query_one("#first-time").display = not rows
        self.query_one("#takes-title", Words).show(
            lines.takes_heading() if rows else render.line("Before your first take", render.HEADING)
        )

        self.query_one("#first-time", Words).show(
            render.text(
                "Space begins with a short sound check, so that you know that you are heard. "
                "Everything you record stays on this machine."
            )
        )

    def show_rewritten(self) -> None:
        self._show_takes()
        self._show_due()

    def _show_due(self) -> None:
        """What waits; above it, what came meanwhile."""
        told = [("New", lines.rewritten(self.host.rewritten))] if self.host.rewritten else []
        told += [("Due", one) for one in due(self.host.studio, datetime.now(UTC))]
        shown = self.query_one("#due", Words)
        shown.display = bool(told)
        shown.show(
            render.lines(
                render.row(render.column(word, 6, render.HEADING), render.line(one, render.MUTED))
                for word, one in told
            )
        )

    def _show_notices(self) -> None:
        notices = tuple(lines.notices(self.host.studio))
        shown = self.query_one("#notices", Words)
        shown.display = bool(notices)
        shown.show(render.lines(render.line(f"! {notice}", render.WARNING) for notice in notices))

    @on(Choices.OptionSelected, "#takes")
    def _open_take(self, chosen: Choices.OptionSelected) -> None:
        self.host.show_report(self._rows[chosen.option_index].take.id)

    # --- keys ------------------------------------------------------------------------------------

    @on(Choices.OptionSelected, "#questions")
    def action_start(self) -> None:
        if self.marked is None:
            return
        if not self._rows and not self._sound_checked:
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
        self._only = None
        self.query_one("#filter", Input).value = ""
        self._show_questions()
        others = self._lately | {self.marked.id if self.marked else ""}
        self._mark(choosing.draw(self.host.studio.questions, others, self.host.chance))
        self.query_one("#questions").focus()

    def action_next_up(self) -> None:
        """To the best suggestion; from one of them to the one after it."""
        if not self._suggested:
            self.say("Nothing to suggest yet. s draws a question.")
            return
        suggested = [one.question for one in self._suggested]
        at = suggested.index(self.marked) + 1 if self.marked in suggested else 0
        self.query_one("#filter", Input).value = ""
        self._only = None
        self._show_questions()
        self._mark(suggested[at % len(suggested)])
        self.query_one("#questions").focus()

    def action_find(self) -> None:
        box = self.query_one("#filter", Input)
        box.display = True
        box.focus()

    def action_only(self) -> None:
        following = dict(zip((None, *Only), (*Only, None), strict=True))
        self._only = following[self._only]
        self._show_questions()
        self.query_one("#questions").focus()

    def action_show_all(self) -> None:
        self._only = None
        box = self.query_one("#filter", Input)
        box.value = ""
        box.display = False
        self._show_questions()
        self.query_one("#questions").focus()

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
