"""One question from being asked to being transcribed. While the answer runs: a clock and a level.

What is shown follows the session's stage alone; keys become events.
"""

from collections.abc import Iterable

from textual.containers import Vertical
from textual.widget import Widget

from voice_interview import sound_check
from voice_interview.interview.events import Pass
from voice_interview.session import events as on
from voice_interview.session.states import Stage, State
from voice_interview.tui.background.advising import advise
from voice_interview.tui.background.messages import Advised
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import rehearsing, render
from voice_interview.tui.drawing.ways_out import by_key
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.bars import LevelMeter, TimeBar
from voice_interview.tui.widgets.big_clock import BigClock
from voice_interview.tui.widgets.words import Words
from voice_interview.tui.windows.dialog import DiscardDialog

TICKS_HZ = 15
"""Of the meter: under 20 a second, the most a terminal should be asked for (libraries, 3.19)."""
WAITING = frozenset({Stage.ASKING, Stage.READY})
RUNNING = frozenset({Stage.OPENING, Stage.RECORDING, Stage.CONFIRMING})


class Rehearse(Base):
    place = Place.REHEARSE
    of_session = True
    BINDINGS = bindings(Place.REHEARSE)

    def __init__(self) -> None:
        super().__init__()
        self._stage: Stage | None = None
        self._answer_at: float | None = None
        """When the preparation time is over, on the host's clock."""

    def body(self) -> Iterable[Widget]:
        yield Vertical(
            Words(id="of-interview"),
            Words(id="stage"),
            Words(id="about"),
            Words(id="question"),
            Vertical(BigClock(id="clock"), id="clock-row"),
            Words(id="against"),
            TimeBar(id="bar"),
            LevelMeter(id="level"),
            Words(id="hint"),
            Words(id="aim"),
            Words(id="beside"),
            Words(id="notice"),
            id="rehearse",
        )

    def on_mount(self) -> None:
        self.set_interval(1 / TICKS_HZ, self.tick)
        self._look_back(self.host.state)

    # --- what the session says -------------------------------------------------------------------

    def show_state(self, state: State) -> None:
        body = self.query_one("#rehearse")
        for stage in Stage:
            body.set_class(stage is state.stage, f"-{stage.value}")
        body.set_class(state.preparing, "-preparing")
        body.set_class(state.left_s > 0 and state.stage in RUNNING, "-early")
        if state.preparing and self._answer_at is None:
            self._answer_at = self.host.now() + state.to_think_s
        if not state.preparing:
            self._answer_at = None
        self._show_words(state)
        self._show_beside(state)
        self.tick()
        if state.stage is Stage.CONFIRMING and self._stage is not Stage.CONFIRMING:
            self.app.push_screen(DiscardDialog())
        self._stage = state.stage

    def _look_back(self, state: State) -> None:
        """To what this question's last answer left to work on, unless its report just said so."""
        question = state.question if state.stage in WAITING and not state.of_interview else None
        if question is not None and question.id and self.host.aim is None:
            advise(self.host.studio, self, question.id)

    def on_advised(self, message: Advised) -> None:
        self.host.aim = message.advice
        self._show_beside(self.host.state)

    def _show_beside(self, state: State) -> None:
        """While nobody speaks: what an interview's format shows beside its question, or what the
        report of an answer before said to work on. In a low window what went wrong has the room."""
        beside, aim = self.query_one("#beside", Words), self.query_one("#aim", Words)
        on_now = self.host.interviewing
        room = state.stage in WAITING and not (state.problem and self.has_class("-high"))
        aim.display = room and on_now is None and self.host.aim is not None
        if self.host.aim is not None:
            aim.show(rehearsing.aim(self.host.aim, why=not state.preparing))
        told = render.NOTHING
        if on_now is not None and room:
            from voice_interview.tui.drawing import interview_words

            told = interview_words.beside(on_now.state)
        beside.display = bool(told)
        beside.show(told)

    @property
    def _crowded(self) -> bool:
        """What went wrong has the room of the large clock, but in a tall window."""
        return self.host.state.problem is not None and not self.has_class("-tall")

    def _tick_interview(self) -> None:
        on_now = self.host.interviewing
        self.query_one("#of-interview").display = on_now is not None
        if on_now is not None:
            from voice_interview.tui.drawing import interview_words

            self.query_one("#of-interview", Words).show(interview_words.one_line(on_now.state))

    def _show_words(self, state: State) -> None:
        question = state.question
        if question is None:
            return
        self.query_one("#stage", Words).show(rehearsing.stage(state))
        self.query_one("#about", Words).show(
            rehearsing.about(question, follow_up=bool(state.part_of))
        )
        self.query_one("#question", Words).show(render.text(question.text, render.STRONG))
        self.query_one("#hint", Words).show(rehearsing.hint(state))
        problem = state.problem
        notice = self.query_one("#notice", Words)
        notice.display = problem is not None
        if problem is not None:
            notice.show(rehearsing.notice(problem.title, by_key(str(problem))))

    # --- fifteen times a second ------------------------------------------------------------------

    def tick(self) -> None:
        state = self.host.state
        self._tick_interview()
        self.query_one("#rehearse").set_class(self._crowded, "-crowded")
        if state.preparing:
            self._tick_preparation(state, self._left_s)
        elif state.stage in RUNNING:
            self._tick_recording(state)
        elif state.stage is Stage.TRANSCRIBING:
            self.query_one("#bar", TimeBar).tell(state.progress)

    @property
    def _left_s(self) -> float:
        """Of the preparation."""
        return max(0.0, self._answer_at - self.host.now()) if self._answer_at is not None else 0.0

    def _tick_preparation(self, state: State, left_s: float) -> None:
        if left_s <= 0:
            self.host.tell(on.PreparationOver())
            return
        shown_s = left_s + rehearsing.LAST_SECOND_S
        self.query_one("#clock", BigClock).tell(shown_s, "$accent")
        left = f"{render.clock(shown_s)} " if self._crowded else ""
        self.query_one("#against", Words).show(render.line(f"{left}to think", render.MUTED))
        self.query_one("#bar", TimeBar).tell(left_s / state.preparation_s, "$accent")

    def _tick_recording(self, state: State) -> None:
        gauge = self.host.rehearsal.gauge
        elapsed_s = gauge.elapsed_s if gauge.live else 0.0
        target_s = state.question.target_s if state.question else 0.0
        self.query_one("#clock", BigClock).tell(elapsed_s)
        self.query_one("#against", Words).show(rehearsing.against(elapsed_s, target_s))
        self.query_one("#bar", TimeBar).tell(elapsed_s / target_s if target_s else 0.0)
        self.query_one("#level", LevelMeter).tell(gauge.level_dbfs, gauge.peak_dbfs)
        mute = sound_check.nothing_comes(gauge.elapsed_s, gauge.zeros_s)
        told = (
            render.line(self.host.studio.remark())
            if mute is None
            else rehearsing.notice(mute.sentence, mute.way_out)
        )
        notice = self.query_one("#notice", Words)
        notice.display = bool(told)
        notice.show(told)

    # --- keys ------------------------------------------------------------------------------------

    def action_press(self) -> None:
        if not self.host.space_held:
            self.host.tell(on.Press(self._left_s))

    def action_skip(self) -> None:
        self.host.tell(on.Skip())

    def action_repeat(self) -> None:
        self.host.tell(on.Repeat())

    def action_pass_question(self) -> None:
        if self.host.interviewing is not None:
            self.host.interviewing.handle(Pass())

    def action_mute(self) -> None:
        self.host.tell(on.ToggleMute())
        muted = self.host.state.muted
        self.say("Questions are now only shown." if muted else "Questions are read aloud again.")

    def action_discard(self) -> None:
        self.host.tell(on.Discard())

    def action_cancel(self) -> None:
        self.host.tell(on.CancelTranscription())

    def action_leave(self) -> None:
        self.host.tell(on.Leave())
