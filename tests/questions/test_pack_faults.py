"""Every way a pack can be wrong has its sentence, with line, key and a way out."""

from pathlib import Path

import pytest

from voice_interview.errors import PackProblem
from voice_interview.questions import packs

SOUND = '[[question]]\nid = "one"\ntext = "What did you change?"\n'


@pytest.mark.parametrize(
    ("line", "key", "says", "way_out"),
    [
        ('id = "Two Words"', "id", "small letters, digits and dashes", 'id = "moved'),
        ("id = 7", "id", "not 7.", 'id = "moved'),
        (f'id = "{"a" * 61}"', "id", "at most 60", 'id = "moved'),
        ('text = ""', "text", "not an empty text", "text = "),
        ('text = "\\u202e \\u001b[2J"', "text", "not an empty text", "text = "),
        (f'text = "{"long " * 90}"', "text", "at most 400", "text = "),
        ("text = 1999-12-31", "text", "not a date or a time", "text = "),
        ("theme = true", "theme", "not true", 'theme = "leadership"'),
        (f'theme = "{"x" * 61}"', "theme", "a theme in quotes", 'theme = "leadership"'),
        ('tags = "people"', "tags", "a list", "tags = ["),
        ('tags = ["people", 3]', "tags", "not this list", "tags = ["),
        ('tags = [""]', "tags", "not this list", "tags = ["),
        (f"tags = {[f't{n}' for n in range(13)]}", "tags", "at most 12", "tags = ["),
        ('level = "expert"', "level", "any, early, mid or senior", 'level = "mid"'),
        ("level = []", "level", "not an empty list", 'level = "mid"'),
        ('target_s = "90"', "target_s", "not the text '90'", "target_s = 90"),
        ("target_s = true", "target_s", "not true", "target_s = 90"),
        ("target_s = 9.5", "target_s", "from 10 to 600, not 9.5", "target_s = 90"),
        ("target_s = 601", "target_s", "from 10 to 600, not 601", "target_s = 90"),
        ("target_s = nan", "target_s", "not nan", "target_s = 90"),
        ("target_s = inf", "target_s", "not inf", "target_s = 90"),
        (f"target_s = {'9' * 400}", "target_s", "not so large a number", "target_s = 90"),
        ('expects_story = "no"', "expects_story", "without quotes", "expects_story = false"),
        ("expects_story = 1", "expects_story", "true or false", "expects_story = false"),
        ("shows = {}", "shows", "not a table", "shows = "),
        ('follow_ups = "And then?"', "follow_ups", "a list", "follow_ups = ["),
        ("trap = 0.5", "trap", "not 0.5", "trap = "),
        ("targets = 90", "targets", "no key 'targets'", "Did you mean 'target_s'?"),
        ('followups = ["Why?"]', "followups", "no key", "Did you mean 'follow_ups'?"),
        ('"zz top" = 1', "zz top", "no key 'zz top'", "The keys are id, text, theme"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(
    tmp_path: Path, line: str, key: str, says: str, way_out: str
) -> None:
    sound = {"id": 'id = "two"', "text": 'text = "Why?"'}
    body = [text for name, text in sound.items() if name != key]
    pack = tmp_path / "mine.toml"
    pack.write_text("\n".join([SOUND, "# a second one", "[[question]]", *body, line]), "utf-8")
    (fault,) = packs.check(pack)
    assert (fault.line, fault.key) == (7 + len(body), key)
    assert says in fault.sentence
    assert way_out in fault.way_out
    assert str(fault).startswith(f"mine.toml, line {fault.line}, {key}: ")
    assert [q.id for q in packs.load(tmp_path, tmp_path / "none")] == ["one"]


def test_one_fault_does_not_hide_that_there_is_no_question(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text("author = 'me'\nquestion = []\n", "utf-8")
    told = [fault.sentence for fault in packs.check(pack)]
    assert told == [
        "a pack has no key 'author' outside its questions.",
        "this pack has no questions.",
    ]


@pytest.mark.parametrize(
    ("text", "line", "says", "way_out"),
    [
        ("", None, "has no questions", "[[question]]"),
        ("# only a remark\n", None, "has no questions", "[[question]]"),
        ("question = []\n", 1, "has no questions", "[[question]]"),
        ("question = 5\n", 1, "has no questions", "[[question]]"),
        ('\n[question]\nid = "one"\ntext = "Why?"\n', 2, "has no questions", "double brackets"),
        ('[[questions]]\nid = "one"\n', 1, "no key 'questions'", "Did you mean 'question'?"),
        (f"author = 'me'\n{SOUND}", 1, "no key 'author'", "Only place may stand there"),
        (f"place = -1\n{SOUND}", 1, "0 to 1000", "place = 10"),
        (f"\nplace = true\n{SOUND}", 2, "0 to 1000", "place = 10"),
        ('[[question]]\ntext = "Why?"\n', 1, "the question has no id", 'id = "'),
        ('[[question]]\nid = "one"\n', 1, "the question has no text", 'text = "'),
        (f"{SOUND}{SOUND}", 5, "'one' is taken by another question in line 2.", "of its own"),
        ('[[question]]\nid = "one\n', 2, "not TOML", "docs/formats.md"),
        ('[[question]]\nid = "one"\nid = "two"\n', 3, "not TOML", "docs/formats.md"),
        ("[[question]]\nid : one\n", 2, "not TOML", "docs/formats.md"),
        ("x = [" + "\n[" * 3000, None, "too deep", "docs/formats.md"),
        (f"{SOUND}{'a.' * 50_000}b = 1\n", 4, "more than 20 parts", "docs/formats.md"),
        ("# " + "x\n# " * 300_000, None, "larger than 1 MB", "several packs"),
    ],
)
def test_a_wrong_pack_is_named_with_its_place(
    tmp_path: Path, text: str, line: int | None, says: str, way_out: str
) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(text, "utf-8")
    (fault,) = packs.check(pack)
    assert fault.line == line
    assert says in fault.sentence
    assert way_out in fault.way_out


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text('place = "first"\n[[question]]\nid = 1\nlevle = "mid"\ntarget_s = 0\n', "utf-8")
    assert sorted((fault.line, fault.key) for fault in packs.check(pack)) == [
        (1, "place"),
        (2, "text"),
        (3, "id"),
        (4, "levle"),
        (5, "target_s"),
    ]


def test_a_header_inside_a_text_is_not_counted(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(
        '[[question]]\nid = "one"\ntext = """\n[[question]]\nid = """\n'
        '[[question]]\nid = "two"\ntext = "Why?"\ntarget_s = 0\n',
        "utf-8",
    )
    (fault,) = packs.check(pack)
    assert fault.line == 9


def test_where_questions_are_not_written_under_headers_no_line_is_invented(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text('question = [\n  {id = "one", text = "Why?", target_s = 0},\n]\n', "utf-8")
    (fault,) = packs.check(pack)
    assert (fault.line, fault.key) == (None, "target_s")


def test_a_fault_can_be_raised_as_a_problem(tmp_path: Path) -> None:
    (fault,) = packs.check(tmp_path / "absent.toml")
    problem = fault.problem()
    assert isinstance(problem, PackProblem)
    assert problem.sentence == "absent.toml: there is no such file."
    assert problem.way_out


def test_what_a_pack_says_cannot_steer_the_terminal(tmp_path: Path) -> None:
    pack = tmp_path / "\x1b[2Jmine.toml"
    pack.write_text('[[question]]\n"\\u001b]0;x\\u0007k" = 1\nid = "\\u001b[31mred"\n', "utf-8")
    for fault in packs.check(pack):
        assert str(fault).isprintable()
