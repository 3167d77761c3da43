"""The question of the moment, large: why this one, what it asks for, and how it will be asked.

It is told all it shows. How the question was chosen is not known here.
"""

from textual.app import ComposeResult
from textual.containers import Vertical

from voice_interview.model import Question
from voice_interview.session.states import State
from voice_interview.tui.drawing import render, wording
from voice_interview.tui.widgets.words import Words


class QuestionCard(Vertical):
    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._why = Words(id="card-why")
        self._about = Words(id="card-about")
        self._question = Words(id="card-question")
        self._shows = Words(id="card-shows")

    def compose(self) -> ComposeResult:
        yield from (self._why, self._about, self._question, self._shows)

    def show(self, question: Question, reason: str, state: State, *, suggested: bool) -> None:
        """`reason`: why it is worth practising; `suggested`: the program chose it for that."""
        self._show_why(reason, "Suggested  " if suggested else "")
        facts = (
            wording.story(question),
            f"about {render.clock(question.target_s)}",
            "only shown" if state.muted else "asked aloud",
            wording.preparation(state.preparation_s),
        )
        self._about.show(
            render.row(
                render.line(question.theme.capitalize() or "Question", render.HEADING),
                render.line("  " + " · ".join(facts), render.MUTED),
            )
        )
        self._question.show(render.text(question.text, render.STRONG))
        self._shows.show(render.text(wording.shows(question)))

    def show_none(self, told: str) -> None:
        """No question is marked; `told`: why there is none."""
        self._show_why("")
        self._about.show(render.line(told, render.HEADING))
        self._question.show(render.line("Esc shows all of them again."))
        self._shows.show(render.NOTHING)

    def _show_why(self, reason: str, label: str = "") -> None:
        self._why.display = bool(reason)
        self._why.show(
            render.row(render.line(label, render.HEADING), render.line(reason, render.MUTED))
        )
