"""The real worker with the real espeak-ng: what the notes measured, held."""

import array
import json
import stat
import subprocess
import sys
import wave
from pathlib import Path
from threading import Event

import pytest

from tests.patience import PATIENCE_S
from tests.speech.ears import Ears
from tests.speech.parts import has_espeak
from voice_interview.errors import SpeechProblem
from voice_interview.speech import aloud as room
from voice_interview.speech import child
from voice_interview.speech.aloud import Aloud
from voice_interview.speech.voice import Voice, driver

pytestmark = [pytest.mark.real, has_espeak]

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="speaks of espeak-ng")


def length_s(file: Path) -> float:
    with wave.open(str(file)) as sound:
        return float(sound.getnframes() / sound.getframerate())


def peak(file: Path) -> int:
    with wave.open(str(file)) as sound:
        return int(max(map(abs, array.array("h", sound.readframes(sound.getnframes())))))


def render(folder: Path, text: str, voice: Voice | None = None) -> Path:
    return Aloud(Ears(), folder / "cache", voice or Voice()).prepare(text, Event())


@pytest.mark.parametrize(
    "text",
    [
        "-w out.wav --help",
        "[um] so [laughter] [[h@'loU]]",
        "<speak><break time='9s'/>Hi & <b>welcome</b></speak>",
        '\'; rm -rf ~ #\n"$(date)"',
        "Erzähl mir von dir – 東京 \U0001f600",
    ],
)
def test_any_text_is_spoken_as_text(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert 0.3 < length_s(render(tmp_path, text)) < 30
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]


@LINUX
def test_markup_is_read_out_and_not_obeyed(tmp_path: Path) -> None:
    plain = length_s(render(tmp_path, "Hi"))
    assert length_s(render(tmp_path, "<break time='9s'/>Hi")) > plain + 0.5
    assert length_s(render(tmp_path, "<break time='9s'/>Hi")) < plain + 8


def test_five_hundred_words_are_all_there(tmp_path: Path) -> None:
    """At 165 words a minute they take three minutes; short words are faster, so a third will do."""
    assert length_s(render(tmp_path, "tell me about it " * 125)) > 60


@pytest.mark.parametrize("letter", ["a", "ß"])
def test_the_longest_text_does_not_bring_the_synthesiser_down(letter: str, tmp_path: Path) -> None:
    text = letter * (room.LONGEST_BYTES // len(letter.encode()))
    assert length_s(render(tmp_path, text)) > 10


def test_rate_and_volume_are_heard(tmp_path: Path) -> None:
    text = "Tell me about a time when you had to lead a team through a difficult change."
    slow = render(tmp_path, text, Voice(rate_wpm=120))
    fast = render(tmp_path, text, Voice(rate_wpm=240))
    quiet = render(tmp_path, text, Voice(volume=0.3))
    loud = render(tmp_path, text, Voice(volume=1.0))
    assert length_s(slow) > 1.5 * length_s(fast)
    assert peak(quiet) < 0.6 * peak(loud)


@LINUX
def test_a_listed_voice_speaks_and_an_unknown_one_names_the_nearest(tmp_path: Path) -> None:
    voices = Aloud(Ears(), tmp_path / "cache", Voice()).voices()
    assert voices[0].startswith("gmw/en")
    assert render(tmp_path, "Hello", Voice("gmw/en-us")) != render(tmp_path, "Hello")
    with pytest.raises(SpeechProblem, match="gmw/en-uss") as caught:
        render(tmp_path, "Hello", Voice("gmw/en-uss"))
    assert "gmw/en-us" in caught.value.way_out


@LINUX
def test_a_missing_library_names_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "driver", lambda: "nsss")
    speaker = Aloud(Ears(), tmp_path, Voice())
    with pytest.raises(SpeechProblem, match="No voice is installed") as caught:
        speaker.say("Hello", Event())
    assert "apt install espeak-ng" in caught.value.way_out
    with pytest.raises(SpeechProblem, match="No voice is installed"):
        speaker.voices()


def test_files_are_the_users_alone_and_the_noise_is_in_the_log(tmp_path: Path) -> None:
    file = render(tmp_path, "Hello")
    log = file.parent / "worker.log"
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert sorted(path.name for path in file.parent.iterdir()) == sorted([file.name, log.name])


def request(folder: Path, text: str) -> bytes:
    return json.dumps(
        {
            "text": text,
            "driver": driver(),
            "voice": "",
            "rate_wpm": 80,
            "volume": 1.0,
            "limit_s": 100,
            "part": str(folder / "x.part.wav"),
            "file": str(folder / "x"),
        }
    ).encode()


def start(text: str, folder: Path) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    worker = subprocess.Popen(child.WORKER, stdin=pipe, stdout=pipe, stderr=pipe)
    assert worker.stdin
    worker.stdin.write(request(folder, text) + b"\n")
    worker.stdin.flush()
    return worker


def test_the_answer_is_one_line_and_what_libraries_print_is_not_in_it(tmp_path: Path) -> None:
    with start("Hello", tmp_path) as worker:
        assert worker.stdout
        assert json.loads(worker.stdout.read()) == {"file": str(tmp_path / "x.wav")}
        assert worker.wait() == 0
    assert list(tmp_path.iterdir()) == [tmp_path / "x.wav"]


def test_the_worker_dies_with_its_parent(tmp_path: Path) -> None:
    """Six seconds of work, and the end of stdin is all that it hears."""
    with start("Tell me about it. " * 650, tmp_path) as worker:
        assert worker.stdin
        worker.stdin.close()
        assert worker.wait(PATIENCE_S) != 0
    assert not (tmp_path / "x.wav").exists()
