"""The whole program on real sound: asked aloud, heard by a microphone, transcribed, reported.

A private PulseAudio is microphone and loudspeaker; flite's `rms` voice is the candidate; pyttsx3
speaks the question; recorder, voice activity and the built-in recogniser are the real ones.
"""

import json
import math
import shutil
import subprocess
import sys
import wave
from array import array
from pathlib import Path
from typing import Any

import pytest

from tests import scripted_whisper
from tests.patience import PATIENCE_S, wait_until
from tests.virtual_sound import SPEAKER_RATE_HZ, SpeakerTape, VirtualSound, virtual_sound

__all__ = ["virtual_sound"]

pytestmark = [
    pytest.mark.real,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not shutil.which("flite"), reason="needs the system package flite"),
    pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs espeak-ng"),
]

QUESTION = "Tell me about a time you helped a customer."
ANSWER = (
    "Last summer I worked in a small hotel near the station. One evening a family lost their "
    "train tickets. I called the station and I found the tickets within twenty minutes. "
    "The family sent a letter to my manager."
)
CONTENT = {"summer", "hotel", "station", "evening", "family", "lost", "train", "tickets",
           "called", "found", "twenty", "minutes", "sent", "letter", "manager"}  # fmt: skip


def program(sound: VirtualSound, home: Path, *line: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "voice_interview", *line],
        env=sound.env | {"VOICE_INTERVIEW_HOME": str(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def read_until(process: subprocess.Popen[str], wanted: str) -> str:
    """Lines up to the one that holds `wanted`."""
    assert process.stdout is not None
    seen = ""
    for line in process.stdout:
        seen += line
        if wanted in line:
            return seen
    assert process.stderr is not None
    pytest.fail(f"{wanted!r} never came: {seen} {process.stderr.read()}")


def press_enter(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def say_whole(sound: VirtualSound, home: Path, answer: Path) -> None:
    """Speak, and wait until the take holds as much: a busy machine hears it later."""
    wait_until(lambda: list((home / "recordings").glob("*/audio.wav")))
    (audio,) = (home / "recordings").glob("*/audio.wav")
    with wave.open(str(audio)) as kept, wave.open(str(answer)) as said:
        spoken = 2 * kept.getnchannels() * kept.getframerate() * said.getnframes()
        least = audio.stat().st_size + spoken // said.getframerate()
    sound.say_into_microphone(answer).wait(PATIENCE_S)
    wait_until(lambda: audio.stat().st_size >= least, lambda: f"{audio.stat().st_size} of {least}")


def told(sound: VirtualSound, home: Path, *line: str) -> Any:
    out, err = program(sound, home, *line).communicate(timeout=120)
    assert out, err
    return json.loads(out)


def loudest_dbfs(pcm: bytes, rate_hz: int) -> float:
    """The level of the loudest tenth of a second."""
    samples = array("h", pcm[: len(pcm) // 2 * 2])
    step = rate_hz // 10
    levels = [
        sum(sample * sample for sample in samples[i : i + step]) / step
        for i in range(0, len(samples) - step, step)
    ]
    return 10 * math.log10(max([*levels, 1e-9]) / 32768**2 + 1e-12)


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("answer") / "answer.wav"
    subprocess.run(["flite", "-voice", "rms", "-t", ANSWER, "-o", str(path)], check=True)
    return path


@pytest.fixture(scope="module")
def rehearsed(
    virtual_sound: VirtualSound, answer: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, SpeakerTape]:
    """One rehearsal in line mode, from question to report."""
    home = tmp_path_factory.mktemp("home")
    with virtual_sound.record_speaker() as tape:
        process = program(virtual_sound, home, "practice", "--plain", "--question", QUESTION)
        read_until(process, "Enter starts the recording")
        press_enter(process)
        read_until(process, "Recording")
        asked = SpeakerTape(pcm=bytearray(tape.pcm))
        say_whole(virtual_sound, home, answer)
        press_enter(process)
        read_until(process, "a again, n next question")
        assert process.stdin is not None
        process.stdin.write("q\n")
        process.stdin.flush()
        assert process.wait(PATIENCE_S) == 0
    return home, asked


def test_the_question_was_audible_before_the_recording(
    rehearsed: tuple[Path, SpeakerTape],
) -> None:
    _, asked = rehearsed
    assert loudest_dbfs(bytes(asked.pcm), SPEAKER_RATE_HZ) > -40


def test_the_content_words_are_right_and_the_question_is_not_in_the_take(
    virtual_sound: VirtualSound, rehearsed: tuple[Path, SpeakerTape]
) -> None:
    home, _ = rehearsed
    report = told(virtual_sound, home, "show", "last", "--json")
    heard = {word["text"].lower().strip(".,") for word in report["transcript"]["words"]}
    assert len(CONTENT & heard) >= len(CONTENT) - 2, CONTENT - heard
    assert "customer" not in heard
    assert report["question"]["text"] == QUESTION


def test_the_measured_speech_lasts_as_long_as_what_was_said(
    virtual_sound: VirtualSound, rehearsed: tuple[Path, SpeakerTape], answer: Path
) -> None:
    home, _ = rehearsed
    take = told(virtual_sound, home, "show", "last", "--json")
    direct = told(virtual_sound, home, "analyze", str(answer), "--json")

    def spoken_s(report: Any) -> float:
        words = report["transcript"]["words"]
        return float(words[-1]["end"] - words[0]["start"])

    assert spoken_s(take) == pytest.approx(spoken_s(direct), abs=0.2)
    assert take["timing"]["speech_s"] == pytest.approx(direct["timing"]["speech_s"], rel=0.1)


def test_the_take_is_listed_with_its_figures(
    virtual_sound: VirtualSound, rehearsed: tuple[Path, SpeakerTape]
) -> None:
    home, _ = rehearsed
    (row,) = told(virtual_sound, home, "history", "--json")
    assert row["state"] == "done"
    assert row["figures"]["words"] >= 30
    assert row["duration_s"] > 10


def test_a_killed_program_leaves_a_take_that_the_next_start_recovers_and_transcribes(
    virtual_sound: VirtualSound, answer: Path, tmp_path: Path
) -> None:
    process = program(virtual_sound, tmp_path, "practice", "--plain", "--question", QUESTION)
    read_until(process, "Speaking")
    press_enter(process)
    read_until(process, "Recording")
    say_whole(virtual_sound, tmp_path, answer)
    process.kill()
    process.communicate()
    (row,) = told(virtual_sound, tmp_path, "history", "--json")
    assert (row["state"], row["recovered"]) == ("recorded", True)
    assert row["duration_s"] > 10
    report = told(virtual_sound, tmp_path, "show", "last", "--engine", "builtin", "--json")
    heard = {word["text"].lower().strip(".,") for word in report["transcript"]["words"]}
    assert len(CONTENT & heard) >= len(CONTENT) - 2, CONTENT - heard
    with virtual_sound.record_speaker() as tape:
        played = program(virtual_sound, tmp_path, "play", "last", "--speed", "1.5")
        assert played.wait(PATIENCE_S) == 0
    assert loudest_dbfs(bytes(tape.pcm), SPEAKER_RATE_HZ) > -40


def test_the_same_take_through_faster_whisper_gives_the_scripted_words(
    virtual_sound: VirtualSound, rehearsed: tuple[Path, SpeakerTape], tmp_path: Path
) -> None:
    home, _ = rehearsed
    script = "So I worked in a hotel and the family found their tickets"
    model = scripted_whisper.build(tmp_path / "model", scripted_whisper.line(script))
    (audio,) = (home / "recordings").glob("*/audio.wav")
    report = told(
        virtual_sound, home, "analyze", str(audio), "--engine", "whisper", "--model", str(model),
        "--json",
    )  # fmt: skip
    assert report["transcript"]["engine"] == "whisper"
    assert report["transcript"]["text"].split() == script.split()
