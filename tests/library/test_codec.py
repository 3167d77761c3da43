"""Every noun comes back as it went; whatever else a file says is refused by name or left out."""

import json
import math
import re
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library import nouns
from voice_interview.library.codecs import hearing_codec, review_codec, stamps, take_codec
from voice_interview.library.codecs.documents import REVIEW, SOUNDS, TAKE, TRANSCRIPT, Document
from voice_interview.library.codecs.fields import QUIETEST_DBFS, Unreadable
from voice_interview.model import (
    Capture,
    FilledPause,
    Interval,
    Question,
    Review,
    Sounds,
    Take,
    TakeState,
    Transcript,
)

Noun = TypeVar("Noun")

TAKE_DOC: dict[str, object] = {"state": "done", "recorded_at": "2026-11-20T10:32:07Z"}
TAKEN = Take("", TakeState.DONE, Question("", ""), "2026-11-20T10:32:07.000Z")

_leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
_keys = st.sampled_from(
    (
        *("id", "state", "question", "recorded_at", "capture", "preparation_s", "recovered"),
        *("words", "text", "start", "engine", "duration_s", "rate_hz", "speech", "tags"),
        *("filled_pauses", "unclear", "level_dbfs", "rejected", "confirmed", "target_s", "notes"),
    )
)
_any_json: st.SearchStrategy[object] = st.recursive(
    _leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=3)
)
_any_doc = st.dictionaries(_keys, _any_json, max_size=6)


def through(document: Document[Noun], noun: Noun) -> Noun:
    return document.decode(json.loads(document.as_bytes(noun)))


@given(nouns.takes)
def test_a_take_comes_back_as_it_went(take: Take) -> None:
    assert through(TAKE, take) == take


@given(nouns.transcripts)
def test_a_transcript_comes_back_as_it_went(transcript: Transcript) -> None:
    assert through(TRANSCRIPT, transcript) == transcript


@given(nouns.sounds)
def test_sounds_come_back_as_they_went(sounds: Sounds) -> None:
    assert through(SOUNDS, sounds) == sounds


@given(nouns.reviews)
def test_a_review_comes_back_as_it_went(review: Review) -> None:
    assert through(REVIEW, review) == review


@given(nouns.transcripts)
def test_the_spoken_text_is_the_transcripts_text(transcript: Transcript) -> None:
    assert hearing_codec.spoken_text(hearing_codec.encode_transcript(transcript)) == transcript.text


@given(_any_doc, st.sampled_from([TAKE, TRANSCRIPT, SOUNDS, REVIEW]))
def test_any_json_is_a_noun_that_can_be_written_again_or_is_called_unreadable(
    doc: Mapping[str, object], document: Document[object]
) -> None:
    try:
        noun = document.decode({**TAKE_DOC, **doc})
    except Unreadable as found:
        assert "“" in str(found)
    else:
        assert through(document, noun) == noun


def test_unknown_keys_are_left_out_and_absent_ones_have_the_nouns_default() -> None:
    take = take_codec.decode_take({**TAKE_DOC, "mood": "splendid"})
    assert take == TAKEN
    assert "mood" not in take_codec.encode_take(take)


def test_what_an_earlier_version_wrote_means_what_it_meant_then() -> None:
    """Nobody was unsure of what was found, the language was English, every sound was an um."""
    found = hearing_codec.decode_sounds(
        {"duration_s": 3.0, "filled_pauses": [{"start": 1.0, "end": 1.5}]}
    )
    assert (found.heard_all, found.unchecked) == (True, ())
    assert found.filled_pauses == (FilledPause(1.0, 1.5, False, 0.0, "", "um"),)
    assert found.unclear == ()
    assert hearing_codec.decode_transcript({"engine": "whisper"}).language == "en"
    captured = take_codec.decode_take({**TAKE_DOC, "capture": {"duration_s": 1, "rate_hz": 8000}})
    assert captured.capture == Capture(1.0, 8_000, "")
    asked = take_codec.decode_question({"text": "Why?"})
    assert (asked.expects_story, asked.target_s) == (True, Question("", "").target_s)


def test_null_is_the_same_as_absent_where_there_is_a_default() -> None:
    assert take_codec.decode_take({**TAKE_DOC, "note": None, "recovered": None}) == TAKEN


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("state", "asleep", "“state” is “asleep”"),
        ("state", None, "“state” is missing"),
        ("recorded_at", "yesterday", "“recorded_at” is not a time"),
        ("note", 7, "“note” is not a text"),
        ("preparation_s", "long", "“preparation_s” is not a number"),
        ("preparation_s", 10**400, "“preparation_s” is not a number"),
        ("preparation_s", True, "“preparation_s” is not a number"),
        ("tags", "", "“tags” is not a list"),
        ("preparation_s", math.nan, "“preparation_s” is not a number"),
        ("preparation_s", 1e300, "“preparation_s” is not a number within 1000000"),
        ("preparation_s", -1e9, "“preparation_s” is not a number within 1000000"),
        ("recovered", 1, "“recovered” is not true or false"),
        ("question", [], "“question” is not an object"),
        ("capture", {"rate_hz": 1}, "“duration_s” is missing"),
        ("capture", {"duration_s": 1, "rate_hz": True}, "“rate_hz” is not a whole number"),
    ],
)
def test_a_wrong_value_is_named(key: str, value: object, says: str) -> None:
    with pytest.raises(Unreadable, match=f"^{says}"):
        take_codec.decode_take({**TAKE_DOC, key: value})


AT = {"words": ["base"], "around": 1}


@pytest.mark.parametrize(
    ("doc", "says"),
    [
        ({"words": [{"meant": "database"}]}, "“at” is missing"),
        ({"words": [{"at": {"words": [], "around": 1}, "meant": "it"}]}, "“at” has no words"),
        ({"words": [{"at": {"words": ["base"]}, "meant": "it"}]}, "“around” is missing"),
        ({"words": [{"at": AT, "meant": " "}]}, "“meant” has no words"),
        ({"parts": [{"first": AT, "last": AT, "label": "X"}]}, "“label” is no part of a story"),
        ({"parts": [{"first": AT, "label": "S"}]}, "“last” is missing"),
        ({"no_story": "yes"}, "“no_story” is not true or false"),
    ],
)
def test_a_correction_that_cannot_be_meant_is_named(doc: dict[str, object], says: str) -> None:
    with pytest.raises(Unreadable, match=f"^{says}"):
        review_codec.decode_review(doc)


def test_a_place_is_looked_for_among_one_word_at_least() -> None:
    review = review_codec.decode_review({"words": [{"at": AT | {"around": 0}, "meant": "it"}]})
    assert review.words[0].at.around == 1


@pytest.mark.parametrize(
    "sounds",
    [
        Sounds(1e9, ()),
        Sounds(1.0, (Interval(0.0, 1e9),)),
        Sounds(1.0, (), level_dbfs=(4000.0,)),
    ],
)
def test_what_would_be_counted_through_for_minutes_is_no_sound(sounds: Sounds) -> None:
    with pytest.raises(Unreadable):
        through(SOUNDS, sounds)


def test_what_json_has_no_number_for_is_unknown_or_the_quietest_level() -> None:
    silent = Capture(1.0, 16_000, "", peak_dbfs=-math.inf, measured_rate_hz=math.nan)
    back = through(TAKE, replace(TAKEN, capture=silent)).capture
    assert back == Capture(1.0, 16_000, "", peak_dbfs=QUIETEST_DBFS)
    sounds = Sounds(1.0, (), level_dbfs=(-math.inf, -20.0))
    assert through(SOUNDS, sounds).level_dbfs == (QUIETEST_DBFS, -20.0)


def test_what_steers_a_terminal_is_cleaned_and_brackets_stay() -> None:
    take = replace(TAKEN, note="\x1b[31m[bold]red\u202e[/] \ud800")
    assert through(TAKE, take).note == "[bold]red[/] "
    raw = take_codec.decode_take({**TAKE_DOC, "question": {"text": "\x1b]0;owned\x07[um]"}})
    assert raw.question.text == "[um]"


@pytest.mark.parametrize(
    ("given_time", "utc"),
    [
        ("2026-11-20T10:32:07Z", "2026-11-20T10:32:07+00:00"),
        ("2026-11-20T12:32:07.250+02:00", "2026-11-20T10:32:07.250000+00:00"),
        ("2026-11-20 10:32", "2026-11-20T10:32:00+00:00"),
    ],
)
def test_times_are_read_as_utc(given_time: str, utc: str) -> None:
    assert stamps.moment(given_time).isoformat() == utc


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
def test_a_time_without_a_zone_is_utc_wherever_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert stamps.moment("2026-11-20 10:32").isoformat() == "2026-11-20T10:32:00+00:00"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_stamp_is_utc_whatever_zone_the_moment_was_told_in() -> None:
    tokyo = datetime(2026, 11, 20, 19, 32, 7, 250_400, tzinfo=timezone(timedelta(hours=9)))
    assert stamps.stamp(tokyo) == "2026-11-20T10:32:07.250Z"


@pytest.mark.parametrize("told", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00"])
def test_a_time_before_all_or_after_all_is_no_time(told: str) -> None:
    with pytest.raises(Unreadable, match="is not a time"):
        stamps.moment(told)


def test_the_example_on_the_page_about_formats_is_a_review() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    (example,) = re.findall(
        r"```json\n(\{\s+\"schema\": \"voice-interview/review/.*?)```", page, re.S
    )
    doc = json.loads(example)
    assert doc["schema"] == f"voice-interview/review/{REVIEW.version}"
    review = review_codec.decode_review(doc)
    assert (len(review.rejected), len(review.words), len(review.parts)) == (1, 1, 1)
    assert review_codec.encode_review(review) == {key: doc[key] for key in doc if key != "schema"}
