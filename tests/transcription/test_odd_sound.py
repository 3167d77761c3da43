"""Sound that nobody would choose: what can be said of it is said, and nothing is made up."""

from pathlib import Path

import numpy as np
import pytest

from tests.listening.aloud import Sound, say, silence
from tests.transcription.files import RATE_HZ, at_rate, chords, save_wav
from voice_interview.analysis import report as reporting
from voice_interview.model import Hearing, Report, Rule, Transcript, Word
from voice_interview.questions import rules as rule_files
from voice_interview.transcription.hearing import tasks

pytestmark = pytest.mark.real

FIRST, SECOND = "I led the migration of our billing service", "and we finished in the spring"
PAUSE_S = 0.6


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    return rule_files.load(Path(__file__).parents[2] / "prompts" / "rules")


@pytest.fixture(scope="module")
def answer() -> Sound:
    """Two phrases with a pause between, 7 s in all."""
    pieces = [silence(1.0), say(FIRST, "awb"), silence(PAUSE_S), say(SECOND, "awb"), silence(1.0)]
    sound = np.concatenate(pieces)
    hiss = np.random.default_rng(5).normal(0, 0.0005, sound.size)
    return (sound + hiss).astype(np.float32)


def heard(path: Path, words: str = "") -> Hearing:
    given = Transcript(tuple(Word(word) for word in words.split()), "given")
    return tasks.listen(path, given, lambda _length: None, lambda _share, _doing: None)


def reported(hearing: Hearing, rules: tuple[Rule, ...]) -> Report:
    return reporting.build("odd", None, hearing, rules)


def saved(path: Path, sound: Sound, rate_hz: int = RATE_HZ) -> Path:
    return save_wav(path / "odd.wav", sound, rate_hz)


def assert_the_same_answer(hearing: Hearing, plain: Hearing) -> None:
    found, known = hearing.sounds, plain.sounds
    assert found is not None
    assert known is not None
    assert found.notes == known.notes == ()
    assert [len(found.speech), len(known.speech)] == [2, 2]
    for one, other in zip(found.speech, known.speech, strict=True):
        assert one.start == pytest.approx(other.start, abs=0.08)
        assert one.end == pytest.approx(other.end, abs=0.08)


def test_telephone_sound_gives_the_same_pauses(answer: Sound, tmp_path: Path) -> None:
    plain = heard(saved(tmp_path, answer), f"{FIRST} {SECOND}")
    narrow = heard(saved(tmp_path, at_rate(answer, 8000), 8000), f"{FIRST} {SECOND}")
    assert_the_same_answer(narrow, plain)


@pytest.mark.parametrize("live", [0, 1])
def test_a_dead_channel_changes_nothing(answer: Sound, live: int, tmp_path: Path) -> None:
    both = np.zeros((2, answer.size), np.float32)
    both[live] = answer
    plain = heard(saved(tmp_path, answer))
    assert_the_same_answer(heard(saved(tmp_path, both)), plain)


def test_an_offset_changes_nothing(answer: Sound, tmp_path: Path) -> None:
    plain = heard(saved(tmp_path, answer))
    assert_the_same_answer(heard(saved(tmp_path, answer * 0.5 + 0.3)), plain)


def test_clipping_is_the_reason_and_the_words_stay(
    answer: Sound, rules: tuple[Rule, ...], tmp_path: Path
) -> None:
    hearing = heard(saved(tmp_path, np.clip(20 * answer, -1, 1)), f"{FIRST} {SECOND}")
    report = reported(hearing, rules)
    assert any("distorted" in note for note in report.notes)
    assert report.timing.speech_rate_wpm is None
    assert report.transcript.text == f"{FIRST} {SECOND}"


@pytest.mark.parametrize("words", ["", "hello", FIRST, "um uh"])
def test_silence_holds_no_voice_and_no_events(
    words: str, rules: tuple[Rule, ...], tmp_path: Path
) -> None:
    report = reported(heard(saved(tmp_path, silence(8.0)), words), rules)
    assert report.timing.pauses is None
    assert report.timing.speech_rate_wpm is None
    assert any("silence" in note for note in report.notes)
    if report.fillers is None:
        assert not words, "nothing is counted where nobody spoke"
        return
    assert words
    assert all(event.words[0] < event.words[1] for event in report.fillers.events), "only written"


def test_music_is_no_voice(rules: tuple[Rule, ...], tmp_path: Path) -> None:
    report = reported(heard(saved(tmp_path, chords())), rules)
    assert report.timing.silent
    assert report.fillers is None
    assert "nobody was heard" in report.notes[-1]


def test_one_word(rules: tuple[Rule, ...], tmp_path: Path) -> None:
    sound = np.concatenate([silence(0.5), say("yes", "awb"), silence(0.5)])
    report = reported(heard(saved(tmp_path, sound), "yes"), rules)
    assert (report.timing.speech_rate_wpm, report.timing.pauses) == (None, None)
    assert any("five seconds" in note for note in report.notes)
    assert report.fillers is not None
    assert report.fillers.events == ()


def test_words_that_are_empty_or_turned_round(
    answer: Sound, rules: tuple[Rule, ...], tmp_path: Path
) -> None:
    odd = Transcript((Word("", 0.5, 0.4), Word("led", 3.0, 1.0), Word("", None, None)), "given")
    path = saved(tmp_path, answer)
    hearing = tasks.listen(path, odd, lambda _length: None, lambda _share, _doing: None)
    report = reported(hearing, rules)
    assert len(report.timing.pauses or ()) == 1
    assert report.fillers is not None
    assert report.fillers.heard == 0


def test_words_of_another_answer_make_no_sure_fillers(
    answer: Sound, rules: tuple[Rule, ...], tmp_path: Path
) -> None:
    other = "my garden has a pond with frogs in it that sing at night"
    report = reported(heard(saved(tmp_path, answer), other), rules)
    assert report.fillers is not None
    assert report.fillers.heard == 0
    assert [round(p.length_s, 1) for p in report.timing.pauses or ()] == [PAUSE_S]


def test_voice_around_the_whole_take(answer: Sound, tmp_path: Path) -> None:
    """No silence at either end, and nothing but voice to learn the background from."""
    sound = np.concatenate([say(FIRST, "awb"), say(SECOND, "awb"), say(FIRST, "awb")])
    sounds = heard(saved(tmp_path, sound)).sounds
    assert sounds is not None
    (piece,) = sounds.speech
    assert piece.start < 0.1
    assert piece.end == pytest.approx(sounds.duration_s, abs=0.1)
