"""The steps of the STAR reader, each by itself."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notation import hearing, plain
from voice_interview.analysis.reading import read
from voice_interview.analysis.star import presence
from voice_interview.analysis.star.cues import compiled, found
from voice_interview.analysis.star.decode import decode
from voice_interview.analysis.star.features import PLACES, features
from voice_interview.analysis.star.segments import LONGEST, SHORTEST, cut
from voice_interview.analysis.star.weights import BY_HAND, LABELS, Weights
from voice_interview.analysis.timing import measure
from voice_interview.model import Component, Rule, Segment, StarCue, StarPart
from voice_interview.questions.star_cues import parsed


def pieces(text: str) -> list[str]:
    reading = read(plain(text).transcript.words)
    return [" ".join(t.text for t in reading.tokens[a:b]) for a, b in cut(reading)]


def test_stops_cut() -> None:
    assert pieces("We were late that day. I called the client! Was he angry?") == [
        "we were late that day",
        "i called the client was he angry",
    ]


def test_a_few_words_join_the_sentence_before_them() -> None:
    assert pieces("We called everybody we knew. It worked.") == [
        "we called everybody we knew it worked"
    ]
    assert pieces("Sure. We called everybody we knew.") == ["sure we called everybody we knew"]


def test_without_stops_connectives_cut() -> None:
    text = (
        "we had this old van that broke down nearly all the time and nobody wanted to drive it "
        "any more so i asked my uncle who knows about cars and he looked at it for a day"
    )
    found_pieces = pieces(text)
    assert [piece.split()[0] for piece in found_pieces] == ["we", "and"]
    assert " ".join(found_pieces) == text


def test_without_stops_long_pauses_cut_first() -> None:
    said = hearing(
        "we had this old van that broke (0.8) nobody ever wanted to drive it (0.3) again"
    )
    words = said.transcript.words
    reading = read(words, measure(words, (), said.sounds).pauses or ())
    assert cut(reading) == ((0, 7), (7, 14))


@given(
    st.lists(
        st.sampled_from(["we", "and", "so", "left", "van.", "it,", "i", "house"]), max_size=300
    )
)
def test_pieces_cover_the_answer(words: list[str]) -> None:
    reading = read(plain(" ".join(words)).transcript.words)
    found_pieces = cut(reading)
    places = [place for piece in found_pieces for place in range(*piece)]
    assert places == list(range(len(reading.tokens)))
    assert all(after - first <= LONGEST + SHORTEST for first, after in found_pieces)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("i asked the others", "i_past"),
        ("i really just called him", "i_past"),
        ("we quickly moved on", "we_past"),
        ("i had to finish it", "had_to"),
        ("by friday", "deadline"),
        ("two years ago", "time"),
        ("in 2019", "time"),
        ("it was 30% less", "number"),
        ("twenty people", "number"),
        ("went from ten a week to two", "from_to"),
        ("i learned a lot", "lesson"),
    ],
)
def test_families(rules: tuple[Rule, ...], text: str, family: str) -> None:
    cues = compiled(rule for rule in rules if isinstance(rule, StarCue))
    assert family in found(text, cues)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("i need it", "i_past"),
        ("i feed the cat", "i_past"),
        ("iasked", "i_past"),
        ("one of them", "number"),
        ("i'm here", "i_past"),
        ("the sometimes", "time"),
    ],
)
def test_families_that_must_not_fit(rules: tuple[Rule, ...], text: str, family: str) -> None:
    cues = compiled(rule for rule in rules if isinstance(rule, StarCue))
    assert family not in found(text, cues)


def test_how_a_phrase_is_written() -> None:
    raw = {
        "language": "en",
        "classes": {"verb": "*ing go"},
        "families": {"f": ["i|we really? {verb}", "* # ends"]},
    }
    cues = compiled(parsed(raw))
    for text in ("we go", "so i really going on", "page 3.5 ends"):
        assert found(text, cues) == {"f"}, text
    for text in ("i really really go", "we went", "3 ends", "we gong"):
        assert not found(text, cues), text


def test_features_show_neighbours_and_place() -> None:
    rows = features(["one two three", "four five six", "seven eight nine"], [{"a"}, {"b"}, {"c"}])
    assert rows[1]["b"] == 1.0
    assert rows[1]["before:a"] == 1.0
    assert rows[1]["after:c"] == 1.0
    assert "first" in rows[0]
    assert "last" in rows[2]
    for row in rows:
        assert sum(row.get(f"place{n}", 0.0) for n in range(PLACES)) == pytest.approx(1.0)


scored = st.lists(
    st.dictionaries(st.sampled_from(LABELS), st.floats(-3, 3, allow_nan=False)),
    min_size=1,
    max_size=5,
)


@given(scored)
def test_decoding_is_the_best_of_all_rows(wanted: list[dict[str, float]]) -> None:
    weights = Weights(
        scores={label: {f"is{label}": 1.0} for label in LABELS},
        steps=BY_HAND.steps,
        starts=BY_HAND.starts,
        ends=BY_HAND.ends,
    )
    rows = [{f"is{label}": value for label, value in scores.items()} for scores in wanted]

    def score(row: tuple[str, ...]) -> float:
        local = sum(scores.get(label, 0.0) for label, scores in zip(row, wanted, strict=True))
        steps = sum(weights.steps[a][b] for a, b in itertools.pairwise(row))
        return local + steps + weights.starts[row[0]] + weights.ends[row[-1]]

    every = {row: score(row) for row in itertools.product(LABELS, repeat=len(rows))}
    found_row = decode(rows, weights)
    labels = tuple(label for label, _ in found_row)
    assert every[labels] == pytest.approx(max(every.values()))
    whole = sum(math.exp(value) for value in every.values())
    for place, (label, sure) in enumerate(found_row):
        share = sum(math.exp(v) for row, v in every.items() if row[place] == label)
        assert sure == pytest.approx(share / whole)


def test_nothing_to_decode() -> None:
    assert decode([], BY_HAND) == []


def test_weights_speak_of_families_that_exist(rules: tuple[Rule, ...]) -> None:
    known = {rule.name for rule in rules if isinstance(rule, StarCue)}
    known |= {"bias", "first", "last", "short", *(f"place{n}" for n in range(PLACES))}
    named = {
        name.partition(":")[2] or name for weights in BY_HAND.scores.values() for name in weights
    }
    assert named <= known


def told(labels: str, shares: tuple[float, float, float, float]) -> tuple[str, ...]:
    segments = [Segment((n, n + 1), None, None, label, 1.0) for n, label in enumerate(labels)]
    parts = {
        part: Component("strong", share, ()) for part, share in zip(StarPart, shares, strict=True)
    }
    return presence.remarks(segments, parts)


@pytest.mark.parametrize(
    ("labels", "shares", "remark"),
    [
        ("ASAR", (0.2, 0.1, 0.5, 0.2), "begins before the situation"),
        ("SAORS", (0.2, 0.1, 0.5, 0.2), "returns to the situation"),
        ("STAR", (0.4, 0.05, 0.45, 0.1), "more than a third"),
        ("STAR", (0.3, 0.2, 0.3, 0.2), "less than two fifths"),
        ("STAR", (0.2, 0.15, 0.6, 0.05), "in a few words"),
    ],
)
def test_remarks(labels: str, shares: tuple[float, float, float, float], remark: str) -> None:
    (found_remark,) = told(labels, shares)
    assert remark in found_remark


def test_no_remark_within_the_broad_band() -> None:
    assert told("OSTAARO", (0.3, 0.1, 0.5, 0.1)) == ()
    assert told("RSTA", (0.3, 0.1, 0.5, 0.1)) == (), "the result as a headline is fine"
