"""All takes, newest first: find, hear, open, delete, set two side by side.

The screen puts its parts together and answers the keys. Which takes there are is `Listing`'s to
know, where the words are met `Met`'s, and what was deleted `Trash`'s.
"""

from collections.abc import Callable, Iterable
from functools import partial

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from voice_interview.errors import Problem
from voice_interview.model import Take, TakeRow
from voice_interview.tui.background import tape
from voice_interview.tui.background.catching_up import CatchingUp
from voice_interview.tui.background.messages import PlaybackFailed, TrashSeen
from voice_interview.tui.background.tape import Tape
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import past, render, wording
from voice_interview.tui.errands.noting import ask_for_note, ask_for_tags, turn_star
from voice_interview.tui.errands.trash import Trash
from voice_interview.tui.finding.listing import Listing
from voice_interview.tui.finding.met import Met
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.player_line import PlayerLine
from voice_interview.tui.widgets.takes import Takes
from voice_interview.tui.widgets.words import Words

FIRST_MARKED = "Marked. Go to the other take and press v again to compare the two."

NEED_A_TAKE = {
    *("open_take", "listen", "set_beside", "only_question", "to_trash", "delete_take"),
    *("star", "tags", "note"),
}
"""Commands on the take under the cursor."""


class History(Base):
    place = Place.HISTORY
    BINDINGS = bindings(Place.HISTORY)

    def __init__(self) -> None:
        super().__init__()
        self._first: Take | None = None
        """The one that another take is to be set beside."""
        self._playing = ""
        """Id of the take that is heard."""
        self.unread = True

    def body(self) -> Iterable[Widget]:
        studio = self.host.studio
        self.tape = Tape(studio.player, self)
        self._listing = Listing(studio.library, self.say_problem)
        self._met = Met(studio.words)
        self._catching_up = CatchingUp(studio, self)
        self._trash = Trash(self, self._returned)
        yield Words(id="history-title")
        yield Input(
            placeholder="words you said, #tag, or * for starred takes", id="find", compact=True
        )
        yield Takes(id="takes-table")
        yield Words(id="history-empty")
        yield Words(id="marked")
        yield PlayerLine(self.tape, id="history-player")

    def on_mount(self) -> None:
        self.call_after_refresh(self.call_after_refresh, self._trash.look)  # once it is drawn
        self.query_one("#find").display = False
        self._table.focus()
        self.set_interval(1 / tape.POLLS_HZ, self.poll)

    def on_unmount(self) -> None:
        self._catching_up.leave()
        self.tape.stop()

    def on_screen_resume(self) -> None:
        if self._table.size:  # opened just now it has none, and the rows follow its first one
            self._read()

    def on_resize(self) -> None:
        self.call_after_refresh(self._read)

    # --- reading ---------------------------------------------------------------------------------

    @property
    def _table(self) -> Takes:
        return self.query_one("#takes-table", Takes)

    @property
    def _box(self) -> Input:
        return self.query_one("#find", Input)

    @property
    def marked(self) -> TakeRow | None:
        """The take under the cursor."""
        return self._listing.row(self._table.cursor_row)

    def _read(self, on: str = "") -> None:
        """Read anew as much as is shown; stay on the same take, or go to the one of this id."""
        on = on or (self.marked.take.id if self.marked else "")
        self._listing.typed = self._box.value.strip()
        self._listing.read()
        self._table.clear()
        self._table.add(self._listing.rows)
        place = self._listing.place(on)
        if place is not None:
            self._table.move_cursor(row=place, animate=False)
        self.unread = False
        self._show()
        if self._listing.outdated:
            self._catching_up.begin()

    @on(Takes.RowHighlighted)
    def _moved(self, moved: Takes.RowHighlighted) -> None:
        self._table.add(self._listing.more(moved.cursor_row))
        self._show_title()
        self._show_marked()

    def on_figures_made(self) -> None:
        self._read()

    def show_rewritten(self) -> None:
        if self.is_current:  # else it reads when it is come back to
            self._read()

    # --- what is shown ---------------------------------------------------------------------------

    def _show(self) -> None:
        nothing = self._nothing()
        self._table.display = not nothing
        told = self.query_one("#history-empty", Words)
        told.display = bool(nothing)
        told.show(render.text(nothing))
        self.call_after_refresh(self.focus_again)
        self._show_title()
        self._show_marked()

    def _nothing(self) -> str:
        """A sentence in place of the list, where there is nothing to show in it."""
        if self._listing.rows:
            return ""
        if self._listing.filtered:
            return "No take matches. Esc shows all takes again."
        told = "No takes yet. Esc goes back to the questions; Space there starts one."
        if not self._trash.empty:
            told += " u brings back what was deleted in the last 30 days."
        return told

    def on_trash_seen(self, told: TrashSeen) -> None:
        self._trash.seen(told)
        self._show()

    def _show_title(self) -> None:
        listing = self._listing
        question = listing.only.text if listing.only else ""
        first = wording.moment(self._first.recorded_at) if self._first else ""
        self.query_one("#history-title", Words).show(
            past.title(len(listing.rows), listing.typed, question, first, whole=listing.whole)
        )

    def _show_marked(self) -> None:
        row, shown = self.marked, self.query_one("#marked", Words)
        shown.display = row is not None
        self._met.look(row.take.id if row else "", self._listing.wanted.text)
        if row is not None:
            width = shown.content_size.width or self.size.width - 4
            shown.show(past.about(row, width, self._met.matches, self._met.at))
        self.show_keys()

    def idle(self) -> set[str]:
        nothing = {"next_match": not self._met.matches, "undo": self._trash.empty}
        idle = {name for name, none in nothing.items() if none}
        if self.marked is not None:
            return idle
        return idle | NEED_A_TAKE | (set() if self._listing.filtered else {"find_take", "trends"})

    def poll(self) -> None:
        line = self.query_one("#history-player", PlayerLine)
        line.display = self.tape.playing
        if self.tape.playing:
            kept = self._listing.take(self._playing)
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
        find = partial(self.host.studio.library.audio, self._playing)
        self.tape.start(find, self._met.start_s)

    def action_next_match(self) -> None:
        if self._met.go_on():
            self.tape.stop()
            self._show_marked()
            self._play()
            self.poll()

    def on_playback_failed(self, failed: PlaybackFailed) -> None:
        self.say_problem(failed.problem)

    def action_find_take(self) -> None:
        self._box.display = True
        self._box.focus()

    @on(Input.Changed, "#find")
    def _typed(self) -> None:
        self._read()

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self._table.focus()

    def action_only_question(self) -> None:
        marked = self.marked
        if self._listing.only is not None or marked is None:
            self._listing.only = None
        else:
            self._listing.only = marked.take.question
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
            self.say("The mark is gone.")
        else:
            self._first = None
            self.host.show_place(Place.BESIDE, first.id, row.take.id)
        self._show_title()

    def action_trends(self) -> None:
        only = self._listing.only
        self.host.show_place(Place.TRENDS, only.id if only else "")

    def action_to_trash(self) -> None:
        if self.marked is not None:
            self._remove(self.marked.take.id, self._trash.put)

    def action_delete_take(self) -> None:
        if self.marked is not None:
            take = self.marked.take
            self._trash.ask_to_delete(take, partial(self._remove, take.id, self._trash.delete))

    def _remove(self, take_id: str, remove: Callable[[str], None]) -> None:
        if take_id == self._playing:
            self.tape.stop()
        if self._first is not None and take_id == self._first.id:
            self._first = None
        at = self._table.cursor_row
        try:
            remove(take_id)
        except Problem as problem:
            self.say_problem(problem)
        self._read()
        self._table.move_cursor(row=min(at, len(self._listing.rows) - 1), animate=False)

    def action_undo(self) -> None:
        self._trash.undo()

    def _returned(self, take_id: str) -> None:
        self._catching_up.again()
        self._read(take_id)

    def action_star(self) -> None:
        if self.marked is not None:
            turn_star(self, self.marked.take)
            self._read()

    def action_tags(self) -> None:
        if self.marked is not None:
            ask_for_tags(self, self.marked.take, self._read)

    def action_note(self) -> None:
        if self.marked is not None:
            ask_for_note(self, self.marked.take, self._read)

    def action_leave(self) -> None:
        """Out of the filter, then back."""
        if self._box.display or self._listing.only is not None:
            self._listing.only = None
            self._box.display = False
            self._box.value = ""
            self._read()
            self._table.focus()
        else:
            self.app.pop_screen()
