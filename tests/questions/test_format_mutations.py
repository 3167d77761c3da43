"""Whatever stands in a format, reading it ends with a format or sentences, never with a crash."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.questions.test_pack_mutations import PIECES, VALUES, _toml, is_safe
from voice_interview.interview.drawing import draw
from voice_interview.model import Question
from voice_interview.questions import formats
from voice_interview.questions.bank import Bank
from voice_interview.questions.faults import Fault
from voice_interview.questions.format_schema import PHASE, TOP

BANK = Bank(tuple(Question(f"q-{n}", "Why?", theme="common") for n in range(5)))
SOUND = """title = "Mine"
about = "Some questions."
place = 3
remind = true

[[phase]]
id = "notes"
title = "Notes"
kind = "prepare"
minutes = 5
themes = ["common"]
draw = "random"
count = 3
show = ["shows"]

[[phase]]
id = "talk"
title = "Talk"
kind = "answer"
minutes = 10
questions = ["q-1"]
from_phase = "notes"
draw = "weakest"
count = 2
limit_s = 60
fields = ["Well", "Badly"]

[[phase]]
id = "end"
title = "End"
kind = "debrief"
minutes = 2.5
rubric = ["Clear"]
"""
SAID_WRONGLY = st.sampled_from(['"ask"', '"cut"', "0", "-1", "99999", '["q-1", "q-9"]', "[]"])


@st.composite
def mutated(draw_: st.DrawFn) -> bytes:
    """A sound format after some cuts, swaps and insertions."""
    text = SOUND
    for _ in range(draw_(st.integers(1, 5))):
        start = draw_(st.integers(0, len(text)))
        end = min(len(text), start + draw_(st.integers(0, 40)))
        text = text[:start] + draw_(PIECES | st.text(max_size=8)) + text[end:]
    return text.encode("utf-8", "surrogatepass")


@st.composite
def revalued(draw_: st.DrawFn) -> bytes:
    """A sound format in which lines hold other values, or keys of other lines."""
    lines = SOUND.splitlines()
    for _ in range(draw_(st.integers(1, 4))):
        at = draw_(st.integers(0, len(lines) - 1))
        key = draw_(st.sampled_from([*TOP, *PHASE]) | st.just(lines[at].partition(" =")[0]))
        lines[at] = f"{key} = {draw_(SAID_WRONGLY | VALUES.map(_toml))}"
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def outcome(content: bytes) -> tuple[Fault, ...]:
    """Read `content`; what holds for every format is asserted on the way."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.toml"
        path.write_bytes(content)
        form, faults = formats.one(path, BANK)
    assert (form is None) == bool(faults)
    if form is not None:
        assert form.phases
        assert len(draw(form, BANK.questions, 7)) == len(form.phases)
        assert is_safe(form.title)
    for fault in faults:
        assert is_safe(str(fault))
        assert fault.sentence[-1] in ".?"
        assert fault.way_out
        assert fault.line is None or 1 <= fault.line <= content.count(b"\n") + 1
    return faults


def test_the_one_that_is_mutated_is_sound() -> None:
    assert outcome(SOUND.encode()) == ()


@given(mutated() | revalued() | st.binary(max_size=100))
@settings(max_examples=600, deadline=None)
def test_a_mutated_format_never_crashes(content: bytes) -> None:
    assert isinstance(outcome(content), tuple)
