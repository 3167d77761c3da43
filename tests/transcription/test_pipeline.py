"""Sound in, words out, whatever the engine: chunks, borders, silence, what was heard before."""

from pathlib import Path

import numpy as np
import pytest

from tests.scripted_whisper import build, line, tone
from tests.transcription.files import RATE_HZ, Sound, hum, noise
from voice_interview.listening.sound.activity import activity
from voice_interview.listening.sound.pitch import pitch
from voice_interview.model import Word
from voice_interview.transcription.chunk import Chunk
from voice_interview.transcription.hearing.engine import GRID_S, NOTHING
from voice_interview.transcription.hearing.pipeline import Pipeline
from voice_interview.transcription.hearing.whisper import WhisperEngine


class CountingEngine:
    """Says one word per chunk, as long as it, and remembers what it was given."""

    name = "whisper"
    model = "counting"

    def __init__(self, repeatable: bool = True, outlook_s: float = 0.0) -> None:
        self.repeatable = repeatable
        self.outlook_s = outlook_s
        self.heard: list[Sound] = []
        self.followed_s: list[float] = []
        self.outlook: list[Sound] = []
        self.led_in: list[Sound] = []
        self.dropped = 0
        self.hurried: list[bool] = []
        """Whether each chunk was heard as a tail."""

    def begin(self) -> None:
        assert self.heard == []

    def resume(self, before: Sound) -> None:
        self.led_in.append(before)

    def follow(self, sound: Sound) -> None:
        self.followed_s.append(sound.size / RATE_HZ)

    def hear(
        self, sound: Sound, voice_s: float, tail: bool = False, after: Sound = NOTHING
    ) -> tuple[Word, ...]:
        self.hurried.append(tail)
        self.outlook.append(after)
        assert 0.1 <= voice_s <= sound.size / RATE_HZ
        self.heard.append(sound.copy())
        return (Word(f"chunk{len(self.heard)}", 0.0, sound.size / RATE_HZ, 0.9),)

    def drop(self) -> None:
        self.dropped += 1


Told = tuple[CountingEngine, list[Chunk], tuple[Word, ...]]


def _run(
    sound: Sound, block: int = RATE_HZ, earlier: tuple[Chunk, ...] = (), outlook_s: float = 0.0
) -> Told:
    engine, chunks = CountingEngine(outlook_s=outlook_s), list[Chunk]()
    pipeline = Pipeline(engine, chunks.append, earlier)
    for start in range(0, sound.size, block):
        pipeline.add(sound[start : start + block])
    pipeline.finish()
    return engine, chunks, pipeline.words()


@pytest.fixture(scope="module")
def talk(spoken: Sound) -> Sound:
    """About 50 s, three chunks and a tail: the sentence again and again with pauses of 0.6 s."""
    pause = noise(0.6, level=0.0005)
    return _in_steps(np.concatenate([part for _ in range(7) for part in (spoken, pause)]))


@pytest.fixture(scope="module")
def told(talk: Sound) -> Told:
    """What comes of `talk`."""
    return _run(talk)


def _in_steps(sound: Sound) -> Sound:
    """As 16-bit samples would be."""
    return np.round(sound * 32768) / np.float32(32768)


def test_every_sample_is_heard_once_when_cuts_fall_into_pauses(talk: Sound, told: Told) -> None:
    engine, chunks, words = told
    assert np.array_equal(np.concatenate(engine.heard), talk)
    assert [chunk.start_s for chunk in chunks[1:]] == [chunk.cut.next_s for chunk in chunks[:-1]]
    assert all(12.0 <= chunk.cut.end_s - chunk.start_s <= 27.0 for chunk in chunks[:-1])
    assert [word.text for word in words] == [f"chunk{i + 1}" for i in range(len(chunks))]
    assert [word.start for word in words] == [chunk.start_s for chunk in chunks]


@pytest.mark.parametrize("block", [1000, 7919, 10**9])
def test_cuts_do_not_depend_on_how_the_sound_arrives(block: int, talk: Sound, told: Told) -> None:
    assert _run(talk, block)[1] == told[1]


def test_pitch_heard_chunk_by_chunk_is_that_of_the_whole(talk: Sound) -> None:
    pipeline = Pipeline(CountingEngine(), lambda _chunk: None)
    pipeline.add(talk)
    pipeline.finish()
    assert len(pipeline.words()) > 2
    assert pipeline.pitch() == pitch(talk, pipeline.voice())
    assert pipeline.pitch() is not None


def test_what_an_engine_follows_belongs_to_the_chunk(told: Told) -> None:
    engine, chunks, _words = told
    longest_s = max(chunk.cut.end_s - chunk.start_s for chunk in chunks)
    assert max(engine.followed_s) > 10.0
    assert max(engine.followed_s) <= longest_s


def test_a_chunk_is_led_up_to_by_the_sound_before_it_from_the_grid_on(
    talk: Sound, told: Told
) -> None:
    engine, chunks, _words = told
    assert len(engine.led_in) == len(chunks) > 2
    for chunk, before in zip(chunks, engine.led_in, strict=True):
        end = round(chunk.cut.next_s * RATE_HZ)
        assert 3.0 * RATE_HZ <= before.size < (3.0 + GRID_S) * RATE_HZ
        assert (end - before.size) % round(GRID_S * RATE_HZ) == 0
        assert np.array_equal(before, talk[end - before.size : end])


@pytest.mark.parametrize("block", [1000, 10**9])
def test_an_engine_that_looks_on_knows_what_follows_a_chunk(
    block: int, talk: Sound, told: Told
) -> None:
    engine, chunks, words = _run(talk, block, outlook_s=0.5)
    assert (chunks, words) == told[1:]
    assert max(engine.followed_s) <= max(chunk.cut.end_s - chunk.start_s for chunk in chunks)
    for chunk, after in zip(chunks[:-1], engine.outlook[:-1], strict=True):
        end = round(chunk.cut.end_s * RATE_HZ)
        assert np.array_equal(after, talk[end : end + RATE_HZ // 2])
    assert engine.outlook[-1].size == 0


def test_a_take_that_ends_just_behind_a_cut_is_heard_to_its_end(talk: Sound, told: Told) -> None:
    end = round(told[1][0].cut.end_s * RATE_HZ) + round(0.45 * RATE_HZ)
    engine = CountingEngine(outlook_s=0.5)
    pipeline = Pipeline(engine, lambda _chunk: None)
    pipeline.add(talk[:end])
    assert engine.heard == []
    assert not pipeline.tail_is_known
    pipeline.finish()
    assert [word.text for word in pipeline.words()] == ["chunk1"]
    assert np.array_equal(engine.heard[0], talk[: round(told[1][0].cut.end_s * RATE_HZ)])


@pytest.mark.parametrize(
    "sound",
    [np.zeros(40 * RATE_HZ, np.float32), noise(40.0, 0.003), hum(40.0, 50.0, 0.05)],
    ids=["zeros", "hiss", "hum"],
)
def test_where_nobody_speaks_no_engine_listens(sound: Sound) -> None:
    engine, _chunks, words = _run(sound)
    assert words == ()
    assert engine.heard == []


def test_a_long_silence_between_words_is_not_handed_to_the_engine(spoken: Sound) -> None:
    silence = noise(40.0, 0.0005)
    engine, chunks, words = _run(np.concatenate([spoken, silence, spoken]))
    assert len(words) == 2
    assert len(engine.heard) == 2
    assert engine.dropped == len(chunks) - 2 >= 1


def test_quiet_talk_is_heard(talk: Sound, told: Told) -> None:
    """At -50 dBFS, over the noise of a poor microphone."""
    quiet = _in_steps(talk * 0.01 + noise(talk.size / RATE_HZ, 0.0002)[: talk.size])
    engine, _chunks, words = _run(quiet)
    assert len(words) == len(told[2])
    assert np.array_equal(np.concatenate(engine.heard), quiet)


def test_chunks_heard_before_are_not_heard_again(talk: Sound, told: Told) -> None:
    before, chunks, words = told
    engine, more, again = _run(talk, earlier=tuple(chunks[:2]))
    assert [chunk.start_s for chunk in (*chunks[:2], *more)] == [chunk.start_s for chunk in chunks]
    assert len(engine.heard) == len(chunks) - 2
    assert np.array_equal(engine.led_in[0], before.led_in[1]), "they lead up to the next"
    assert [word.start for word in again] == [word.start for word in words]


def test_the_tail_is_heard_while_the_speaker_is_silent(spoken: Sound) -> None:
    engine = CountingEngine()
    pipeline = Pipeline(engine, lambda _chunk: None)
    pipeline.add(np.concatenate([spoken, noise(0.6, 0.0005)]))
    assert engine.heard == []
    pipeline.caught_up()
    pipeline.caught_up()
    assert len(engine.heard) == 1
    pipeline.add(noise(1.0, 0.0005))
    pipeline.finish()
    assert [word.text for word in pipeline.words()] == ["chunk1"]
    assert len(engine.heard) == 1


def test_words_heard_ahead_are_thrown_away_when_speech_goes_on(spoken: Sound) -> None:
    engine = CountingEngine()
    pipeline = Pipeline(engine, lambda _chunk: None)
    pipeline.add(np.concatenate([spoken, noise(0.6, 0.0005)]))
    pipeline.caught_up()
    assert pipeline.tail_is_known
    pipeline.add(spoken)
    assert not pipeline.tail_is_known
    pipeline.caught_up()
    pipeline.finish()
    assert [word.text for word in pipeline.words()] == ["chunk2"]
    assert engine.heard[1].size > 2 * spoken.size


def test_words_heard_ahead_serve_the_cut_that_follows(spoken: Sound) -> None:
    """Silence in which to look ahead, then so much sound that the chunk closes."""
    engine, chunks = CountingEngine(), list[Chunk]()
    pipeline = Pipeline(engine, chunks.append)
    more = spoken[: 4 * RATE_HZ]
    pipeline.add(np.concatenate([spoken, noise(0.2, 0.0005), more, noise(0.6, 0.0005)]))
    pipeline.caught_up()
    assert (len(engine.heard), len(chunks)) == (1, 0)
    pipeline.add(noise(2.0, 0.0005))
    assert len(chunks) == 1, "nobody need speak on"
    pipeline.finish()
    assert [word.text for word in chunks[0].words] == ["chunk1"]
    assert len(engine.heard) == 1


@pytest.mark.parametrize("goes_on", [True, False])
def test_a_chunk_that_closes_while_nobody_speaks_on_may_be_the_tail(
    goes_on: bool, spoken: Sound
) -> None:
    """And is heard as one: so much silence came at once that nobody looked ahead."""
    engine, chunks = CountingEngine(), list[Chunk]()
    pipeline = Pipeline(engine, chunks.append)
    parts = [spoken, noise(0.2, 0.0005), spoken, noise(0.6, 0.0005)]
    pipeline.add(np.concatenate([*parts, spoken] if goes_on else parts))
    assert len(chunks) == goes_on
    assert not pipeline.tail_is_known
    pipeline.caught_up()
    assert len(chunks) == 1
    assert engine.hurried == [not goes_on]
    assert pipeline.tail_is_known == (not goes_on)


def test_a_take_that_ends_in_the_silence_behind_a_chunk_is_waited_for(spoken: Sound) -> None:
    engine = CountingEngine()
    pipeline = Pipeline(engine, lambda _chunk: None)
    pipeline.add(np.concatenate([spoken, noise(0.2, 0.0005), spoken, noise(0.6, 0.0005)]))
    pipeline.finish()
    assert engine.hurried == [True]


class InventingEngine(CountingEngine):
    """Hears a word where one speaks, and makes one up at the end of the chunk."""

    def hear(
        self, sound: Sound, voice_s: float, tail: bool = False, after: Sound = NOTHING
    ) -> tuple[Word, ...]:
        super().hear(sound, voice_s, tail, after)
        length_s = sound.size / RATE_HZ
        return Word("said", 1.0, 1.4, 0.9), Word("invented", length_s - 0.5, length_s, 0.9)


def test_a_word_far_from_any_voice_was_not_said(spoken: Sound) -> None:
    pipeline = Pipeline(InventingEngine(), lambda _chunk: None)
    pipeline.add(np.concatenate([spoken, noise(4.0, 0.0005)]))
    pipeline.finish()
    assert [word.text for word in pipeline.words()] == ["said"]


@pytest.mark.parametrize(("repeatable", "sound_s"), [(False, 6.0), (True, 3.0)])
def test_nothing_is_heard_ahead_in_vain(repeatable: bool, sound_s: float, spoken: Sound) -> None:
    """By an engine that works along, or in the middle of speech."""
    engine = CountingEngine(repeatable)
    pipeline = Pipeline(engine, lambda _chunk: None)
    silence = noise(0.6 if sound_s > 5 else 0.0, 0.0005)
    pipeline.add(np.concatenate([spoken[: round(sound_s * RATE_HZ)], silence]))
    pipeline.caught_up()
    assert engine.heard == []


@pytest.mark.parametrize("hiss", [0.0003, 0.005])
def test_voice_is_found_as_in_the_whole_take(hiss: float, spoken: Sound) -> None:
    """Cuts in the middle of pauses change no pause; a long pause is not filled by its hiss."""
    parts = [part for gap_s in (0.6, 15.0, 0.3, 1.2, 0.6) for part in (spoken, noise(gap_s, 0.0))]
    sound = np.concatenate(parts) + noise(sum(part.size for part in parts) / RATE_HZ, hiss)
    pipeline = Pipeline(CountingEngine(), lambda _chunk: None)
    pipeline.add(sound)
    pipeline.finish()
    whole, chunked = activity(sound).speech, pipeline.voice()
    assert len(chunked) == len(whole) == 5
    for one, other in zip(chunked, whole, strict=True):
        assert one.start == pytest.approx(other.start, abs=0.15)
        assert one.end == pytest.approx(other.end, abs=0.15)


def test_no_sound_at_all_is_no_words() -> None:
    assert _run(np.zeros(0, np.float32))[2] == ()


@pytest.mark.real
def test_other_words_in_each_chunk_come_out_in_order(
    talk: Sound, told: Told, tmp_path: Path
) -> None:
    """Real faster-whisper: a tone under each chunk calls that chunk's words."""
    texts = ["first we looked at", "second came another idea", "third of all it worked"]
    model = build(tmp_path / "model", line("no tone"), *(line(text) for text in texts))
    _engine, chunks, _words = told
    toned = talk.copy()
    for script, chunk in enumerate(chunks[:3], start=1):
        start, end = round(chunk.start_s * RATE_HZ), round(chunk.cut.end_s * RATE_HZ)
        toned[start:end] += tone(script, end - start)
    toned = toned[: round(chunks[2].cut.end_s * RATE_HZ)]
    closed: list[Chunk] = []
    pipeline = Pipeline(WhisperEngine(model, "scripted", "en", 1), closed.append)
    pipeline.add(toned)
    pipeline.finish()
    words = pipeline.words()
    assert [word.text for word in words] == " ".join(texts).split()
    for chunk in closed:
        assert [word.start for word in chunk.words] == pytest.approx(
            [chunk.start_s + 0.2 + 0.45 * i for i in range(len(chunk.words))], abs=0.4
        )
