"""Words to dictionary words or phones, with a dictionary of a few words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.listening.pronouncing.letters import phones_by_rule, spelled
from voice_interview.listening.pronouncing.numbers import readings
from voice_interview.listening.pronouncing.pronounce import Spoken, is_hesitation, spoken

LISTED = (
    "a i'm twenty nineteen two thousand and dollars fifteen hundred one five percent ten seven "
    "four micro services ship dev c x s plus point naive don't o'brien board on well known"
)
DICTIONARY = frozenset(LISTED.split())
HESITATIONS = "um Umm, uh... uhm er erm err hm hmm mm ah ahh eh ehm"
WORDS = "a I error here mhm uh-huh am em human"


def known(word: str) -> bool:
    return word in DICTIONARY


def said(text: str) -> list[str]:
    return [" ".join(way.words) for way in spoken(text, known)]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("I'm,", ["i'm"]),
        ("don’t", ["don't"]),
        ("naïve", ["naive"]),
        ("2019", ["twenty nineteen", "two thousand nineteen", "two thousand and nineteen"]),
        ("$1,500", ["fifteen hundred dollars", "one thousand five hundred dollars"]),
        ("10%", ["ten percent"]),
        ("24/7", ["twenty four seven"]),
        ("5.5x", ["five point five x"]),
        ("C++", ["c plus plus"]),
        ("well-known", ["well known"]),
        ("microservices", ["micro services"]),
    ],
)
def test_ways_to_say(text: str, ways: list[str]) -> None:
    assert said(text) == ways
    assert all(way.listed for way in spoken(text, known))


def test_unknown_word_is_said_by_rule_and_flagged() -> None:
    (way,) = spoken("Kubernetes", known)
    assert way == Spoken(("kubernetes",), ("K AH B ER N EH T EH S",))
    assert not way.listed


def test_known_stem_with_an_ending() -> None:
    (way,) = spoken("shipped", known)
    assert (way.words, way.phones) == (("ship", "-ed"), ("", "D"))


def test_capitals_may_be_letters() -> None:
    first, second = spoken("AWS's", known)
    assert first.phones == (f"{spelled('aws')} Z",)
    assert second.phones == ("AO S",)


def test_a_long_word_in_capitals_is_no_row_of_letters_and_nor_is_a_short_one_in_none() -> None:
    for text in ("KUBERNETES", "aws"):
        (way,) = spoken(text, known)
        assert way.phones == (phones_by_rule(text.lower()),)


def test_a_stem_may_have_lost_its_e_and_has_three_letters_at_least() -> None:
    (lost,) = spoken("naived", known)
    assert (lost.words, lost.phones) == (("naive", "-ed"), ("", "D"))
    (short,) = spoken("oned", known)
    assert short.words == ("oned",)


def test_a_word_of_two_may_end_in_a_short_one() -> None:
    assert said("shipdev") == ["ship dev"]


def test_figures_in_one_word_have_six_readings_at_most() -> None:
    assert len(spoken("c2019x2019", known)) == 6


def test_a_final_e_is_heard_in_a_short_word_and_lengthens_no_vowel_before_an_x() -> None:
    assert phones_by_rule("she") == "SH EH"
    assert phones_by_rule("axe").split()[0] == "AE"
    assert phones_by_rule("node").split()[1] == "OW"


@pytest.mark.parametrize("text", ["—", "...", "привет", "'", "", "[]", "1.2.3"])
def test_nothing_that_can_be_said(text: str) -> None:
    assert spoken(text, known) == ()


@pytest.mark.parametrize("text", HESITATIONS.split())
def test_hesitations(text: str) -> None:
    assert is_hesitation(text)


@pytest.mark.parametrize("text", WORDS.split())
def test_no_hesitations(text: str) -> None:
    assert not is_hesitation(text)


@pytest.mark.parametrize(
    ("figure", "first"),
    [
        ("0", "zero"),
        ("007", "oh oh seven"),
        ("21", "twenty one"),
        ("100", "one hundred"),
        ("1905", "nineteen oh five"),
        ("2005", "two thousand five"),
        ("1900", "nineteen hundred"),
        ("4500", "four thousand five hundred"),
        ("2,000,001", "two million one"),
        ("3.14", "three point one four"),
        ("9:30", "nine thirty"),
        ("22nd", "twenty second"),
        ("20th", "twentieth"),
        ("80s", "eighties"),
    ],
)
def test_figures(figure: str, first: str) -> None:
    assert " ".join(readings(figure)[0]) == first


def test_an_and_stands_before_the_last_part_alone() -> None:
    ways = {" ".join(way) for way in readings("5234")}
    assert ways == {
        "five thousand two hundred thirty four",
        "five thousand two hundred and thirty four",
    }


@pytest.mark.parametrize("figure", ["", "x", "1.2.3", "1234567890123", "-"])
def test_no_figures(figure: str) -> None:
    assert readings(figure) == ()


@given(st.text(max_size=40))
def test_any_text_is_taken(text: str) -> None:
    for way in spoken(text, known):
        assert len(way.words) == len(way.phones) > 0


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30))
def test_every_word_gets_phones(word: str) -> None:
    assert phones_by_rule(word)
