"""An interview to JSON and back: tolerant as `take_codec` is, but its parts must fit together."""

from dataclasses import asdict
from enum import StrEnum
from typing import TypeVar

from voice_interview.library.codecs.fields import (
    Json,
    Unreadable,
    as_object,
    flag,
    inner,
    inners,
    number,
    number_or_none,
    text,
    texts,
    whole,
)
from voice_interview.library.codecs.stamps import moment, stamp
from voice_interview.library.codecs.take_codec import decode_question
from voice_interview.model import Question
from voice_interview.model.formats import Draw, Format, Kind, Overrun, Phase, Show
from voice_interview.model.interview import Asked, Entry, Interview, Part, PhaseTime, Stage

Choice = TypeVar("Choice", bound=StrEnum)


def encode(interview: Interview) -> Json:
    return asdict(interview)


def decode(doc: Json) -> Interview:
    form = _format(as_object("format", doc.get("format")))
    interview = Interview(
        id=text(doc, "id"),
        format=form,
        begun_at=stamp(moment(text(doc, "begun_at"), "begun_at")),
        seed=whole(doc, "seed", 0),
        drawn=_drawn(doc),
        pick=text(doc, "pick", ""),
        last_step=text(doc, "last_step", ""),
        carried=texts(doc, "carried"),
        stage=_choice(doc, "stage", Stage),
        elapsed_s=number(doc, "elapsed_s", 0.0),
        times=tuple(
            PhaseTime(number(one, "began_s"), number_or_none(one, "ended_s"))
            for one in inners(doc, "times")
        ),
        asked=tuple(_asked(one) for one in inners(doc, "asked")),
        entries=tuple(
            Entry(
                _choice(one, "part", Part),
                text(one, "name", ""),
                text(one, "value", ""),
                None if one.get("asked") is None else whole(one, "asked"),
            )
            for one in inners(doc, "entries")
        ),
        finished=flag(doc, "finished", False),
    )
    _check(interview)
    return interview


def _check(interview: Interview) -> None:
    phases = len(interview.format.phases)
    if not phases:
        raise Unreadable("“format” has no phase")
    if len(interview.drawn) != phases:
        raise Unreadable("“drawn” does not fit the format")
    if len(interview.times) > phases:
        raise Unreadable("“times” does not fit the format")
    if not interview.times and interview.stage not in {Stage.OPENING, Stage.OVER}:
        raise Unreadable("“times” does not fit the stage")
    if not interview.asked and interview.stage in {Stage.ASKING, Stage.AFTER}:
        raise Unreadable("“asked” does not fit the stage")
    if any(not 0 <= one.phase < phases for one in interview.asked):
        raise Unreadable("“asked” does not fit the format")


def _format(doc: Json) -> Format:
    return Format(
        id=text(doc, "id"),
        title=text(doc, "title", ""),
        about=text(doc, "about", ""),
        phases=tuple(_phase(one) for one in inners(doc, "phases")),
        place=whole(doc, "place", 100),
        pick=text(doc, "pick", ""),
        picks=texts(doc, "picks"),
        remind=flag(doc, "remind", False),
    )


def _phase(doc: Json) -> Phase:
    return Phase(
        id=text(doc, "id"),
        title=text(doc, "title", ""),
        kind=_choice(doc, "kind", Kind),
        minutes=number(doc, "minutes"),
        says=text(doc, "says", ""),
        questions=texts(doc, "questions"),
        themes=texts(doc, "themes"),
        tags=texts(doc, "tags"),
        from_phase=text(doc, "from_phase", ""),
        draw=_choice(doc, "draw", Draw),
        count=whole(doc, "count", 0),
        least=whole(doc, "least", 0),
        preparation_s=number(doc, "preparation_s", 0.0),
        target_s=number(doc, "target_s", 0.0),
        limit_s=number(doc, "limit_s", 0.0),
        overrun=_choice(doc, "overrun", Overrun),
        retakes=flag(doc, "retakes", False),
        follow_ups=whole(doc, "follow_ups", 0),
        show=tuple(_known("show", value, Show) for value in texts(doc, "show")),
        fields=texts(doc, "fields"),
        rubric=texts(doc, "rubric"),
        checklist=texts(doc, "checklist"),
        action_step=flag(doc, "action_step", False),
    )


def _drawn(doc: Json) -> tuple[tuple[Question, ...], ...]:
    rows = doc.get("drawn")
    if not isinstance(rows, list):
        raise Unreadable("“drawn” is not a list")
    return tuple(
        tuple(decode_question(one) for one in inners({"drawn": row}, "drawn")) for row in rows
    )


def _asked(doc: Json) -> Asked:
    question = inner(doc, "question")
    return Asked(
        phase=whole(doc, "phase"),
        question=Question(id="", text="") if question is None else decode_question(question),
        take_id=text(doc, "take_id", ""),
        earlier=texts(doc, "earlier"),
        length_s=number_or_none(doc, "length_s"),
        passed=flag(doc, "passed", False),
        cut=flag(doc, "cut", False),
        follow_up=flag(doc, "follow_up", False),
    )


def _choice(doc: Json, key: str, choices: type[Choice]) -> Choice:
    return _known(key, text(doc, key), choices)


def _known(key: str, value: str, choices: type[Choice]) -> Choice:
    if value not in set(choices):
        raise Unreadable(f"“{key}” is “{value[:40]}”")
    return choices(value)
