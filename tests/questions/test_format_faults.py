"""Every way a format can be wrong has its sentence, with line, key and a way out."""

from pathlib import Path

import pytest

from voice_interview.model import Question
from voice_interview.questions import formats
from voice_interview.questions.bank import Bank

BANK = Bank((Question("one", "Why?"), Question("two", "How?")))
TOP = 'title = "Mine"\n'
PHASE = '[[phase]]\nid = "first"\ntitle = "First"\nkind = "answer"\nminutes = 5\n'
SOUND = TOP + PHASE + 'questions = ["one"]\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_sound_one_has_none(tmp_path: Path) -> None:
    form, faults = formats.one(written(tmp_path, SOUND), BANK)
    assert faults == ()
    assert form is not None
    assert (form.id, form.minutes, form.phases[0].questions) == ("mine", 5, ("one",))


@pytest.mark.parametrize(
    ("line", "key", "says", "way_out"),
    [
        ('kind = "talk"', "kind", "prepare, answer, ask or debrief", 'kind = "answer"'),
        ("minutes = 0", "minutes", "from 0.5 to 120, not 0", "minutes = 10"),
        ("minutes = nan", "minutes", "not nan", "minutes = 10"),
        ('draw = "lot"', "draw", "fixed, random or weakest", 'draw = "random"'),
        ("count = 2.5", "count", "whole number", "count = 4"),
        ('show = ["all"]', "show", "shows, trap, notes, report", "show = ["),
        ('overrun = "stop"', "overrun", "measure or cut", 'overrun = "cut"'),
        ("retakes = 1", "retakes", "true or false", "retakes = true"),
        ("follow_ups = 4", "follow_ups", "from 0 to 3", "follow_ups = 1"),
        ('fields = ["a", 3]', "fields", "short names", "fields = ["),
        ("target = 90", "target", "no key 'target'", "Did you mean 'target_s'?"),
        ('id = "First Part"', "id", "small letters", 'id = "warm-up"'),
    ],
)
def test_a_wrong_value_is_named_with_its_place(
    tmp_path: Path, line: str, key: str, says: str, way_out: str
) -> None:
    kept = [part for part in PHASE.splitlines() if not part.startswith(f"{key} =")]
    text = TOP + "\n".join([*kept, line, 'questions = ["one"]'])
    form, (fault,) = formats.one(written(tmp_path, text), BANK)
    assert form is None
    assert (fault.line, fault.key) == (2 + len(kept), key)
    assert says in fault.sentence
    assert way_out in fault.way_out


@pytest.mark.parametrize(
    ("text", "line", "key", "says", "way_out"),
    [
        ("", None, "title", "the format has no title", 'title = "Panel"'),
        (TOP, None, "phase", "has no phases", "[[phase]]"),
        (TOP + "[phase]\n", 2, "phase", "has no phases", "double brackets"),
        ("place = 1.5\n" + SOUND, 1, "place", "0 to 1000", "place = 10"),
        ('pick = "theme"\n' + SOUND, 1, "pick", "needs picks", "Add picks"),
        (SOUND + PHASE, 9, "id of first", "taken by an earlier phase", "Give it"),
        (TOP + PHASE, 2, "questions of first", "nothing would be asked", "Name or draw"),
        (SOUND + "count = 2\n", 8, "count of first", "fewer questions", "Name more"),
        (SOUND + 'draw = "random"\n', 8, "draw of first", "how many", "count = 4"),
        (SOUND + 'themes = ["x"]\n', 2, "draw of first", "drawn from", 'draw = "random"'),
        (SOUND + "limit_s = 20\ntarget_s = 30\n", 8, "limit_s of first", "shorter", "longer"),
        (SOUND + 'rubric = ["a"]\n', 8, "rubric of first", "means nothing", "debrief"),
        (SOUND + 'fields = ["a", "a"]\n', 8, "fields of first", "twice", "once"),
        (
            TOP + PHASE + 'questions = ["onee"]\n',
            7,
            "questions of first",
            "there is no question 'onee'",
            "Did you mean 'one'?",
        ),
        (
            TOP + PHASE + 'from_phase = "zero"\ndraw = "random"\ncount = 1\n',
            7,
            "from_phase of first",
            "no earlier phase 'zero'",
            "before this one",
        ),
        ("title = 'Mine\n", 1, "", "not TOML", "docs/formats.md"),
    ],
)
def test_what_does_not_fit_together_is_named_with_its_place(
    tmp_path: Path, text: str, line: int | None, key: str, says: str, way_out: str
) -> None:
    faults = formats.check(written(tmp_path, text), BANK)
    (fault,) = [one for one in faults if says in one.sentence]
    assert (fault.line, fault.key) == (line, key)
    assert way_out in fault.way_out


def test_a_name_that_cannot_be_typed_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "My Format.toml").write_text(SOUND, "utf-8")
    (fault,) = formats.check(tmp_path, BANK)
    assert "small letters" in fault.sentence


def test_a_broken_one_of_the_users_leaves_the_rest(tmp_path: Path) -> None:
    for folder in ("shipped", "user"):
        (tmp_path / folder / "formats").mkdir(parents=True)
    written(tmp_path / "shipped" / "formats", SOUND)
    (tmp_path / "user" / "formats" / "broken.toml").write_text("title = 1", "utf-8")
    own = TOP.replace("Mine", "Own") + SOUND.removeprefix(TOP)
    written(tmp_path / "user" / "formats", own)
    loaded = formats.load(tmp_path / "shipped", tmp_path / "user", BANK)
    assert [(form.id, form.title) for form in loaded.formats] == [("mine", "Own")]
    assert {fault.file.name for fault in loaded.faults} == {"broken.toml"}
