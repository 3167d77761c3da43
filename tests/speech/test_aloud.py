"""The real speaker against workers that misbehave in every known way."""

import json
import os
import threading
import wave
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from tests.patience import PATIENCE_S
from tests.speech.ears import Ears
from tests.speech.parts import aloud
from voice_interview.errors import SpeechProblem
from voice_interview.speech import aloud as room
from voice_interview.speech.aloud import Aloud
from voice_interview.speech.voice import Voice


def asked(folder: Path) -> list[dict[str, object]]:
    lines = (folder / "cache" / "asked.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def parts(folder: Path) -> list[Path]:
    return list((folder / "cache").glob("*.part.*"))


def test_the_rendered_file_is_played_once_through_the_given_player(tmp_path: Path) -> None:
    ears = Ears()
    aloud(tmp_path, ears=ears).say("One question.", Event())
    (file,) = ears.heard
    with wave.open(str(file)) as sound:
        assert sound.getnframes() == 2205


def test_the_second_time_comes_from_the_cache(tmp_path: Path) -> None:
    ears = Ears()
    speaker = aloud(tmp_path, ears=ears)
    speaker.say("One question.", Event())
    speaker.say("One question.", Event())
    assert len(asked(tmp_path)) == 1
    assert ears.heard[0] == ears.heard[1]


def test_the_worker_is_told_text_voice_rate_and_volume(tmp_path: Path) -> None:
    speaker = aloud(tmp_path)
    speaker.voice = Voice("gmw/en-us", 140, 0.5)
    speaker.prepare("Häuser & [brackets]", Event())
    (request,) = asked(tmp_path)
    assert request["text"] == "Häuser & [brackets]"
    assert (request["voice"], request["rate_wpm"], request["volume"]) == ("gmw/en-us", 140, 0.5)


@pytest.mark.parametrize(
    ("text", "limit_s"), [("one two three", 5.3), ("東" * 600, 35.0)], ids=["words", "no spaces"]
)
def test_the_time_limit_grows_with_the_text(text: str, limit_s: float, tmp_path: Path) -> None:
    aloud(tmp_path).prepare(text, Event())
    (request,) = asked(tmp_path)
    assert request["limit_s"] == pytest.approx(limit_s)


@pytest.mark.parametrize(
    "change", [{"voice": "other"}, {"rate_wpm": 200}, {"volume": 0.9}], ids=str
)
def test_another_voice_rate_or_volume_is_rendered_anew(
    change: dict[str, object], tmp_path: Path
) -> None:
    speaker = aloud(tmp_path)
    first = speaker.prepare("One question.", Event())
    speaker.voice = replace(speaker.voice, **change)  # type: ignore[arg-type]
    assert speaker.prepare("One question.", Event()) != first
    assert len(asked(tmp_path)) == 2


def test_a_damaged_cache_entry_is_made_again(tmp_path: Path) -> None:
    speaker = aloud(tmp_path)
    file = speaker.prepare("One question.", Event())
    file.write_bytes(file.read_bytes()[:100])
    assert speaker.prepare("One question.", Event()) == file
    assert len(asked(tmp_path)) == 2
    with wave.open(str(file)) as sound:
        assert sound.getnframes() == 2205


@pytest.mark.parametrize(
    ("does", "sentence"),
    [
        ("leaves without a file", "stopped before it was done"),
        ("claims a file", "made no sound"),
        ("writes no frames", "made no sound"),
        ("writes aiff as wav", "made no sound"),
        ("crashes", "stopped before it was done"),
        ("dies before reading", "stopped before it was done"),
        ("answers garbage", "stopped before it was done"),
        ("refuses", "no luck"),
    ],
)
def test_a_misbehaving_worker_is_one_clear_sentence_and_leaves_nothing(
    does: str, sentence: str, tmp_path: Path
) -> None:
    ears = Ears()
    with pytest.raises(SpeechProblem, match=sentence):
        aloud(tmp_path, does, ears).say("One question.", Event())
    assert ears.heard == []
    assert parts(tmp_path) == []
    assert list((tmp_path / "cache").glob("*.wav")) == []


def test_a_voice_that_is_not_here_is_told_with_those_like_it(tmp_path: Path) -> None:
    with pytest.raises(SpeechProblem, match="No voice here is called") as told:
        aloud(tmp_path, "knows no such voice").prepare("One question.", Event())
    assert told.value.way_out.endswith("Names like it: gmw/en, gmw/en-gb.")


@pytest.mark.parametrize(("does", "suffix"), [("writes aiff", ".aiff"), ("prints noise", ".wav")])
def test_aiff_under_its_own_name_and_a_noisy_worker_are_fine(
    does: str, suffix: str, tmp_path: Path
) -> None:
    assert aloud(tmp_path, does).prepare("One question.", Event()).suffix == suffix


def test_a_worker_that_cannot_be_started_is_a_speech_problem(tmp_path: Path) -> None:
    speaker = Aloud(Ears(), tmp_path, Voice(), worker=(str(tmp_path / "nowhere"),))
    with pytest.raises(SpeechProblem, match="could not be started"):
        speaker.prepare("One question.", Event())


def test_a_hanging_worker_is_killed_at_its_time_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "START_LIMIT_S", 0.3)
    monkeypatch.setattr(room, "WORD_LIMIT_S", 0.0)
    with pytest.raises(SpeechProblem, match="did not finish"):
        aloud(tmp_path, "hangs").prepare("One question.", Event())
    assert parts(tmp_path) == []


def test_stop_kills_the_worker_and_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    os.mkfifo(tmp_path / "cache" / "started")
    ears, stop = Ears(), Event()
    speaker = aloud(tmp_path, "hangs", ears)
    saying = threading.Thread(target=speaker.say, args=("One question.", stop), daemon=True)
    saying.start()
    pid = int((tmp_path / "cache" / "started").read_text())
    assert len(parts(tmp_path)) == 1
    stop.set()
    saying.join(PATIENCE_S)
    assert not saying.is_alive()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert ears.heard == []
    assert parts(tmp_path) == []


@pytest.mark.parametrize("letter", ["a", "é", "説"])
def test_text_too_long_to_read_aloud_starts_no_worker(letter: str, tmp_path: Path) -> None:
    """What is told to be short enough is so, in whatever script."""
    with pytest.raises(SpeechProblem, match=r"too long.*\(9000 characters\)") as told:
        aloud(tmp_path).prepare(letter * 9000, Event())
    assert not (tmp_path / "cache").exists()
    short_enough = int(told.value.way_out.split()[-1].strip("."))
    assert aloud(tmp_path).prepare(letter * short_enough, Event()).exists()


def test_the_longest_text_never_blocks_on_a_worker_that_does_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escaped in JSON each of these characters takes six bytes."""
    monkeypatch.setattr(room, "START_LIMIT_S", 0.3)
    monkeypatch.setattr(room, "WORD_LIMIT_S", 0.0)
    sleeper = ("sleep", "3600")
    speaker = Aloud(Ears(), tmp_path, Voice(), worker=sleeper)
    with pytest.raises(SpeechProblem, match="did not finish"):
        speaker.prepare("\x01" * room.LONGEST_BYTES, Event())


def test_an_unusable_cache_folder_is_a_speech_problem(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way")
    with pytest.raises(SpeechProblem, match="folder for spoken questions"):
        aloud(tmp_path).say("One question.", Event())


def test_voices_with_unprintable_names_are_not_offered(tmp_path: Path) -> None:
    assert aloud(tmp_path).voices() == ("plain",)


def test_a_folder_that_cannot_be_made_is_a_speech_problem(tmp_path: Path) -> None:
    (tmp_path / "cache").touch()
    speaker = aloud(tmp_path)
    with pytest.raises(SpeechProblem, match="folder for spoken questions cannot be used"):
        speaker.voices()
    with pytest.raises(SpeechProblem, match="folder for spoken questions cannot be used"):
        speaker.prepare("One question.", Event())
