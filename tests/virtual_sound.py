"""A sound system without hardware: a private PulseAudio whose microphone a test can speak into.

`speakers` is the default output and `mic` the default input; what is played into the sink `voice`
is what the microphone hears. PortAudio reaches both through ALSA's pulse plugin, so the program
runs its real code. PortAudio reads its device list once a process, and the environment decides what
is in it: run the real parts in a child with `VirtualSound.env`.
"""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.patience import PATIENCE_S

SPEAKER_RATE_HZ = 48_000
_ALSA = """
pcm.!default { type pulse }
ctl.!default { type pulse }
pcm.headset { type pulse device headset }
"""


@dataclass
class SpeakerTape:
    """What came out of the loudspeakers: 16-bit mono PCM at SPEAKER_RATE_HZ, still growing."""

    pcm: bytearray = field(default_factory=bytearray)
    arrivals: list[tuple[float, int]] = field(default_factory=list)
    """Monotonic time at which each block came in, and bytes with it."""
    rolling: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True)
class VirtualSound:
    folder: Path
    env: dict[str, str]

    def run(self, *argv: str, timeout_s: float = 2 * PATIENCE_S) -> str:
        """Standard output of a command that sees this sound system; fails the test if it fails,
        and has time to say itself what it waited for."""
        done = subprocess.run(
            argv, env=self.env, capture_output=True, text=True, timeout=timeout_s, check=False
        )
        assert done.returncode == 0, f"{argv} ended with {done.returncode}: {done.stderr[-2000:]}"
        return done.stdout

    def say_into_microphone(self, wav: Path) -> subprocess.Popen[bytes]:
        """Start speaking; wait() on the answer to speak to the end."""
        return subprocess.Popen(["paplay", "--device=voice", str(wav)], env=self.env)

    @contextmanager
    def record_speaker(self) -> Iterator[SpeakerTape]:
        """Tape the loudspeakers from before the body's first line until after its last."""
        with self.listening_to("speakers", keep=True) as (tape,):
            yield tape

    @contextmanager
    def listening_to(self, *sinks: str, keep: bool) -> Iterator[tuple[SpeakerTape, ...]]:
        """A null sink moves its sound every 2 s, unless somebody who cannot wait listens to it."""
        with ExitStack() as listeners:
            tapes = tuple(listeners.enter_context(self._parec(sink, keep)) for sink in sinks)
            for tape in tapes:
                assert tape.rolling.wait(PATIENCE_S), "parec gave no sound"
            yield tapes

    @contextmanager
    def _parec(self, sink: str, keep: bool) -> Iterator[SpeakerTape]:
        argv = ["parec", f"--device={sink}.monitor", "--raw", "--format=s16le", "--channels=1"]
        argv += [f"--rate={SPEAKER_RATE_HZ}", "--latency-msec=10"]
        tape = SpeakerTape()
        with subprocess.Popen(argv, env=self.env, stdout=subprocess.PIPE) as parec:
            assert parec.stdout is not None
            thread = threading.Thread(target=_drain, args=(parec.stdout.fileno(), tape, keep))
            thread.start()
            try:
                yield tape
            finally:
                parec.terminate()
                thread.join()


def missing() -> str:
    """The package that is not there, or nothing."""
    if not shutil.which("pulseaudio"):
        return "pulseaudio"
    plugins = Path("/usr/lib").glob("**/alsa-lib/libasound_module_pcm_pulse.so")
    return "" if any(plugins) else "libasound2-plugins"


@contextmanager
def start() -> Iterator[VirtualSound]:
    folder = Path(tempfile.mkdtemp(prefix="sound-"))  # a socket's path must be short
    alsa = folder / "asound.conf"
    alsa.write_text(_ALSA)
    env = {name: value for name, value in os.environ.items() if not name.startswith("PULSE_")}
    env |= {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PULSE_SERVER": f"unix:{folder}/pulse/native",
        "ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{alsa}",
    }
    sinks = ("speakers", "voice", "headset_voice")
    modules = ["module-native-protocol-unix"]
    modules += [f"module-null-sink sink_name={name}" for name in sinks]
    modules += [
        "module-remap-source master=voice.monitor source_name=mic",
        "module-remap-source master=headset_voice.monitor source_name=headset",
    ]
    sound = VirtualSound(folder, env)
    loads = [word for module in modules for word in ("-L", module)]
    # -D returns once the server listens; left alone by a killed test run, it ends after 5 minutes
    sound.run("pulseaudio", "-D", "-n", "--exit-idle-time=300", *loads)
    try:
        sound.run("pactl", "set-default-sink", "speakers")
        sound.run("pactl", "set-default-source", "mic")
        with sound.listening_to(*sinks, keep=False):
            yield sound
    finally:
        sound.run("pulseaudio", "--kill")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def virtual_sound() -> Iterator[VirtualSound]:
    """For the tests of one file: while it runs it takes a 25th of a core, whether used or not."""
    lacking = missing()
    if lacking:
        pytest.skip(f"needs the system package {lacking}")
    with start() as sound:
        yield sound


def _drain(pipe: int, tape: SpeakerTape, keep: bool) -> None:
    while block := os.read(pipe, 65536):
        if keep:
            tape.pcm += block
            tape.arrivals.append((time.monotonic(), len(tape.pcm)))
        tape.rolling.set()
