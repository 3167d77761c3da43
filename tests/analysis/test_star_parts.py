"""The steps of the STAR reader, each by itself."""

import dataclasses
import itertools
import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.notation import hearing, plain
from voice_interview.analysis.reading import read
from voice_interview.analysis.star import presence
from voice_interview.analysis.star.cues import compiled, found
from voice_interview.analysis.star.decode import Decoded, decode
from voice_interview.analysis.star.features import PLACES, features, openings
from voice_interview.analysis.star.segments import LONGEST, LONGEST_JOINED, SHORTEST, cut, joined
from voice_interview.analysis.timing import measure
from voice_interview.model import Component, Rule, Segment, StarCue, StarPart, StarWeights
from voice_interview.questions.star_cues import parsed

LABELS = "STARO"


def pieces(text: str) -> list[str]:
    reading = read(plain(text).transcript.words)
    return [" ".join(t.text for t in reading.tokens[a:b]) for a, b in cut(reading)]


def test_stops_cut() -> None:
    assert pieces("We were late that day. I called the client! Was he angry?") == [
        "we were late that day",
        "i called the client",
        "was he angry",
    ]


def test_a_word_or_two_go_with_what_follows() -> None:
    assert pieces("We called everybody we knew. It worked. Then it was over.") == [
        "we called everybody we knew",
        "it worked then it was over",
    ]


def test_without_stops_connectives_and_pronouns_cut() -> None:
    text = (
        "we had this old van that broke down nearly all the time and nobody wanted to drive it "
        "any more so i asked my uncle who knows about cars and he looked at it for a day"
    )
    found_pieces = pieces(text)
    assert [piece.split()[0] for piece in found_pieces] == ["we", "and", "so", "and"]
    assert " ".join(found_pieces) == text


def test_a_comma_makes_a_connective_cut_sooner() -> None:
    assert len(pieces("He looked at it, and she left it for a day")) == 2
    assert len(pieces("He looked at it and she left it for a day")) == 1


def test_the_last_three_words_are_no_piece_of_their_own() -> None:
    assert len(pieces("He looked at it, and she left it")) == 2
    assert len(pieces("He looked at it, and she left")) == 1


def test_without_stops_long_pauses_cut() -> None:
    said = hearing("we had this old van that broke (0.8) nobody wanted to drive it (0.3) again")
    words = said.transcript.words
    reading = read(words, measure(words, (), said.sounds).pauses or ())
    assert cut(reading) == ((0, 7), (7, 13))


def test_pieces_of_one_label_and_sentence_are_joined() -> None:
    text = "we had no van " * 4 + "at all. " + "then i ran and called them all again " * 6
    reading = read(plain(text).transcript.words)
    spans = cut(reading)
    labels = ["S" if after <= 18 else "A" for _, after in spans]
    groups = joined(reading, spans, labels)
    segments = [(spans[first][0], spans[after - 1][1]) for first, after in groups]
    assert segments[0] == (0, 18)
    assert [first for first, _ in segments[1:]] == [after for _, after in segments[:-1]]
    assert all(after - first <= LONGEST_JOINED for first, after in segments)
    assert len(segments) < len(spans)


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
    assert all(after - first <= LONGEST + SHORTEST - 1 for first, after in found_pieces)


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


def test_features_show_words_neighbours_and_place() -> None:
    said = [("one", "5%", "three"), ("four", "five", "six"), ("seven", "eight", "nine")]
    rows = features(said, [{"a"}, {"b"}, {"c"}])
    assert {"word:#", "pair:# three", "opens:one", "first", "short"} <= rows[0].keys()
    assert {"a", "after1:b", "after2:c"} <= rows[0].keys()
    assert {"b", "before1:a", "after1:c"} <= rows[1].keys()
    assert {"before1:b", "before2:a", "last"} <= rows[2].keys()
    for row in rows:
        assert sum(row.get(f"place{n}", 0.0) for n in range(PLACES)) == pytest.approx(1.0)


def test_openings_show_the_first_two_words() -> None:
    assert openings([("so", "i", "left")], [{"i_past"}]) == [
        {"bias": 1.0, "i_past": 1.0, "opens:so": 1.0, "opens:so i": 1.0}
    ]


def weights_for(steps: dict[str, tuple[float, ...]]) -> StarWeights:
    scores = {f"is{label}": tuple(float(one == label) for one in LABELS) for label in LABELS}
    starts, ends = (0.8, -0.2, -0.7, -0.8, 0.4), (-0.4, -0.6, 0.0, 0.4, 0.5)
    return StarWeights(LABELS, scores, steps, starts, ends, ("story",), {}, {})


scored = st.lists(
    st.dictionaries(st.sampled_from(LABELS), st.floats(-3, 3, allow_nan=False)),
    min_size=1,
    max_size=5,
)
stepped = st.lists(st.floats(-3, 3, allow_nan=False), min_size=25, max_size=25)


@settings(deadline=None)
@given(scored, stepped, stepped)
def test_decoding_is_the_best_of_all_rows(
    wanted: list[dict[str, float]], always: list[float], after_so: list[float]
) -> None:
    weights = weights_for({"bias": tuple(always), "opens:so": tuple(after_so)})
    rows = [{f"is{label}": value for label, value in scores.items()} for scores in wanted]
    firsts = [{"bias": 1.0, "opens:so": number % 2.0} for number in range(len(rows))]

    def step(place: int, before: str, label: str) -> float:
        cell = LABELS.index(before) * 5 + LABELS.index(label)
        return always[cell] + place % 2 * after_so[cell]

    def score(row: tuple[str, ...]) -> float:
        local = sum(scores.get(label, 0.0) for label, scores in zip(row, wanted, strict=True))
        steps = sum(step(n + 1, a, b) for n, (a, b) in enumerate(itertools.pairwise(row)))
        start, end = LABELS.index(row[0]), LABELS.index(row[-1])
        return local + steps + weights.starts[start] + weights.ends[end]

    every = {row: score(row) for row in itertools.product(LABELS, repeat=len(rows))}
    decoded = decode(rows, firsts, weights)
    assert every[decoded.labels] == pytest.approx(max(every.values()))
    whole = sum(math.exp(value) for value in every.values())
    for place, chances in enumerate(decoded.posteriors):
        for label, chance in zip(LABELS, chances, strict=True):
            share = sum(math.exp(v) for row, v in every.items() if row[place] == label)
            assert chance == pytest.approx(share / whole)


def test_nothing_to_decode() -> None:
    assert decode([], [], weights_for({})).labels == ()


def settled(
    labels: str, posteriors: Sequence[tuple[float, ...]], words: int, least: dict[str, float]
) -> str:
    weights = dataclasses.replace(weights_for({}), least_words=least)
    pieces = [["word"] * words] * len(labels)
    return "".join(presence.settled(Decoded(tuple(labels), tuple(posteriors)), pieces, weights))


SURE_S, SURE_A = (0.9, 0.0, 0.1, 0.0, 0.0), (0.1, 0.0, 0.9, 0.0, 0.0)
MAYBE_R, HARDLY_T = (0.0, 0.0, 0.5, 0.4, 0.1), (0.3, 0.4, 0.3, 0.0, 0.0)


def test_a_part_with_enough_expected_words_is_there_though_never_likeliest() -> None:
    found_row = settled("SAA", [SURE_S, SURE_A, MAYBE_R], 100, {"R": 40.0, "T": 1.0})
    assert found_row == "SAR"


def test_a_part_with_too_few_expected_words_leaves_its_piece_to_the_next() -> None:
    found_row = settled("STA", [SURE_S, HARDLY_T, SURE_A], 100, {"T": 41.0})
    assert found_row == "SSA"


def test_short_answers_need_fewer_words_of_a_part() -> None:
    row = [SURE_S, SURE_A, MAYBE_R]
    assert settled("SAA", row, 10, {"R": 26.0}) == "SAR"
    assert settled("SAA", row, 10, {"R": 28.0}) == "SAA"


def test_the_only_piece_of_a_part_is_not_taken_by_another() -> None:
    assert settled("SA", [SURE_S, MAYBE_R], 100, {"R": 20.0}) == "SA"


def told(labels: str, shares: tuple[float, float, float, float]) -> tuple[str, ...]:
    parts = {
        part: Component("strong", share, ()) for part, share in zip(StarPart, shares, strict=True)
    }
    return presence.remarks(labels, parts)


@pytest.mark.parametrize(
    ("labels", "shares", "remark"),
    [
        ("ASAR", (0.2, 0.1, 0.5, 0.2), "begins before the situation"),
        ("SAORS", (0.2, 0.1, 0.5, 0.2), "returns to the situation"),
        ("STAR", (0.36, 0.09, 0.45, 0.1), "more than a third"),
        ("STAR", (0.3, 0.2, 0.39, 0.11), "less than two fifths"),
        ("STAR", (0.2, 0.15, 0.58, 0.07), "in a few words"),
    ],
)
def test_remarks(labels: str, shares: tuple[float, float, float, float], remark: str) -> None:
    (found_remark,) = told(labels, shares)
    assert remark in found_remark


@pytest.mark.parametrize(
    ("words", "sure", "status"),
    [(12, 0.6, "strong"), (11, 0.9, "thin"), (40, 0.59, "thin"), (0, 0.0, "missing")],
)
def test_what_makes_a_part_strong(
    words: int, sure: float, status: str, rules: tuple[Rule, ...]
) -> None:
    cues = compiled(rule for rule in rules if isinstance(rule, StarCue))
    result = [Segment((20, 20 + words), None, None, "R", sure)] if words else []
    segments = [Segment((0, 20), None, None, "S", 0.9), *result]
    texts = ["word " * 20, *(["word " * words] if words else [])]
    assert presence.components(segments, texts, cues)[StarPart.RESULT].status == status


def test_a_few_sure_words_do_not_make_many_unsure_ones_strong(rules: tuple[Rule, ...]) -> None:
    cues = compiled(rule for rule in rules if isinstance(rule, StarCue))
    segments = [
        Segment((0, 20), None, None, "S", 0.4),
        Segment((20, 22), None, None, "A", 0.9),
        Segment((22, 24), None, None, "S", 0.9),
    ]
    texts = ["word " * 20, "i did", "once more"]
    found = presence.components(segments, texts, cues)[StarPart.SITUATION]
    assert found.unsure
    assert found.status == "thin"


def test_no_remark_within_the_broad_band() -> None:
    assert told("OSTAARO", (0.35, 0.17, 0.4, 0.08)) == ()
    assert told("RSTA", (0.3, 0.1, 0.5, 0.1)) == (), "the result as a headline is fine"


def test_where_no_part_is_told_none_has_a_share_and_nobody_acts(rules: tuple[Rule, ...]) -> None:
    cues = compiled(rule for rule in rules if isinstance(rule, StarCue))
    aside = [Segment((0, 3), None, None, "O", 0.9)]
    parts = presence.components(aside, ["i think so"], cues)
    assert [(one.status, one.share) for one in parts.values()] == [("missing", 0.0)] * 4
    assert presence.ownership([], cues) == (None, None)
