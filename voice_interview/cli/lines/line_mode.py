"""The rehearsal in line mode: the same machine and driver, one line for each thing that happens.

For terminals without a full screen, for screen readers and for scripts. No spinners, no colour.
"""

import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from threading import Event, Thread, Timer
from types import FrameType

from voice_interview import over_time
from voice_interview.analysis import follow_up
from voice_interview.cli.lines.plain_report import report_lines
from voice_interview.cli.say import say
from voice_interview.errors import Problem
from voice_interview.interview import events as interview
from voice_interview.model import Question, Report
from voice_interview.ports.sound import Playhead
from voice_interview.rehearsal import Rehearsal
from voice_interview.session import events as on
from voice_interview.session.states import IN_TRANSCRIPTION, LIVE, Stage, State
from voice_interview.session.telling import SlowModel
from voice_interview.studio import Studio
from voice_interview.text import allotted, clock

END_OF_INPUT = "\x04"
Inbox = SimpleQueue[on.Event | interview.Event | str]


class LineMode:
    """Runs until the user leaves. `lines` gives what the user types, line by line; `keeps`: whether
    its takes outlive it."""

    def __init__(
        self,
        studio: Studio,
        lines: Callable[[], Iterable[str]],
        next_question: Callable[[], Question],
        tell: Callable[[str], None] = say,
        tell_report: Callable[[Report], None] = lambda report: say("", *report_lines(report)),
        *,
        keeps: bool = True,
    ) -> None:
        self.inbox: Inbox = SimpleQueue()
        self.rehearsal = Rehearsal(studio, self.inbox.put)
        self._studio = studio
        self._lines = lines
        self._next = next_question
        self._tell = tell
        self._tell_report = tell_report
        self._keeps = keeps
        self._report: Report | None = None
        """Of the take under review."""
        self._slow_model = SlowModel()
        self._left = False
        self._preparation: Timer | None = None
        self._answer_at_s = 0.0
        """When the preparation is over, on the monotonic clock."""

    def run(self, question: Question) -> None:
        """Ask `question`, then whatever the user wants. A running take is kept at any end."""
        with leaving_in_order():
            try:
                self._run(question)
            except KeyboardInterrupt:
                self._tell_kept()
                raise

    def _run(self, question: Question) -> None:
        try:
            self._handle(on.Ask(question))
            Thread(target=self._read, name="lines", daemon=True).start()
            while not self._left:
                item = self.inbox.get()
                if isinstance(item, str):
                    self._typed(item)
                elif isinstance(item, on.Event):
                    self._handle(item)
        finally:
            self.rehearsal.close()

    def _tell_kept(self) -> None:
        """Whoever presses Ctrl+C while recording wants to know where the answer is."""
        state = self.rehearsal.state
        if self._keeps and state.stage in LIVE and state.take_id:
            with suppress(Problem):  # none, when nothing had been said
                self._tell(f"\nKept as {self._studio.library.take(state.take_id).id}.")

    def _read(self) -> None:
        try:
            for line in self._lines():
                self.inbox.put(line.strip())
        finally:
            self.inbox.put(END_OF_INPUT)

    def _handle(self, event: on.Event) -> None:
        before = self.rehearsal.state
        after = self.rehearsal.handle(event)
        if after.problem is not None and after.problem is not before.problem:
            self._tell(f"{after.problem.title}. {after.problem}")
        if isinstance(event, on.Ask | on.FollowUp):
            self._tell(f"Question: {event.question.text}")
            self._tell_aim(after)
        if after.stage is not before.stage:
            self._announce(after)
        elif after.stage in IN_TRANSCRIPTION and after.doing != before.doing:
            self._tell(f"  {after.progress:.0%} {after.doing}")
        slow = self._slow_model.at(before, after)
        if slow:
            self._tell(slow)

    def _tell_aim(self, state: State) -> None:
        """What this question's last answer left to work on."""
        if state.question is None or not state.question.id or state.of_interview:
            return
        with suppress(Problem):  # the report of that take says why it cannot be made
            advice = over_time.advice(self._studio, state.question.id)
            if advice is not None:
                self._tell(f"This time: {advice.focus.title}. {advice.focus.why}")

    def _count_down(self, seconds: float) -> None:
        self._answer_at_s = time.monotonic() + seconds
        self._preparation = Timer(seconds, self.inbox.put, (on.PreparationOver(),))
        self._preparation.daemon = True
        self._preparation.start()

    def _announce(self, state: State) -> None:
        if self._preparation is not None:
            self._preparation.cancel()
        match state.stage:
            case Stage.ASKING:
                self._tell("Speaking. Enter starts your answer, s skips, m mutes.")
            case Stage.READY if state.preparing:
                left = f"{clock(state.left_s)} left" if state.left_s else allotted(state.to_think_s)
                self._tell(f"Time to think: {left}. Enter starts at once.")
                self._count_down(state.to_think_s)
            case Stage.READY:
                self._tell("Enter starts the recording, r repeats the question, q leaves.")
            case Stage.RECORDING:
                target = self._target(state)
                early = " Too early? d, then y: back to thinking." if state.left_s else ""
                self._tell(f"Recording{target}. Enter stops, d discards the take.{early}")
            case Stage.CONFIRMING:
                self._tell("Discard this take? y discards it, anything else keeps recording.")
            case Stage.TRANSCRIBING:
                kept = f"Kept as {state.take_id}. " if self._keeps else ""
                self._tell(f"{kept}Transcribing; c cancels.")
            case Stage.REVIEW:
                self._review(state)
            case Stage.HOME:
                self._left = True

    def _target(self, state: State) -> str:
        return f", aim for {clock(state.question.target_s)}" if state.question else ""

    def _review(self, state: State) -> None:
        self._report = self._studio.report(state.take_id) if state.take_id else None
        if self._report is not None and state.problem is None:
            self._tell_report(self._report)
        asked = "u answers the follow-up, " if self._report and self._report.follow_up else ""
        self._tell(f"{asked}a again, n next question, p play, t transcribe again, q leave.")

    def _typed(self, line: str) -> None:
        state = self.rehearsal.state
        if line == END_OF_INPUT:
            self._input_ended(state)
            return
        match state.stage, line.lower():
            case Stage.REVIEW, "a":
                if state.question is not None:
                    self._handle(on.Ask(state.question, state.part_of))
            case Stage.REVIEW, "u" if self._report and self._report.follow_up:
                self._handle(on.FollowUp(follow_up.question(self._report.follow_up)))
            case Stage.REVIEW, "n":
                self._handle(on.Ask(self._next()))
            case Stage.REVIEW, "p":
                self._play(state)
            case Stage.REVIEW, "t":
                self._handle(on.TranscribeAgain(self._studio.settings.choice()))
            case Stage.CONFIRMING, _:
                self._handle(on.Confirm() if line.lower() == "y" else on.Decline())
            case _, "":
                self._handle(on.Press(max(0.0, self._answer_at_s - time.monotonic())))
            case _, _:
                event = KEYS.get(line.lower())
                if event is None:
                    self._tell(f"'{line}' is not one of the keys here.")
                else:
                    self._handle(event)

    def _input_ended(self, state: State) -> None:
        """Nobody can type any more: a running take is stopped and reported, then we leave."""
        if state.stage in {Stage.RECORDING, Stage.OPENING, Stage.CONFIRMING}:
            self._handle(on.Press())
            self.inbox.put(END_OF_INPUT)
        elif state.stage is Stage.SAVING or state.stage in IN_TRANSCRIPTION:
            self._handle(self._wait_for_event())
            self.inbox.put(END_OF_INPUT)
        else:
            self._handle(on.Leave())

    def _wait_for_event(self) -> on.Event:
        while True:
            item = self.inbox.get()
            if isinstance(item, on.Event):
                return item

    def _play(self, state: State) -> None:
        if state.take_id is None:
            return
        try:
            self._studio.player.play(self._studio.library.audio(state.take_id), Playhead(), Event())
        except Problem as problem:
            self._tell(f"{problem.title}. {problem}")


KEYS: dict[str, on.Event] = {
    "s": on.Skip(),
    "r": on.Repeat(),
    "m": on.ToggleMute(),
    "d": on.Discard(),
    "c": on.CancelTranscription(),
    "q": on.Leave(),
}


def typed_lines() -> Iterable[str]:
    """Standard input, line by line; it ends with the terminal too."""
    with suppress(OSError):
        yield from iter(sys.stdin.readline, "")


@contextmanager
def leaving_in_order() -> Iterator[None]:
    """Turn the signals that would kill the process at once into an exit that cleans up."""

    def leave(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(1)

    numbers = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = {number: signal.signal(number, leave) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
