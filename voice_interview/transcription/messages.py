"""The lines between the program and its worker: one JSON object each. Knows shapes, no processes.

Light on purpose: the program's side imports this, and must not load a recogniser with it.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from voice_interview.errors import InputProblem, NoModel, NothingHeard, Problem
from voice_interview.model import FilledPause, Hearing, Interval, Pitch, Sounds, Transcript, Word
from voice_interview.transcription.chunk import Chunk, Cut

LONGEST_LINE = 8 * 1024 * 1024
"""Bytes; the hearing of two hours has about 3 million."""

Message = dict[str, Any]

ANSWERS: tuple[type[Problem], ...] = (InputProblem, NoModel, NothingHeard)
"""Problems that a worker answers with; it is ready for the next request."""

_PROBLEMS = {kind.__name__: kind for kind in ANSWERS}


def to_line(message: Message) -> bytes:
    """A path need not be text: what stands in for its other bytes comes back the same."""
    text = json.dumps(message, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "surrogatepass") + b"\n"


def from_line(line: bytes) -> Message:
    """Raises ValueError when the line is no JSON object that asks or says something."""
    message = json.loads(line)
    if not isinstance(message, dict) or not message.keys() & {"do", "say"}:
        raise ValueError("no message")
    return message


def words_out(words: Sequence[Word]) -> list[list[Any]]:
    return [[word.text, word.start, word.end, word.confidence] for word in words]


def words_in(rows: Sequence[Sequence[Any]]) -> tuple[Word, ...]:
    return tuple(Word(*row) for row in rows)


def chunk_out(chunk: Chunk) -> Message:
    return {
        "start_s": chunk.start_s,
        "end_s": chunk.cut.end_s,
        "next_s": chunk.cut.next_s,
        "words": words_out(chunk.words),
        "voice": [[piece.start, piece.end] for piece in chunk.voice],
        "loud_dbfs": chunk.loud_dbfs,
        "filled_pauses": [asdict(pause) for pause in chunk.filled_pauses],
        "heard_all": chunk.heard_all,
        "unclear": [[one.start, one.end] for one in chunk.unclear],
        "known_s": chunk.known_s,
    }


def chunk_in(message: Message) -> Chunk:
    return Chunk(
        start_s=message["start_s"],
        cut=Cut(message["end_s"], message["next_s"]),
        words=words_in(message["words"]),
        voice=tuple(Interval(start, end) for start, end in message["voice"]),
        loud_dbfs=message["loud_dbfs"],
        filled_pauses=tuple(FilledPause(**one) for one in message["filled_pauses"]),
        heard_all=message["heard_all"],
        unclear=tuple(Interval(start, end) for start, end in message["unclear"]),
        known_s=message["known_s"],
    )


def transcript_out(transcript: Transcript) -> Message:
    return {**asdict(transcript), "words": words_out(transcript.words)}


def transcript_in(message: Message) -> Transcript:
    return Transcript(**{**message, "words": words_in(message["words"])})


def hearing_out(hearing: Hearing) -> Message:
    return {
        "transcript": transcript_out(hearing.transcript),
        "sounds": None if hearing.sounds is None else asdict(hearing.sounds),
    }


def hearing_in(message: Message) -> Hearing:
    sounds = message["sounds"]
    return Hearing(
        transcript_in(message["transcript"]), None if sounds is None else _sounds_in(sounds)
    )


def problem_out(problem: Problem) -> Message:
    return {
        "say": "problem",
        "kind": type(problem).__name__,
        "sentence": problem.sentence,
        "way_out": problem.way_out,
    }


def problem_in(message: Message) -> Problem | None:
    """The problem this message reports, if it reports one."""
    if message["say"] != "problem":
        return None
    return _PROBLEMS[message["kind"]](message["sentence"], message["way_out"])


def _sounds_in(message: Message) -> Sounds:
    filled, pitch = message["filled_pauses"], message["pitch"]
    return Sounds(
        duration_s=message["duration_s"],
        speech=tuple(Interval(**piece) for piece in message["speech"]),
        filled_pauses=None if filled is None else tuple(FilledPause(**one) for one in filled),
        heard_all=message["heard_all"],
        unchecked=tuple(Interval(**one) for one in message["unchecked"]),
        unclear=tuple(Interval(**one) for one in message["unclear"]),
        level_dbfs=tuple(message["level_dbfs"]),
        notes=tuple(message["notes"]),
        pitch=None if pitch is None else Pitch(**pitch),
    )
