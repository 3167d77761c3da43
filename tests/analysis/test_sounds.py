"""Filled pauses from words and from the sound, made one list."""

from dataclasses import replace

import pytest

from tests.notation import hearing, plain
from voice_interview.analysis import judging
from voice_interview.analysis import report as reporting
from voice_interview.model import (
    FilledPause,
    FillerEvent,
    Fillers,
    Hearing,
    Interval,
    Judged,
    Review,
    Rule,
    Sounds,
    Transcript,
    Word,
)


def count(said: Hearing, rules: tuple[Rule, ...], review: Review | None = None) -> Fillers:
    found = reporting.build("test", None, said, rules, review=review).fillers
    assert found is not None
    return found


def sounds(said: Hearing, rules: tuple[Rule, ...]) -> list[FillerEvent]:
    return [event for event in count(said, rules).events if event.group == "sounds"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Um, I think", ["um"]),
        ("uhm ummm Um... [um] umm—", ["um"] * 5),
        ("Uh uhh, uhhh", ["uh"] * 3),
        ("er erm err", ["er", "erm", "er"]),
        ("hm hmm hmmmm mm mmm", ["hmm"] * 3 + ["mm"] * 2),
        ("Ah, eh, aah", ["ah", "eh", "ah"]),
        ("uh-huh mhm mm-hmm umbrella hum Emma", []),
        ("I worked in the ER for years", []),
        ("a gap of five mm was left", []),
        ("to err is human, we err on the safe side", []),
        ("We sailed to Umm Qasr with a 40 Ah battery", []),
        ("My neighbour, Ah Lan, and Dr. Uhm came", []),
        ("It was late, Um, and then, Um I left", ["um"] * 2),
        ("He said. Um Berlin was cold", ["um"]),
        ("Then um Berlin was cold, ah Paris too", ["um", "ah"]),
        ("Cold out there, eh? It was, eh, minus ten", ["eh"]),
    ],
)
def test_spellings(rules: tuple[Rule, ...], text: str, kinds: list[str]) -> None:
    assert [event.text for event in sounds(plain(text), rules)] == kinds


def test_a_capital_after_a_pause_is_a_new_start(rules: tuple[Rule, ...]) -> None:
    words = (
        Word("we", 0.0, 0.2), Word("left", 0.3, 0.6), Word("Um", 2.0, 2.3), Word("later", 2.4, 2.8)
    )  # fmt: skip
    speech = (Interval(0.0, 0.6), Interval(2.0, 2.8))
    rested = Hearing(Transcript(words, "given"), Sounds(2.8, speech=speech))
    assert [event.text for event in sounds(rested, rules)] == ["um"]


def test_written_only(rules: tuple[Rule, ...]) -> None:
    found = count(plain("So um I led the uh migration"), rules)
    assert (found.heard, found.possible, found.at_least) == (2, 0, True)
    assert found.per_minute is None
    assert found.per_100_words == pytest.approx(40.0), "an um is no word"


def test_heard_only(rules: tuple[Rule, ...], said: Hearing) -> None:
    """So I led <um 0.4> the big <uh? 0.2> migration"""
    found = count(said, rules)
    assert (found.heard, found.possible, found.at_least) == (1, 1, False)
    um, uh = found.events
    assert (um.kind, um.words, um.text) == ("sound", (3, 3), "um")
    assert (um.start, um.end) == pytest.approx((0.9, 1.3))
    assert (uh.kind, uh.words) == ("possible", (5, 5))


def test_heard_before_the_first_and_after_the_last_word(
    rules: tuple[Rule, ...], said: Hearing
) -> None:
    """<um 0.4> we left <uh 0.4>"""
    assert [event.words for event in sounds(said, rules)] == [(0, 0), (2, 2)]


def test_written_and_heard_is_one_event(rules: tuple[Rule, ...]) -> None:
    words = (Word("So", 0.0, 0.3), Word("um", 0.5, 0.7, 0.4), Word("yes", 1.2, 1.5))
    pause = FilledPause(0.45, 0.95, True, 0.8, "a run of speech without words")
    heard = Hearing(Transcript(words, "whisper"), Sounds(6.0, (Interval(0, 1.5),), (pause,)))
    (event,) = sounds(heard, rules)
    assert (event.kind, event.words) == ("sound", (1, 2))
    assert (event.start, event.end) == (0.45, 0.95), "the sound knows better where it is"
    assert "written" in event.evidence
    assert "heard" in event.evidence


def test_one_heard_sound_serves_one_written_word(rules: tuple[Rule, ...]) -> None:
    words = (Word("um", 0.0, 0.3, 0.9), Word("uh", 0.3, 0.6, 0.9))
    pause = FilledPause(0.0, 0.6, True, 0.8, "heard")
    heard = Hearing(Transcript(words, "whisper"), Sounds(6.0, (Interval(0, 0.6),), (pause,)))
    assert [event.words for event in sounds(heard, rules)] == [(0, 1), (1, 2)]


@pytest.mark.parametrize(("confidence", "kind"), [(0.9, "sound"), (0.3, "possible")])
def test_written_but_not_heard_needs_a_sure_recogniser(
    rules: tuple[Rule, ...], confidence: float, kind: str
) -> None:
    words = (Word("um", 3.0, 3.3, confidence), Word("yes", 3.3, 3.6))
    heard = Hearing(Transcript(words, "whisper"), Sounds(6.0, (Interval(3, 3.6),), ()))
    (event,) = sounds(heard, rules)
    assert event.kind == kind
    assert event.confidence == confidence


def test_the_user_has_the_last_word(rules: tuple[Rule, ...]) -> None:
    said = hearing("I led <um 0.4> the <uh? 0.4> team and, you know, it worked")
    before = count(said, rules)
    assert (before.heard, before.possible, before.markers) == (1, 1, 1)
    um, uh, phrase = before.events

    def span(event: FillerEvent) -> Judged:
        assert event.start is not None
        assert event.end is not None
        return Judged(event.start, event.end, event.group, event.text)

    after = count(said, rules, Review(rejected=(span(um), span(phrase)), confirmed=(span(uh),)))
    assert (after.heard, after.possible, after.markers) == (1, 0, 0)
    assert [event.text for event in after.events] == ["uh"]
    assert after.events[0].evidence == "confirmed by you"
    beside = Review(rejected=(Judged(um.start or 0, (um.start or 0) + 0.1),))
    assert count(said, rules, beside).heard == 1, "a glancing mark rejects nothing"


def test_a_rejection_never_hides_another_filler_of_other_words(rules: tuple[Rule, ...]) -> None:
    """As when the take is transcribed again, and something else stands at that time."""
    (event,) = count(hearing("we went, you know, home"), rules).events
    assert event.start is not None
    assert event.end is not None
    mark = Judged(event.start, event.end, event.group, event.text)
    again = hearing("we went, I mean, home")
    assert count(again, rules, Review(rejected=(mark,))).markers == 1
    sound = Judged(0.6, 1.0, "sounds", "um")
    respelt = hearing("we went <uh 0.4> home")
    assert count(respelt, rules, Review(rejected=(sound,))).heard == 0


def test_rules_of_one_language_are_not_used_on_another(rules: tuple[Rule, ...]) -> None:
    words = tuple(Word(w) for w in ["wir", "waren", "um", "zehn", "Uhr", "da"])
    german = Hearing(Transcript(words, "whisper", language="de"), None)
    assert sounds(german, rules) == []


def test_heard_sounds_count_in_any_language(rules: tuple[Rule, ...]) -> None:
    said = hearing("wir waren <um 0.4> da")
    german = Hearing(Transcript(said.transcript.words, "whisper", language="de"), said.sounds)
    assert count(german, rules).heard == 1


def test_a_rough_transcript_gives_a_lower_bound_though_the_sound_was_heard() -> None:
    said = hearing(
        "So <um 0.4> I led the team that built the new desk for the ward. (0.5) It held."
    )
    rough = replace(said, transcript=replace(said.transcript, engine="builtin"))
    exact, least = (reporting.build("t", None, one, ()).fillers for one in (said, rough))
    assert exact is not None and least is not None
    assert (exact.heard, exact.at_least) == (1, False)
    assert (least.heard, least.at_least) == (1, True)
    assert any(
        "short word in place of an um" in n for n in reporting.build("t", None, rough, ()).notes
    )


def test_an_unclear_sound_has_its_place_and_counts_as_nothing(
    rules: tuple[Rule, ...], said: Hearing
) -> None:
    """So I led <um 0.4> the big <uh? 0.2> migration"""
    assert said.sounds is not None
    knock = Interval(1.32, 1.38)
    loud = replace(said, sounds=replace(said.sounds, unclear=(knock,)))
    found, before = count(loud, rules), count(said, rules)
    (event,) = [event for event in found.events if event.kind == "unclear"]
    assert (event.text, event.start, event.end) == ("unclear sound", knock.start, knock.end)
    assert event.words == (3, 3)
    others = tuple(event for event in found.events if event.kind != "unclear")
    assert replace(found, events=others) == before
    rejected = Review(rejected=(Judged(knock.start, knock.end, "unclear", "unclear sound"),))
    assert count(loud, rules, rejected) == before


def test_a_written_sound_without_length_can_be_rejected_and_brought_back(
    rules: tuple[Rule, ...],
) -> None:
    words = (Word("So", 0.0, 0.4, 0.9), Word("um", 0.5, 0.5, 0.9), Word("I", 0.6, 0.8, 0.9))
    said = Hearing(Transcript(words, "whisper"), None)
    (event,) = count(said, rules).events
    assert event.start is not None and event.end is not None
    mark = Judged(event.start, event.end, event.group, event.text)
    rejected = judging.rejected(judging.rejected(Review(), mark), mark)
    assert rejected == Review(rejected=(mark,))
    assert count(said, rules, rejected).heard == 0
    assert judging.confirmed(rejected, mark) == Review()
