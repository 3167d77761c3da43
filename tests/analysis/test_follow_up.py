"""The question an interviewer would ask next, and the answer read with what was added."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.analysis.test_star import STRONG
from tests.notation import hearing, plain
from voice_interview.analysis import follow_up
from voice_interview.analysis import report as reporting
from voice_interview.analysis.star.order import belongs
from voice_interview.analysis.star.presence import none_asked
from voice_interview.model import (
    FOLLOW_UP,
    AnalysisOptions,
    FollowUp,
    FollowUpWordings,
    Hearing,
    Question,
    Report,
    Rule,
    StarPart,
    Turn,
)

QUESTION = Question("q", "Tell me about a time.", theme="other")
STORY, _, END = STRONG.partition(" In the end")
ENDING = f"In the end{END}"
OPINION = (
    "I think the most important thing is trust. People need to know that they can say when "
    "something is wrong. It also depends on the leader, because a leader should listen."
)


def report(
    *said: str,
    rules: tuple[Rule, ...],
    question: Question = QUESTION,
    asked: Sequence[str] = (),
    answered: Sequence[str] = (),
) -> Report:
    """Of the last of `said`; `answered` are the follow-ups to all but the first."""
    questions = [question, *(Question("", text, expects_story=False) for text in answered)]
    turns = [
        Turn(f"take-{number}", one, hearing(text))
        for number, (one, text) in enumerate(zip(questions, said, strict=True))
    ]
    last = turns[-1]
    return reporting.build(
        last.source, last.question, last.hearing, rules, turns=turns, asked=asked
    )


def next_question(*said: str, rules: tuple[Rule, ...], **more: Sequence[str]) -> FollowUp:
    found = report(*said, rules=rules, **more).follow_up  # type: ignore[arg-type]
    assert found is not None
    return found


def wordings(rules: tuple[Rule, ...], part: str, status: str, theme: str = "") -> list[str]:
    return [
        text
        for rule in rules
        if isinstance(rule, FollowUpWordings) and (rule.part, rule.status) == (part, status)
        if (theme in rule.themes if theme else not rule.themes)
        for text in rule.says
    ]


def test_a_missing_result_is_asked_for_and_the_reason_quotes_where_it_stops(
    rules: tuple[Rule, ...],
) -> None:
    found = next_question(STORY, rules=rules)
    assert (found.part, found.status) == ("result", "missing")
    assert found.text in wordings(rules, "result", "missing")
    assert "an hour late”" in found.why


def test_a_missing_scene_is_asked_for_at_the_beginning(rules: tuple[Rule, ...]) -> None:
    found = next_question(STRONG.partition("sixty cakes. ")[2], rules=rules)
    assert found.part in {"situation", "task"}
    assert found.segment == 0
    assert "“First I called" in found.why


def test_a_thin_result_is_asked_for_with_its_words(rules: tuple[Rule, ...]) -> None:
    found = next_question(f"{STORY} In the end it worked out and everybody was happy.", rules=rules)
    assert (found.part, found.status) == ("result", "thin")
    quoted = "“In the end it worked out and everybody was happy”"
    assert found.why == f"All that was heard of the result is {quoted}."


def test_the_theme_of_the_question_has_wordings_of_its_own(rules: tuple[Rule, ...]) -> None:
    themed = replace(QUESTION, theme="conflict")
    found = report(STORY, rules=rules, question=themed).follow_up
    assert found is not None
    assert found.text in wordings(rules, "result", "missing", "conflict")


def test_the_same_answer_is_always_asked_the_same(rules: tuple[Rule, ...]) -> None:
    assert next_question(STORY, rules=rules) == next_question(STORY, rules=rules)


def test_no_wording_comes_twice_before_all_had_their_turn(rules: tuple[Rule, ...]) -> None:
    asked: list[str] = []
    every = wordings(rules, "result", "missing")
    for _ in every:
        asked.append(next_question(STORY, rules=rules, asked=asked).text)
    assert sorted(asked) == sorted(every)
    assert next_question(STORY, rules=rules, asked=asked).text == asked[0], "longest ago"


def test_nothing_is_asked_when_nothing_is_missing(rules: tuple[Rule, ...]) -> None:
    assert report(STRONG, rules=rules).follow_up is None


def test_an_opinion_is_asked_for_an_event(rules: tuple[Rule, ...]) -> None:
    found = next_question(OPINION, rules=rules)
    assert found.part == "story"
    assert "I think the most important thing" in found.why


@pytest.mark.parametrize(
    "said", [plain(""), plain("We left."), plain("1 2 3 . . ."), plain("Wir haben das so " * 20)]
)
def test_words_that_cannot_be_read_are_not_asked_about(
    said: Hearing, rules: tuple[Rule, ...]
) -> None:
    assert reporting.build("t", QUESTION, said, rules).follow_up is None


def test_it_can_be_switched_off_and_a_question_without_a_story_has_none(
    rules: tuple[Rule, ...],
) -> None:
    off = AnalysisOptions(follow_ups=False)
    assert reporting.build("t", QUESTION, hearing(STORY), rules, off).follow_up is None
    why = Question("why", "Why us?", expects_story=False)
    assert reporting.build("t", why, hearing(STORY), rules).follow_up is None


def test_the_pair_is_read_as_one_answer(rules: tuple[Rule, ...]) -> None:
    asked = next_question(STORY, rules=rules).text
    both = report(STORY, f"Um, {ENDING}", rules=rules, answered=[asked])
    assert both.star is None, "nothing is asked of the second take by itself"
    whole = both.whole
    assert whole is not None
    assert whole.takes == ("take-0", "take-1")
    assert whole.before.components[StarPart.RESULT].status == "missing"
    assert whole.star.components[StarPart.RESULT].status == "strong"
    assert whole.star.quantified_result is True
    assert both.follow_up is None


def test_each_take_shows_its_own_part_of_the_whole(rules: tuple[Rule, ...]) -> None:
    asked = next_question(STORY, rules=rules).text
    both = report(STORY, ENDING, rules=rules, answered=[asked])
    assert both.whole is not None
    own = both.parts()
    assert {segment.label for segment in own} == {"R"}
    assert [own[0].words[0], own[-1].words[1]] == [0, len(ENDING.split())]
    assert own[0].start == pytest.approx(0.0), "times are those of the take"
    first = both.whole.segments("take-0")
    assert first[-1].words[1] == len(STORY.split())
    assert both.whole.segments("another") == ()


NO_TASK = (
    "Two years ago I worked at a hospital, and every week thirty patients missed their "
    "appointments. First I called forty of them and asked why they did not come. Then I made a "
    "list and trained the people at the front desk to call every patient two days before. In the "
    "end the missed appointments went down from thirty a week to eleven, and it stayed that way."
)
TASK = "My manager asked me to cut that number in half before the summer. That was my job alone."
PLACE = "That was two years ago at a hospital in Leeds. I was a receptionist there on the wards."


@pytest.mark.parametrize(
    ("part", "first", "added"),
    [(StarPart.TASK, NO_TASK, TASK), (StarPart.SITUATION, NO_TASK.split(". ", 1)[1], PLACE)],
)
def test_what_was_asked_for_is_read_where_it_belongs_in_the_story(
    rules: tuple[Rule, ...], part: StarPart, first: str, added: str
) -> None:
    """It is told last, where it looks like a part of the result."""
    asked = wordings(rules, part.value, "missing")[0]
    whole = report(first, added, rules=rules, answered=[asked]).whole
    assert whole is not None
    assert whole.before.components[part].status == "missing"
    assert whole.star.components[part].status == "strong"
    assert {segment.label for segment in whole.segments("take-1")} == {part.letter}
    assert not [note for note in whole.star.notes if "before" in note or "returns" in note]
    unknown = report(first, added, rules=rules, answered=["And?"]).whole
    assert unknown is not None
    assert unknown.star.components[part].status != "strong"


def test_a_last_short_sentence_is_no_part_of_what_was_added(rules: tuple[Rule, ...]) -> None:
    first = f"{NO_TASK} And so they are. Now."
    whole = report(first, TASK, rules=rules, answered=["And?"]).whole
    assert whole is not None
    border = whole.firsts[1]
    assert all(one.words[1] <= border or one.words[0] >= border for one in whole.star.segments)


@pytest.mark.parametrize(
    ("labels", "part", "place"),
    [
        ("OSSAAR", "S", 3), ("OAAR", "S", 1), ("OO", "S", 0),
        ("SSAAR", "T", 2), ("SSS", "T", 3),
        ("STAARA", "A", 6), ("STR", "A", 2), ("ST", "A", 2),
        ("STAR", "R", 4), ("STAR", "", 4), ("", "T", 0),
    ],
)  # fmt: skip
def test_where_each_part_belongs(labels: str, part: str, place: int) -> None:
    assert belongs(labels, part) == place


@pytest.mark.parametrize("begins", ["Um,", "Um, uh, er,"])
def test_every_word_has_its_part_in_its_own_take_however_that_begins(
    rules: tuple[Rule, ...], begins: str
) -> None:
    """A written um goes with what was said before it, which here was another take."""
    asked = next_question(STORY, rules=rules).text
    said = STORY, f"{begins} {ENDING}"
    whole = report(*said, rules=rules, answered=[asked]).whole
    assert whole is not None
    for take, text in zip(whole.takes, said, strict=True):
        parts, heard = whole.segments(take), hearing(text).transcript.words
        assert [n for part in parts for n in range(*part.words)] == list(range(len(heard)))
        assert parts[0].start == heard[0].start
        assert parts[-1].end == heard[-1].end


def test_no_part_is_asked_for_twice_and_no_answer_more_than_twice(rules: tuple[Rule, ...]) -> None:
    asked = next_question(STORY, rules=rules)
    again = report(STORY, "Well, I am not sure.", rules=rules, answered=[asked.text]).follow_up
    assert again is None or again.part != asked.part
    thrice = ["And then?", "And where?"]
    assert report(STORY, "Hm.", "No.", rules=rules, answered=thrice).follow_up is None


def test_the_follow_up_is_a_short_question_that_wants_no_story(rules: tuple[Rule, ...]) -> None:
    question = follow_up.question(next_question(STORY, rules=rules))
    assert (question.id, question.expects_story) == ("", False)
    assert question.tags == (FOLLOW_UP,)
    assert question.target_s == follow_up.TARGET_S
    short = reporting.build("t", question, hearing("Nobody complained."), rules)
    assert (short.structure, short.focus) == ("", None)


@pytest.mark.parametrize("done", [(), ("result",), ("result", "action"), ("result", "situation")])
def test_a_story_of_which_no_part_was_found_is_asked_for_one(
    rules: tuple[Rule, ...], done: tuple[str, ...]
) -> None:
    said = hearing(STORY)
    found = reporting.build("t", QUESTION, said, rules).star
    assert found is not None
    other = tuple(replace(one, label="O") for one in found.segments)
    nothing = replace(found, segments=other, components=none_asked())
    answered = [Question("", wordings(rules, part, "missing")[0]) for part in done]
    turns = [Turn("t", one, said) for one in (QUESTION, *answered)]
    groups = [rule for rule in rules if isinstance(rule, FollowUpWordings)]
    asked = follow_up.choose(turns, said.transcript.words, nothing, groups)
    assert (asked is None) == (len(done) == follow_up.MOST)
    if asked is not None:
        assert asked.part not in done
        assert 0 <= asked.segment < len(other)
