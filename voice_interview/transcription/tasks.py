"""What the worker does when asked: load a recogniser, transcribe, listen. Knows no pipes.

Importing this loads the recognisers, so only the worker does.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

from voice_interview.errors import NothingHeard
from voice_interview.listening.listen import listen as listen_to
from voice_interview.listening.listen import sounds as sounds_of
from voice_interview.model import Hearing, Transcript
from voice_interview.ports import Progress
from voice_interview.transcription.audio_in import read
from voice_interview.transcription.builtin import BuiltinEngine
from voice_interview.transcription.engine import Engine
from voice_interview.transcription.growing import follow
from voice_interview.transcription.pipeline import Pipeline
from voice_interview.transcription.resampling import RATE_HZ
from voice_interview.transcription.spoken import Chunk
from voice_interview.transcription.whisper import WhisperEngine

LEAST_SPEECH_S = 0.3
"""Less voice than this holds no words (notes on libraries, 4.20)."""

_WAY_OUT = "Check the microphone with the sound check, and record it again."


def load(engine: str, folder: str, model: str, language: str, threads: int) -> Engine:
    """Raises NoModel."""
    if engine == "builtin":
        return BuiltinEngine()
    return WhisperEngine(Path(folder), model, language, threads)


def transcribe(
    audio: Path,
    ended: Event | None,
    engine: Engine,
    language: str,
    earlier: Sequence[Chunk],
    opened: Callable[[float], None],
    closed: Callable[[Chunk], None],
    progress: Progress,
) -> Hearing:
    """Words and sounds of a finished file, or with `ended` of one that grows until it is set.

    `earlier` chunks are not heard again; `opened` is told the length of a finished file, `closed`
    each new chunk. Raises InputProblem, NothingHeard.
    """
    whole_s = 0.0

    def tell(chunk: Chunk) -> None:
        closed(chunk)
        length_s = max(whole_s, pipeline.tape.length_s)
        progress(chunk.cut.end_s / length_s, f"{chunk.cut.end_s:.0f} of {length_s:.0f} seconds")

    pipeline = Pipeline(engine, tell, earlier, language)
    if ended is None:
        progress(0.0, "opening the file")
        sound = read(audio)
        whole_s = sound.size / RATE_HZ
        opened(whole_s)
        pipeline.add(sound)
        del sound  # an hour is 230 MB, and listening needs as much again
    else:
        for block in follow(audio, ended):
            pipeline.add(block)
            if not block.size:
                pipeline.caught_up()
    transcript = Transcript(pipeline.finish(), engine.name, engine.model, language)
    progress(1.0, "listening to the sound")
    sounds = replace(
        sounds_of(pipeline.tape.whole(), pipeline.voice()),
        filled_pauses=pipeline.filled_pauses(),
        heard_all=pipeline.heard_all,
    )
    if sum(piece.length_s for piece in sounds.speech) < LEAST_SPEECH_S:
        raise NothingHeard("Nobody speaks in this recording.", _WAY_OUT)
    if not transcript.words:
        raise NothingHeard("There is voice in this recording, but no word was made out.", _WAY_OUT)
    return Hearing(transcript, sounds)


def listen(
    audio: Path,
    words: Transcript | None,
    opened: Callable[[float], None],
    progress: Progress,
) -> Hearing:
    """Sounds of a finished file, with `words` laid on it. Raises InputProblem."""
    progress(0.0, "opening the file")
    sound = read(audio)
    opened(sound.size / RATE_HZ)
    progress(0.5, "listening to the sound")
    return listen_to(sound, words or Transcript((), engine="given"))
