"""The interview's driver: performs each effect of its machine, beside the rehearsal.

The rehearsal asks and records one question after the other; this one says which, and keeps the
facts on disk. It knows no screen: the full screen, the line mode and the tests drive it alike.
"""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from threading import Event, Thread

from voice_interview.errors import InputProblem, Problem
from voice_interview.interview import effects as do
from voice_interview.interview import events as on
from voice_interview.interview.drawing import draw, weaknesses
from voice_interview.interview.earlier import carried, last_step
from voice_interview.interview.machine import step
from voice_interview.interview.state import State
from voice_interview.model.formats import Format
from voice_interview.model.interview import Interview, Part, Stage
from voice_interview.session import events as session
from voice_interview.session.states import LIVE
from voice_interview.session.states import Stage as Asking
from voice_interview.session.states import State as Rehearsing
from voice_interview.studio import Studio
from voice_interview.text import clean_line

TAKES_LOOKED_AT = 1000
"""So many newest takes decide which question is the weakest."""

LEAVES_QUESTION = (on.Pass, on.NextPhase, on.End)
"""Not from the key on, though the machine hears of an answer only once the microphone is open: it
would take the answer for one to the next question."""

log = logging.getLogger(__name__)


def begin(studio: Studio, form: Format, seed: int, pick: str = "") -> Interview:
    """A new interview, drawn and kept. Raises InputProblem, LibraryProblem."""
    if pick and pick not in form.picks:
        known = f"There are: {', '.join(form.picks)}." if form.picks else "Leave it out."
        raise InputProblem(f"{form.title} does not offer “{clean_line(pick, 40)}”.", known)
    library = studio.library
    past = library.interviews.all()
    weak = weaknesses(library.rows(limit=TAKES_LOOKED_AT))
    drawn = draw(form, studio.questions, seed, pick, weak)
    return library.interviews.begin(
        form.id,
        lambda interview_id, begun_at: Interview(
            id=interview_id,
            format=form,
            begun_at=begun_at,
            seed=seed,
            drawn=drawn,
            pick=pick,
            last_step=last_step(past),
            carried=carried(past),
        ),
    )


@dataclass(slots=True)
class _Speech:
    """What is being read aloud: the driver stops it, and its own thread says when it is over."""

    stop: Event = field(default_factory=Event)
    over: bool = False


class Interviewing:
    def __init__(
        self,
        studio: Studio,
        interview: Interview,
        tell: Callable[[session.Event], None],
        post: Callable[[on.Event], None],
        remind: Callable[[str], None],
        stepped: Callable[[State, State], None],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`tell` hands an event to the rehearsal at once; `post` may be called from any thread.

        `stepped` hears of each change of state, before anything follows from it.
        """
        self.studio = studio
        self.state = State(interview)
        self.problem: Problem | None = None
        """Why the facts could not be written the last time."""
        self._tell = tell
        self._post = post
        self._remind = remind
        self._stepped = stepped
        self._now = now
        self._ticked_s = now()
        self._session = Rehearsing()
        self._speech: _Speech | None = None
        self._to_say: list[str] = []
        self._left = Event()
        self._letting_go = False
        """It is this driver, and not the user, that leaves the question."""

    def start(self, session_state: Rehearsing) -> None:
        """Begin, or take up where it was left; an answer that a crash cut off is settled first."""
        self._session = session_state
        self._ticked_s = self._now()
        last = self.state.last
        if self.state.stage is Stage.ASKING and last is not None and last.take_id:
            self.handle(self._settled(last.take_id))
        self.handle(on.Begin())
        if not session_state.muted:
            Thread(target=self._speak_ahead, name="speech ahead", daemon=True).start()

    def handle(self, event: on.Event) -> State:
        """Take one event, perform what follows from it, give the new state."""
        if isinstance(event, LEAVES_QUESTION) and self._session.stage in LIVE:
            return self.state
        before = self.state
        self.state, effects = step(before, event)
        if self.state is not before:
            self._stepped(before, self.state)
        for effect in effects:
            self._perform(effect)
        return self.state

    def go_on(self) -> State:
        """On with it. Where the last answer lacked a part of its story, that is asked for."""
        return self.handle(on.GoOn(self._left_open()))

    def write(self, part: Part, name: str, value: str, asked: int | None) -> None:
        """What the user typed, through the door for words."""
        self.handle(on.Write(part, name, clean_line(value, 2000), asked))

    def tick(self, cuts: bool = True) -> None:
        """Call a few times a second; `cuts` as in `Tick`."""
        now = self._now()
        passed_s, self._ticked_s = now - self._ticked_s, now
        self.handle(on.Tick(passed_s, cuts))
        quiet = self._session.stage not in {*LIVE, Asking.ASKING}
        speaking = self._speech is not None and not self._speech.over
        if self._to_say and quiet and not speaking and self.state.stage is not Stage.ANNOUNCING:
            self._say(self._to_say.pop(0), on.Tick(0.0))

    def followed(self, before: Rehearsing, after: Rehearsing) -> None:
        """The rehearsal has gone from one state to another: tell the interview what it means."""
        self._session = after
        if after.stage in LIVE:
            self._hush()
            if after.take_id is not None and after.take_id != before.take_id:
                self.handle(on.AnswerBegan(after.take_id))
            if after.leaving and not before.leaving:
                self.handle(on.Pause())
        elif before.stage in LIVE:
            self.handle(self._end_of_answer(before, after))
        elif self._was_left(before, after):
            self.handle(on.Pause())

    def leave(self) -> None:
        """Put it down; it can be taken up again."""
        self._left.set()
        self.handle(on.Pause())
        self._hush()

    # --- effects ---------------------------------------------------------------------------------

    def _perform(self, effect: do.Effect) -> None:
        match effect:
            case do.Keep():
                self._keep()
            case do.Announce(text=text):
                if self._session.muted:
                    self._post(on.Announced())
                else:
                    self._say(text, on.Announced())
            case do.StopAnnouncing():
                self._hush()
            case do.Remind(text=text, aloud=aloud):
                self._remind(text)
                if aloud and not self._session.muted:
                    self._to_say.append(text)
            case do.Ask(question=question, preparation_s=preparation_s, part_of=part_of):
                self._hush()
                self._tell(session.Ask(question, part_of, preparation_s, True))
            case do.StopAnswer():
                if self._session.stage in LIVE - {Asking.SAVING}:
                    self._tell(session.Press())
            case do.SetAside():
                self._letting_go = True
                self._tell(session.SetAside())
                self._letting_go = False

    def _keep(self) -> None:
        try:
            self.studio.library.interviews.save(self.state.interview)
        except Problem as problem:
            log.warning("the interview could not be saved: %s", problem)
            self.problem = problem
        else:
            self.problem = None

    def _say(self, text: str, then: on.Event) -> None:
        speech = self._speech = _Speech()

        def run() -> None:
            try:
                self.studio.speaker.say(text, speech.stop)
            except Problem as problem:
                log.warning("an announcement was not spoken: %s", problem)
            except Exception:
                log.exception("announcing")
            speech.over = True
            if not speech.stop.is_set():
                self._post(then)

        Thread(target=run, name="announcement", daemon=True).start()

    def _left_open(self) -> str:
        """What the last answer makes one ask; empty when follow-ups are off or nothing lacks."""
        last = self.state.last
        if last is None or last.follow_up or not self.state.phase.follow_ups:
            return ""
        with suppress(Problem):
            report = self.studio.report(last.take_id) if last.take_id else None
            if report is not None and report.follow_up is not None:
                return report.follow_up.text
        return ""

    def _speak_ahead(self) -> None:
        """Have every question's speech made before it is asked; a failure is told then."""
        for question in chain.from_iterable(self.state.interview.drawn):
            with suppress(Problem):
                if not self._left.is_set():
                    self.studio.speaker.prepare(question.text, self._left)

    def _hush(self) -> None:
        if self._speech is not None:
            self._speech.stop.set()
            self._speech = None

    # --- answers ---------------------------------------------------------------------------------

    def _was_left(self, before: Rehearsing, after: Rehearsing) -> bool:
        """The user went home from a question that still stands."""
        stood = before.stage in {Asking.ASKING, Asking.READY} and after.stage is Asking.HOME
        return stood and self.state.stage is Stage.ASKING and not self._letting_go

    def _end_of_answer(self, before: Rehearsing, after: Rehearsing) -> on.Event:
        if after.stage is Asking.READY or before.discarding or before.take_id is None:
            return on.AnswerDropped()
        return on.AnswerEnded(before.take_id, self._length_s(before.take_id))

    def _settled(self, take_id: str) -> on.Event:
        """What became of a take in which the program ended."""
        length_s = self._length_s(take_id)
        return on.AnswerEnded(take_id, length_s) if length_s else on.AnswerDropped()

    def _length_s(self, take_id: str) -> float:
        """Of what is on disk."""
        try:
            capture = self.studio.library.take(take_id).capture
        except Problem:
            return 0.0
        return capture.duration_s if capture else 0.0
