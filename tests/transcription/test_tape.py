"""The tape gives back what was put on it, wherever it lies, and little of it is in memory."""

import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.listening.sound.levels import RATE_HZ, Samples
from voice_interview.transcription.incoming import tape as tape_module
from voice_interview.transcription.incoming.resampling import as_floats
from voice_interview.transcription.incoming.tape import PIECE, Tape

_STEPS = np.random.default_rng(4).integers(-32768, 32768, 3 * PIECE + 777, dtype=np.int16)
SOUND = as_floats(_STEPS)


@pytest.fixture
def tape() -> Iterator[Tape]:
    made = Tape()
    yield made
    made.close()


@pytest.fixture(params=["a file", "no room", "no file"])
def anywhere(request: pytest.FixtureRequest, tape: Tape, monkeypatch: pytest.MonkeyPatch) -> Tape:
    """A tape on a disk, on one that is nearly full, and without a disk."""
    if request.param == "no room":
        monkeypatch.setattr(tape_module, "LEFT_BYTES", 2**80)
    if request.param == "no file":
        monkeypatch.setattr("tempfile.TemporaryFile", _refused)
    return tape


def _refused(**_options: object) -> None:
    raise PermissionError("read-only")


def _fill(tape: Tape, sound: Samples, block: int = 77_777) -> Tape:
    for start in range(0, sound.size, block):
        tape.add(sound[start : start + block])
    return tape


def test_all_of_it_comes_back_bit_for_bit(anywhere: Tape) -> None:
    _fill(anywhere, SOUND)
    assert anywhere.size == SOUND.size
    assert np.array_equal(anywhere[:], SOUND)


@given(st.lists(st.integers(0, SOUND.size + 5), min_size=2, max_size=2), st.integers(1, 2 * PIECE))
def test_any_stretch_is_that_of_the_sound(ends: list[int], block: int) -> None:
    start, end = ends
    tape = _fill(Tape(), SOUND, max(20_000, block))
    try:
        assert np.array_equal(tape[start:end], SOUND[start:end])
    finally:
        tape.close()


def test_a_stretch_can_be_read_while_it_grows(anywhere: Tape) -> None:
    for start in range(0, SOUND.size, 200_000):
        anywhere.add(SOUND[start : start + 200_000])
        last_s = anywhere.length_s
        assert np.array_equal(
            anywhere.between(max(0.0, last_s - 30), last_s),
            SOUND[max(0, anywhere.size - 30 * RATE_HZ) : anywhere.size],
        )


def test_the_beginning_of_it_is_a_sound_of_its_own(tape: Tape) -> None:
    beginning = _fill(tape, SOUND).until(61.5)
    assert beginning.size == round(61.5 * RATE_HZ)
    assert np.array_equal(beginning[60 * RATE_HZ : 70 * RATE_HZ], SOUND[PIECE : beginning.size])
    assert tape.until(10**6).size == SOUND.size


def test_a_disk_that_fills_up_on_the_way_loses_nothing(tape: Tape) -> None:
    """In the middle of the second minute: the first part of it is written, and then no more."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3 * PIECE, before[1]))
    try:
        _fill(tape, SOUND)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert tape._file is not None
    assert 0 < os.fstat(tape._file.fileno()).st_size <= 3 * PIECE
    assert np.array_equal(tape[:], SOUND)


def test_its_file_has_no_name(tape: Tape, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    _fill(tape, SOUND)
    assert tape._file is not None
    assert list(tmp_path.iterdir()) == []


def test_memory_does_not_grow_with_it(tape: Tape) -> None:
    minute = SOUND[:PIECE]
    tape.add(minute)
    tracemalloc.start()
    for _ in range(10):
        tape.add(minute)
    grown = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert grown < minute.nbytes / 10
