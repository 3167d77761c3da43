"""Choose an interview: take up an open one, start a format, or read what came of one."""

from collections.abc import Iterable, Sequence
from functools import partial

from textual import on
from textual.content import Content
from textual.widget import Widget

from voice_interview import interviewing
from voice_interview.errors import Problem
from voice_interview.interview.drawing import SEEDS
from voice_interview.model.formats import Format
from voice_interview.model.interview import Interview
from voice_interview.text import allotted
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import interview_words, render
from voice_interview.tui.kinds.warned import Warned
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.warnings import Warnings
from voice_interview.tui.widgets.words import Words
from voice_interview.tui.windows.asking import ChooseDialog

ANY = {"theme": "Any theme, the weakest first", "role": "Anyone"}
WHICH = {"theme": "Which theme?", "role": "Who are you talking to?"}

Row = Interview | Format | str
"""An interview of the user's, a format, or a heading."""


class InterviewsScreen(Warned):
    place = Place.INTERVIEWS
    BINDINGS = bindings(Place.INTERVIEWS)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._sat = ""
        """Id of the interview that was gone into last, until it is come back from."""

    def body(self) -> Iterable[Widget]:
        yield Warnings(id="interview-faults")
        yield Choices(id="interviews")
        yield Words(id="about-interview")

    def on_mount(self) -> None:
        self.query_one("#interviews").focus()

    def on_screen_resume(self) -> None:
        self._read()

    def _read(self) -> None:
        past: tuple[Interview, ...] = ()
        faults: tuple[str, ...] = ()
        try:
            past, faults = self.host.studio.library.interviews.listed()
        except Problem as problem:
            self.say_problem(problem)
        self.query_one(Warnings).warn(faults)
        groups: dict[str, list[Row]] = {
            "Resume": [interview for interview in past if not interview.over],
            "Start": list(self.host.studio.formats),
            "Reports": [interview for interview in past if interview.over],
        }
        self._rows = tuple(
            row for heading, rows in groups.items() if rows for row in (heading, *rows)
        )
        shown = self.query_one("#interviews", Choices)
        headings = [number for number, row in enumerate(self._rows) if isinstance(row, str)]
        shown.show((partial(_line, row) for row in self._rows), self._begin_at(headings), headings)
        self.show_keys()

    def _begin_at(self, headings: Sequence[int]) -> int:
        """On what was come back from, wherever it stands now, else where the cursor was."""
        sat, self._sat = self._sat, ""
        for number, row in enumerate(self._rows):
            if isinstance(row, Interview) and row.id == sat:
                return number
        at = self.query_one("#interviews", Choices).highlighted or 1
        at = min(at, len(self._rows) - 1)
        return at + (at in headings)

    def idle(self) -> set[str]:
        return super().idle() | (set() if self._rows else {"open_interview"})

    @property
    def marked(self) -> Row:
        """What the cursor is on; where there is nothing, a heading without words."""
        return self.query_one("#interviews", Choices).marked(self._rows) or ""

    @on(Choices.OptionHighlighted)
    def _show_about(self) -> None:
        self.query_one("#about-interview", Words).show(_about(self.marked))

    @on(Choices.OptionSelected)
    def action_open_interview(self) -> None:
        match self.marked:
            case Interview() as chosen if chosen.over:
                self.host.show_place(Place.INTERVIEW_REPORT, chosen.id)
            case Interview() as chosen:
                self._sit(chosen)
            case Format() as form if form.picks and not self.host.space_held:
                self._pick(form)
            case Format() as form if not self.host.space_held:
                self._start(form, "")

    def _pick(self, form: Format) -> None:
        offers = (ANY[form.pick], *(name.replace("-", " ").capitalize() for name in form.picks))
        names = ("", *form.picks)
        self.app.push_screen(
            ChooseDialog(
                WHICH[form.pick],
                form.about,
                tuple(render.line(offer) for offer in offers),
                lambda number: self._start(form, names[number]),
            )
        )

    def _start(self, form: Format, pick: str) -> None:
        seed = self.host.chance.randrange(SEEDS)
        try:
            begun = interviewing.begin(self.host.studio, form, seed, pick)
        except Problem as problem:
            self.host.show_problem(problem)
            return
        self._sit(begun)

    def _sit(self, interview: Interview) -> None:
        self._sat = interview.id
        self.host.sit(interview)


def _line(row: Row, width: int) -> Content:
    match row:
        case Interview():
            return interview_words.past(row, width)
        case Format():
            planned = render.line(allotted(row.seconds), render.MUTED)
            return render.row(render.column(row.title, interview_words.LABEL_WIDTH), planned)
        case heading:
            return render.line(heading, render.HEADING)


def _about(row: Row) -> Content:
    match row:
        case Interview():
            ends = "Enter shows its report." if row.over else "Enter resumes it where you left it."
            lasted = render.line(interview_words.lasted(row), render.MUTED)
            return render.lines([render.text(ends), lasted])
        case Format():
            phases = ", ".join(f"{phase.title} {allotted(phase.seconds)}" for phase in row.phases)
            return render.lines([render.text(row.about), render.text(phases, render.MUTED)])
        case _:
            return render.NOTHING
