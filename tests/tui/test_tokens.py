"""The transcript as tokens and rows: marks in place, every word once, no row too wide."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui import opinions, rich
from voice_interview.model import FillerEvent, Judged, Review, Word
from voice_interview.tui.answer.tokens import Token, Voice, rows, tokens


def marked(
    answer: str = rich.ANSWER, review: Review | None = None, *, timed: bool = True
) -> tuple[Token, ...]:
    marks = review or Review()
    return tokens(opinions.report(rich.spoken(answer, timed=timed), marks), marks)


def shown(answer: str, review: Review | None = None) -> list[str]:
    return [token.shown for token in marked(answer, review)]


@pytest.mark.parametrize(
    ("answer", "reads"),
    [
        ("we met um~ on Friday", "we met ⟨um⟩ on Friday"),
        ("we met <um> on Friday", "we met ⟨um⟩ on Friday"),
        ("we met <um?> on Friday", "we met ⟨um?⟩ on Friday"),
        ("we met on Friday <uh>", "we met on Friday ⟨uh⟩"),
        ("<um> we met <um> <uh> again", "⟨um⟩ we met ⟨um⟩ ⟨uh⟩ again"),
        ("we met, you_know,~ on Friday", "we met, ‹you know,› on Friday"),
        ("what is [um]~ to you", "what is ⟨[um]⟩ to you"),
    ],
)
def test_fillers_are_marked_where_they_are(answer: str, reads: str) -> None:
    assert shown(answer) == reads.split()


def test_a_rejected_word_is_plain_and_a_rejected_sound_keeps_its_place() -> None:
    answer = "we met um~ on that first <um> Friday"
    (written, heard) = (token for token in marked(answer) if token.event is not None)
    assert written.start is not None and written.end is not None
    assert heard.start is not None and heard.end is not None
    marks = (Judged(written.start, written.end), Judged(heard.start, heard.end))
    review = Review(rejected=marks)
    assert shown(answer, review) == ["we", "met", "um", "on", "that", "first", "⟨×⟩", "Friday"]
    kinds = [token.kind for token in marked(answer, review)]
    assert kinds == ["", "", "rejected", "", "", "", "rejected", ""]


def test_an_unclear_sound_stands_in_its_place_and_can_be_told_from_a_filler() -> None:
    report = opinions.report(rich.spoken("So um~ then we moved it.", timed=True), Review())
    assert report.fillers is not None
    knock = FillerEvent("unclear", "unclear", "unclear sound", (3, 3), 1.0, 1.2, 0.95, "loud")
    events = (*report.fillers.events, knock)
    louder = replace(report, fillers=replace(report.fillers, events=events))
    (token,) = [token for token in tokens(louder, Review()) if token.kind == "unclear"]
    assert (token.shown, token.start, token.word) == ("(unclear sound)", 1.0, None)


def test_each_word_stands_there_once_and_in_order() -> None:
    words = [token.word for token in marked() if token.word is not None]
    assert words == list(range(len(rich.spoken().hearing.transcript.words)))


def test_parts_of_the_story_follow_one_another() -> None:
    labels = [token.label for token in marked()]
    order = [one for one, two in zip(labels, [*labels[1:], None], strict=True) if one != two]
    assert order == ["S", "T", "A", "R", ""]


def test_an_unsure_part_says_so() -> None:
    whole = opinions.report(rich.spoken("{S} we met {R} and won"))
    assert whole.star is not None
    one, two = whole.star.segments
    doubted = replace(whole, star=replace(whole.star, segments=(replace(one, confidence=0.4), two)))
    assert [token.label for token in tokens(doubted, Review())] == ["S?", "S?", "R", "R"]


def test_an_answer_without_a_story_has_no_letters() -> None:
    whole = opinions.report(rich.spoken("{S} we met"))
    assert whole.star is not None
    opinion = replace(whole, star=replace(whole.star, story=False))
    assert {token.label for token in tokens(opinion, Review())} == {""}


def test_a_part_begins_on_a_line_of_its_own_with_its_letter() -> None:
    found = marked()
    openings = [row for row in rows(found, 60) if row.opens and row.label]
    assert [row.label for row in openings] == ["S", "T", "A", "R"]
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
    assert marked("(2.0)") == ()
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
    voice = Voice(marked("we met on Friday", timed=False))
    assert voice.at(0.1) is None
