"""A take, with its question and its recording, to JSON and back: what `take.json` says.

Reading is tolerant: unknown keys are left out, absent ones get the noun's own default. What cannot
be read raises `Unreadable` with the key's name.
"""

from voice_interview.library.codecs import stamps
from voice_interview.library.codecs.fields import (
    Json,
    Unreadable,
    flag,
    inner,
    known,
    level,
    number,
    number_or_none,
    text,
    texts,
    tidy,
    whole,
)
from voice_interview.model import Capture, Question, Take, TakeState

_ASKED = Question(id="", text="")
_CAPTURED = Capture(duration_s=0.0, rate_hz=0, device="")


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
    question, capture = inner(doc, "question"), inner(doc, "capture")
    return Take(
        id=text(doc, "id", ""),
        state=TakeState(state),
        question=_ASKED if question is None else decode_question(question),
        recorded_at=stamps.stamp(stamps.moment(text(doc, "recorded_at"))),
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
        "peak_dbfs": None if capture.peak_dbfs is None else level(capture.peak_dbfs),
        "measured_rate_hz": known(capture.measured_rate_hz),
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
