"""Takes, words and sounds for the library's tests: a few to name, and any that Hypothesis finds."""

import struct
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hypothesis import strategies as st

from voice_interview.library.library import TakeLibrary
from voice_interview.model import (
    Anchor,
    Capture,
    Figures,
    FilledPause,
    Hearing,
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
from voice_interview.text import clean
from voice_interview.wave_file import WaveWriter

LED = Question("led-a-team", "Tell me about a time you led a team.", theme="leadership")
FAILED = Question("a-failure", "Tell me about a failure.", theme="growth", tags=("hard",))
CAPTURE = Capture(duration_s=1.0, rate_hz=16_000, device="Desk microphone", peak_dbfs=-3.5)
FIGURES = Figures("1", 61.5, 140, 137.0, 165.2, 0.8, 12, 4, 3.9, "StA-")


def words(text: str, engine: str = "whisper", model: str = "base.en") -> Transcript:
    spoken = (Word(word, i * 0.4, i * 0.4 + 0.3, 0.9) for i, word in enumerate(text.split()))
    return Transcript(tuple(spoken), engine, model)


SOUNDS = Sounds(
    duration_s=3.0,
    speech=(Interval(0.1, 1.0), Interval(1.5, 2.9)),
    filled_pauses=(FilledPause(0.5, 0.8, True, 0.9, "aligned"),),
    unclear=(Interval(1.1, 1.3),),
    level_dbfs=(-20.0, -31.5),
    notes=("clipping",),
    pitch=Pitch(21.6, 84.5, 104.2, 146.0),
)


def write_audio(path: Path, frames: int = 16_000) -> None:
    with WaveWriter(path, 16_000) as sound:
        sound.write(struct.pack(f"<{frames}h", *(i % 2000 - 1000 for i in range(frames))))


def write_interrupted_audio(path: Path, frames: int) -> None:
    """As a killed recorder leaves it: sizes open-ended, half a sample at the end."""
    write_audio(path, frames)
    data = bytearray(path.read_bytes())
    data[4:8] = data[40:44] = b"\xff\xff\xff\xff"
    path.write_bytes(bytes(data) + b"\x07")


def finished(library: TakeLibrary, question: Question = LED, said: str = "So um I led it") -> Take:
    """A whole take, from the first sample to the figures."""
    take = library.begin(question, preparation_s=5.0)
    write_audio(library.audio(take.id))
    library.save_hearing(take.id, Hearing(words(said), SOUNDS))
    done = replace(take, state=TakeState.DONE, capture=CAPTURE)
    library.change(done.id, lambda _: done)
    library.save_figures(take.id, FIGURES)
    return done


_numbers = st.floats(-1e6, 1e6, allow_nan=False)
_known = st.none() | _numbers
_texts = st.text(max_size=30).map(clean)
_counts = st.integers(0, 10**9)
_intervals = st.builds(Interval, _numbers, _numbers)
_some_intervals = st.lists(_intervals, max_size=4).map(tuple)
_some_texts = st.lists(_texts, max_size=4).map(tuple)

questions = st.builds(
    Question,
    id=_texts,
    text=_texts,
    theme=_texts,
    target_s=_numbers,
    expects_story=st.booleans(),
    shows=_texts,
    tags=_some_texts,
    level=_texts,
    follow_ups=_some_texts,
    trap=_texts,
    pack=_texts,
)
captures = st.builds(
    Capture,
    duration_s=_numbers,
    rate_hz=_counts,
    device=_texts,
    overflows=_counts,
    clipped=_counts,
    peak_dbfs=_known,
    measured_rate_hz=_known,
    ended_by=st.sampled_from(["stop", "device lost", "disk full", "error", "recovered"]),
)
takes = st.builds(
    Take,
    id=_texts,
    state=st.sampled_from(TakeState),
    question=questions,
    recorded_at=st.datetimes(datetime(1970, 1, 1), datetime(2999, 12, 29)).map(
        lambda at: f"{at.isoformat(timespec='milliseconds')}Z"
    ),
    capture=st.none() | captures,
    preparation_s=_numbers,
    recovered=st.booleans(),
    failure=_texts,
    note=_texts,
    part_of=_texts,
    tags=_some_texts,
    starred=st.booleans(),
    origin=_texts,
)
transcripts = st.builds(
    Transcript,
    words=st.lists(st.builds(Word, _texts, _known, _known, _known), max_size=5).map(tuple),
    engine=_texts,
    model=_texts,
    language=_texts,
)
_filled_pauses = st.builds(FilledPause, _numbers, _numbers, st.booleans(), _numbers, _texts, _texts)
sounds = st.builds(
    Sounds,
    duration_s=_numbers,
    speech=_some_intervals,
    filled_pauses=st.none() | st.lists(_filled_pauses, max_size=3).map(tuple),
    heard_all=st.booleans(),
    unchecked=_some_intervals,
    unclear=_some_intervals,
    level_dbfs=st.lists(st.floats(-1000, 1000), max_size=5).map(tuple),
    notes=_some_texts,
    pitch=st.none() | st.builds(Pitch, _numbers, _numbers, _numbers, _numbers),
)
_some_judged = st.lists(st.builds(Judged, _numbers, _numbers, _texts, _texts), max_size=3).map(
    tuple
)
_anchors = st.builds(
    Anchor,
    words=st.lists(_texts, min_size=1, max_size=3).map(tuple),
    before=_some_texts,
    after=_some_texts,
    around=st.integers(1, 9),
    start=_known,
    end=_known,
)
_word_corrections = st.builds(WordCorrection, _anchors, _texts.filter(lambda said: said.split()))
_part_corrections = st.builds(PartCorrection, _anchors, _anchors, st.sampled_from("STARO"))
reviews = st.builds(
    Review,
    rejected=_some_judged,
    confirmed=_some_judged,
    words=st.lists(_word_corrections, max_size=2).map(tuple),
    parts=st.lists(_part_corrections, max_size=2).map(tuple),
    no_story=st.booleans(),
)
