"""kill -9 while recording: the file is repaired, bit-equal to what was said, and nearly whole."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from tests.audio.recording_child import given_bytes
from tests.audio.samples import noise, pcm_of, wav
from tests.patience import wait_until
from voice_interview.wave_file import describe, repair

RATE_HZ = 48_000
MOST_LOST_S = 0.1
KILLS = 20
AT_ONCE = 5


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wav(tmp_path_factory.mktemp("said") / "said.wav", noise(4 * RATE_HZ), RATE_HZ)


@pytest.mark.parametrize("batch", range(KILLS // AT_ONCE))
def test_a_killed_recording_is_whole(said: Path, tmp_path: Path, batch: int) -> None:
    draw = random.Random(batch)
    whole = pcm_of(said)
    instants_s = sorted(draw.uniform(0.0, 1.5) for _ in range(AT_ONCE))
    with ExitStack() as children:
        started = [
            children.enter_context(recording(said, tmp_path / f"{child}.wav"))
            for child in range(AT_ONCE)
        ]
        for child, instant_s in zip(started, instants_s, strict=True):
            wait_until(partial(child.has_been_given, instant_s))
            time.sleep(draw.uniform(0.0, 0.02))  # anywhere between two blocks
            child.process.kill()
            child.process.wait()
    for child in started:
        assert describe(child.audio).open_ended
        assert repair(child.audio) == describe(child.audio).duration_s
        assert not describe(child.audio).open_ended
        heard = pcm_of(child.audio)
        assert heard == whole[: len(heard)]
        assert child.given_s() - len(heard) / 2 / RATE_HZ <= MOST_LOST_S


@dataclass(frozen=True)
class Recording:
    process: subprocess.Popen[bytes]
    audio: Path
    count: Path

    def given_s(self) -> float:
        return given_bytes(self.count) / 2 / RATE_HZ

    def has_been_given(self, seconds: float) -> bool:
        assert self.process.poll() is None, "the recorder ended by itself"
        return self.given_s() > seconds


@contextmanager
def recording(said: Path, audio: Path) -> Iterator[Recording]:
    count = audio.with_suffix(".count")
    argv = [sys.executable, "-m", "tests.audio.recording_child"]
    argv += [str(said), str(audio), str(count)]
    with subprocess.Popen(argv) as process:
        try:
            yield Recording(process, audio, count)
        finally:
            process.kill()
