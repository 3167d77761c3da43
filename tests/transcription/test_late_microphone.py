"""The microphone of the benchmark of latency, while the recogniser is behind."""

import time
from pathlib import Path

import pytest

from benchmarks.synthetic.answers import LateMicrophone
from voice_interview.audio.from_files import BLOCK_S
from voice_interview.audio.streams import LOST_AFTER_S, Block
from voice_interview.wave_file import WaveWriter

RATE_HZ = 16_000


def test_it_is_never_still_for_so_long_that_it_is_taken_for_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with WaveWriter(tmp_path / "answer.wav", RATE_HZ) as writer:
        writer.write(bytes(2 * RATE_HZ))
    slept_s, asked, given = list[float](), list[float](), list[Block]()

    def behind(given_s: float) -> bool:
        asked.append(given_s)
        return len(asked) < 2 * LOST_AFTER_S / BLOCK_S

    monkeypatch.setattr(time, "sleep", slept_s.append)
    stream = LateMicrophone(tmp_path / "answer.wav", 0.5, behind).open(given.append)
    stream.step(round(RATE_HZ * BLOCK_S))  # type: ignore[attr-defined]
    assert given
    assert asked
    assert sum(slept_s) < LOST_AFTER_S
