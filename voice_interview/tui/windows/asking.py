"""Small windows that ask: yes or no, a few words, one of several."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from voice_interview.errors import Problem
from voice_interview.text import clean_line
from voice_interview.tui.commands import Place, allowed, bindings
from voice_interview.tui.drawing import render
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.words import Words
from voice_interview.tui.windows.dialog import Dialog, answers

LONGEST = 2000
"""Characters of what can be typed: a note of half a page."""


class SureDialog(Dialog):
    """Does `then` on yes, and nothing otherwise."""

    place = Place.SURE
    BINDINGS = bindings(Place.SURE)

    def __init__(self, title: str, sentence: str, then: Callable[[], None]) -> None:
        super().__init__()
        self._words = (title, sentence)
        self._then = then

    def sentences(self) -> Iterable[Widget]:
        title, sentence = self._words
        yield Words(render.line(title, render.STRONG), classes="title")
        yield Words(render.text(sentence))
        offered = allowed(self.place, self.host.state)
        yield answers(c for c in offered if c.name in {"yes", "no"})

    def action_yes(self) -> None:
        self.dismiss()
        self.app.call_later(self._then)

    def action_no(self) -> None:
        self.dismiss()


class TypeDialog(Dialog):
    """Hands what was typed to `then`; stays open with its sentence when that raises a Problem."""

    place = Place.TYPING
    BINDINGS = bindings(Place.TYPING)

    def __init__(
        self,
        title: str,
        sentence: str,
        value: str,
        then: Callable[[str], None],
        *,
        goes_on: bool = False,
    ) -> None:
        """`goes_on`: what is typed goes on at the end of `value`, and does not replace it."""
        super().__init__()
        self._words = (title, sentence)
        self._value = value
        self._then = then
        self._goes_on = goes_on

    def sentences(self) -> Iterable[Widget]:
        yield from _asked(*self._words)
        yield Input(
            self._value,
            id="typed",
            compact=True,
            max_length=LONGEST,
            select_on_focus=not self._goes_on,
        )
        yield Words(id="refused")

    def on_mount(self) -> None:
        self.query_one("#typed").focus()
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        """It stands behind the last letter, which a long line leaves out of sight at first."""
        typed = self.query_one("#typed")
        typed.scroll_to(x=typed.max_scroll_x, animate=False, force=True)

    @on(Input.Submitted)
    def action_accept(self) -> None:
        typed = clean_line(self.query_one("#typed", Input).value, longest=LONGEST)
        try:
            self._then(typed)
        except Problem as problem:
            self.query_one("#refused", Words).show(
                render.text(f"! {problem.sentence}", render.WARNING)
            )
        else:
            self.dismiss()

    def action_never_mind(self) -> None:
        self.dismiss()


class ChooseDialog(Dialog):
    """Hands the number of the chosen line to `then`. Other lines may come while it is open."""

    place = Place.CHOOSING
    BINDINGS = bindings(Place.CHOOSING)

    def __init__(
        self,
        title: str,
        sentence: str,
        offers: tuple[Content, ...],
        then: Callable[[int], None],
        at: int = 0,
    ) -> None:
        super().__init__()
        self._words = (title, sentence)
        self._offers = offers
        self._then = then
        self._at = at

    def sentences(self) -> Iterable[Widget]:
        yield from _asked(*self._words)
        yield Choices(id="offers")

    def on_mount(self) -> None:
        offers = self.query_one("#offers", Choices)
        offers.show(self._offers, at=self._at)
        offers.focus()

    def offer(self, offers: tuple[Content, ...]) -> None:
        """These lines from now on; the cursor stays where it is, if it can."""
        self._offers = offers
        # Before the first drawing there is no list yet: it will have them all.
        for shown in self.query("#offers").results(Choices):
            shown.show(offers, at=min(shown.highlighted or 0, len(offers) - 1))

    @on(Choices.OptionSelected)
    def _chosen(self, chosen: Choices.OptionSelected) -> None:
        self.dismiss()
        self.app.call_later(partial(self._then, chosen.option_index))

    def action_accept(self) -> None:
        self.query_one("#offers", Choices).action_select()

    def action_never_mind(self) -> None:
        self.dismiss()


def _asked(title: str, sentence: str) -> Iterator[Widget]:
    """What is asked for, and a sentence on it where there is one."""
    yield Words(render.line(title, render.STRONG), classes="title")
    if sentence:
        yield Words(render.text(sentence, render.MUTED))
