"""The transcript as tokens and rows: marks in place, every word once, no row too wide."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui import rich
from tests.tui.scene import QUESTIONS
from voice_interview import paths
from voice_interview.analysis import report as reporting
from voice_interview.model import Interval, Report, Review, Transcript, Word
from voice_interview.questions import rules
from voice_interview.tui.tokens import Token, Voice, rows, tokens


def report(
    answer: str = rich.ANSWER, review: Review | None = None, *, timed: bool = True
) -> Report:
    places = paths.find()
    known = rules.load(places.shipped_prompts / "rules", places.user_prompts)
    facts = rich.hearing(answer, timed=timed)
    return reporting.build("take", QUESTIONS[0], facts, known, review=review)


def shown(answer: str, review: Review | None = None) -> list[str]:
    marks = review or Review()
    return [token.shown for token in tokens(report(answer, marks), marks)]


@pytest.mark.parametrize(
    ("answer", "reads"),
    [
        ("we met um on Friday", ["we", "met", "⟨um⟩", "on", "Friday"]),
        ("we met <um> on Friday", ["we", "met", "⟨um⟩", "on", "Friday"]),
        ("we met <um?> on Friday", ["we", "met", "⟨um?⟩", "on", "Friday"]),
        ("we met on Friday <uh>", ["we", "met", "on", "Friday", "⟨uh⟩"]),
        ("<um> we met <um> <uh> again", ["⟨um⟩", "we", "met", "⟨um⟩", "⟨uh⟩", "again"]),
        ("we met, you know, on Friday", ["we", "met,", "‹you", "know,›", "on", "Friday"]),
        ("what is [um] to you", ["what", "is", "⟨[um]⟩", "to", "you"]),
    ],
)
def test_fillers_are_marked_where_they_are(answer: str, reads: list[str]) -> None:
    assert shown(answer) == reads


def test_a_rejected_word_is_plain_and_a_rejected_sound_keeps_its_place() -> None:
    answer = "we met um on that first <um> Friday"
    (written, heard) = (t for t in tokens(report(answer), Review()) if t.event is not None)
    assert written.start is not None and written.end is not None
    assert heard.start is not None and heard.end is not None
    marks = (Interval(written.start, written.end), Interval(heard.start, heard.end))
    review = Review(rejected=marks)
    assert shown(answer, review) == "we met um on that first ⟨×⟩ Friday".split()
    kinds = [t.kind for t in tokens(report(answer, review), review)]
    assert kinds == ["", "", "rejected", "", "", "", "rejected", ""]


def test_each_word_stands_there_once_and_in_order() -> None:
    found = tokens(report(), Review())
    words = [token.word for token in found if token.word is not None]
    assert words == list(range(len(report().transcript.words)))


def test_parts_of_the_story_follow_one_another() -> None:
    labels = [token.label.rstrip("?") for token in tokens(report(), Review())]
    order = [a for a, b in zip(labels, [*labels[1:], None], strict=True) if a and a != b]
    assert order == ["S", "T", "A", "R"]


def test_an_unsure_part_says_so() -> None:
    whole = report()
    assert whole.star is not None
    unsure = tuple(replace(segment, confidence=0.4) for segment in whole.star.segments)
    doubted = replace(whole, star=replace(whole.star, segments=unsure))
    labels = {token.label for token in tokens(doubted, Review())} - {""}
    assert labels == {"S?", "T?", "A?", "R?"}


def test_a_part_begins_on_a_line_of_its_own_with_its_letter() -> None:
    found = tokens(report(), Review())
    openings = [row for row in rows(found, 60) if row.opens and row.label]
    assert [row.label.rstrip("?") for row in openings] == ["S", "T", "A", "R"]
    for row in openings:
        assert row.first == 0 or found[row.first - 1].label != row.label


def plain(words: list[str]) -> tuple[Token, ...]:
    return tuple(Token(word, "", number, None, None) for number, word in enumerate(words))


@given(
    st.lists(st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=12)),
    st.integers(10, 90),
)
def test_rows_hold_every_token_once_and_fit(words: list[str], width: int) -> None:
    found = plain(words)
    laid = rows(found, width)
    assert [n for row in laid for n in range(row.first, row.after)] == list(range(len(words)))
    for row in laid:
        sizes = [cell_len(token.shown) for token in found[row.first : row.after]]
        assert sum(sizes) + len(sizes) - 1 <= width or len(sizes) == 1


def test_nothing_said_makes_no_rows() -> None:
    nothing = replace(report(), transcript=Transcript((), "builtin"), star=None, fillers=None)
    assert tokens(nothing, Review()) == ()
    assert rows((), 40) == ()


def test_the_voice_is_at_the_word_that_sounds() -> None:
    spoken = (
        Word("one", 0.0, 0.4),
        Word("two", 0.5, 0.9),
        Word("unknown"),
        Word("three", 3.0, 3.4),
    )
    voice = Voice(tuple(Token(w.text, "", n, w.start, w.end) for n, w in enumerate(spoken)))
    moments = [0.1, 0.45, 0.6, 1.05, 2.0, 3.2, 9.0]
    assert [voice.at(moment) for moment in moments] == [0, 0, 1, 1, None, 3, None]


def test_without_times_no_word_is_ever_playing() -> None:
    voice = Voice(tokens(report("we met on Friday", timed=False), Review()))
    assert voice.at(0.1) is None
