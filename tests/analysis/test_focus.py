"""One thing to work on, by stated rules; nothing when all is well."""

from dataclasses import replace

import pytest

from tests.analysis.test_star import STRONG
from tests.notation import hearing, plain
from voice_interview.analysis import report as reporting
from voice_interview.model import (
    AnalysisOptions,
    Focus,
    Hearing,
    Question,
    Report,
    Rule,
    Transcript,
    Turn,
    Word,
)

QUESTION = Question("q", "Tell me about a time.", target_s=40.0)


def report(said: Hearing, rules: tuple[Rule, ...], question: Question | None = QUESTION) -> Report:
    return reporting.build("test", question, said, rules)


def focus(said: Hearing, rules: tuple[Rule, ...], question: Question | None = QUESTION) -> Focus:
    found = report(said, rules, question).focus
    assert found is not None
    return found


def quoted(said: Hearing, found: Focus) -> str:
    assert found.words is not None
    return " ".join(word.text for word in said.transcript.words[slice(*found.words)])


def test_nothing_when_all_is_well(rules: tuple[Rule, ...]) -> None:
    said = hearing(STRONG.replace(". ", ". (0.6) "))
    assert report(said, rules).focus is None


def test_no_result(rules: tuple[Rule, ...]) -> None:
    said = plain(STRONG.partition(" In the end")[0])
    found = focus(said, rules)
    assert found.title == "Say how it ended"
    assert said.transcript.text.endswith(quoted(said, found)), "the last words before it"
    assert found.drill


def after(first: str, brought: str, rules: tuple[Rule, ...]) -> tuple[Focus, Focus]:
    """The advice on `first` by itself, and once a follow-up has brought the rest."""
    turns = [Turn("0", QUESTION, plain(first)), Turn("1", Question("", "And?"), plain(brought))]
    whole = reporting.build("0", QUESTION, plain(first), rules, turns=turns).focus
    assert whole is not None
    return focus(plain(first), rules), whole


def test_a_part_that_came_when_asked_is_not_called_missing(rules: tuple[Rule, ...]) -> None:
    first, end, rest = STRONG.partition(" In the end")
    alone, whole = after(first, end + rest, rules)
    assert alone.title == whole.title == "Say how it ended", "an interviewer may not ask"
    assert "stops before" in alone.why
    assert whole.why == "It came only when you were asked: tell it unasked next time."
    assert (whole.words, whole.drill, whole.figure) == (alone.words, alone.drill, alone.figure)


def test_a_number_that_came_when_asked_is_known(rules: tuple[Rule, ...]) -> None:
    vague = STRONG.replace("fifty eight of the sixty cakes", "the cakes")
    alone, whole = after(vague, "In the end we delivered fifty eight of sixty cakes.", rules)
    assert alone.title == whole.title == "Put a number on the result"
    assert "only when you were asked" in whole.why


def test_what_a_follow_up_did_not_bring_is_still_missing(rules: tuple[Rule, ...]) -> None:
    first, _, _ = STRONG.partition(" In the end")
    alone, whole = after(first, "I am not sure what you mean by that.", rules)
    assert alone == whole


def test_no_number(rules: tuple[Rule, ...]) -> None:
    said = plain(STRONG.replace("fifty eight of the sixty cakes", "the cakes"))
    found = focus(said, rules)
    assert found.title == "Put a number on the result"
    assert quoted(said, found).startswith("In the end")


def test_no_story_where_one_was_asked(rules: tuple[Rule, ...]) -> None:
    said = plain(
        "I think the most important thing is trust. People need to know that they can say when "
        "something is wrong. It also depends on the leader, because a leader should listen."
    )
    found = focus(said, rules)
    assert "opinion" in found.why
    assert report(said, rules, None).focus is None, "nobody asked for a story"


def test_too_long(rules: tuple[Rule, ...]) -> None:
    found = focus(hearing(STRONG), rules, replace(QUESTION, target_s=15.0))
    assert found.title == "Make it shorter"
    assert "15" in found.why


def test_too_short(rules: tuple[Rule, ...]) -> None:
    found = focus(hearing("We left early. (2.0) And we came back."), rules)
    assert found.title == "Say more"


def test_many_filled_pauses(rules: tuple[Rule, ...]) -> None:
    said = hearing(STRONG.replace(". ", ". <um 0.4> ").replace(" and ", " <uh 0.4> and "))
    found = focus(said, rules)
    assert "um" in found.title
    assert found.words is not None
    assert found.words[0] < found.words[1]


def test_filled_pauses_between_two_words_quote_both(rules: tuple[Rule, ...]) -> None:
    """Nobody wrote them down, so no word is theirs."""
    thick = " <um 0.4> (0.5) <uh 0.4> (0.5) <um 0.4> (0.5) <uh 0.4> (0.5) <um 0.4>"
    said = hearing(STRONG.replace("First I", f"First{thick} I"))
    assert quoted(said, focus(said, rules)) == "First I"


def test_a_few_filled_pauses_pass(rules: tuple[Rule, ...]) -> None:
    said = hearing(STRONG.replace(". ", ". (0.6) ").replace("First I", "First <um 0.4> I"))
    assert report(said, rules).focus is None


def test_a_habit(rules: tuple[Rule, ...]) -> None:
    said = plain(STRONG.replace(" I ", ", you know, I ").replace(" and ", ", you know, and "))
    found = focus(said, rules)
    assert "you know" in found.title
    assert "you know" in quoted(said, found)


def test_fillers_switched_off_are_no_focus(rules: tuple[Rule, ...]) -> None:
    said = hearing(STRONG.replace(". ", ". <um 0.4> ").replace(" and ", " <uh 0.4> and "))
    options = AnalysisOptions(fillers=False)
    found = reporting.build("test", QUESTION, said, rules, options).focus
    assert found is None or "um" not in found.title


@pytest.mark.parametrize(
    ("factor", "title"), [(0.6, "Slow down a little"), (3.0, "Keep it moving")]
)
def test_pace(rules: tuple[Rule, ...], factor: float, title: str) -> None:
    words = tuple(
        Word(text, number * 0.45 * factor, (number + 0.9) * 0.45 * factor)
        for number, text in enumerate(STRONG.split())
    )
    said = Hearing(Transcript(words, "whisper"), None)
    assert focus(said, rules, None).title == title


def test_a_word_or_two_is_no_matter(rules: tuple[Rule, ...]) -> None:
    assert report(plain("We left."), rules).focus is None
    assert report(plain(""), rules).focus is None


def test_an_action_of_we_alone(rules: tuple[Rule, ...]) -> None:
    said = plain(STRONG.replace(" I ", " we ").replace("my own", "our own"))
    found = focus(said, rules)
    assert found.title == "Say which part was yours"
    assert "we called" in quoted(said, found)


def test_mostly_situation(rules: tuple[Rule, ...]) -> None:
    scene = (
        "It was snowing that week and there were only three of us in the shop. The other oven had "
        "been broken since the summer. There was a wedding in the village, and the street was "
        "closed because of the market, and our driver was at home with a bad back. "
    )
    said = plain(STRONG.replace("My boss", f"{scene}My boss"))
    found = focus(said, rules)
    assert found.title == "Get to your part sooner"
    assert "situation" in found.why


def test_a_few_filled_pauses_in_a_short_answer_are_a_slip(rules: tuple[Rule, ...]) -> None:
    short = "We met on Friday and <um 0.4> talked about it <uh 0.4> for an hour. "
    said = hearing(short + "Then it was over and I went home again, and that was all there was.")
    found = reporting.build("test", None, said, rules)
    assert found.fillers is not None
    assert (found.fillers.per_minute or 0) > 8
    assert found.focus is None or "um" not in found.focus.title


def test_a_fast_answer_is_quoted_where_it_is_fastest(rules: tuple[Rule, ...]) -> None:
    texts = STRONG.split()
    at, words = 0.0, []
    for number, text in enumerate(texts):
        length_s = 0.15 if number >= 50 else 0.30
        words.append(Word(text, at, at + length_s))
        at += length_s
    said = Hearing(Transcript(tuple(words), "whisper"), None)
    found = focus(said, rules, None)
    assert found.title == "Slow down a little"
    assert found.words is not None
    assert found.words[0] >= 30


@pytest.mark.parametrize("length", [29, 31])
def test_every_focus_quotes_words_of_the_answer_and_has_a_drill(
    rules: tuple[Rule, ...], length: int
) -> None:
    said = plain(" ".join((STRONG.partition(" In the end")[0]).split()[:length]))
    found = report(said, rules).focus
    assert (found is None) is (length < 30)
    if found is not None:
        assert found.drill
        assert quoted(said, found)
