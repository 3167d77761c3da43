"""An interview that events are put to, one after the other."""

from voice_interview.interview import effects as do
from voice_interview.interview import events as on
from voice_interview.interview.machine import step
from voice_interview.interview.state import State
from voice_interview.model import Question
from voice_interview.model.formats import Format, Kind, Phase
from voice_interview.model.interview import Interview

QUESTIONS = tuple(
    Question(f"q{n}", f"Question {n}?", target_s=60, follow_ups=("Why?", "And then?"))
    for n in range(4)
)
PREPARE = Phase("prepare", "Preparation", Kind.PREPARE, 1)
ANSWER = Phase("answer", "Questions", Kind.ANSWER, 2, questions=("q0",), limit_s=30)
ASK = Phase("ask", "Your turn", Kind.ASK, 2, count=2)
DEBRIEF = Phase("debrief", "Looking back", Kind.DEBRIEF, 1, action_step=True)


def interview(*phases: Phase, last_step: str = "", remind: bool = False) -> State:
    form = Format("mine", "Mine", "", phases, remind=remind)
    drawn = tuple(QUESTIONS if phase.kind is Kind.ANSWER else () for phase in phases)
    return State(Interview("i1", form, "2026-11-20T10:00:00Z", 7, drawn, last_step=last_step))


class Play:
    """A state that events are put to, and the effects of the last one."""

    def __init__(self, *phases: Phase, last_step: str = "", remind: bool = False) -> None:
        self.state = interview(*phases, last_step=last_step, remind=remind)
        self.effects: tuple[do.Effect, ...] = ()
        self.takes = 0

    def __call__(self, *events: on.Event) -> "Play":
        for event in events:
            self.state, self.effects = step(self.state, event)
        return self

    def answer(self, seconds: float = 10.0) -> "Play":
        self.takes += 1
        take = f"t{self.takes}"
        return self(on.AnswerBegan(take), on.Tick(seconds), on.AnswerEnded(take, seconds))

    @property
    def asked(self) -> str:
        """What the last event made the interviewer ask."""
        return next((e.question.text for e in self.effects if isinstance(e, do.Ask)), "")

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(e.text for e in self.effects if isinstance(e, do.Announce | do.Remind))
