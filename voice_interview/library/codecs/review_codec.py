"""What the user said about an answer, to JSON and back: `review.json`.

Reading is tolerant: unknown keys are left out, absent ones get the noun's own default. What cannot
be read raises `Unreadable` with the key's name.
"""

from voice_interview.library.codecs.fields import (
    Json,
    Unreadable,
    flag,
    inner,
    inners,
    known,
    number,
    number_or_none,
    text,
    texts,
    tidy,
    whole,
)
from voice_interview.model import Anchor, Judged, PartCorrection, Review, WordCorrection

_LABELS = ("S", "T", "A", "R", "O")


def encode_review(review: Review) -> Json:
    return {
        "rejected": [_encode_judged(one) for one in review.rejected],
        "confirmed": [_encode_judged(one) for one in review.confirmed],
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
        "start": known(at.start),
        "end": known(at.end),
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
