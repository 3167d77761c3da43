"""What the rehearsal's screen says at each stage, and beside its clock. Pure."""

from textual.content import Content

from voice_interview.model import Advice, Question
from voice_interview.session.states import Stage, State
from voice_interview.tui.drawing import render, wording

LAST_SECOND_S = 0.999
"""Added to a countdown's clock: its last second shows 0:01, not 0:00."""


def stage(state: State) -> Content:
    """What goes on now; nothing where another screen says it."""
    match state.stage:
        case Stage.ASKING:
            return render.line("▸ The question is being asked", render.HEADING)
        case Stage.READY if state.preparing:
            return render.line("◔ Time to think", render.HEADING)
        case Stage.READY:
            return render.line("○ Ready when you are", render.HEADING)
        case Stage.OPENING:
            return render.line("◌ Opening the microphone", render.HEADING)
        case Stage.RECORDING | Stage.CONFIRMING:
            return render.line(" ● REC  Recording your answer ", render.REC)
        case Stage.SAVING if state.discarding:
            return render.line("■ Discarding the take", render.HEADING)
        case Stage.SAVING:
            return render.line("■ Saving the take", render.HEADING)
        case Stage.TRANSCRIBING:
            return render.line("✓ The take is saved. Transcribing what you said", render.HEADING)
        case _:
            return render.NOTHING


def about(question: Question, *, follow_up: bool) -> Content:
    """Theme, kind and length of the question."""
    kind = "follow-up to your answer" if follow_up else wording.story(question)
    facts = (question.theme, kind, f"about {render.clock(question.target_s)}")
    return render.line(" · ".join(filter(None, facts)), render.MUTED)


def aim(advice: Advice, *, why: bool) -> Content:
    """The one thing to work on, from the answer before; `why`: with what was found in it."""
    title = render.row(
        render.line("This time  ", render.MUTED), render.line(advice.focus.title, render.HEADING)
    )
    when = wording.moment(advice.take.recorded_at)
    reason = render.line(f"{when[:1].upper()}{when[1:]}: {advice.focus.why}", render.MUTED)
    return render.lines((title, reason)) if why else title


def notice(what: str, way_out: str) -> Content:
    return render.lines([render.line(f"! {what}", render.WARNING), render.text(way_out)])


def against(elapsed_s: float, target_s: float) -> Content:
    """The length that was asked for, beside the clock, and how far the answer is over it."""
    over_s = elapsed_s - target_s
    over = f", {render.clock(over_s)} over" if over_s >= 1 else ""
    return render.line(f"of {render.clock(target_s)}{over}", render.MUTED)


def hint(state: State) -> Content:
    """What the next key does, or what is being done."""
    return render.line(_hint(state), render.MUTED)


def _hint(state: State) -> str:
    match state.stage:
        case Stage.READY if state.preparing:
            return "Recording starts by itself. Space starts it now."
        case Stage.READY:
            return "Press Space, then answer. Only Space ends it; silence never does."
        case Stage.RECORDING | Stage.CONFIRMING if state.left_s:
            left = render.clock(state.left_s + LAST_SECOND_S)
            return f"Too early? d, then y: back to thinking, {left} left."
        case Stage.TRANSCRIBING:
            return state.doing
        case _:
            return ""
