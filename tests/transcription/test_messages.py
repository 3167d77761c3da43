"""The lines between the program and its worker: what is said is what is heard."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library import nouns
from voice_interview.errors import InputProblem, NoModel, NothingHeard, Problem
from voice_interview.model import FilledPause, Hearing, Interval, Sounds, Transcript, Word
from voice_interview.transcription.chunk import Chunk, Cut
from voice_interview.transcription.messages import (
    Message,
    chunk_in,
    chunk_out,
    from_line,
    hearing_in,
    hearing_out,
    problem_in,
    problem_out,
    to_line,
    transcript_in,
    transcript_out,
)

_numbers = st.floats(-1e6, 1e6, allow_nan=False)
_some_intervals = st.lists(st.builds(Interval, _numbers, _numbers), max_size=3).map(tuple)
chunks = st.builds(
    Chunk,
    start_s=_numbers,
    cut=st.builds(Cut, _numbers, _numbers),
    words=nouns.transcripts.map(lambda transcript: transcript.words),
    voice=_some_intervals,
    loud_dbfs=_numbers,
    filled_pauses=st.lists(
        st.builds(FilledPause, _numbers, _numbers, st.booleans(), _numbers, st.text(max_size=9)),
        max_size=3,
    ).map(tuple),
    heard_all=st.booleans(),
    unclear=_some_intervals,
    known_s=_numbers,
)


def through(message: Message) -> Message:
    """To the other process and back: one line, whatever stands in it."""
    line = to_line({"say": "this", **message})
    assert line.index(b"\n") == len(line) - 1
    return from_line(line)


@settings(max_examples=50)
@given(chunks)
def test_a_chunk_comes_back_as_it_went(chunk: Chunk) -> None:
    assert chunk_in(through(chunk_out(chunk))) == chunk


@settings(max_examples=30)
@given(nouns.transcripts, st.none() | nouns.sounds)
def test_a_hearing_comes_back_as_it_went(transcript: Transcript, sounds: Sounds | None) -> None:
    hearing = Hearing(transcript, sounds)
    assert hearing_in(through(hearing_out(hearing))) == hearing
    asked = through({"transcript": transcript_out(transcript)})
    assert transcript_in(asked["transcript"]) == transcript


@pytest.mark.parametrize("kind", [InputProblem, NoModel, NothingHeard])
def test_a_problem_comes_back_with_its_kind_its_sentence_and_its_way_out(
    kind: type[Problem],
) -> None:
    met = problem_in(through(problem_out(kind("It is “broken”.\n", "Mend it."))))
    assert type(met) is kind
    assert (met.sentence, met.way_out) == ("It is “broken”.\n", "Mend it.")
    assert problem_in({"say": "loaded"}) is None


def test_a_path_that_is_no_text_comes_back_the_same() -> None:
    path = b"/home/me/caf\xe9.wav".decode("utf-8", "surrogateescape")
    assert through({"audio": path})["audio"] == path


def test_words_of_several_lines_are_one_line() -> None:
    chunk = Chunk(0.0, Cut(1.0, 1.0), (Word("one\ntwo\u2028three"),))
    assert chunk_in(through(chunk_out(chunk))) == chunk


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"7", b"{}", b'{"words": []}', b"\xff{}"])
def test_what_is_no_message_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):
        from_line(line)
