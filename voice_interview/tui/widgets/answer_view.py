"""One answer on the screen: its figures, words and map, and a line on whatever the cursor is at.

It keeps its parts in step: the map goes where the words go and the other way round, and a figure
is explained in place of the words. It knows no library, no player and no key.
"""

from collections.abc import Callable, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import DescendantFocus

from voice_interview.analysis.explained import explained
from voice_interview.model import Report, Take
from voice_interview.tui.answer import about, figures
from voice_interview.tui.answer.figures import Row
from voice_interview.tui.background.reading import Reading
from voice_interview.tui.background.tape import Tape
from voice_interview.tui.drawing import render, wording
from voice_interview.tui.widgets.figure_list import FigureList
from voice_interview.tui.widgets.map_view import MapView
from voice_interview.tui.widgets.player_line import PlayerLine
from voice_interview.tui.widgets.transcript import Transcript
from voice_interview.tui.widgets.words import Words


class AnswerView(Container):
    """Empty until told."""

    def __init__(self, tape: Tape, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.figures = FigureList(id="figures-box")
        self.transcript = Transcript(id="transcript")
        self.map = MapView(id="map")
        self._tape = tape
        self._about = Words(id="about-word")
        self._report: Report | None = None

    def compose(self) -> ComposeResult:
        yield self.figures
        yield Vertical(
            self.transcript,
            self.map,
            PlayerLine(self._tape, id="player"),
            self._about,
            id="words-box",
        )

    def announce(self) -> None:
        told = render.line("Reading this answer …", render.MUTED)
        self.figures.tell(lambda _width: [(None, told)])

    def show(self, take: Take, reading: Reading) -> None:
        self._report = reading.report
        self.figures.tell(_rows(take, reading))
        self.map.tell(reading.map)
        self.transcript.show(reading.tokens)
        self.transcript.display = bool(reading.tokens)
        self.set_class(not reading.tokens, "-wordless")
        self.set_class(reading.map is None, "-timeless")

    def show_playing(self, moment_s: float | None) -> None:
        self.transcript.show_playing(moment_s)
        self.map.show_playing(moment_s)

    @property
    def here_s(self) -> float | None:
        """The moment under the cursor; None where the words have no times."""
        if self.map.has_focus:
            return self.map.moment_s
        here = self.transcript.here
        return 0.0 if here is None else here.start

    # --- in step ---------------------------------------------------------------------------------

    def on_transcript_moved(self) -> None:
        """The map goes along, unless its cursor is what moved the transcript's."""
        here, found = self.transcript.here, self.map
        apart = self.transcript.at_moment(found.moment_s) != self.transcript.cursor
        if apart and here is not None and here.start is not None:
            found.stand_at(here.start)
        self._show_about()

    def on_map_view_moved(self) -> None:
        self.go_to_moment(self.map.moment_s)
        self._show_about()

    def go_to_moment(self, moment_s: float) -> None:
        token = self.transcript.at_moment(moment_s)
        if token is not None:
            self.transcript.go_to(token)

    def on_figure_list_moved(self) -> None:
        self._show_about()

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        reads = self.figures.has_focus
        self.set_class(reads, "-figures")
        self.explain(reads and self.explaining)

    def _show_about(self) -> None:
        found, chosen = self.map.map, self.figures.chosen
        if chosen is not None and self._report is not None:
            told = about.figure(explained(chosen, self._report), in_full=self.explaining)
        elif found is not None and self.map.has_focus:
            told = about.place(found, self.map.moment_s)
        else:
            told = about.token(self.transcript.here)
        self._about.show(told)

    # --- more of one part ------------------------------------------------------------------------

    @property
    def explaining(self) -> bool:
        """Whether the chosen figure is explained in full."""
        return self.has_class("-explaining")

    def explain(self, wanted: bool) -> None:
        self.set_class(wanted, "-explaining")
        if wanted:
            self.call_after_refresh(self.figures.show_chosen)
        self._show_about()

    def turn_map(self) -> None:
        """The map large in place of the figures, or small again."""
        self.toggle_class("-mapping")
        (self.map if self.has_class("-mapping") else self.transcript).focus()


def _rows(take: Take, reading: Reading) -> Callable[[int], Sequence[Row]]:
    """The figures for a width; where there are no words, why, and what can be done."""
    report = reading.report
    if report is None:
        return _alone(partial(about.untranscribed, take))
    if not report.transcript.words:
        return _alone(partial(about.unheard, take, report))
    others = [wording.recogniser(one) for one in reading.others]
    return partial(
        figures.report_rows,
        report,
        finishing=reading.finishing,
        others=others,
        since=reading.since,
    )


def _alone(told: Callable[[int], Content]) -> Callable[[int], Sequence[Row]]:
    return lambda width: [(None, told(width))]
