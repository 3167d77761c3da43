"""What the demonstration plays on: the loudspeaker where there is one, silence where not."""

from pathlib import Path

import pytest

from voice_interview import paths
from voice_interview.audio.devices import SoundDevices
from voice_interview.audio.from_files import SilentPlayer
from voice_interview.audio.player import Loudspeaker
from voice_interview.errors import NoPortAudio
from voice_interview.model import Device
from voice_interview.wiring.demo import demo_studio

LOUDSPEAKER = Device("Headset", "none", 2, 48_000, default=True)


def no_portaudio(_devices: SoundDevices) -> tuple[Device, ...]:
    raise NoPortAudio("PortAudio was not found.")


@pytest.mark.parametrize(
    ("outputs", "player"),
    [
        (lambda _devices: (LOUDSPEAKER,), Loudspeaker),
        (lambda _devices: (), SilentPlayer),
        (no_portaudio, SilentPlayer),
    ],
)
def test_it_plays_on_what_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, outputs: object, player: type
) -> None:
    monkeypatch.setenv("VOICE_INTERVIEW_HOME", str(tmp_path))
    monkeypatch.setattr(SoundDevices, "outputs", outputs)
    with demo_studio(paths.find(None), speed=1.0) as (studio, _spoken):
        assert isinstance(studio.player, player)


def test_it_says_when_the_candidate_has_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICE_INTERVIEW_HOME", str(tmp_path))
    with demo_studio(paths.find(None), speed=1.0) as (studio, spoken):
        assert not studio.remark()
        spoken.set()
        assert "Space ends the recording" in studio.remark()
