"""All takes, newest first: find, hear, open, delete, set two side by side."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from threading import Event

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from voice_interview.analysis.finding import Match, matches
from voice_interview.errors import Problem
from voice_interview.model import Question, Take, TakeRow
from voice_interview.tui import past, render, tape, threads, wording
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.messages import FiguresMade, PlaybackFailed
from voice_interview.tui.screens.asking import SureDialog
from voice_interview.tui.screens.base import Base
from voice_interview.tui.screens.noting import ask_for_note, ask_for_tags
from voice_interview.tui.screens.trash import choose_from_trash
from voice_interview.tui.tape import Tape
from voice_interview.tui.widgets.player_line import PlayerLine
from voice_interview.tui.widgets.takes import Takes
from voice_interview.tui.widgets.words import Words

PAGE = 100
"""Rows at a time: a table of 10,000 takes 2 s to paint (notes on libraries, 3.11), and one of 200
takes twice what a screen may take from key to paint."""
AHEAD = 20
"""So many rows before the end the next page is read."""
LEAD_S = 0.5
"""A match is played from so long before its first word."""
FIRST_MARKED = "Marked. Go to the other take and press v again: both then stand side by side."


class History(Base):
    place = Place.HISTORY
    BINDINGS = bindings(Place.HISTORY)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[TakeRow] = []
        self._all_read = False
        self._only: Question | None = None
        self._first: Take | None = None
        """The one that another take is to be set beside."""
        self._playing = ""
        """Id of the take that is heard."""
        self._caught_up = False
        self._left = Event()
        self._sought = ("", "")
        """The take and the words that `_met` is about."""
        self._met: tuple[Match, ...] = ()
        self._met_at = 0
        self._trashed: list[str] = []
        """What was deleted here and can be taken back at one key, the last one last."""

    def body(self) -> Iterable[Widget]:
        self.tape = Tape(self.host.studio.player, self)
        yield Words(id="history-title")
        yield Input(
            placeholder="words you said, #tag, or * for those with a star", id="find", compact=True
        )
        yield Takes(id="takes-table")
        yield Words(id="history-empty")
        yield Words(id="marked")
        yield PlayerLine(self.tape, id="history-player")

    def on_mount(self) -> None:
        for heading, width in past.COLUMNS:
            self._table.add_column(render.cell(heading), width=width)
        self._table.add_column(render.cell("Question"))
        self.query_one("#find").display = False
        self._table.focus()
        self.set_interval(1 / tape.POLLS_HZ, self.poll)

    def on_unmount(self) -> None:
        self._left.set()
        self.tape.stop()

    def on_screen_resume(self) -> None:
        self.show_frame()
        if self._table.size:  # opened just now it has none, and the rows follow its first one
            self._read()

    def on_resize(self) -> None:
        self.call_after_refresh(self._read)

    # --- reading ---------------------------------------------------------------------------------

    @property
    def _table(self) -> Takes:
        return self.query_one("#takes-table", Takes)

    @property
    def marked(self) -> TakeRow | None:
        """The take under the cursor."""
        at = self._table.cursor_row
        return self._rows[at] if 0 <= at < len(self._rows) else None

    @property
    def _wanted(self) -> str:
        return self.query_one("#find", Input).value.strip()

    def _meet(self) -> None:
        """Look up where the words looked for are met in the marked take."""
        text = past.wanted(self._wanted).text
        sought = (self.marked.take.id, text) if self.marked else ("", "")
        if sought == self._sought:
            return
        self._sought, self._met, self._met_at = sought, (), 0
        if text and self.marked:
            with suppress(Problem):
                self._met = matches(self.host.studio.words(self.marked.take.id), text)

    def _ask(self, limit: int, offset: int = 0) -> list[TakeRow]:
        wanted = past.wanted(self._wanted)
        try:
            return list(
                self.host.studio.library.rows(
                    text=wanted.text,
                    tags=wanted.tags,
                    starred=wanted.starred,
                    question_id=self._only.id if self._only else "",
                    limit=limit,
                    offset=offset,
                )
            )
        except Problem as problem:
            self.say_problem(problem)
            return []

    def _read(self, on: str = "") -> None:
        """Read anew as much as is shown; stay on the same take, or go to the one of this id."""
        on = on or (self.marked.take.id if self.marked else "")
        limit = max(PAGE, len(self._rows))
        self._rows = self._ask(limit)
        self._all_read = len(self._rows) < limit
        table = self._table
        table.clear()
        self._add(self._rows)
        ids = [row.take.id for row in self._rows]
        if on in ids:
            table.move_cursor(row=ids.index(on), animate=False)
        self._show()
        self._catch_up()

    def _add(self, rows: Iterable[TakeRow]) -> None:
        room = self._table.size.width - sum(width + 2 for _, width in past.COLUMNS) - 5
        for row in rows:
            self._table.add_row(*past.cells(row, max(10, room)), key=row.take.id)

    @on(Takes.RowHighlighted)
    def _moved(self, moved: Takes.RowHighlighted) -> None:
        if moved.cursor_row >= len(self._rows) - AHEAD and not self._all_read:
            more = self._ask(PAGE, len(self._rows))
            self._all_read = len(more) < PAGE
            self._rows += more
            self._add(more)
            self._show_title()
        self._show_marked()

    def _catch_up(self) -> None:
        """Opinions under other rules, or of a new index, are made anew from the facts; once."""
        if self._caught_up or not past.outdated(self._rows):
            return
        self._caught_up = True

        def make() -> None:
            studio = self.host.studio
            threads.attempt(partial(studio.catch_up, self._left), "Figures cannot be made.")
            threads.tell(self, FiguresMade())

        threads.start("figures", make)

    def on_figures_made(self) -> None:
        self._read()

    # --- what is shown ---------------------------------------------------------------------------

    def _show(self) -> None:
        nothing = self._nothing()
        self._table.display = not nothing
        told = self.query_one("#history-empty", Words)
        told.display = bool(nothing)
        told.show(render.text(nothing))
        self._show_title()
        self._show_marked()

    def _nothing(self) -> str:
        """A sentence in place of the list, where there is nothing to show in it."""
        if self._rows:
            return ""
        if self._only is not None or self._wanted:
            return "No take fits. Esc shows all of them again."
        return "No takes yet. Esc goes back to the questions; Space there starts one."

    def _show_title(self) -> None:
        question = self._only.text if self._only else ""
        first = wording.moment(self._first.recorded_at) if self._first else ""
        self.query_one("#history-title", Words).show(
            past.title(len(self._rows), self._wanted, question, first, whole=self._all_read)
        )

    def _show_marked(self) -> None:
        row, shown = self.marked, self.query_one("#marked", Words)
        shown.display = row is not None
        self._meet()
        if row is not None:
            width = shown.content_size.width or self.size.width - 4
            shown.show(past.about(row, width, self._met, self._met_at))

    def poll(self) -> None:
        line = self.query_one("#history-player", PlayerLine)
        line.display = self.tape.playing
        if self.tape.playing:
            kept = next((row.take for row in self._rows if row.take.id == self._playing), None)
            line.tell(kept.capture.duration_s if kept and kept.capture else None)

    # --- keys ------------------------------------------------------------------------------------

    @on(Takes.RowSelected)
    def action_open_take(self) -> None:
        if self.marked is not None:
            self.host.show_report(self.marked.take.id)

    def action_listen(self) -> None:
        playing = self.tape.playing
        self.tape.stop()
        if not playing:
            self._play()
        self.poll()

    def _play(self) -> None:
        """The marked take, from where it says what was looked for."""
        if self.marked is None:
            return
        self._playing = self.marked.take.id
        start_s = self._met[self._met_at].start_s if self._met else None
        audio = self.host.studio.library.audio(self._playing)
        self.tape.start(audio, max(0.0, (start_s or 0.0) - LEAD_S))

    def action_next_match(self) -> None:
        if self._met:
            self._met_at = (self._met_at + 1) % len(self._met)
            self.tape.stop()
            self._show_marked()
            self._play()
            self.poll()

    def on_playback_failed(self, failed: PlaybackFailed) -> None:
        self.say_problem(failed.problem)

    def action_find_take(self) -> None:
        box = self.query_one("#find", Input)
        box.display = True
        box.focus()

    @on(Input.Changed, "#find")
    def _typed(self) -> None:
        self._read()

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self._table.focus()

    def action_only_question(self) -> None:
        if self._only is not None:
            self._only = None
        elif self.marked is not None:
            question = self.marked.take.question
            if question.id:
                self._only = question
            else:
                self.query_one("#find", Input).value = question.text
        self._read()

    def action_set_beside(self) -> None:
        """The first press marks a take, the second one sets it beside the one marked then."""
        row, first = self.marked, self._first
        if row is None:
            return
        if first is None:
            self._first = row.take
            self.say(FIRST_MARKED)
        elif first.id == row.take.id:
            self._first = None
            self.say("The mark is taken back.")
        else:
            self._first = None
            self.host.show_place(Place.BESIDE, first.id, row.take.id)
        self._show_title()

    def action_trends(self) -> None:
        self.host.show_place(Place.TRENDS, self._only.id if self._only else "")

    def action_to_trash(self) -> None:
        if self.marked is not None:
            self._remove(self.marked.take.id, self._put_away)

    def _put_away(self, take_id: str) -> None:
        """Raises LibraryProblem."""
        self._trashed.append(self.host.studio.library.to_trash(take_id).take.id)
        self.say("In the trash for 30 days; u brings it back.")

    def action_delete_take(self) -> None:
        row = self.marked
        if row is None:
            return
        self.app.push_screen(
            SureDialog(
                "Delete this take for good?",
                f"{wording.moment(row.take.recorded_at)}: {row.take.question.text}\n"
                "Its sound, its words and its note are deleted now, with no way back.",
                lambda: self._remove(row.take.id, self._delete),
            )
        )

    def _delete(self, take_id: str) -> None:
        """Raises LibraryProblem."""
        self.host.studio.library.delete(take_id)
        self.say("The take is deleted.")

    def _remove(self, take_id: str, remove: Callable[[str], None]) -> None:
        if take_id == self._playing:
            self.tape.stop()
        at = self._table.cursor_row
        try:
            remove(take_id)
        except Problem as problem:
            self.say_problem(problem)
        self._read()
        self._table.move_cursor(row=min(at, len(self._rows) - 1), animate=False)

    def action_undo(self) -> None:
        """Bring back what was deleted last, or choose from the trash what it shall be."""
        if self._trashed:
            self._restore(self._trashed.pop())
        else:
            choose_from_trash(self, self._restore)

    def _restore(self, take_id: str) -> None:
        try:
            back = self.host.studio.library.restore(take_id)
        except Problem as problem:
            self.say_problem(problem)
        else:
            self.say("The take is back.")
            self._caught_up = False
            self._read(back.id)

    def action_star(self) -> None:
        if self.marked is None:
            return
        try:
            self.host.studio.library.change(
                self.marked.take.id, lambda now: replace(now, starred=not now.starred)
            )
        except Problem as problem:
            self.say_problem(problem)
        self._read()

    def action_tags(self) -> None:
        if self.marked is not None:
            ask_for_tags(self, self.marked.take, self._read)

    def action_note(self) -> None:
        if self.marked is not None:
            ask_for_note(self, self.marked.take, self._read)

    def action_leave(self) -> None:
        """Out of the filter, then back."""
        box = self.query_one("#find", Input)
        if box.display or self._only is not None:
            self._only = None
            box.display = False
            box.value = ""
            self._read()
            self._table.focus()
        else:
            self.app.pop_screen()
