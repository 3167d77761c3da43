"""A candidate who sits an interview in line mode on file-backed parts, faster than life."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests import patience, twins
from voice_interview.audio.from_files import SilentPlayer, WavMicrophone
from voice_interview.cli.lines.interview_mode import InterviewMode
from voice_interview.interview.blanks import Blank, blanks, value
from voice_interview.interviewing import begin
from voice_interview.model import Rule, Word
from voice_interview.model.formats import Format
from voice_interview.model.interview import Interview, Part, Stage
from voice_interview.questions import formats, packs, rules
from voice_interview.questions.bank import Bank
from voice_interview.session.states import Stage as Asking
from voice_interview.studio import Studio

PROMPTS = Path(__file__).parents[2] / "prompts"
SAID = "How do you decide what to build, and what is the salary?"


@cache
def bank() -> Bank:
    return packs.load(PROMPTS, PROMPTS / "none")


@cache
def shipped() -> dict[str, Format]:
    loaded = formats.load(PROMPTS, PROMPTS / "none", bank())
    assert loaded.faults == ()
    return {form.id: form for form in loaded.formats}


@cache
def known_rules() -> tuple[Rule, ...]:
    return rules.load(PROMPTS / "rules")


@contextmanager
def studio(folder: Path) -> Iterator[Studio]:
    """Every answer lasts a second and a half and has the same words."""
    folder.mkdir(exist_ok=True)
    words = tuple(
        Word(word, 0.1 * n, 0.1 * n + 0.08) for n, word in enumerate(SAID.split(), start=1)
    )
    with twins.studio(folder, twins.tone(folder / "answer.wav"), words) as made:
        made.questions = bank().questions
        made.formats = tuple(shipped().values())
        made.rules = known_rules
        made.player = SilentPlayer(speed=None)
        yield made


def sit(
    made: Studio,
    interview: Interview,
    line: Callable[[InterviewMode], str | None] = lambda _mode: None,
) -> tuple[Interview, list[str]]:
    """Go through the interview, and type `line` wherever it gives one. Gives what was told, too."""
    told: list[str] = []
    mode = InterviewMode(
        made,
        interview,
        lambda: typist(mode, made, line),
        told.append,
        lambda report: told.append(f"REPORT {report.transcript.text}"),
    )
    return mode.go(), told


def start(made: Studio, name: str, pick: str = "") -> Interview:
    return begin(made, shipped()[name], seed=7, pick=pick)


def typist(
    mode: InterviewMode, made: Studio, wished: Callable[[InterviewMode], str | None]
) -> Iterator[str]:
    """Whatever is asked for next, one line at a time."""
    while not mode.is_left:
        before = moment(mode)
        line = wished(mode)
        line = answer(mode, made) if line is None else line
        if line is not None:
            yield line + "\n"
            wait_until(lambda seen=before: moment(mode) != seen, mode)  # type: ignore[misc]
        time.sleep(0.005)


def answer(mode: InterviewMode, made: Studio) -> str | None:
    """The line to type now; None: nothing is awaited."""
    if mode.open_blanks:
        return fill(mode.open_blanks[0])
    assert isinstance(made.recorder, WavMicrophone)
    stage, asking = mode.interviewing.state.stage, mode.rehearsal.state.stage
    if stage is Stage.ASKING:
        if asking is Asking.READY:
            made.recorder.spoken.clear()  # said in the take before, until the recorder opens
            return ""
        if asking is Asking.RECORDING and made.recorder.spoken.is_set():
            return ""
        return None
    if stage is Stage.AFTER:
        filled = all(value(mode.interviewing.state, b) for b in blanks(mode.interviewing.state))
        return "" if filled and asking in {Asking.REVIEW, Asking.HOME} else None
    return "" if stage in {Stage.OPENING, Stage.PREPARING, Stage.DEBRIEF} else None


def fill(blank: Blank) -> str:
    match blank.part:
        case Part.OWN:
            return blank.name if int(blank.name) <= 8 else "What do you enjoy here?"
        case Part.CHECK:
            return "1" if "role" in blank.name else "2"
        case Part.STEP:
            return "End every story with a number"
        case _ if blank.choices:
            return "2"
        case _:
            return f"words on {blank.label}"


def moment(mode: InterviewMode) -> tuple[object, ...]:
    state, rehearsal = mode.interviewing.state, mode.rehearsal.state
    asked = len(state.interview.asked), rehearsal.take_id
    return state.paused, state.stage, asked, rehearsal.stage, len(mode.open_blanks)


def wait_until(holds: Callable[[], bool], mode: InterviewMode) -> None:
    patience.wait_until(
        lambda: holds() or mode.is_left, lambda: f"nothing happened: {moment(mode)}"
    )
