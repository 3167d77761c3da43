"""Sentences on a take: above its words, instead of them, and on the word at the cursor. Pure."""

from collections.abc import Sequence

from textual.content import Content

from voice_interview.analysis import quality
from voice_interview.analysis.answer_map import AnswerMap
from voice_interview.analysis.explained import Explained
from voice_interview.model import Report, Take, TakeState
from voice_interview.second_pass import Arrived
from voice_interview.session.states import Stage, State
from voice_interview.tui.answer.tokens import SIGNS, Token
from voice_interview.tui.drawing import render, wording
from voice_interview.tui.drawing.ways_out import by_key

PARTS = {"S": "situation", "T": "task", "A": "action", "R": "result"}
GROUPS = {
    "sounds": "filler sound",
    "markers": "phrase",
    "habits": "habit word",
    "unclear": "no filler",
}


def heading(take: Take, story: str, width: int) -> Content:
    """The question, when it was answered and whether it asked for more of an answer before, and
    what the user added; `story`: the title of the one told."""
    asked = render.hanging(render.NOTHING, take.question.text, width).stylize(render.STRONG)
    of = "follow-up, " if take.part_of else ""
    when = render.line(f"{of}{wording.moment(take.recorded_at)}", render.MUTED)
    room = width - asked.split("\n")[-1].cell_length - 2
    gap = render.blocks("  ") if when.cell_length <= room else render.text("\n")
    lines = [render.row(asked, gap, when)]
    if take.note:
        lines.append(render.line(f"Note: {take.note}"))
    if story:
        lines.append(render.line(f"Story: {story}", render.MUTED))
    return render.lines(lines)


def token(here: Token | None) -> Content:
    """One line: the place in the take, the part of the story, and why it counts as filler."""
    if here is None:
        return render.NOTHING
    moment = "no time" if here.start is None else wording.moment_in_take(here.start)
    parts = [render.line(moment, render.MUTED)]
    if here.label:
        unsure = ", unsure" if here.label.endswith("?") else ""
        parts.append(render.line(f"{PARTS[here.label[0]]}{unsure}", render.MUTED))
    if here.event is not None:
        opening, closing = SIGNS[here.kind]
        doubt = "perhaps a " if here.kind == "possible" else ""
        name = f"{opening}{here.event.text}{closing}  {doubt}{GROUPS[here.event.group]}"
        style = render.MUTED if here.kind == "unclear" else render.WARNING
        parts.append(render.line(f"{name}: {here.event.evidence}", style))
    elif here.kind == "rejected":
        parts.append(render.line("not a filler, as you said; c undoes that"))
    if here.heard:
        parts.append(render.line(f"you corrected this; it was transcribed as “{here.heard}”"))
    return Content("  ").join(parts)


def figure(found: Explained, *, in_full: bool) -> Content:
    """What a figure means and how far to trust it; not `in_full`, which key tells that."""
    name = render.line(found.name, render.STRONG)
    if not in_full:
        return render.row(name, render.line("  ? says how far to trust it", render.MUTED))
    told = render.line(f"{found.means} {found.trust}")
    keys = render.line("↑ ↓ another figure   ? closes   F1 every key", render.MUTED)
    return render.lines([name, told, keys])


def place(found: AnswerMap, at_s: float) -> Content:
    """One line on a moment of the map: part of the story, filler, pause, pace."""

    def here(start: float, end: float) -> bool:
        return start <= at_s < end

    parts = [
        render.line(wording.moment_in_take(at_s), render.MUTED),
        *(
            render.line(PARTS[one.letter] + (", unsure" if one.unsure else ""), render.MUTED)
            for one in found.parts
            if here(one.start, one.end)
        ),
        *(
            render.line(
                one.text.join(SIGNS[one.kind]),
                render.MUTED if one.kind == "unclear" else render.WARNING,
            )
            for one in found.fillers
            if here(one.start, one.end)
        ),
        *(
            render.line(f"pause of {one.length_s:.1f} s")
            for one in found.pauses
            if here(one.start, one.end)
        ),
        *(
            render.line(f"about {one.wpm:.0f} words a minute", render.MUTED)
            for one in found.pace
            if here(one.start, one.end)
        ),
    ]
    return Content("  ").join(parts)


def standing(state: State, below: str) -> Content:
    """What is yet to come in this report, or what went wrong; nothing when it is whole.

    Of what stands `below`, in place of the words, only the way out is told.
    """
    if state.stage is Stage.FINISHING:
        done = f" ({state.doing})" if state.doing else ""
        return render.line(f"◔ The end of your answer is being transcribed{done}.", render.HEADING)
    if state.problem is None:
        return render.NOTHING
    problem = state.problem
    told = by_key(problem.way_out if problem.sentence == below else str(problem))
    if not told:
        return render.NOTHING
    if state.so_far:
        told = f"The end of your answer is missing. {told} t transcribes it again."
    return render.text(f"! {told}", render.WARNING)


def rewritten(arrived: Arrived) -> Content:
    """A second pass has transcribed this answer."""
    name = wording.recogniser(arrived.transcript)
    told = (
        f"{name} transcribed this answer again. T shows the earlier words."
        if arrived.current
        else f"{name} also transcribed this answer, with fewer mistakes. T shows its words."
    )
    return render.line(told, render.MUTED)


def untranscribed(take: Take, width: int) -> Content:
    """Why there are no words, and what can be done."""
    return _wordless("No transcript", [take.failure or _reason(take)], take, width)


def unheard(take: Take, report: Report, width: int) -> Content:
    """A transcript without a word in it."""
    return _wordless(quality.unheard(report), report.notes, take, width)


def _wordless(title: str, reasons: Sequence[str], take: Take, width: int) -> Content:
    way_out = "The recording is kept: Space plays it, t transcribes it."
    sentences = (*reasons, "", way_out)
    lines = [
        render.line(f"! {title}", render.WARNING),
        *(render.hanging(render.NOTHING, by_key(sentence), width) for sentence in sentences),
    ]
    capture = take.capture
    if capture is not None:
        source = capture.device or ("your microphone" if take.recovered else "a file")
        said = f"{render.clock(capture.duration_s)} from {source}"
        lines += [render.NOTHING, render.line(said, render.MUTED)]
    return render.lines(lines)


def _reason(take: Take) -> str:
    match take.state:
        case TakeState.RECORDING:
            return "It is still being recorded, perhaps in another window."
        case TakeState.TRANSCRIBING:
            return "It is being transcribed, perhaps in another window."
        case TakeState.DONE:
            return "It was transcribed, but its report cannot be made right now."
        case _ if take.recovered:
            return "The program ended while you were speaking. What you said up to then was saved."
        case _:
            return "It has not been transcribed yet."
