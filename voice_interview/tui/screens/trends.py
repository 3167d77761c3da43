"""Trends: every figure with its verdict, and a chart of the one under the cursor."""

from collections.abc import Iterable
from functools import partial
from threading import Event

from textual import on
from textual.widget import Widget

from voice_interview import over_time
from voice_interview.analysis.several.trend import By, Trend
from voice_interview.errors import Problem
from voice_interview.model import RULES_VERSION
from voice_interview.over_time import Scope
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import TrendsMade
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import course, render
from voice_interview.tui.drawing.ways_out import by_key
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.chart import Chart
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.fitted import Fitted
from voice_interview.tui.widgets.words import Words
from voice_interview.tui.windows.asking import ChooseDialog


class TrendsScreen(Base):
    place = Place.TRENDS
    BINDINGS = bindings(Place.TRENDS)

    def __init__(self, question_id: str = "") -> None:
        super().__init__()
        self.scope = Scope(question_id=question_id)
        self.trend: Trend | None = None
        """None until it is there."""
        self._by = By.TAKE
        self._run = 0
        self._left = Event()

    def body(self) -> Iterable[Widget]:
        yield Words(id="trends-title")
        yield Choices(id="measures")
        yield Chart(id="course")
        yield Fitted(id="about-course")
        yield Words(id="no-trends")

    def on_mount(self) -> None:
        self.query_one("#no-trends").display = False
        self.query_one("#measures").focus()
        try:
            scopes = over_time.scopes(self.host.studio)
        except Problem as problem:
            self.say_problem(problem)
        else:
            wanted = self.scope.question_id
            self.scope = next((one for one in scopes if one.question_id == wanted), scopes[0])
        self.call_after_refresh(self._look)  # a busy thread would hold up the frame

    def on_unmount(self) -> None:
        self._left.set()

    def show_rewritten(self) -> None:
        self._look()

    def _look(self) -> None:
        """In a thread: ten thousand takes are half a second. Old opinions are made anew first."""
        self._run += 1
        run, scope, by, studio = self._run, self.scope, self._by, self.host.studio

        def tell() -> None:
            threads.tell(self, TrendsMade(run, over_time.trends(studio, scope, by)))

        def renew() -> None:
            if studio.library.without_figures(RULES_VERSION, 1):
                studio.catch_up(self._left)
                tell()

        def work() -> None:
            problem = threads.attempt(tell, "The trends cannot be made.")
            if problem is not None:
                threads.tell(self, TrendsMade(run, problem))
            else:
                threads.attempt(renew, "Figures cannot be made.")

        threads.start("trends", work)

    def on_trends_made(self, message: TrendsMade) -> None:
        if message.run != self._run:
            return
        if isinstance(message.trend, Problem):
            self._show_instead(by_key(str(message.trend)))
            return
        self.trend = found = message.trend
        self.query_one("#trends-title", Words).show(
            course.title(found, "" if self.scope == Scope() else self.scope.title)
        )
        self._show_instead(course.nothing(found, self.scope == Scope()))
        measures = self.query_one("#measures", Choices)
        lines = (partial(course.line, one) for one in found.measures)
        measures.show(lines, at=measures.highlighted or 0)
        self._show_course()
        self.show_keys()

    def _show_instead(self, sentence: str) -> None:
        """In place of the figures, which are shown where there is no such sentence."""
        for name in ("measures", "course", "about-course"):
            self.query_one(f"#{name}").display = not sentence
        told = self.query_one("#no-trends", Words)
        told.display = bool(sentence)
        told.show(render.text(sentence))
        self.call_after_refresh(self.focus_again)

    def idle(self) -> set[str]:
        found = self.trend
        if found is None or not found.takes:
            return {"by_week", "by_take", *(("choose_takes",) if self.scope == Scope() else ())}
        return {"by_week" if found.by is By.WEEK else "by_take"}

    @on(Choices.OptionHighlighted, "#measures")
    def _show_course(self) -> None:
        measures = self.trend.measures if self.trend is not None else ()
        one = self.query_one("#measures", Choices).marked(measures)
        if one is not None:
            self.query_one("#course", Chart).tell(course.series(one))
            self.query_one("#about-course", Fitted).tell(partial(course.about, one))

    # --- keys ------------------------------------------------------------------------------------

    def action_by_week(self) -> None:
        self._by = By.TAKE if self._by is By.WEEK else By.WEEK
        self._look()

    def action_choose_takes(self) -> None:
        try:
            scopes = over_time.scopes(self.host.studio)
        except Problem as problem:
            self.say_problem(problem)
            return

        def chosen(number: int) -> None:
            self.scope = scopes[number]
            self._look()

        self.app.push_screen(
            ChooseDialog(
                "Which takes?",
                "All of them, or those of one theme, story or question.",
                tuple(render.line(scope.title) for scope in scopes),
                chosen,
                scopes.index(self.scope) if self.scope in scopes else 0,
            )
        )
