"""What was heard in a take, to JSON and back: the words of `transcript.json`, and `sounds.json`.

Reading is tolerant: unknown keys are left out, absent ones get the noun's own default. What cannot
be read raises `Unreadable` with the key's name.
"""

from dataclasses import asdict

from voice_interview.library.codecs.fields import (
    Json,
    flag,
    inner,
    inners,
    known,
    level,
    levels,
    number,
    number_or_none,
    text,
    texts,
    tidy,
)
from voice_interview.model import FilledPause, Interval, Pitch, Sounds, Transcript, Word


def encode_transcript(transcript: Transcript) -> Json:
    return {
        "engine": tidy(transcript.engine),
        "model": tidy(transcript.model),
        "language": tidy(transcript.language),
        "words": [
            {
                "text": tidy(word.text),
                "start": known(word.start),
                "end": known(word.end),
                "confidence": known(word.confidence),
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
        "unchecked": _encode_intervals(sounds.unchecked),
        "unclear": _encode_intervals(sounds.unclear),
        "level_dbfs": [level(one) for one in sounds.level_dbfs],
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
        unchecked=_decode_intervals(doc, "unchecked"),
        unclear=_decode_intervals(doc, "unclear"),
        level_dbfs=levels(doc, "level_dbfs"),
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


def _encode_intervals(intervals: tuple[Interval, ...]) -> list[Json]:
    return [{"start": interval.start, "end": interval.end} for interval in intervals]


def _decode_intervals(doc: Json, key: str) -> tuple[Interval, ...]:
    return tuple(Interval(number(one, "start"), number(one, "end")) for one in inners(doc, key))
