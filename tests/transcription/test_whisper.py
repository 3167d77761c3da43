"""faster-whisper on a scripted model: what goes in, what comes out, what is refused."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from faster_whisper import WhisperModel

from tests.scripted_whisper import Said, build, line
from tests.transcription.conftest import SCRIPT
from tests.transcription.files import Sound, noise
from voice_interview.errors import NoModel
from voice_interview.transcription.hearing import whisper
from voice_interview.transcription.hearing.whisper import PROMPT, WhisperEngine, tokens

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def engine(scripted_model: Path) -> WhisperEngine:
    return WhisperEngine(scripted_model, "scripted", "en", threads=1)


def test_the_script_comes_out_with_times(engine: WhisperEngine) -> None:
    words = engine.hear(noise(8.0), voice_s=6.0)
    assert [word.text for word in words] == SCRIPT.split()
    centres = [((word.start or 0.0) + (word.end or 0.0)) / 2 for word in words]
    assert centres == pytest.approx([0.4 + 0.45 * i for i in range(len(words))], abs=0.4)
    assert all(type(word.start) is float and type(word.confidence) is float for word in words)


def test_the_prompt_is_short_enough_not_to_cost_sentences() -> None:
    assert len(PROMPT) <= 32


def test_probabilities_come_through(tmp_path: Path) -> None:
    script = (Said("So", 0.4), Said("um", 0.9, 0.7), Said("I", 1.4), Said("led.", 1.9))
    engine = WhisperEngine(build(tmp_path / "unsure", script), "unsure", "en", 1)
    words = engine.hear(noise(4.0), voice_s=2.0)
    assert [word.text for word in words] == ["So", "um", "I", "led."]
    assert min(words, key=lambda word: word.confidence or 0.0).text == "um"


def test_an_echo_of_the_prompt_is_no_word(tmp_path: Path) -> None:
    echo = WhisperEngine(build(tmp_path / "echo", line(PROMPT)), "echo", "en", 1)
    assert echo.hear(noise(4.0), voice_s=2.0) == ()


def test_a_loop_is_heard_once_more_and_then_cut(
    engine: WhisperEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, tuple[float, ...]]] = []

    def loop(sound: Sound, prompt: str, temperatures: tuple[float, ...]) -> Any:
        asked.append((prompt, temperatures))
        return tokens([_Piece(" thank"), _Piece(" you")] * 9, glued=True)

    monkeypatch.setattr(engine, "_words", loop)
    assert [word.text for word in engine.hear(noise(4.0), voice_s=2.0)] == ["thank", "you"]
    assert asked == [(PROMPT, (0.0, 0.2, 0.4)), ("", (0.2, 0.4))]


@pytest.mark.parametrize("length_s", [5.5, 6.0, 8.0, 11.37, 19.0, 27.0])
def test_a_tail_has_the_words_and_times_of_any_other_chunk(
    length_s: float, engine: WhisperEngine
) -> None:
    sound = noise(length_s)
    tail = engine.hear(sound, voice_s=5.0, tail=True)
    assert [word.text for word in tail] == SCRIPT.split()
    for one, other in zip(tail, engine.hear(sound, voice_s=5.0), strict=True):
        assert (one.start, one.end) == pytest.approx((other.start, other.end), abs=0.1)


@pytest.mark.parametrize(
    ("length_s", "voice_s", "windows"),
    [(6.0, 5.0, [1000]), (11.0, 5.0, [1300]), (29.0, 5.0, [3000]), (26.0, 25.0, [2800, 3000])],
    ids=["floor", "margin", "whole", "too few words"],
)
def test_a_tail_gets_a_shorter_window_and_the_whole_one_when_words_are_missing(
    length_s: float,
    voice_s: float,
    windows: list[int],
    engine: WhisperEngine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    encoded: list[int] = []
    encode = WhisperModel.encode

    def watch(model: WhisperModel, features: Any) -> Any:
        encoded.append(features.shape[-1])
        return encode(model, features)

    monkeypatch.setattr(WhisperModel, "encode", watch)
    engine.hear(noise(length_s), voice_s, tail=True)
    assert encoded == windows
    engine.hear(noise(length_s), voice_s)
    assert encoded[len(windows) :] == [3000]


def test_a_window_is_timed_whole(engine: WhisperEngine) -> None:
    engine.hear(noise(4.0), 2.0, tail=True)
    assert engine.window_s() > 0
    assert [word.text for word in engine.hear(noise(29.0), 6.0)] == SCRIPT.split()


@dataclass
class _Piece:
    word: str
    start: Any = 1.0
    end: Any = 1.5
    probability: Any = 0.9


def test_pieces_become_whitespace_tokens() -> None:
    pieces = [
        _Piece(" twenty"),
        _Piece("-five", probability=np.float64(0.4)),
        _Piece(" per cent "),
        _Piece(" "),
    ]
    words = tokens(pieces, glued=True)
    assert [word.text for word in words] == ["twenty-five", "per", "cent"]
    assert words[0].confidence == 0.4
    assert type(words[0].start) is float


def test_languages_without_spaces_keep_their_pieces() -> None:
    assert [w.text for w in tokens([_Piece("我"), _Piece("们")], glued=False)] == ["我", "们"]


def test_odd_numbers_and_letters_do_no_harm() -> None:
    (word,) = tokens(
        [_Piece(" [um]\x1b[31m", float("nan"), float("inf"), float("nan"))], glued=True
    )
    assert word.text == "[um]"
    assert (word.start, word.end, word.confidence) == (None, None, None)


def test_a_model_without_its_tokenizer_is_refused(scripted_model: Path, tmp_path: Path) -> None:
    half = shutil.copytree(scripted_model, tmp_path / "half")
    (half / "tokenizer.json").unlink()
    with pytest.raises(NoModel, match=r"tokenizer\.json"):
        WhisperEngine(half, "half", "en", 1)


def test_a_model_cut_short_is_refused(scripted_model: Path, tmp_path: Path) -> None:
    short = shutil.copytree(scripted_model, tmp_path / "short")
    data = (short / "model.bin").read_bytes()
    (short / "model.bin").write_bytes(data[: len(data) // 2])
    with pytest.raises(NoModel, match="cannot be loaded"):
        WhisperEngine(short, "short", "en", 1)


def test_a_language_nobody_speaks_is_refused(scripted_model: Path) -> None:
    with pytest.raises(NoModel, match="does not know the language 'xx'"):
        WhisperEngine(scripted_model, "scripted", "xx", 1)
    assert WhisperEngine(scripted_model, "scripted", "en-GB", 1).name == "whisper"


_OFFLINE = """
import sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind"):
        print(event, arguments); raise SystemExit(3)
sys.addaudithook(watch)
from pathlib import Path
import numpy as np
from voice_interview.transcription.hearing import tasks
engine = tasks.load("whisper", sys.argv[1], "scripted", "en", 1)
assert engine.hear(np.ones(16000, np.float32) * 0.01, 1.0)
"""


def test_loading_and_hearing_open_no_connection(scripted_model: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _OFFLINE, str(scripted_model)],
        capture_output=True,
        text=True,
        cwd=Path(whisper.__file__).parents[2],
    )
    assert (run.returncode, run.stdout) == (0, "")
