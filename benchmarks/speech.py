"""From the key to the sound of the question, and from the stop key to silence.

Real worker, real espeak-ng, and a player that opens the file and takes its first block: all but
the sound card. `python -m benchmarks.speech` prints JSON; aims are 300 ms cached and 600 ms new.
"""

import json
import statistics
import tempfile
import threading
import time
import wave
from pathlib import Path
from threading import Event

from voice_interview.ports.sound import Playhead
from voice_interview.speech.aloud import Aloud
from voice_interview.speech.voice import Voice

RUNS = 15
QUESTION = (
    "Tell me about a time when you had to lead a team through a change that nobody wanted. "
    "What did you do, and how did it end?"
)
LONG = "and then we went on with the work " * 200


class FirstBlock:
    """Takes the first 20 ms of the file, and notes when it had them."""

    def __init__(self) -> None:
        self.at_s = 0.0

    def play(
        self,
        audio: Path,
        _playhead: Playhead,
        _stop: Event,
        until_s: float | None = None,  # noqa: ARG002
    ) -> None:
        with wave.open(str(audio)) as sound:
            sound.readframes(sound.getframerate() // 50)
        self.at_s = time.perf_counter()


def key_to_sound_ms(speaker: Aloud, player: FirstBlock, text: str) -> float:
    pressed_s = time.perf_counter()
    speaker.say(text, Event())
    return 1000 * (player.at_s - pressed_s)


def stop_to_return_ms(speaker: Aloud, text: str) -> float:
    """The stop key while the worker is at it."""
    stop = Event()
    saying = threading.Thread(target=speaker.say, args=(text, stop))
    saying.start()
    time.sleep(0.1)
    pressed_s = time.perf_counter()
    stop.set()
    saying.join()
    return 1000 * (time.perf_counter() - pressed_s)


def summary(times_ms: list[float]) -> dict[str, float]:
    return {
        "median_ms": round(statistics.median(times_ms), 1),
        "worst_ms": round(max(times_ms), 1),
        "runs": len(times_ms),
    }


def measure() -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        player = FirstBlock()
        speaker = Aloud(player, Path(folder), Voice())
        new = [key_to_sound_ms(speaker, player, f"{n}. {QUESTION}") for n in range(RUNS)]
        cached = [key_to_sound_ms(speaker, player, f"{n}. {QUESTION}") for n in range(RUNS)]
        stops = [stop_to_return_ms(speaker, f"{n}. {LONG}") for n in range(RUNS)]
    return {
        "benchmark": "speech",
        "key_to_first_frame_new": summary(new),
        "key_to_first_frame_cached": summary(cached),
        "stop_while_rendering_to_return": summary(stops),
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
