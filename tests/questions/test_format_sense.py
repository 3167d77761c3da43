"""What keys of a format say about one another: just sound, and just not."""

from dataclasses import replace
from pathlib import Path

import pytest

from voice_interview.model.formats import Draw, Format, Kind, Overrun, Phase
from voice_interview.questions import formats
from voice_interview.questions.bank import Bank
from voice_interview.questions.format_sense import wrong

PREPARE = Phase("prepare", "Prepare", Kind.PREPARE, 5, count=3, least=3)
ANSWER = Phase("answer", "Answer", Kind.ANSWER, 5, questions=("one", "two"), limit_s=90)
ASK = Phase("ask", "Ask", Kind.ASK, 5, count=2)
DEBRIEF = Phase("debrief", "Look back", Kind.DEBRIEF, 5, rubric=("Said why",), fields=("Best",))


def keys(*phases: Phase, **top: object) -> list[tuple[int | None, str]]:
    form = replace(Format("mine", "Mine", "", phases), **top)  # type: ignore[arg-type]
    return [(number, fault.key) for number, fault in wrong(form, ["one", "two"])]


def test_a_format_of_all_kinds_is_sound() -> None:
    assert keys(PREPARE, ANSWER, ASK, DEBRIEF) == []


def test_what_may_be_picked_and_that_it_may_belong_together() -> None:
    assert keys(ANSWER, pick="theme", picks=("conflict",)) == []
    assert keys(ANSWER, pick="theme") == [(None, "pick")]
    assert keys(ANSWER, picks=("conflict",)) == [(None, "picks")]


@pytest.mark.parametrize(
    ("phase", "key"),
    [
        (replace(PREPARE, least=4), "least"),
        (replace(ANSWER, target_s=91), "limit_s"),
        (replace(ANSWER, count=3), "count"),
        (replace(DEBRIEF, overrun=Overrun.CUT), "overrun"),
        (replace(ASK, draw=Draw.RANDOM), "draw"),
        (replace(ASK, rubric=("Said why",)), "rubric"),
        (replace(ASK, count=0), "count"),
        (replace(DEBRIEF, fields=("Best", "Best")), "fields"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_one_more_is_too_much(phase: Phase, key: str) -> None:
    assert keys(phase) == [(0, key)]


def test_just_as_much_is_not_too_much() -> None:
    assert keys(replace(ANSWER, target_s=90)) == []
    assert keys(replace(ANSWER, count=2)) == []


def test_lines_of_a_rubric_stand_once_in_a_format_and_fields_once_in_a_phase() -> None:
    assert keys(DEBRIEF, replace(DEBRIEF, id="again", fields=("Best",))) == [(1, "rubric")]
    first = replace(DEBRIEF, checklist=("Pay",))
    later = replace(DEBRIEF, id="again", rubric=(), checklist=("Pay",))
    assert keys(first, later) == [(1, "checklist")]
    assert keys(first, replace(later, checklist=("Said why",))) == []


def test_what_an_earlier_phase_drew_is_for_answers_and_comes_from_before() -> None:
    drawn = Phase("drawn", "Drawn", Kind.ANSWER, 5, from_phase="prepare", draw=Draw.RANDOM, count=2)
    assert keys(PREPARE, drawn) == []
    assert keys(drawn, PREPARE) == [(0, "from_phase")]
    assert keys(PREPARE, replace(drawn, kind=Kind.PREPARE)) == [(1, "from_phase")]


def test_formats_stand_in_the_order_of_their_place_and_then_of_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "formats"
    folder.mkdir()
    phase = '[[phase]]\nid = "a"\ntitle = "A"\nkind = "debrief"\nminutes = 1\n'
    for name, place in (("a", 30), ("b", 10), ("c", 10)):
        (folder / f"{name}.toml").write_text(f'title = "{name}"\nplace = {place}\n{phase}')
    (folder / "d.toml").write_text(f'title = "d"\n{phase}least = 3\n')
    loaded = formats.load(tmp_path, tmp_path / "none", Bank())
    assert [form.id for form in loaded.formats] == ["b", "c", "a"]
    assert {fault.key for fault in loaded.faults} == {"least of a"}
