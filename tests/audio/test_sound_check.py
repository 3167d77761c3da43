"""What the sound check says about levels as microphones give them."""

import random

import pytest

from voice_interview.sound_check import SoundCheck, Verdict, permission_hint, verdict

NOISE_DBFS = -70.0


def heard(
    voice_dbfs: float | None, *, zeros_s: float = 0.0, clipped: int = 0, count: int = 40
) -> Verdict:
    """Levels of a voice that pauses now and then over a quiet room; None is the room alone."""
    draw = random.Random(7)
    levels = [
        NOISE_DBFS + draw.uniform(-1, 1)
        if voice_dbfs is None or draw.random() < 0.4
        else voice_dbfs + draw.uniform(-6, 0)
        for _ in range(count)
    ]
    return verdict(levels, elapsed_s=count / 10, zeros_s=zeros_s, clipped=clipped)


@pytest.mark.parametrize(
    ("said", "result"),
    [
        (heard(-18), SoundCheck.GOOD),
        (heard(-30), SoundCheck.GOOD),
        (heard(-45), SoundCheck.TOO_QUIET),
        (heard(None), SoundCheck.SILENT),
        (heard(-10, clipped=5), SoundCheck.CLIPPING),
        (heard(-10, clipped=1), SoundCheck.GOOD),
        (heard(-18, zeros_s=3.9), SoundCheck.ZERO),
        (heard(-18, zeros_s=1.2), SoundCheck.GOOD),
        (heard(-18, zeros_s=4.9, count=80), SoundCheck.GOOD),
        (heard(-18, zeros_s=5.0, count=80), SoundCheck.ZERO),
        (heard(-18, count=5), SoundCheck.WAITING),
    ],
)
def test_each_kind_of_microphone_gets_its_word(said: Verdict, result: SoundCheck) -> None:
    assert said.result is result
    assert said.sentence.endswith(".")
    assert bool(said.way_out) == (result not in (SoundCheck.GOOD, SoundCheck.WAITING))


def test_a_loud_hum_is_no_voice() -> None:
    hum = [-30.0 + step % 3 for step in range(40)]
    assert verdict(hum, elapsed_s=4, zeros_s=0, clipped=0).result is SoundCheck.SILENT


def test_zeros_are_told_at_once_even_before_there_is_enough_to_judge() -> None:
    assert verdict([-100.0], elapsed_s=1.0, zeros_s=1.0, clipped=0).result is SoundCheck.ZERO


def test_no_levels_at_all() -> None:
    assert verdict([], elapsed_s=9.0, zeros_s=0, clipped=0).result is SoundCheck.WAITING


def test_each_system_has_its_way_to_the_permission() -> None:
    hints = {permission_hint(name) for name in ("darwin", "win32", "linux")}
    assert len(hints) == 3
