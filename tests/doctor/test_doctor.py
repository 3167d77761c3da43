"""The doctor: every check says something, and a part that fails is a line with a way out."""

import errno
import os
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from tests.faulty_sound import Faults, FaultyMicrophone
from tests.scripted_transcriber import ScriptedTranscriber
from voice_interview import doctor, paths
from voice_interview.audio.from_files import FixedDevices, WavMicrophone
from voice_interview.doctor import Patient
from voice_interview.errors import NoPortAudio
from voice_interview.model import Check, Device, EngineChoice, Word
from voice_interview.ports.sound import Gauge
from voice_interview.speech.from_files import SilentSpeaker
from voice_interview.transcription.models.shelf import ModelShelf

LISTEN_S = doctor.LISTEN_S
LACKING = NoPortAudio("The sound library PortAudio is missing.", "Install libportaudio2.")


class NoSoundLibrary:
    def inputs(self) -> tuple[Device, ...]:
        raise LACKING

    def outputs(self) -> tuple[Device, ...]:
        raise LACKING


class Late(WavMicrophone):
    """On a busy machine, of which less than a second comes in time: all of it zeros."""

    def listen(self, stop: Event, gauge: Gauge) -> None:
        gauge.elapsed_s = gauge.zeros_s = 0.4
        gauge.live = True


class Broken:
    """A speaker with a bug."""

    def prepare(self, text: str, stop: Event) -> Path:
        raise ZeroDivisionError("oops")

    def say(self, text: str, stop: Event) -> None: ...

    def voices(self) -> tuple[str, ...]:
        raise ZeroDivisionError("oops")


@pytest.fixture
def patient(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Patient]:
    monkeypatch.setenv("VOICE_INTERVIEW_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(doctor, "LISTEN_S", 0.0)
    sample = tmp_path / "sample.wav"
    with wave.open(str(sample), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
        file.writeframes(bytes((i * 37) % 251 for i in range(96_000)))
    yield Patient(
        paths=paths.find(),
        devices=FixedDevices(),
        recorder=WavMicrophone(sample, speed=1.0),
        speaker=SilentSpeaker(tmp_path),
        transcriber=ScriptedTranscriber((Word("Hello.", 0.1, 0.4, 0.9),)),
        models=ModelShelf(tmp_path / "models"),
        choice=EngineChoice(),
        sample=sample,
    )


@pytest.fixture
def patience(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The microphone is listened to for as long as the doctor does."""
    monkeypatch.setattr(doctor, "LISTEN_S", LISTEN_S)


def examine(patient: Patient) -> dict[str, Check]:
    return {check.name: check for check in doctor.checks(patient)}


def test_a_sound_machine_has_no_problem(patient: Patient, patience: None) -> None:
    found = examine(patient)
    assert [name for name, check in found.items() if check.status == "problem"] == []
    assert "dBFS" in found["Microphone sound"].detail
    assert "1 word of the sample" in found["Recogniser"].detail
    assert "`voice-interview models list`" in found["Speech models"].way_out


def test_a_missing_library_is_one_line_each_and_the_rest_goes_on(patient: Patient) -> None:
    found = examine(replace(patient, devices=NoSoundLibrary()))
    assert found["Microphones"] == Check(
        "Microphones", "problem", LACKING.sentence, LACKING.way_out
    )
    assert found["Recogniser"].status == "ok"


def test_a_microphone_of_exact_zeros_is_a_matter_of_permission(
    patient: Patient, patience: None
) -> None:
    silent = FaultyMicrophone(patient.sample, speed=1.0, faults=Faults(zeros=True))
    found = examine(replace(patient, recorder=silent))["Microphone sound"]
    assert (found.status, bool(found.way_out)) == ("problem", True)
    assert "silence" in found.detail


def test_silence_is_told_on_a_busy_machine_too(patient: Patient) -> None:
    found = examine(replace(patient, recorder=Late(patient.sample)))["Microphone sound"]
    assert found.status == "problem"
    assert "silence" in found.detail


def test_a_bug_in_a_part_is_a_line_and_no_traceback(patient: Patient) -> None:
    found = examine(replace(patient, speaker=Broken()))["Interviewer's voice"]
    assert found.status == "problem"
    assert "ZeroDivisionError" in found.detail


def test_a_folder_that_others_can_read_is_told(patient: Patient) -> None:
    patient.paths.recordings.mkdir(parents=True, mode=0o755)
    take = patient.paths.recordings / "take"
    take.mkdir()
    (take / "take.json").touch()
    found = examine(patient)["Recordings folder"]
    assert (found.status, "chmod" in found.way_out) == ("warning", True)


@pytest.mark.parametrize("where", ["", "below"])
def test_a_file_in_the_place_of_the_folder_is_told(patient: Patient, where: str) -> None:
    file = patient.paths.recordings
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    found = doctor.checks(replace(patient, paths=replace(patient.paths, recordings=file / where)))
    (told,) = [check for check in found if check.name == "Recordings folder"]
    assert (told.status, told.detail) == ("problem", f"{file} is a file, not a folder.")


def test_a_fresh_checkouts_empty_folder_is_no_worry(patient: Patient) -> None:
    """The library closes it to others before the first take is in it."""
    folder = patient.paths.recordings
    folder.mkdir(parents=True, mode=0o755)
    (folder / ".gitkeep").touch()
    found = examine(patient)["Recordings folder"]
    assert (found.status, found.detail) == ("ok", f"{folder}, 0 takes")


def test_a_take_that_may_not_be_opened_is_no_fault_of_the_folder(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = patient.paths.recordings
    folder.mkdir(parents=True, mode=0o700)
    for name in ("shut", "open"):
        (folder / name).mkdir()
        (folder / name / "take.json").touch()
    stat = Path.stat

    def refuse(path: Path, **how: bool) -> os.stat_result:
        if path.parent.name == "shut":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return stat(path, **how)

    monkeypatch.setattr(Path, "stat", refuse)
    found = examine(patient)["Recordings folder"]
    assert (found.status, found.detail) == ("ok", f"{folder}, 1 take")


def test_no_device_at_all_names_the_package(patient: Patient) -> None:
    found = examine(replace(patient, devices=FixedDevices((), ())))
    assert found["Microphones"].status == "problem"
    assert found["Loudspeakers"].status == "warning"
    assert found["Microphones"].way_out
