"""The built-in recogniser on real speech."""

import shutil
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pytest

from tests.transcription.conftest import SENTENCE
from tests.transcription.files import RATE_HZ, Sound, noise, say
from voice_interview.model import Word
from voice_interview.transcription.chunk import Chunk
from voice_interview.transcription.hearing.builtin import BuiltinEngine
from voice_interview.transcription.hearing.pipeline import Pipeline

pytestmark = pytest.mark.real

_CONTENT = ("deadline", "two", "weeks", "away", "customer", "unhappy", "split", "work", "morning")


@pytest.fixture(scope="module")
def engine() -> BuiltinEngine:
    return BuiltinEngine()


@pytest.fixture(scope="module")
def words(engine: BuiltinEngine, spoken: Sound) -> tuple[Word, ...]:
    engine.begin()
    return engine.hear(spoken, 6.0)


def test_the_content_words_are_right(words: tuple[Word, ...]) -> None:
    heard = [word.text for word in words]
    assert [word for word in heard if word in _CONTENT] == list(_CONTENT)
    assert abs(len(heard) - len(SENTENCE.split())) <= 3


def test_words_have_times_in_order_inside_the_sound(words: tuple[Word, ...], spoken: Sound) -> None:
    times = [time for word in words for time in (word.start, word.end) if time is not None]
    assert len(times) == 2 * len(words)
    assert times == sorted(times)
    assert 0.0 <= times[0] < 0.5
    assert times[-1] == pytest.approx(spoken.size / RATE_HZ, abs=0.6)


def test_words_have_a_confidence_and_no_marks_of_the_dictionary(words: tuple[Word, ...]) -> None:
    assert all(word.confidence is not None and 0.0 <= word.confidence <= 1.0 for word in words)
    assert len({word.confidence for word in words}) > 5
    assert all(word.text.replace("'", "").isalpha() for word in words)


def test_following_along_gives_the_same_words(
    engine: BuiltinEngine, words: tuple[Word, ...], spoken: Sound
) -> None:
    """After a chunk that was dropped half-way, too."""
    engine.begin()
    engine.follow(spoken[: 3 * RATE_HZ])
    engine.drop()
    followed = [word.text for word in _followed(engine, spoken, 3000)]
    missed = [word.text for word in words if word.text not in followed]
    assert len(missed) <= 1
    assert abs(len(followed) - len(words)) <= 1


def _followed(engine: BuiltinEngine, sound: Sound, step: int) -> tuple[Word, ...]:
    for end in range(0, sound.size, step):
        engine.follow(sound[:end])
    return engine.hear(sound, 6.0)


@pytest.fixture(scope="module")
def in_a_room(spoken: Sound) -> Sound:
    return spoken + noise(spoken.size / RATE_HZ, 0.003)


@pytest.fixture(scope="module")
def smoothly(engine: BuiltinEngine, in_a_room: Sound) -> tuple[Word, ...]:
    engine.begin()
    return _followed(engine, in_a_room, 1600)


@pytest.mark.parametrize("step", [7001, 40_000])
def test_no_word_depends_on_how_the_sound_arrives(
    engine: BuiltinEngine, in_a_room: Sound, smoothly: tuple[Word, ...], step: int
) -> None:
    """From the third second of speech on: what it is tuned by ends on a grid."""
    engine.begin()
    assert _followed(engine, in_a_room, step) == smoothly


@pytest.fixture(scope="module")
def alone(engine: BuiltinEngine, spoken: Sound) -> tuple[Word, ...]:
    engine.begin()
    return _followed(engine, spoken, 4000)


@pytest.mark.parametrize("room", [np.zeros(12 * RATE_HZ, np.float32), noise(5.0, 0.0005)])
def test_a_chunk_in_which_nobody_spoke_sways_nothing(
    room: Sound, engine: BuiltinEngine, spoken: Sound, alone: tuple[Word, ...]
) -> None:
    """A click while one thinks: the next chunk is tuned by its own first seconds."""
    engine.begin()
    engine.follow(room)
    engine.drop()
    engine.resume(np.zeros(0, np.float32))
    assert _followed(engine, spoken, 4000) == alone


@pytest.mark.parametrize(
    ("room", "before_s"), [(0.0, 3.5), (0.0, 9.0), (0.0001, 9.0), (0.001, 3.5)]
)
def test_who_thinks_before_the_first_word_is_heard_as_well(
    room: float, before_s: float, engine: BuiltinEngine, spoken: Sound
) -> None:
    """It is tuned by the voice, not by the room before it in the same chunk."""
    sound = np.concatenate([np.zeros(round(before_s * RATE_HZ), np.float32), spoken])
    engine.begin()
    heard = _followed(engine, sound + noise(sound.size / RATE_HZ, room), 8000)
    assert len([word for word in heard if word.text in _CONTENT]) >= len(_CONTENT) - 1


@pytest.mark.parametrize("room", [0.0003, 0.001])
def test_a_short_answer_behind_a_long_thought_is_not_heard_by_the_colour_of_the_room(
    room: float, engine: BuiltinEngine, tmp_path: Path
) -> None:
    if shutil.which("flite") is None:
        pytest.skip("flite is not installed")
    spoken = say("We split the work and met every morning.", tmp_path / "short.wav", "slt")
    sound = np.concatenate([np.zeros(5 * RATE_HZ, np.float32), spoken])
    engine.begin()
    heard = _followed(engine, sound + noise(sound.size / RATE_HZ, room)[: sound.size], 8000)
    assert {word.text for word in heard} >= {"we", "split", "the", "work", "every", "morning"}


def test_a_word_and_a_long_thought_are_not_enough_to_tune_by(
    engine: BuiltinEngine, spoken: Sound
) -> None:
    quiet = noise(8.0, 0.0001)
    sound = np.concatenate([noise(1.0, 0.0001), spoken[: RATE_HZ // 2], quiet, spoken])
    engine.begin()
    heard = _followed(engine, sound, 8000)
    assert len([word for word in heard if word.text in _CONTENT]) >= len(_CONTENT) - 1


def test_what_leads_up_to_a_chunk_is_no_part_of_it(engine: BuiltinEngine, spoken: Sound) -> None:
    engine.begin()
    engine.hear(spoken, 6.0)
    engine.resume(spoken[-2 * RATE_HZ - 1000 :])
    heard = _followed(engine, spoken, 3000)
    assert [word.text for word in heard if word.text in _CONTENT] == list(_CONTENT)
    assert heard[-1].end == pytest.approx(spoken.size / RATE_HZ, abs=0.6)


def test_what_follows_a_chunk_is_no_part_of_it_either(
    engine: BuiltinEngine, words: tuple[Word, ...], spoken: Sound
) -> None:
    engine.begin()
    heard = engine.hear(spoken, 6.0, after=spoken[:RATE_HZ])
    assert [word.text for word in heard if word.text in _CONTENT] == list(_CONTENT)
    assert abs(len(heard) - len(words)) <= 1
    assert heard[-1].end is not None
    assert heard[-1].end <= spoken.size / RATE_HZ


def test_a_take_does_not_colour_the_next(
    engine: BuiltinEngine, words: tuple[Word, ...], spoken: Sound
) -> None:
    engine.begin()
    engine.hear(noise(2.0, 0.3), 1.0)
    engine.begin()
    assert engine.hear(spoken, 6.0) == words


def test_noises_and_filled_pauses_are_no_words(engine: BuiltinEngine, spoken: Sound) -> None:
    heard = engine.hear(np.concatenate([noise(1.5, 0.02), spoken[: 3 * RATE_HZ]]), 3.0)
    assert len(heard) > 5
    assert not [word.text for word in heard if set(word.text) & set("<>[]+()0123456789")]


def test_cut_into_chunks_it_makes_no_more_mistakes(
    engine: BuiltinEngine, words: tuple[Word, ...], spoken: Sound
) -> None:
    """Half a minute; at most one word in fifty more than where it heard each sentence alone."""
    said = SENTENCE.lower().replace(".", "").split()
    sound = np.concatenate([part for _ in range(4) for part in (spoken, noise(0.5, 0.0005))])
    engine.begin()
    chunks: list[Chunk] = []
    pipeline = Pipeline(engine, chunks.append)
    pipeline.add(sound)
    pipeline.finish()
    assert len(chunks) >= 3
    assert _mistakes(4 * said, pipeline.words()) <= 4 * (_mistakes(said, words) + 0.02 * len(said))


def _mistakes(said: list[str], heard: Sequence[Word]) -> int:
    """Words that are wrong, missing or too many."""
    texts = [word.text for word in heard]
    steps = SequenceMatcher(None, said, texts, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for kind, a, b, c, d in steps if kind != "equal")


@pytest.mark.parametrize("samples", [0, 1, 160, 5000])
def test_hardly_any_sound_is_no_crash(engine: BuiltinEngine, samples: int) -> None:
    assert isinstance(engine.hear(np.zeros(samples, np.float32), 0.1), tuple)


@pytest.mark.parametrize("gain", [0.01, 2.0])
def test_quiet_and_clipped_recordings_say_the_same(gain: float, spoken: Sound) -> None:
    changed = np.clip(spoken * gain, -0.9, 0.9) + 0.05
    heard = [word.text for word in BuiltinEngine().hear(changed, 6.0)]
    assert len([word for word in heard if word in _CONTENT]) >= len(_CONTENT) - 2
