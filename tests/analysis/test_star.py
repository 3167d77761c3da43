"""What the reader says about whole answers, and about what is no answer at all."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.notation import hearing, plain
from voice_interview.analysis import report as reporting
from voice_interview.analysis.star import presence
from voice_interview.analysis.star.decode import Decoded
from voice_interview.model import (
    Hearing,
    Question,
    Rule,
    Star,
    StarPart,
    StarWeights,
    Transcript,
    Word,
)

ANSWERS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "star" / "answers.jsonl")
    .read_text("utf-8")
    .splitlines()
]
STRONG = (
    "Last winter I was working in a bakery and the oven broke down on a Friday night. "
    "My boss asked me to save the orders for the morning, sixty cakes. "
    "First I called the two other bakeries in town and asked if we could use their ovens. "
    "I drove the dough over in my own car, and I wrote a list of who gets what. "
    "Then I rang every customer and told them that it might be an hour late. "
    "In the end we delivered fifty eight of the sixty cakes, and nobody complained."
)


def star(said: Hearing, rules: tuple[Rule, ...], question: Question | None = None) -> Star:
    found = reporting.build("test", question, said, rules).star
    assert found is not None
    return found


def text_of(answer: dict[str, Any]) -> str:
    return " ".join(text for _, text in answer["segments"])


def test_a_whole_story(rules: tuple[Rule, ...]) -> None:
    found = star(plain(STRONG), rules)
    assert (found.story, found.kind) == (True, "story")
    assert [found.components[part].status for part in StarPart] == ["strong"] * 4
    labels = "".join(segment.label for segment in found.segments)
    assert re.fullmatch("S+T+A+R+", labels)
    assert found.quantified_result is True
    assert found.i_count is not None
    assert found.we_count is not None
    assert found.i_count > found.we_count
    assert sum(found.components[part].share or 0 for part in StarPart) == pytest.approx(1.0)


def test_i_and_we_are_counted_where_there_is_action_or_may_be(rules: tuple[Rule, ...]) -> None:
    (weights,) = (rule for rule in rules if isinstance(rule, StarWeights))
    chances = {"S": (0.89, 0.0, 0.11, 0.0, 0.0), "A": (0.0, 0.0, 1.0, 0.0, 0.0)}
    chances["R"] = (0.0, 0.0, 0.09, 0.91, 0.0)
    decoded = Decoded(tuple("SAR"), tuple(chances[label] for label in "SAR"))
    pieces = ("we", "met"), ("i", "left"), ("we", "won")
    assert presence.possible("A", pieces, "SAR", decoded, weights) == ["we met", "i left"]


def test_a_number_is_looked_for_where_there_is_result_or_may_be(rules: tuple[Rule, ...]) -> None:
    (weights,) = (rule for rule in rules if isinstance(rule, StarWeights))
    chances = {"S": (0.71, 0.0, 0.0, 0.29, 0.0), "A": (0.0, 0.0, 0.69, 0.31, 0.0)}
    chances["R"] = (0.0, 0.0, 0.05, 0.95, 0.0)
    decoded = Decoded(tuple("SAR"), tuple(chances[label] for label in "SAR"))
    pieces = ("ten", "came"), ("it", "took", "six"), ("we", "won")
    result = presence.possible("R", pieces, "SAR", decoded, weights)
    assert result == ["it took six", "we won"]
    assert presence.quantified(result) is True
    assert presence.quantified(["we won"]) is False
    assert presence.quantified([]) is None


def test_segments_cover_every_word_in_order(rules: tuple[Rule, ...]) -> None:
    text = f"Um {STRONG} Uh — um".replace(". ", ". Um, ")
    found = star(hearing(text), rules)
    places = [place for segment in found.segments for place in range(*segment.words)]
    assert places == list(range(len(text.split())))
    times = [(segment.start, segment.end) for segment in found.segments]
    assert all(start is not None and end is not None and start < end for start, end in times)


def test_evidence_names_segments_of_that_part(rules: tuple[Rule, ...]) -> None:
    found = star(plain(STRONG), rules)
    for part in StarPart:
        evidence = found.components[part].evidence
        assert evidence
        assert {found.segments[number].label for number in evidence} == {part.letter}


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: f"{a['kind']}: {a['question'][:30]}")
def test_a_story_or_none(rules: tuple[Rule, ...], answer: dict[str, Any]) -> None:
    wanted = answer["kind"] in ("complete", "partial")
    assert star(plain(text_of(answer)), rules).story is wanted


def test_parts_are_found_and_missed(rules: tuple[Rule, ...]) -> None:
    """A floor: 0.91 of the cells were right when this was written."""
    cells = []
    for answer in ANSWERS:
        told = {label for label, _ in answer["segments"]}
        found = star(plain(text_of(answer)), rules)
        cells += [
            (part.letter in told) == (found.components[part].status != "missing")
            for part in StarPart
        ]
    assert sum(cells) / len(cells) >= 0.85


@pytest.mark.parametrize("answer", [a for a in ANSWERS if a["kind"] not in ("complete", "partial")])
def test_no_story_is_not_scolded(rules: tuple[Rule, ...], answer: dict[str, Any]) -> None:
    found = star(plain(text_of(answer)), rules)
    assert not found.story
    assert {segment.label for segment in found.segments} == {"O"}
    assert all(found.components[part].share is None for part in StarPart)
    assert (found.quantified_result, found.i_count, found.we_count) == (None, None, None)
    assert found.notes == ()


def test_numbers_count_in_the_result_alone(rules: tuple[Rule, ...]) -> None:
    without = STRONG.replace("fifty eight of the sixty cakes", "the cakes").replace(" a Friday", "")
    found = star(plain(without), rules)
    assert "sixty" in without
    assert found.quantified_result is False


def test_a_year_is_no_result_in_numbers(rules: tuple[Rule, ...]) -> None:
    text = STRONG.replace("fifty eight of the sixty cakes", "the cakes, that was in 2019,")
    assert star(plain(text), rules).quantified_result is False


def test_a_lesson(rules: tuple[Rule, ...]) -> None:
    assert star(plain(STRONG), rules).lesson is None
    text = STRONG + " What I learned is that you should call people before they call you."
    found = star(plain(text), rules)
    assert found.lesson is not None
    assert found.lesson[0] == len(STRONG.split())


def test_fillers_do_not_change_what_is_told(rules: tuple[Rule, ...]) -> None:
    found = star(plain(STRONG.replace(" I ", " um I ").replace(" and ", " and uh ")), rules)
    assert [found.components[part].status for part in StarPart] == ["strong"] * 4


def test_an_action_by_others_is_thin(rules: tuple[Rule, ...]) -> None:
    text = STRONG.replace(" I ", " we ").replace("my own", "our own")
    assert star(plain(text), rules).components[StarPart.ACTION].status == "thin"


def test_questions_that_want_no_story(rules: tuple[Rule, ...]) -> None:
    question = Question("why", "Why us?", expects_story=False)
    assert reporting.build("test", question, plain(STRONG), rules).star is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "... ?! 1/2",
        "We left.",
        "one two three four five six seven eight nine ten",
        "лето было жарким и мы работали весь день на складе без перерыва до самого вечера",
        "Ich habe damals in einer kleinen Firma gearbeitet und wir hatten ein großes Problem "
        "mit der Software und dann habe ich mit dem Chef geredet und am Ende war alles gut",
        "4 8 15 16 23 42 " * 20,
        "like " * 300,
        "lorem ipsum dolor sit amet consectetur " * 10,
    ],
)
def test_no_invented_parts(rules: tuple[Rule, ...], text: str) -> None:
    found = star(plain(text), rules)
    assert not found.story
    assert all(not found.components[part].evidence for part in StarPart)


def test_another_language_by_the_recognisers_word(rules: tuple[Rule, ...]) -> None:
    words = tuple(Word(word) for word in STRONG.split())
    said = Hearing(Transcript(words, "whisper", language="fr"), None)
    found = reporting.build("test", None, said, rules)
    assert found.star is not None
    assert found.star.kind == "unknown"
    assert any("English only" in note for note in found.notes)


def test_capitals_throughout(rules: tuple[Rule, ...]) -> None:
    assert star(plain(STRONG.upper()), rules).components == star(plain(STRONG), rules).components


def test_five_thousand_words(rules: tuple[Rule, ...]) -> None:
    found = star(plain(f"{STRONG} " * 60), rules)
    assert found.story
    assert found.segments[-1].words[1] == len(STRONG.split()) * 60


def test_without_cues_nothing_is_claimed() -> None:
    assert star(plain(STRONG), ()).kind == "unknown"


NONSENSE = "I glimmed the fenk and blat nork vilm dast quell brun tas merk plod vun sib rast tolk"
JARGON = (
    "I titrated noradrenaline, intubated the patient, cannulated the femoral artery and commenced "
    "ECMO, and the lactate and creatinine normalised within thirty six hours."
)


def test_nothing_is_read_from_words_that_are_none(rules: tuple[Rule, ...]) -> None:
    strange = reporting.build("test", None, plain(NONSENSE), rules)
    assert strange.star is not None
    assert strange.star.kind == "unknown"
    assert any("Few of these words are English" in note for note in strange.notes)
    crammed = reporting.build("test", None, plain(JARGON), rules)
    assert crammed.star is not None
    assert crammed.star.kind != "unknown"
    assert not any("Few of these words" in note for note in crammed.notes)
