"""What is just allowed in a pack or a format, and what a fault says where several meet."""

from pathlib import Path

import pytest

from voice_interview.questions import faults, packs, values
from voice_interview.questions.faults import Fault
from voice_interview.questions.format_schema import MOST_PHASES, PHASE, read
from voice_interview.questions.lines import lines
from voice_interview.questions.names import quoted
from voice_interview.questions.pack import LAST_PLACE, pack
from voice_interview.questions.pack_file import LARGEST_BYTES, pack_text
from voice_interview.questions.schema import question

FULL = {
    "id": "a" * 60,
    "text": "x" * 400,
    "theme": "T" * 60,
    "tags": [f"tag {n}" for n in range(12)],
    "follow_ups": ["y" * 400] * 12,
    "target_s": 600,
}


def test_a_question_that_goes_to_every_limit_is_sound() -> None:
    found, wrong = question(FULL, "mine")
    assert wrong == ()
    assert found is not None
    assert (len(found.id), len(found.text), found.target_s) == (60, 400, 600.0)
    assert (found.theme, len(found.tags), len(found.follow_ups)) == ("t" * 60, 12, 12)
    assert question(FULL | {"target_s": 10}, "mine")[1] == ()


@pytest.mark.parametrize(
    ("key", "least", "most"),
    [
        ("minutes", 0.5, 120.0),
        ("count", 1, 40),
        ("least", 0, 40),
        ("preparation_s", 0.0, 600.0),
        ("target_s", 5.0, 600.0),
        ("limit_s", 5.0, 1200.0),
        ("follow_ups", 0, 3),
    ],
)
def test_a_number_of_a_phase_may_be_its_least_and_its_most_and_nothing_beyond(
    key: str, least: float, most: float
) -> None:
    fits = PHASE[key].read
    assert (fits(least), fits(most)) == (least, most)
    assert fits(least - 1) is None
    assert fits(most + 1) is None
    assert fits(True) is None
    assert f"from {least:g} to {most:g}" in PHASE[key].wanted


def test_a_format_may_have_twelve_phases_and_no_more() -> None:
    phase = {"id": "warm-up", "title": "Warm-up", "kind": "answer", "minutes": 1}
    top = {"title": "Mine"}
    assert read(top | {"phase": [phase] * MOST_PHASES}).wrong == ()
    (_, wrong), *more = read(top | {"phase": [phase] * (MOST_PHASES + 1)}).wrong
    assert (wrong.sentence, more) == ("a format has at most 12 phases.", [])


def test_a_file_may_be_as_large_as_the_sentence_says(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(b"#" * LARGEST_BYTES)
    assert isinstance(pack_text(file, tmp_path), str)
    file.write_bytes(b"#" * (LARGEST_BYTES + 1))
    told = pack_text(file, tmp_path)
    assert isinstance(told, Fault)
    assert told.sentence == "this file is larger than 1 MB."


def test_line_ends_of_windows_are_no_part_of_a_text(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(b'[[question]]\r\nid = "one"\r\ntext = """Why\r\nnot?"""\r\nlevel = "x"\r\n')
    assert "\r" not in str(pack_text(file, tmp_path))
    (fault,) = packs.check(file)
    assert fault.line == 5


def test_a_place_that_is_none_leaves_the_pack_among_the_last(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('place = "first"\n[[question]]\nid = "a"\ntext = "Why?"\n')
    (tmp_path / "b.toml").write_text('place = 3\n[[question]]\nid = "b"\ntext = "Why?"\n')
    assert pack(tmp_path / "a.toml", tmp_path).place == LAST_PLACE
    bank = packs.load(tmp_path, tmp_path / "none")
    assert [one.id for one in bank] == ["b", "a"]
    assert [fault.key for fault in bank.faults] == ["place"]


def test_a_pack_whose_questions_are_no_tables_hears_of_that_and_of_all_else(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('place = "first"\nquestion = "Why?"\n')
    wrong, none = packs.check(tmp_path / "a.toml")
    assert (wrong.key, none.sentence) == ("place", "this pack has no questions.")
    assert none.line == 2


def test_lines_are_counted_through_texts_of_one_line_and_of_several() -> None:
    text = '[[question]]\nid = """one"""\ntext = \'\'\'\n[[question]]\nid = 2\n\'\'\'\nlevel = "x"'
    found = lines(text, 1)
    assert [found.of(0, key) for key in ("id", "text", "level", "shows")] == [2, 3, 7, 1]


def test_where_tables_stand_otherwise_than_in_headers_no_line_is_guessed() -> None:
    found = lines('[[question]]\nid = "one"\n', 2)
    assert [found.of(number, "id") for number in (0, 1)] == [None, None]


def test_a_long_name_is_shortened_and_shows_it() -> None:
    assert quoted("x" * 40) == f"'{'x' * 40}'"
    assert quoted("x" * 41) == f"'{'x' * 40}…'"


def test_a_summary_counts_what_it_does_not_say() -> None:
    many = [Fault(Path("mine.toml"), f"fault {n}.", "Mend it.", n) for n in range(1, 8)]
    *shown, rest = faults.summary(many)
    assert len(shown) == faults.SHOWN
    assert rest == "And 4 more: `voice-interview questions check`."
    assert faults.summary(many[:3], "formats") == tuple(map(str, many[:3]))


def test_a_list_with_one_entry_that_will_not_do_is_not_half_read() -> None:
    assert values.each(values.name)(["People", "  "]) is None
    assert values.each(values.name)(["People"]) == ("people",)
