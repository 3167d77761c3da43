"""Checklists to tick off around an interview, and cards on what goes wrong most often."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.widget import Widget

from voice_interview.errors import Problem
from voice_interview.model.coaching import Coaching
from voice_interview.tui.background.messages import Spoken
from voice_interview.tui.background.utterance import Utterance
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import render
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.words import Words
from voice_interview.tui.windows.asking import SureDialog


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page, what is told about it, and whether it can be ticked."""

    text: str
    about: str = ""
    measured: str = ""
    heading: bool = False
    tickable: bool = False
    spoken: str = ""
    """An answer that can be heard."""


class CoachingScreen(Base):
    place = Place.COACHING
    BINDINGS = bindings(Place.COACHING)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def body(self) -> Iterable[Widget]:
        speaker = self.host.studio.speaker
        self._example = Utterance(speaker, self, "This cannot be read aloud.")
        yield Choices(id="coaching")
        yield Words(id="coaching-about")

    def on_mount(self) -> None:
        try:
            self._rows = tuple(_rows(self.host.studio.coaching()))
        except Problem as problem:
            self.host.show_problem(problem)
        self._show(at=1)
        self.query_one("#coaching").focus()

    def on_unmount(self) -> None:
        self._example.hush()

    def idle(self) -> set[str]:
        row = self.marked
        nothing = {
            "tick": row is None or not row.tickable,
            "hear": row is None or not row.spoken,
            "clear_ticks": not self.host.studio.ticks.ticked(),
        }
        return {name for name, none in nothing.items() if none}

    @property
    def marked(self) -> Row | None:
        """The line under the cursor."""
        return self.query_one("#coaching", Choices).marked(self._rows)

    def _show(self, at: int) -> None:
        ticked = self.host.studio.ticks.ticked()
        headings = [number for number, row in enumerate(self._rows) if row.heading]
        lines = (_line(row, ticked) for row in self._rows)
        self.query_one("#coaching", Choices).show(lines, at, headings)

    @on(Choices.OptionHighlighted)
    def _marked_another(self) -> None:
        self._example.hush()
        self._show_about()
        self.show_keys()

    def _show_about(self) -> None:
        row, about = self.marked, self.query_one("#coaching-about", Words)
        if row is None:
            return
        parts = [render.text(row.about)]
        if self._example.sounds:
            parts.append(render.line("▶ It is read aloud. p stops it.", render.HEADING))
        elif row.spoken:
            parts.append(render.line("p reads it aloud.", render.MUTED))
        if row.measured:
            parts.append(render.text(f"Your reports look for it: {row.measured}.", render.MUTED))
        about.show(render.lines(parts))

    @on(Choices.OptionSelected)
    def action_tick(self) -> None:
        row, sheet = self.marked, self.host.studio.ticks
        if row is None or not row.tickable:
            self.action_hear()
            return
        try:
            sheet.tick(row.text, row.text not in sheet.ticked())
        except Problem as problem:
            self.say_problem(problem)
        self._show(self._rows.index(row))

    def action_hear(self) -> None:
        """Read the marked example aloud, or stop."""
        row = self.marked
        if self._example.sounds:
            self._example.hush()
        elif row is not None and row.spoken:
            self._example.say(row.spoken)
        self._show_about()

    def on_spoken(self, spoken: Spoken) -> None:
        if self._example.is_over(spoken):
            self._show_about()
            if spoken.problem is not None:
                self.say_problem(spoken.problem)

    def action_clear_ticks(self) -> None:
        if self.host.studio.ticks.ticked():
            self.app.push_screen(
                SureDialog(
                    "Clear all ticks?", "The lists then start from the beginning.", self._clear
                )
            )

    def _clear(self) -> None:
        sheet = self.host.studio.ticks
        try:
            for line in sheet.ticked():
                sheet.tick(line, False)
        except Problem as problem:
            self.say_problem(problem)
        self._show(at=1)


def _rows(coaching: Coaching) -> Iterator[Row]:
    for checklist in coaching.checklists:
        yield Row(f"{checklist.title} the interview", heading=True)
        for item in checklist.items:
            yield Row(item.text, item.why, tickable=True)
    if coaching.examples:
        yield Row("One story told three times", heading=True)
    for example in coaching.examples:
        report = f"Its report in a shell: voice-interview demo --answer {example.name}"
        yield Row(example.title, f"{example.notice}\n{report}", spoken=example.text)
    yield Row("Common mistakes", heading=True)
    for card in coaching.cards:
        yield Row(card.title, card.text, card.measured)


def _line(row: Row, ticked: frozenset[str]) -> Content:
    if row.heading:
        return render.line(row.text, render.HEADING)
    if not row.tickable:
        bullet = render.column("▸" if row.spoken else "·", 3, render.MUTED)
        return render.row(bullet, render.line(row.text))
    done = row.text in ticked
    sign = render.column("✓" if done else "☐", 3, render.GOOD if done else render.MUTED)
    return render.row(sign, render.line(row.text, render.MUTED if done else ""))
