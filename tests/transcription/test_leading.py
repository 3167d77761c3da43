"""The end of what is known leads up to the next chunk, and is judged anew with it."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.timing import Teller
from tests.listening.aloud import Sound, length_s, say, silence
from tests.transcription.files import noise
from voice_interview.listening.lay import Laid
from voice_interview.model import FilledPause, Interval, Word
from voice_interview.transcription.chunk import Chunk, Cut
from voice_interview.transcription.hearing.joining import join_pauses, join_voice
from voice_interview.transcription.hearing.leading import Lead, lead_to
from voice_interview.transcription.hearing.pipeline import Pipeline

WORDS = (Word("so", 1.0, 1.4), Word("we", 8.0, 8.3), Word("left", 8.35, 8.8))
BEFORE = Chunk(0.0, Cut(10.0, 10.0), WORDS)


def um(start: float, end: float) -> FilledPause:
    return FilledPause(start, end, True, 0.9, "heard")


def test_the_last_words_lead_up_to_the_next_chunk() -> None:
    lead = lead_to(10.0, [BEFORE], tail=False)
    assert lead == Lead(7.8, WORDS[1:])
    near = replace(BEFORE, words=(Word("so", 6.5, 7.9), *WORDS[1:]))
    assert lead_to(10.0, [near], tail=False).start_s == 7.9, "no word is cut in two"


def test_fewer_words_lead_up_to_the_end_of_a_take_for_which_somebody_waits() -> None:
    lead = lead_to(9.8, [replace(BEFORE, cut=Cut(9.8, 9.8))], tail=True)
    assert lead == Lead(8.3, WORDS[2:])


@pytest.mark.parametrize(
    "before",
    [
        (),
        (replace(BEFORE, words=WORDS[:1]),),
        (replace(BEFORE, words=(Word("left"),)),),
        (replace(BEFORE, heard_all=False),),
        (replace(BEFORE, cut=Cut(10.0, 9.0)),),
        (BEFORE, Chunk(10.0, Cut(20.0, 20.0), ())),
    ],
    ids=["nothing", "long ago", "no times", "words that do not fit", "a hard cut", "no words"],
)
def test_nothing_leads_up_to_it_where_nothing_is_known_of_what_was_said(
    before: tuple[Chunk, ...],
) -> None:
    start_s = before[-1].cut.next_s if before else 0.0
    assert lead_to(start_s, before, tail=False) == Lead(start_s)


def test_what_was_laid_with_a_lead_is_told_in_seconds_of_the_take() -> None:
    lead, own = lead_to(10.0, [BEFORE], tail=False), (Word("early", 0.5, 0.9), Word("today"))
    led = lead.laid_with(own, 10.0)
    assert led[0] == Word("we", 0.2, 0.5)
    assert led[2:] == (Word("early", 2.7, 3.1), Word("today"))
    laid = Laid(led, (um(1.2, 1.5),), True, (Interval(4.0, 4.5),), (Interval(0.2, 3.1),))
    told = lead.of_the_chunk(laid)
    assert told.words == (Word("early", 10.5, 10.9), Word("today"))
    assert told.filled_pauses == (um(9.0, 9.3),)
    edges = [edge for one in (*told.unclear, *told.voice) for edge in (one.start, one.end)]
    assert edges == pytest.approx([11.8, 12.3, 8.0, 10.9])


def test_each_chunk_speaks_for_what_it_knows_best() -> None:
    voice = (Interval(8.0, 8.8), Interval(9.2, 9.6))
    first = replace(BEFORE, voice=voice, filled_pauses=(um(4.0, 4.3), um(9.2, 9.6)))
    second = Chunk(
        10.0,
        Cut(20.0, 20.0),
        (),
        (Interval(8.1, 9.0), Interval(11.0, 12.0)),
        filled_pauses=(um(8.1, 8.3), um(9.0, 9.3)),
        known_s=8.8,
    )
    assert join_pauses([first, second]) == (um(4.0, 4.3), um(9.0, 9.3))
    assert join_voice([first, second]) == (Interval(8.0, 9.0), Interval(11.0, 12.0))


SAID = "we moved the whole billing service to another data centre before the end of the year"
OTHER = "she sold eleven green umbrellas at the harbour to some tired fishermen"


@pytest.fixture(scope="module")
def sentence() -> Sound:
    return say(SAID, "slt")


def run(
    sound: Sound, words: tuple[Word, ...], hiss: float = 0.0005
) -> tuple[Pipeline, list[Chunk]]:
    teller = Teller(words)
    closed: list[Chunk] = []

    def close(chunk: Chunk) -> None:
        closed.append(chunk)
        teller.closed(chunk)

    pipeline = Pipeline(teller, close)
    room = noise(length_s(sound), hiss)[: sound.size]
    pipeline.add((sound + room).astype(np.float32))
    pipeline.finish()
    return pipeline, closed


def heard(sound: Sound, words: tuple[Word, ...]) -> Pipeline:
    """In two chunks, of which one has words."""
    pipeline, closed = run(sound, words)
    assert [bool(len(chunk.words)) for chunk in closed] == [True, False]
    return pipeline


def thrice(start_s: float, step_s: float) -> Iterator[Word]:
    """The words of three sentences in a row."""
    for n in range(3):
        yield from spread(start_s + n * step_s / 3, start_s + (n + 1) * step_s / 3 - 0.6)


def spread(start: float, end: float) -> tuple[Word, ...]:
    """The sentence's words, roughly."""
    texts = SAID.split()
    edges = np.linspace(start, end, len(texts) + 1)
    return tuple(Word(*one) for one in zip(texts, edges[:-1], edges[1:], strict=True))


def test_a_filled_pause_in_a_chunk_without_words_is_found_by_the_words_before(
    sentence: Sound,
) -> None:
    ah, pause = say("ah", "slt"), silence(0.6)
    said = [part for _ in range(3) for part in (sentence, pause)]
    sound = np.concatenate([*said, ah, silence(0.8)])
    step_s = length_s(sentence) + length_s(pause)
    words = tuple(word for n in range(3) for word in spread(n * step_s, (n + 1) * step_s - 0.6))
    pipeline = heard(sound, words)
    assert pipeline.unchecked() == ()
    (found,) = pipeline.filled_pauses()
    assert found.sure
    assert found.start == pytest.approx(3 * step_s, abs=0.1)
    assert found.end == pytest.approx(3 * step_s + length_s(ah), abs=0.1)


def test_words_that_do_not_fit_leave_the_chunks_beside_them_checked(sentence: Sound) -> None:
    """Each chunk three sentences long; to the second belong other words."""
    said = [part for _ in range(3) for part in (sentence, silence(0.6))]
    step_s = length_s(np.concatenate(said))
    other = OTHER.split() * 3
    edges = np.linspace(step_s, 2 * step_s - 0.6, len(other) + 1)
    words = [
        *(word for n in (0, 2) for word in thrice(n * step_s, step_s)),
        *(Word(*one) for one in zip(other, edges[:-1], edges[1:], strict=True)),
    ]
    pipeline, chunks = run(np.concatenate(said * 3), tuple(words))
    assert [chunk.heard_all for chunk in chunks] == [True, False, True]
    (found,) = pipeline.unchecked()
    assert found.start == pytest.approx(step_s, abs=0.2)
    assert found.end == pytest.approx(2 * step_s - 0.6, abs=0.2)


@pytest.mark.parametrize(("loud", "checked"), [(0.0008, True), (1.0, False)])
def test_what_is_no_voice_beside_the_others_hides_no_filled_pause(
    sentence: Sound, loud: float, checked: bool
) -> None:
    """In a chunk without words, so far behind all of them that none leads up to it."""
    said = np.concatenate([part for _ in range(3) for part in (sentence, silence(0.6))])
    behind = np.concatenate([silence(20.0), *[say("ah", "slt") * loud] * 4, silence(0.8)])
    sound = np.concatenate([said, behind.astype(np.float32)])
    pipeline, chunks = run(sound, tuple(thrice(0.0, length_s(said))), hiss=0.00002)
    assert not chunks[-1].words
    assert bool(chunks[-1].voice) is not checked
    assert (pipeline.unchecked() == ()) is checked
