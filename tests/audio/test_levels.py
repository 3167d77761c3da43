"""Levels of blocks whose samples are known."""

import math
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.audio.levels import FLOOR_DBFS, LevelMeter, dbfs, mono, spread
from voice_interview.ports.sound import Gauge


def pcm(*samples: int) -> bytes:
    return array("h", samples).tobytes()


def fed(*blocks: bytes, rate_hz: int = 1000) -> Gauge:
    gauge = Gauge()
    meter = LevelMeter(rate_hz, gauge)
    for block in blocks:
        meter.feed(block)
    return gauge


def test_a_sine_is_three_decibels_below_its_peak() -> None:
    wave = [round(16_384 * math.sin(2 * math.pi * frame / 100)) for frame in range(1000)]
    gauge = fed(pcm(*wave))
    assert gauge.level_dbfs == pytest.approx(-9.03, abs=0.02)
    assert gauge.peak_dbfs == pytest.approx(-6.02, abs=0.02)
    assert (gauge.elapsed_s, gauge.live) == (1.0, True)


def test_the_level_is_of_the_newest_block_and_the_peak_of_all() -> None:
    gauge = fed(pcm(20_000), pcm(20, -20))
    assert gauge.level_dbfs == pytest.approx(dbfs(20))
    assert gauge.peak_dbfs == pytest.approx(dbfs(20_000))


def test_no_block_no_life() -> None:
    assert fed(b"") == Gauge()


@pytest.mark.parametrize(
    ("blocks", "zeros"),
    [
        ((pcm(0, 0, 0),), 3),
        ((pcm(5, 0, 0), pcm(0, 0)), 4),
        ((pcm(0, 0), pcm(0, 256, 0)), 1),
        ((pcm(0, 0), pcm(1)), 0),
        ((pcm(0, 0), pcm(-256)), 0),
    ],
)
def test_the_run_of_zeros_goes_on_from_block_to_block(
    blocks: tuple[bytes, ...], zeros: int
) -> None:
    assert fed(*blocks).zeros_s == pytest.approx(zeros / 1000)


@pytest.mark.parametrize(
    ("blocks", "clipped"),
    [
        ((pcm(32_767, 32_767),), 0),
        ((pcm(32_767, 32_767, 32_767),), 1),
        ((pcm(1, 32_767, 32_767), pcm(32_767, 5)), 1),
        ((pcm(-32_768, -32_768, -32_767, -32_768),), 1),
        ((pcm(32_767, 32_767, 32_767, 0, 32_767, 32_767, 32_767),), 2),
        ((pcm(32_767, 32_767), pcm(0), pcm(32_767)), 0),
    ],
)
def test_clipping_is_counted_by_runs(blocks: tuple[bytes, ...], clipped: int) -> None:
    assert fed(*blocks).clipped == clipped


def test_the_level_has_a_floor() -> None:
    assert dbfs(0) == FLOOR_DBFS
    assert dbfs(32_768) == 0.0


@given(st.lists(st.integers(-32_768, 32_767), max_size=50))
def test_two_equal_channels_come_back_as_they_were(samples: list[int]) -> None:
    both = spread(pcm(*samples), 2)
    assert array("h", both).tolist() == [sample for sample in samples for _ in range(2)]
    assert mono(both, 2) == pcm(*samples)


def test_mixing_down_takes_the_mean() -> None:
    assert mono(pcm(100, 200, -32_768, -32_768, 32_767, 32_767), 2) == pcm(150, -32_768, 32_767)
    assert mono(pcm(1, 2), 1) == spread(pcm(1, 2), 1) == pcm(1, 2)
