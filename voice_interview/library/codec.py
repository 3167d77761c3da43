"""Nouns to JSON and back, written out by hand.

Reading is tolerant: unknown keys are left out, absent ones get the noun's own default. What cannot
be read raises `Unreadable` with the key's name. Numbers that JSON has no sign for become null.
"""

import math
from dataclasses import asdict
from datetime import UTC, datetime

from voice_interview.library.fields import (
    Json,
    Unreadable,
    flag,
    inner,
    inners,
    number,
    number_or_none,
    numbers,
    text,
    texts,
    tidy,
    whole,
)
from voice_interview.model import (
    Anchor,
    Capture,
    FilledPause,
    Interval,
    Judged,
    PartCorrection,
    Pitch,
    Question,
    Review,
    Sounds,
    Take,
    TakeState,
    Transcript,
    Word,
    WordCorrection,
)

QUIETEST_DBFS = -100.0
"""Stands for the minus infinity of exact zeros; 16 bits reach down to -96."""

_LABELS = ("S", "T", "A", "R", "O")
_ASKED = Question(id="", text="")
_CAPTURED = Capture(duration_s=0.0, rate_hz=0, device="")


def moment(recorded_at: str) -> datetime:
    """The UTC time that a take's `recorded_at` means. Raises Unreadable."""
    try:
        at = datetime.fromisoformat(recorded_at)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Unreadable("“recorded_at” is not a time") from error


def stamp(at: datetime) -> str:
    """A moment as `recorded_at` has it: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def encode_take(take: Take) -> Json:
    return {
        "id": tidy(take.id),
        "state": take.state.value,
        "question": encode_question(take.question),
        "recorded_at": take.recorded_at,
        "capture": None if take.capture is None else _encode_capture(take.capture),
        "preparation_s": take.preparation_s,
        "recovered": take.recovered,
        "failure": tidy(take.failure),
        "note": tidy(take.note),
        "part_of": take.part_of,
        "tags": [tidy(tag) for tag in take.tags],
        "starred": take.starred,
        "origin": take.origin,
    }


def decode_take(doc: Json) -> Take:
    state = text(doc, "state")
    if state not in set(TakeState):
        raise Unreadable(f"“state” is “{state[:40]}”")
    recorded_at = text(doc, "recorded_at")
    moment(recorded_at)
    question, capture = inner(doc, "question"), inner(doc, "capture")
    return Take(
        id=text(doc, "id", ""),
        state=TakeState(state),
        question=_ASKED if question is None else decode_question(question),
        recorded_at=recorded_at,
        capture=None if capture is None else _decode_capture(capture),
        preparation_s=number(doc, "preparation_s", 0.0),
        recovered=flag(doc, "recovered", False),
        failure=text(doc, "failure", ""),
        note=text(doc, "note", ""),
        part_of=text(doc, "part_of", ""),
        tags=texts(doc, "tags"),
        starred=flag(doc, "starred", False),
        origin=text(doc, "origin", ""),
    )


def encode_question(question: Question) -> Json:
    return {
        "id": tidy(question.id),
        "text": tidy(question.text),
        "theme": tidy(question.theme),
        "target_s": question.target_s,
        "expects_story": question.expects_story,
        "shows": tidy(question.shows),
        "tags": [tidy(tag) for tag in question.tags],
        "level": tidy(question.level),
        "follow_ups": [tidy(follow_up) for follow_up in question.follow_ups],
        "trap": tidy(question.trap),
        "pack": tidy(question.pack),
    }


def decode_question(doc: Json) -> Question:
    return Question(
        id=text(doc, "id", ""),
        text=text(doc, "text", ""),
        theme=text(doc, "theme", ""),
        target_s=number(doc, "target_s", _ASKED.target_s),
        expects_story=flag(doc, "expects_story", _ASKED.expects_story),
        shows=text(doc, "shows", ""),
        tags=texts(doc, "tags"),
        level=text(doc, "level", ""),
        follow_ups=texts(doc, "follow_ups"),
        trap=text(doc, "trap", ""),
        pack=text(doc, "pack", ""),
    )


def _encode_capture(capture: Capture) -> Json:
    return {
        "duration_s": capture.duration_s,
        "rate_hz": capture.rate_hz,
        "device": tidy(capture.device),
        "overflows": capture.overflows,
        "clipped": capture.clipped,
        "peak_dbfs": None if capture.peak_dbfs is None else _level(capture.peak_dbfs),
        "measured_rate_hz": _known(capture.measured_rate_hz),
        "ended_by": capture.ended_by,
    }


def _decode_capture(doc: Json) -> Capture:
    return Capture(
        duration_s=number(doc, "duration_s"),
        rate_hz=whole(doc, "rate_hz"),
        device=text(doc, "device", ""),
        overflows=whole(doc, "overflows", 0),
        clipped=whole(doc, "clipped", 0),
        peak_dbfs=number_or_none(doc, "peak_dbfs"),
        measured_rate_hz=number_or_none(doc, "measured_rate_hz"),
        ended_by=text(doc, "ended_by", _CAPTURED.ended_by),
    )


def encode_transcript(transcript: Transcript) -> Json:
    return {
        "engine": tidy(transcript.engine),
        "model": tidy(transcript.model),
        "language": tidy(transcript.language),
        "words": [
            {
                "text": tidy(word.text),
                "start": _known(word.start),
                "end": _known(word.end),
                "confidence": _known(word.confidence),
            }
            for word in transcript.words
        ],
    }


def decode_transcript(doc: Json) -> Transcript:
    return Transcript(
        words=tuple(
            Word(
                text(word, "text"),
                number_or_none(word, "start"),
                number_or_none(word, "end"),
                number_or_none(word, "confidence"),
            )
            for word in inners(doc, "words")
        ),
        engine=text(doc, "engine"),
        model=text(doc, "model", ""),
        language=text(doc, "language", "en"),
    )


def spoken_text(doc: Json) -> str:
    """The words of a transcript's document alone, as `Transcript.text` would join them."""
    return " ".join(text(word, "text") for word in inners(doc, "words"))


def encode_sounds(sounds: Sounds) -> Json:
    found = sounds.filled_pauses
    return {
        "duration_s": sounds.duration_s,
        "speech": _encode_intervals(sounds.speech),
        "filled_pauses": None if found is None else [_encode_filled_pause(one) for one in found],
        "heard_all": sounds.heard_all,
        "unclear": _encode_intervals(sounds.unclear),
        "level_dbfs": [_level(level) for level in sounds.level_dbfs],
        "notes": [tidy(note) for note in sounds.notes],
        "pitch": None if sounds.pitch is None else asdict(sounds.pitch),
    }


def decode_sounds(doc: Json) -> Sounds:
    pitch = inner(doc, "pitch")
    listened = doc.get("filled_pauses") is not None
    return Sounds(
        duration_s=number(doc, "duration_s"),
        speech=_decode_intervals(doc, "speech"),
        filled_pauses=_decode_filled_pauses(doc) if listened else None,
        heard_all=flag(doc, "heard_all", True),
        unclear=_decode_intervals(doc, "unclear"),
        level_dbfs=numbers(doc, "level_dbfs"),
        notes=texts(doc, "notes"),
        pitch=None if pitch is None else _decode_pitch(pitch),
    )


def _decode_pitch(doc: Json) -> Pitch:
    return Pitch(*(number(doc, key) for key in ("voiced_s", "low_hz", "middle_hz", "high_hz")))


def _encode_filled_pause(found: FilledPause) -> Json:
    return {
        "start": found.start,
        "end": found.end,
        "sure": found.sure,
        "confidence": found.confidence,
        "evidence": tidy(found.evidence),
        "text": tidy(found.text),
    }


def _decode_filled_pauses(doc: Json) -> tuple[FilledPause, ...]:
    return tuple(
        FilledPause(
            number(one, "start"),
            number(one, "end"),
            flag(one, "sure", False),
            number(one, "confidence", 0.0),
            text(one, "evidence", ""),
            text(one, "text", "um"),
        )
        for one in inners(doc, "filled_pauses")
    )


def encode_review(review: Review) -> Json:
    return {
        "rejected": [_encode_judged(one) for one in review.rejected],
        "confirmed": [_encode_judged(one) for one in review.confirmed],
        "action_step": tidy(review.action_step),
        "words": [{"at": _encode_anchor(one.at), "meant": tidy(one.meant)} for one in review.words],
        "parts": [
            {
                "first": _encode_anchor(one.first),
                "last": _encode_anchor(one.last),
                "label": tidy(one.label),
            }
            for one in review.parts
        ],
        "no_story": review.no_story,
    }


def decode_review(doc: Json) -> Review:
    return Review(
        rejected=tuple(_decode_judged(one) for one in inners(doc, "rejected")),
        confirmed=tuple(_decode_judged(one) for one in inners(doc, "confirmed")),
        action_step=text(doc, "action_step", ""),
        words=tuple(
            WordCorrection(_decode_anchor(one, "at"), _said(one, "meant"))
            for one in inners(doc, "words")
        ),
        parts=tuple(
            PartCorrection(_decode_anchor(one, "first"), _decode_anchor(one, "last"), _label(one))
            for one in inners(doc, "parts")
        ),
        no_story=flag(doc, "no_story", False),
    )


def _encode_judged(one: Judged) -> Json:
    return {"start": one.start, "end": one.end, "group": tidy(one.group), "text": tidy(one.text)}


def _decode_judged(doc: Json) -> Judged:
    return Judged(
        number(doc, "start"), number(doc, "end"), text(doc, "group", ""), text(doc, "text", "")
    )


def _encode_anchor(at: Anchor) -> Json:
    return {
        "words": [tidy(word) for word in at.words],
        "before": [tidy(word) for word in at.before],
        "after": [tidy(word) for word in at.after],
        "around": at.around,
        "start": _known(at.start),
        "end": _known(at.end),
    }


def _decode_anchor(doc: Json, key: str) -> Anchor:
    found = inner(doc, key)
    if found is None:
        raise Unreadable(f"“{key}” is missing")
    words = texts(found, "words")
    if not words:
        raise Unreadable(f"“{key}” has no words")
    return Anchor(
        words=words,
        before=texts(found, "before"),
        after=texts(found, "after"),
        around=max(1, whole(found, "around")),
        start=number_or_none(found, "start"),
        end=number_or_none(found, "end"),
    )


def _said(doc: Json, key: str) -> str:
    said = text(doc, key)
    if not said.split():
        raise Unreadable(f"“{key}” has no words")
    return said


def _label(doc: Json) -> str:
    label = text(doc, "label")
    if label not in _LABELS:
        raise Unreadable("“label” is no part of a story")
    return label


def _encode_intervals(intervals: tuple[Interval, ...]) -> list[Json]:
    return [{"start": interval.start, "end": interval.end} for interval in intervals]


def _decode_intervals(doc: Json, key: str) -> tuple[Interval, ...]:
    return tuple(Interval(number(one, "start"), number(one, "end")) for one in inners(doc, key))


def _known(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _level(value: float) -> float:
    return value if math.isfinite(value) else QUIETEST_DBFS
