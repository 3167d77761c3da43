"""Faults in a rules file are told with the file and the key."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.analysis.conftest import SHIPPED
from voice_interview.errors import PackProblem
from voice_interview.model import (
    FillerRule,
    FollowUpWordings,
    StarCue,
    StarPart,
    StructureHint,
)
from voice_interview.questions import packs
from voice_interview.questions import rules as rule_files

WORD = """
language = "en"
[[word]]
text = "like"
group = "habits"
otherwise = "honest"
"""
CASE = WORD + '[[word.case]]\nis = "filler"\nwhy = "a test"\npatterns = ["{}"]\n'


def write(folder: Path, text: str, name: str = "fillers.en.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_rules_cover_what_is_promised() -> None:
    rules = rule_files.load(SHIPPED)
    by_group: dict[str, set[str]] = {}
    for rule in rules:
        if isinstance(rule, FillerRule):
            by_group.setdefault(rule.group, set()).add(rule.text)
    assert by_group["sounds"] >= {"um", "uh", "er", "erm", "hmm", "mm", "ah", "eh"}
    assert by_group["markers"] == {"you know", "i mean", "well", "so"}
    assert by_group["habits"] >= {
        "like", "actually", "basically", "literally", "kind of", "sort of", "right", "okay",
        "just", "honestly", "really",
    }  # fmt: skip
    cues = [rule for rule in rules if isinstance(rule, StarCue)]
    assert len(cues) >= 35
    assert len({cue.name for cue in cues}) == len(cues)


def test_a_later_folder_replaces_the_rule_for_the_same_word(tmp_path: Path) -> None:
    write(tmp_path, WORD.replace('"honest"', '"filler"'))
    found = rule_files.load(SHIPPED, tmp_path)
    likes = [rule for rule in found if isinstance(rule, FillerRule) and rule.text == "like"]
    assert [rule.filler for rule in likes] == [True]
    assert len(found) == len(rule_files.load(SHIPPED))


def test_a_case_of_every_sound_stands_before_their_own(tmp_path: Path) -> None:
    sound = '[[sound]]\ntext = "{}"\nspelling = "{}"\n'
    case = 'is = "honest"\nwhy = "{}"\npatterns = ["_ ?"]\n'
    text = f'language = "en"\n[[every-sound]]\n{case.format("asked")}'
    text += sound.format("um", "u+m+") + sound.format("eh", "e+h+")
    text += f"[[sound.case]]\n{case.format('agrees')}"
    um, eh = rule_files.read(write(tmp_path, text))
    assert isinstance(um, FillerRule)
    assert isinstance(eh, FillerRule)
    assert [case.why for case in um.cases] == ["asked"]
    assert [case.why for case in eh.cases] == ["asked", "agrees"]


def test_a_rule_of_another_language_replaces_none(tmp_path: Path) -> None:
    write(tmp_path, WORD)
    write(tmp_path, WORD.replace('"en"', '"de"'), "fillers.de.toml")
    found = [rule for rule in rule_files.load(tmp_path) if isinstance(rule, FillerRule)]
    assert {(rule.language, rule.text) for rule in found} == {("en", "like"), ("de", "like")}


def test_capitals_in_a_rule_are_no_capitals_in_what_is_said(tmp_path: Path) -> None:
    forms = WORD + 'forms = ["Kind Of"]\n'
    case = CASE.removeprefix(WORD).format("Was|IS _")
    (rule,) = rule_files.read(write(tmp_path, forms + case))
    assert isinstance(rule, FillerRule)
    assert rule.forms == (("kind", "of"),)
    (before,) = rule.cases[0].patterns[0].before
    assert before.words == {"was", "is"}


def test_no_folder_no_rules(tmp_path: Path) -> None:
    assert rule_files.load(tmp_path / "nowhere") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("language = 3", "'language' should be a text"),
        ('language = " "', "'language' should be a text"),
        ('language = "en"\nwords = 1', "unknown key 'words'"),
        ('language = "en"\nword = 1', "'word' should be a list of tables"),
        ('language = "en"\nclasses = 1', "'classes' should be a table"),
        ('language = "en"\n[[sound]]\ntext = "um"\nspelling = "("', "no regular expression"),
        (WORD.replace("habits", "sounds"), "'group' should be one of markers, habits"),
        ('language = "en"\nevery-sound = 1', "'every-sound' should be a list of tables"),
        ('language = "en"\n[[every-sound]]\nwhen = 1', "every sound: unknown key 'when'"),
        (WORD.replace("honest", "maybe"), "word 'like': 'otherwise' should be one of"),
        (WORD + "confidence = 3.0", "'confidence' should be a number from 0 to 1"),
        (WORD + "forms = []", "'forms' should be a list of texts"),
        (WORD + "form = []", "unknown key 'form'"),
        (CASE.format("no place"), "needs one _"),
        (CASE.format("_ and _"), "needs one _"),
        (CASE.format("{verbs} _"), "there is no class '{verbs}'"),
        (CASE.format(" "), "holds an empty text"),
        ("language = ", "is not TOML"),
        ("a = " + "[" * 1500, "too deep"),
    ],
)
def test_faults_in_filler_rules(tmp_path: Path, text: str, names: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(PackProblem) as told:
        rule_files.read(path)
    assert names in told.value.sentence
    assert path.name in told.value.sentence
    assert told.value.way_out


@pytest.mark.parametrize(
    ("families", "names"),
    [
        ("i = 3", "'i' should be a list of texts"),
        ('i = ["{who} did"]', "family 'i': there is no class '{who}'"),
        ('i = ["did?"]', "may not begin or end"),
        ('i = ["did? it"]', "may not begin or end"),
    ],
)
def test_faults_in_star_cues(tmp_path: Path, families: str, names: str) -> None:
    path = write(tmp_path, f'language = "en"\n[families]\n{families}\n', "star.en.toml")
    with pytest.raises(PackProblem) as told:
        rule_files.read(path)
    assert names in told.value.sentence


@pytest.mark.parametrize("name", ["fillers.en.toml", "star.en.toml"])
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_damaged_file_is_told_or_read(tmp_path: Path, name: str, data: st.DataObject) -> None:
    lines = (SHIPPED / name).read_text("utf-8").splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    lines[place] = data.draw(
        st.sampled_from(["", "x = 1", "[[word]]", "[", 'text = ""', "text = 5", "[classes]"])
    )
    path = write(tmp_path, "\n".join(lines), name)
    try:
        rules = rule_files.read(path)
    except PackProblem as told:
        assert name in told.sentence
    else:
        assert rules


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("follow_ups.en.toml", "[[wordings]]\npart = 'end'", "'part' should be one of situation"),
        (
            "follow_ups.en.toml",
            "[[wordings]]\npart = 'task'\nstatus = 'weak'",
            "wordings for 'task': 'status' should be one of missing, thin",
        ),
        (
            "follow_ups.en.toml",
            "[[wordings]]\npart = 'task'\nstatus = 'thin'\nsays = []",
            "'says' should be a list of texts",
        ),
        ("follow_ups.en.toml", "[[wordings]]\nparts = 1", "unknown key 'parts'"),
        ("structures.en.toml", "[[structures]]\nsays = 'x'", "'tags' should be a list"),
        ("structures.en.toml", "[[structures]]\ntags = [1]\nsays = 'x'", "'tags' should be a list"),
        ("structures.en.toml", "[[structures]]\ntags = []", "'says' should be a text"),
    ],
)
def test_faults_in_what_is_asked_next(tmp_path: Path, name: str, text: str, names: str) -> None:
    path = write(tmp_path, f'language = "en"\n{text}\n', name)
    with pytest.raises(PackProblem) as told:
        rule_files.read(path)
    assert names in told.value.sentence


def test_every_part_can_be_asked_for_in_many_words() -> None:
    groups = [r for r in rule_files.load(SHIPPED) if isinstance(r, FollowUpWordings)]
    every = [text for group in groups for text in group.says]
    assert len(every) == len(set(every))
    assert all(text[-1] in "?." and len(text) <= 100 for text in every), "asked, and soon said"
    general = {(g.part, g.status): len(g.says) for g in groups if not g.themes}
    wanted = {(part.value, status) for part in StarPart for status in ("missing", "thin")}
    assert set(general) == wanted | {("story", "missing")}
    assert min(general.values()) >= 6


def test_themes_of_follow_ups_are_themes_of_the_bank(tmp_path: Path) -> None:
    themes = {question.theme for question in packs.load(SHIPPED.parent, tmp_path).questions}
    for rule in rule_files.load(SHIPPED):
        if isinstance(rule, FollowUpWordings):
            assert set(rule.themes) <= themes


def test_every_question_without_a_story_has_a_structure(tmp_path: Path) -> None:
    rules = rule_files.load(SHIPPED)
    hints = [rule for rule in rules if isinstance(rule, StructureHint)]
    assert [hint.tags for hint in hints].count(()) == 1
    bank = packs.load(SHIPPED.parent, tmp_path)
    known = {tag for question in bank.questions for tag in question.tags}
    assert {tag for hint in hints for tag in hint.tags} <= known


def test_wordings_of_ones_own_come_beside_or_instead(tmp_path: Path) -> None:
    own = "[[wordings]]\npart = 'result'\nstatus = 'missing'\nthemes = ['nursing']\nsays = ['And?']"
    write(tmp_path, f'language = "en"\n{own}', "follow_ups.en.toml")
    shipped = rule_files.load(SHIPPED)
    assert len(rule_files.load(SHIPPED, tmp_path)) == len(shipped) + 1
    write(tmp_path, f'language = "en"\n{own.replace("nursing", "conflict")}', "follow_ups.en.toml")
    assert len(rule_files.load(SHIPPED, tmp_path)) == len(shipped) + 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_whole_number_is_a_confidence_and_a_mark_at_the_head_no_fault(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "fillers.en.toml"
    path.write_text(WORD + "confidence = 1\n", encoding)
    (rule,) = rule_files.read(path)
    assert isinstance(rule, FillerRule)
    assert rule.confidence == 1.0


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.mkdir(), "not an ordinary file"),
        (lambda path: os.mkfifo(path), "not an ordinary file"),
        (lambda path: path.symlink_to(path), "points back to itself"),
        (lambda path: path.symlink_to("/dev/zero"), "outside its folder"),
        (lambda path: path.write_bytes(b"language = '\xe9'"), "line 1: .*not UTF-8 text"),
        (lambda path: path.write_bytes(b"#" * 2_000_000), "larger than 1 MB"),
    ],
)
def test_what_is_no_file_of_rules_is_a_sentence(
    make: Callable[[Path], object], says: str, tmp_path: Path
) -> None:
    path = tmp_path / "fillers.en.toml"
    make(path)
    with pytest.raises(PackProblem, match=says):
        rule_files.read(path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[1]", "one table"),
        ('{"a":\n x}', "line 2: this is not JSON"),
        ("[" * 100_000, "too deep"),
        (f'{{"a":\n {"9" * 5000}}}', "line 2: a number has more than 4300 digits"),
        (" " * 8_000_001, "larger than 8 MB"),
    ],
)
def test_weights_that_are_none_are_a_sentence(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "star.en.json"
    path.write_text(text)
    with pytest.raises(PackProblem, match=says):
        rule_files.read(path)
