"""A take that is heard by workers which die: while it is spoken, and after the stop."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from tests.transcription.doomed_worker import STAGES
from tests.transcription.files import Sound, pcm_of
from voice_interview.errors import WorkerDied
from voice_interview.model import EngineChoice, Transcript
from voice_interview.ports.progress import no_progress
from voice_interview.transcription.client import TranscriptionClient
from voice_interview.wave_file import WaveWriter

CHUNKS = 2
"""Of the take: one that closes while it is spoken, and the tail."""
PLACES = tuple(
    f"{stage} {time}"
    for stage in STAGES
    for time in ((1,) if stage in {"load", "loaded", "begin", "end"} else range(1, CHUNKS + 1))
)


@dataclass(frozen=True)
class Outcome:
    given_up: bool
    """The worker died twice, and the user had to ask again."""
    words: Transcript
    deaths: int


class Doom:
    def __init__(
        self, client: TranscriptionClient, choice: EngineChoice, doomed: Path, sound: Sound
    ) -> None:
        """`doomed` is what DOOMED names; `sound` at 48 kHz."""
        self._client, self._choice, self._doomed, self._sound = client, choice, doomed, sound
        self._doomed.write_text("")
        self._takes = 0

    def undisturbed(self) -> Transcript:
        return self.hear((), growing=False).words

    def hear(self, deaths: Sequence[str], growing: bool) -> Outcome:
        """One take; with `growing` it is spoken meanwhile, otherwise it has just ended."""
        self._takes += 1
        audio = self._doomed.with_name(f"{self._takes}.wav")
        ended, heard = Event(), Event()
        if any("load" in death for death in deaths):
            self._client.close()
        self._doomed.write_text("\n".join(deaths))
        recorder = Thread(target=self._record, args=(audio, ended, heard, growing))
        recorder.start()
        if not growing:
            recorder.join()
        try:
            words = self._client.transcribe(
                audio, self._choice, lambda *_: heard.set(), Event(), ended
            ).transcript
            given_up = False
        except WorkerDied:
            heard.set()
            recorder.join()
            again = self._client.transcribe(audio, self._choice, no_progress, Event())
            words, given_up = again.transcript, True
        recorder.join()
        left = len(self._doomed.read_text().split("\n")) if self._doomed.read_text() else 0
        return Outcome(given_up, words, len(deaths) - left)

    def _record(self, audio: Path, ended: Event, heard: Event, growing: bool) -> None:
        half = 15 * 48_000 if growing else self._sound.size
        with WaveWriter(audio, 48_000) as writer:
            writer.write(pcm_of(self._sound[:half]))
            while growing and self._doomed.read_text() and not heard.wait(0.05):
                pass  # until a chunk was heard, or a worker died of it
            for start in range(half, self._sound.size, 5000):
                writer.write(pcm_of(self._sound[start : start + 5000]))
        ended.set()
