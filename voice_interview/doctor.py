"""Checks that answer most questions about this computer, each with a way out.

Works through the ports and on paths alone, so that it can speak even where nothing else works:
a check that raises is a check that failed.
"""

import os
import platform
import shlex
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Timer

from voice_interview import plain_file, sound_check, terminal
from voice_interview.errors import Problem
from voice_interview.model import Check, Device, EngineChoice
from voice_interview.paths import Paths
from voice_interview.ports.sound import Devices, Gauge, Recorder, Speaker
from voice_interview.ports.transcribing import Models, Transcriber
from voice_interview.text import count

LISTEN_S = 1.5
"""Long enough for the first block of a slow device and a second of exact zeros."""
PHRASE = "This is a test."
ROOM_MB = 500
"""About an hour and a half of takes at 48 kHz."""


@dataclass(frozen=True, slots=True)
class Patient:
    """The parts under examination."""

    paths: Paths
    devices: Devices
    recorder: Recorder
    speaker: Speaker
    transcriber: Transcriber
    models: Models
    choice: EngineChoice
    sample: Path
    """A short recording of speech that is shipped with the program."""


Finding = tuple[str, str, str]
"""Status, detail, way out."""


def checks(patient: Patient) -> Iterator[Check]:
    """One check after the other, each as soon as it is known."""
    for name, check in (
        ("Python", _python),
        ("Terminal", _terminal),
        ("Recordings folder", _folder),
        ("Disk space", _disk),
        ("Microphones", _microphones),
        (sound_check.LISTENING, _capture),
        ("Loudspeakers", _loudspeakers),
        ("Interviewer's voice", _voice),
        ("Speech models", _models),
        ("Recogniser", _recogniser),
    ):
        yield _checked(name, check, patient)


def _checked(name: str, check: Callable[[Patient], Finding], patient: Patient) -> Check:
    try:
        status, detail, way_out = check(patient)
    except Problem as problem:
        return Check(name, "problem", problem.sentence, problem.way_out)
    except Exception as fault:  # noqa: BLE001 - the doctor never falls ill himself
        return Check(name, "problem", f"{type(fault).__name__}: {fault}", "Please report this.")
    return Check(name, status, detail, way_out)


def _python(_patient: Patient) -> Finding:
    return "ok", f"{platform.python_version()} on {platform.system()} {platform.machine()}", ""


def _terminal(_patient: Patient) -> Finding:
    if not terminal.is_screen():
        return (
            "warning",
            "This is not a terminal that can show the full screen.",
            "Use `voice-interview practice --plain` here.",
        )
    columns, lines = shutil.get_terminal_size()
    colours = os.environ.get("COLORTERM") or os.environ.get("TERM", "")
    detail = f"{columns} x {lines}, {colours}"
    if columns < 80 or lines < 24:
        return "warning", detail, "Make the window at least 80 columns by 24 lines."
    return "ok", detail, ""


def _folder(patient: Patient) -> Finding:
    folder = patient.paths.recordings
    there = _nearest(folder)
    if not there.is_dir():
        return "problem", f"{there} is a file, not a folder.", "Move it, or choose another folder."
    if not os.access(there, os.W_OK):
        return (
            "problem",
            f"{folder} cannot be written to.",
            "Make it writable, or choose another with --recordings.",
        )
    if not folder.exists():
        return "ok", f"{folder} (made with the first take)", ""
    takes = sum(1 for entry in folder.iterdir() if plain_file.is_file(entry / "take.json"))
    open_to_others = folder.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    if takes and open_to_others and os.name == "posix":
        return (
            "warning",
            f"{folder} can be read by other users of this computer.",
            f"Run: chmod -R go= {shlex.quote(str(folder))}",
        )
    return "ok", f"{folder}, {count(takes, 'take')}", ""


def _nearest(folder: Path) -> Path:
    """The folder, or the one above it that is there."""
    return next(place for place in (folder, *folder.parents) if place.exists())


def _disk(patient: Patient) -> Finding:
    free_mb = shutil.disk_usage(_nearest(patient.paths.recordings)).free // 1_000_000
    if free_mb < ROOM_MB:
        return "warning", f"{free_mb} MB free", "Free some space: an hour of takes needs 350 MB."
    return "ok", f"{free_mb / 1000:.1f} GB free", ""


NO_DEVICE = {
    "linux": "Plug one in. If it is plugged in, install libasound2-plugins or pipewire-alsa.",
    "darwin": "Plug one in, then look in System Settings, Sound.",
}


def _no_device() -> str:
    return NO_DEVICE.get(sys.platform, "Plug one in, then look in the system's sound settings.")


def _microphones(patient: Patient) -> Finding:
    found = patient.devices.inputs()
    if not found:
        return "problem", "No microphone was found.", _no_device()
    first = found[0]
    detail = f"{first.name}, {first.rate_hz} Hz{_more(found)}"
    if first.rate_hz in (8000, 16000, 24000):
        return (
            "warning",
            f"{detail}: this looks like a Bluetooth headset.",
            "The first second may be lost and the sound is thin; a wired microphone does better.",
        )
    return "ok", detail, ""


def _capture(patient: Patient) -> Finding:
    gauge, stop = Gauge(), Event()
    Timer(LISTEN_S, stop.set).start()
    patient.recorder.listen(stop, gauge)
    if not gauge.live:
        return "problem", "No sound arrived within a second and a half.", "Try another microphone."
    if gauge.zeros_s >= min(sound_check.ZEROS_MEAN_MUTE_S, gauge.elapsed_s):
        return "problem", "Only perfect silence arrived.", sound_check.permission_hint()
    return "ok", f"level {gauge.level_dbfs:.0f} dBFS, peak {gauge.peak_dbfs:.0f} dBFS", ""


def _loudspeakers(patient: Patient) -> Finding:
    found = patient.devices.outputs()
    if not found:
        return "warning", "No loudspeaker was found: questions are shown only.", _no_device()
    return "ok", f"{found[0].name}{_more(found)}", ""


def _more(found: Sequence[Device]) -> str:
    return f" and {len(found) - 1} more" if len(found) > 1 else ""


def _voice(patient: Patient) -> Finding:
    voices = patient.speaker.voices()
    started = time.monotonic()
    patient.speaker.prepare(PHRASE, Event())
    took_s = time.monotonic() - started
    return "ok", f"{count(len(voices), 'voice')}, one phrase in {took_s:.1f} s", ""


def _models(patient: Patient) -> Finding:
    models = patient.models.models()
    ready = [model.name for model in models if model.state == "ready"]
    broken = [model.name for model in models if model.state in ("partial", "broken")]
    if broken:
        return (
            "warning",
            f"{', '.join(broken)}: incomplete.",
            f"`voice-interview models download {broken[0]}` downloads the rest.",
        )
    if not ready:
        way_out = "`voice-interview models list` shows those that can be downloaded."
        return "warning", "There is no speech model on this computer.", way_out
    return "ok", ", ".join(ready), ""


def _recogniser(patient: Patient) -> Finding:
    resolved, why = patient.transcriber.resolve(patient.choice)
    started = time.monotonic()
    hearing = patient.transcriber.transcribe(
        patient.sample, resolved, lambda _share, _doing: None, Event()
    )
    took_s = time.monotonic() - started
    words = count(len(hearing.transcript.words), "word")
    name = f"{resolved.engine} {resolved.model}".strip()
    return "ok", f"{name}: {words} of the sample in {took_s:.1f} s. {why}", ""
