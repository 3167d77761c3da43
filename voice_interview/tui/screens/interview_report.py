"""What came of an interview: section by section under a cursor; Enter opens the answer there."""

from collections.abc import Iterable, Iterator
from functools import partial
from threading import Event

from textual import on
from textual.widget import Widget

from voice_interview import after_interview
from voice_interview.interview.telling import Section, heading, sections
from voice_interview.model.interview_report import InterviewReport
from voice_interview.tui.background import threads
from voice_interview.tui.background.interview_messages import InterviewReported
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import interview_words as words
from voice_interview.tui.drawing import render
from voice_interview.tui.drawing.ways_out import by_key
from voice_interview.tui.errands.handing_on import hand_on_interview
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.words import Words

NO_ANSWER = "Enter opens the report of an answer; there is none on this line."


class InterviewReportScreen(Base):
    place = Place.INTERVIEW_REPORT
    BINDINGS = bindings(Place.INTERVIEW_REPORT)

    def __init__(self, interview_id: str) -> None:
        super().__init__()
        self._interview_id = interview_id
        self._title = self.place.value
        self._made: InterviewReport | None = None
        self._rows: tuple[Section | None, ...] = ()
        """Each section, and None for the blank line before it."""
        self._left = Event()

    @property
    def title_words(self) -> str:
        return self._title

    def body(self) -> Iterable[Widget]:
        yield Words(
            render.line("Transcribing the remaining answers …", render.MUTED),
            id="interview-wait",
        )
        yield Choices(id="interview-report")

    def on_mount(self) -> None:
        self.query_one("#interview-report").display = False
        threads.start("interview report", self._report)

    def show_rewritten(self) -> None:
        """The figures of an answer may rest on other words now."""
        if self._made is not None:
            threads.start("interview report", self._report)

    def on_unmount(self) -> None:
        """What is not transcribed yet waits for the next time."""
        self._left.set()

    def _report(self) -> None:
        """In a thread."""
        studio = self.host.studio
        made: list[InterviewReport] = []

        def make() -> None:
            interview = studio.library.interviews.find(self._interview_id)
            self.host.rehearsal.wait_for_words()
            if not studio.library.read_only:
                after_interview.transcribe(studio, interview, stop=self._left)
            made.append(after_interview.report(studio, interview))

        problem = threads.attempt(make, "The report cannot be made.")
        threads.tell(self, InterviewReported(made[0] if made else None, problem))

    def on_interview_reported(self, message: InterviewReported) -> None:
        wait = self.query_one("#interview-wait", Words)
        if message.report is None:
            wait.show(render.text(by_key(str(message.problem or "")), render.WARNING))
            return
        wait.display = False
        self._made = message.report
        self._title = f"Interview report: {heading(message.report.interview)}"
        self._rows = tuple(_spaced(sections(message.report)))
        shown = self.query_one("#interview-report", Choices)
        shown.display = True
        shown.focus()
        self.show_frame()
        lines = (None if row is None else partial(words.section, row) for row in self._rows)
        shown.show(lines, at=shown.highlighted or 0)

    @property
    def _take_id(self) -> str:
        """Of the answer under the cursor; empty where there is none."""
        row = self.query_one("#interview-report", Choices).marked(self._rows)
        return (row and row.take_id) or ""

    def idle(self) -> set[str]:
        nothing = {
            "open_answer": not self._take_id,
            "hand_on_interview": self._made is None,
        }
        return {name for name, none in nothing.items() if none}

    @on(Choices.OptionHighlighted)
    def _moved(self) -> None:
        self.show_keys()

    @on(Choices.OptionSelected)
    def action_open_answer(self) -> None:
        if self._take_id:
            self.app.call_later(partial(self.host.show_report, self._take_id))
        else:
            self.say(NO_ANSWER)

    def action_hand_on_interview(self) -> None:
        if self._made is not None:
            hand_on_interview(self, self._made)


def _spaced(found: Iterable[Section]) -> Iterator[Section | None]:
    for number, section in enumerate(found):
        if number:
            yield None
        yield section
