"""What the training data is made of: the split, the copies, the errors, and the measures."""

import random

import pytest

from training.answers import CORPUS, WRITERS, Answer, Said, held_back, stripped, to_learn
from training.copies import asides, copies
from training.measures import Verdict, balanced_presence, compared, label_f1, token_f1
from training.mishearing import Ear
from training.rows import LABELS, row


@pytest.fixture(scope="module")
def answers() -> list[Answer]:
    return to_learn()


def test_no_held_back_voice_is_taught(answers: list[Answer]) -> None:
    voices = {answer.voice for answer in answers}
    assert held_back()
    assert not voices & held_back()
    assert voices | held_back() == {path.stem for path in CORPUS.glob("*.jsonl")}


def test_every_voice_has_one_writer(answers: list[Answer]) -> None:
    named = " ".join(WRITERS.values()).split()
    assert sorted(named) == sorted({answer.voice for answer in answers})


def test_stripping_leaves_words_and_labels() -> None:
    words = (Said("“Well,", "O"), Said("£5.50—in", "S"), Said("I’d", "S"), Said("...", "S"))
    assert [(word.text, word.label) for word in stripped(words)] == [
        ("well", "O"), ("£5.50", "S"), ("in", "S"), ("i'd", "S"),
    ]  # fmt: skip


def test_about_as_many_words_go_wrong_as_asked(answers: list[Answer]) -> None:
    ear, chance = Ear(answers), random.Random(1)
    said = kept = 0
    for answer in answers:
        words = stripped(answer.words)
        heard = {(word.text, word.segment) for word in ear.misheard(words, 0.15, chance)}
        said += len(words)
        kept += sum((word.text, word.segment) in heard for word in words)
    assert 0.08 < 1 - kept / said < 0.17


def test_copies_keep_labels_with_their_words(answers: list[Answer]) -> None:
    ear, talk = Ear(answers), asides(answers)
    for answer in (*answers[::20], *[one for one in answers if one.kind == "complete"][::20]):
        made = copies(answer, ear, talk, random.Random(1))
        assert made[0] == (answer.words, 1.0)
        for words, weight in made:
            assert 0 < weight <= 1
            assert {word.label for word in words} <= set(LABELS)
        if answer.kind == "complete":
            there = [{word.label for word in words} for words, _ in made]
            whole = {word.label for word in answer.words}
            assert any(whole - labels - {"O"} for labels in there), "one with a part left out"


def test_rows_have_a_label_for_every_word(answers: list[Answer]) -> None:
    for answer in answers[::20]:
        seen = row(answer.words)
        assert len(seen.local) == len(seen.opening) == len(seen.sizes) == len(seen.shares)
        assert sum(seen.sizes) == len(seen.words)
        assert seen.shares.sum(axis=1) == pytest.approx(1.0)


def verdict(right: str, said: str, present: str) -> Verdict:
    answer = Answer("a-1", "a", "partial", ())
    there = frozenset(right) - {"O"}
    counts = compared(right, said)
    return Verdict(answer, counts, there, frozenset(present), "story", (None, None), (None, None))


def test_measures() -> None:
    one = verdict("SSTTAAAA", "SSSTAAAO", "STA")
    assert label_f1([one], "S") == pytest.approx(4 / 5)
    assert label_f1([one], "T") == pytest.approx(2 / 3)
    assert label_f1([one], "A") == pytest.approx(6 / 7)
    assert token_f1([one]) == pytest.approx((4 / 5 + 2 / 3 + 6 / 7) / 5)
    assert balanced_presence([one]) == 1.0
    assert balanced_presence([one, verdict("SSRR", "SSSS", "ST")]) == pytest.approx(
        (4 / 5 + 2 / 3) / 2
    )
