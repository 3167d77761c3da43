"""Everything a microphone is known to do wrong, and what becomes of the take."""

from array import array
from pathlib import Path
from threading import Event

import pytest

from tests.audio.samples import Running, noise, pcm_of, wav
from tests.faulty_sound import Faults, FaultyMicrophone
from tests.patience import wait_until
from voice_interview.audio import intake
from voice_interview.audio.from_files import BLOCK_S, WavMicrophone
from voice_interview.errors import DeviceLost, NoDevice
from voice_interview.model import Capture
from voice_interview.ports.sound import Gauge
from voice_interview.wave_file import describe

RATE_HZ = 16_000
BLOCK_BYTES = round(BLOCK_S * RATE_HZ) * 2


@pytest.fixture
def said(tmp_path: Path) -> Path:
    return wav(tmp_path / "said.wav", noise(RATE_HZ))


def recorded(microphone: WavMicrophone, audio: Path, gauge: Gauge) -> Capture:
    """A take from the first to the last sample of the file."""
    stop = Event()
    running = Running(lambda: microphone.record(audio, stop, gauge))
    wait_until(lambda: microphone.spoken.is_set() or running.ended)
    stop.set()
    return running.result()


@pytest.mark.parametrize("speed", [20.0, None])
def test_not_one_sample_is_lost_or_doubled(said: Path, tmp_path: Path, speed: float | None) -> None:
    recorded(WavMicrophone(said, speed), tmp_path / "audio.wav", Gauge())
    heard = pcm_of(tmp_path / "audio.wav")
    assert heard[: 2 * RATE_HZ] == pcm_of(said)
    assert set(array("h", heard[2 * RATE_HZ :])) <= {-1, 1}


def test_a_microphone_that_never_calls_back_is_told_and_leaves_no_file(
    said: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voice_interview.audio.intake.FIRST_CALL_S", 0.1)
    microphone = FaultyMicrophone(said, 1.0, Faults(stops_after_blocks=0))
    with pytest.raises(DeviceLost, match="sends no sound"):
        microphone.record(tmp_path / "audio.wav", Event(), Gauge())
    with pytest.raises(DeviceLost):
        microphone.listen(Event(), Gauge())
    assert not (tmp_path / "audio.wav").exists()


def test_a_stop_before_the_first_sound_leaves_no_file(said: Path, tmp_path: Path) -> None:
    stop, gauge = Event(), Gauge()
    microphone = FaultyMicrophone(said, 1.0, Faults(stops_after_blocks=0))
    running = Running(lambda: microphone.record(tmp_path / "audio.wav", stop, gauge))
    wait_until((tmp_path / "audio.wav").exists)
    stop.set()
    with pytest.raises(DeviceLost, match="not sent any sound yet"):
        running.result()
    assert not (tmp_path / "audio.wav").exists()


def test_the_next_take_can_use_the_same_name(said: Path, tmp_path: Path) -> None:
    microphone = FaultyMicrophone(said, 20.0, Faults(raises_at_start=NoDevice("It is in use.")))
    with pytest.raises(NoDevice):
        microphone.record(tmp_path / "audio.wav", Event(), Gauge())
    microphone.faults = Faults()
    assert recorded(microphone, tmp_path / "audio.wav", Gauge()).duration_s >= 1.0


def test_a_device_that_cannot_be_opened_makes_no_file(said: Path, tmp_path: Path) -> None:
    microphone = FaultyMicrophone(said, 1.0, Faults(raises_at_open=NoDevice("There is none.")))
    with pytest.raises(NoDevice):
        microphone.record(tmp_path / "audio.wav", Event(), Gauge())
    with pytest.raises(NoDevice):
        microphone.listen(Event(), Gauge())
    assert not (tmp_path / "audio.wav").exists()


def test_a_late_first_block_is_waited_for(said: Path, tmp_path: Path) -> None:
    gauge = Gauge()
    microphone = FaultyMicrophone(said, 20.0, Faults(first_after_s=1.0))
    assert recorded(microphone, tmp_path / "audio.wav", gauge).ended_by == "stop"
    assert pcm_of(tmp_path / "audio.wav")[: 2 * RATE_HZ] == pcm_of(said)


def test_a_microphone_that_goes_away_leaves_every_block_it_gave(said: Path, tmp_path: Path) -> None:
    microphone = FaultyMicrophone(said, 1.0, Faults(stops_after_blocks=7))
    capture = microphone.record(tmp_path / "audio.wav", Event(), Gauge())
    assert capture.ended_by == "device lost"
    assert pcm_of(tmp_path / "audio.wav") == pcm_of(said)[: 7 * BLOCK_BYTES]
    assert not describe(tmp_path / "audio.wav").open_ended


def test_a_lost_microphone_ends_the_sound_check(said: Path) -> None:
    microphone = FaultyMicrophone(said, 1.0, Faults(stops_after_blocks=3))
    with pytest.raises(DeviceLost):
        microphone.listen(Event(), Gauge())


def test_a_hanging_close_keeps_the_take(
    said: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "CLOSE_LIMIT_S", 0.1)
    microphone = FaultyMicrophone(said, 20.0, Faults(hangs_in_close=True))
    capture = recorded(microphone, tmp_path / "audio.wav", Gauge())
    assert capture.ended_by == "stop"
    assert pcm_of(tmp_path / "audio.wav")[: 2 * RATE_HZ] == pcm_of(said)


def test_a_muted_microphone_shows_as_a_run_of_zeros(said: Path, tmp_path: Path) -> None:
    gauge = Gauge()
    capture = recorded(
        FaultyMicrophone(said, 20.0, Faults(zeros=True)), tmp_path / "audio.wav", gauge
    )
    assert gauge.zeros_s == gauge.elapsed_s == capture.duration_s
    assert capture.peak_dbfs == -100.0


def test_clipping_and_overflows_are_counted(said: Path, tmp_path: Path) -> None:
    faults = Faults(clipping=True, overflows=True)
    capture = recorded(FaultyMicrophone(said, 20.0, faults), tmp_path / "audio.wav", Gauge())
    assert capture.clipped > 10
    assert capture.peak_dbfs == 0.0
    assert capture.overflows == round(capture.duration_s / BLOCK_S)


def test_the_true_rate_is_measured_over_a_longer_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "RATE_NEEDS_S", 0.5)
    said = wav(tmp_path / "said.wav", noise(RATE_HZ))
    capture = recorded(WavMicrophone(said, 1.03), tmp_path / "audio.wav", Gauge())
    assert capture.measured_rate_hz == pytest.approx(1.03 * RATE_HZ, rel=0.02)


def test_a_short_take_says_nothing_about_the_rate(said: Path, tmp_path: Path) -> None:
    capture = recorded(WavMicrophone(said, 20.0), tmp_path / "audio.wav", Gauge())
    assert capture.measured_rate_hz is None
