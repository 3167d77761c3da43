"""Takes that end as soon as they begin, or are thrown away in the middle: the next one is heard."""

import shutil
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.transcription.files import RATE_HZ, Sound, pcm_of
from voice_interview.errors import Cancelled, NothingHeard
from voice_interview.model import EngineChoice
from voice_interview.ports.progress import no_progress
from voice_interview.transcription.client import TranscriptionClient
from voice_interview.wave_file import WaveWriter

pytestmark = pytest.mark.real


@pytest.mark.parametrize("length_s", [0.0, 0.05, 0.3])
def test_a_take_that_is_stopped_at_once_is_nothing_heard(
    length_s: float,
    client: TranscriptionClient,
    whisper: EngineChoice,
    spoken: Sound,
    short_take: Path,
    tmp_path: Path,
) -> None:
    audio, ended = tmp_path / "audio.wav", Event()
    with WaveWriter(audio, RATE_HZ) as writer:
        writer.write(pcm_of(spoken[: round(length_s * RATE_HZ)]))
    ended.set()
    with pytest.raises(NothingHeard):
        client.transcribe(audio, whisper, no_progress, Event(), ended)
    assert client.transcribe(short_take, whisper, no_progress, Event()).transcript.words


def test_a_take_that_is_thrown_away_while_it_is_heard_leaves_nothing_behind(
    client: TranscriptionClient,
    whisper: EngineChoice,
    spoken: Sound,
    short_take: Path,
    tmp_path: Path,
) -> None:
    folder, stop, heard = tmp_path / "take", Event(), Event()
    folder.mkdir()
    raised: list[Cancelled] = []

    def follow() -> None:
        try:
            client.transcribe(folder / "audio.wav", whisper, lambda *_: heard.set(), stop, Event())
        except Cancelled as cancelled:
            raised.append(cancelled)

    follower = Thread(target=follow)
    follower.start()
    with WaveWriter(folder / "audio.wav", RATE_HZ) as writer:
        for _ in range(6):
            writer.write(pcm_of(spoken))
        assert heard.wait(120)
        stop.set()
    follower.join()
    shutil.rmtree(folder)
    assert raised
    assert client.transcribe(short_take, whisper, no_progress, Event()).transcript.words
    assert not folder.exists()
