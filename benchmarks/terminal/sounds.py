"""From a key to what is heard and recorded.

Into the microphone plays a ramp, taped on its way in: the value of a sample says when it was in the
air. So the first sample of a take is timed by itself, and not by a file that appears.
"""

import time
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from benchmarks.terminal.program import DOWN, ENTER, ESCAPE, LIMIT_S, Program, summary
from tests.virtual_sound import SPEAKER_RATE_HZ, SpeakerTape, VirtualSound
from voice_interview.errors import InputProblem
from voice_interview.wave_file import WaveWriter, describe, read_frames

LOUD = 300
RAMP_S = 4.0
"""Longer than any key waits for its sample, so that a value tells the time without doubt."""
STEEPEST = 24_000
RAMP_FOR_S = 900.0


@contextmanager
def ramp_in_the_air(sound: VirtualSound, folder: Path) -> Iterator[SpeakerTape]:
    """A tape of what the microphone hears."""
    frames = round(RAMP_S * SPEAKER_RATE_HZ)
    once = array("h", (round(STEEPEST * (2 * frame / frames - 1)) for frame in range(frames)))
    path = folder / "ramp.wav"
    with WaveWriter(path, SPEAKER_RATE_HZ) as wave:
        for _ in range(round(RAMP_FOR_S / RAMP_S)):
            wave.write(once.tobytes())
    with sound.listening_to("voice", keep=True) as (tape,):
        speaking = sound.say_into_microphone(path)
        try:
            yield tape
        finally:
            speaking.kill()
            speaking.wait()


class Ears:
    """What came out of the loudspeakers, what went into the microphone, and the takes."""

    def __init__(self, loudspeakers: SpeakerTape, air: SpeakerTape, recordings: Path) -> None:
        self._loudspeakers = loudspeakers
        self._air = air
        self._recordings = recordings

    def takes(self) -> set[Path]:
        return set(self._recordings.glob("*/audio.wav"))

    def first_sample(self, known: set[Path]) -> float:
        """When the first sample of a new take was in the air."""
        give_up = time.monotonic() + LIMIT_S
        while time.monotonic() < give_up:
            for audio in self.takes() - known:
                with suppress(InputProblem, OSError):
                    if describe(audio).frames:
                        return self._in_the_air(array("h", read_frames(audio, 0, 1))[0])
            time.sleep(0.01)
        raise SystemExit("no sound was recorded")

    def _in_the_air(self, value: int) -> float:
        """When the ramp had this value last."""
        time.sleep(0.1)  # until it is on the tape, too
        pcm = array("h", bytes(self._air.pcm[: len(self._air.pcm) // 2 * 2]))
        place = len(pcm) - 1
        while abs(pcm[place] - value) > 1:
            place -= 1
        ends = [end for _arrived_s, end in self._air.arrivals]
        arrived_s, end = self._air.arrivals[bisect_left(ends, 2 * place + 2)]
        return arrived_s - (end / 2 - place) / SPEAKER_RATE_HZ

    def first_loud(self, after_s: float) -> float:
        give_up = time.monotonic() + LIMIT_S
        while time.monotonic() < give_up:
            for at_s in self._loud(after_s):
                return at_s
            time.sleep(0.01)
        raise SystemExit("the question was not heard")

    def last_loud(self, after_s: float) -> float:
        """The last sound after that; that moment itself when there is none."""
        return max(self._loud(after_s), default=after_s)

    def _loud(self, after_s: float) -> Iterator[float]:
        """When samples that are no silence came out of the loudspeakers."""
        begun = 0
        for arrived_s, end in tuple(self._loudspeakers.arrivals):
            whole = end - end % 2
            if arrived_s >= after_s:
                block = array("h", bytes(self._loudspeakers.pcm[begun:whole]))
                for place in range(0, len(block), 24):
                    at_s = arrived_s - (len(block) - place) / SPEAKER_RATE_HZ
                    if abs(block[place]) > LOUD and at_s >= after_s:
                        yield at_s
            begun = whole


def sounds(program: Program, ears: Ears, runs: int) -> dict[str, Any]:
    """Each question twice: new, asked as soon as it is marked, and again when it was made."""
    heard = dict[str, list[float]]()

    def note(what: str, since_s: float, until_s: float) -> None:
        heard.setdefault(what, []).append(1000 * (until_s - since_s))

    for _ in range(runs):
        for kind in ("new", "made ahead"):
            if kind == "new":
                program.press(DOWN)
            asked_s = program.press(ENTER)
            program.until("Space")
            note(f"question audible, {kind}", asked_s, ears.first_loud(asked_s))
            time.sleep(1.0)
            known = ears.takes()
            cut_off_s = program.press(" ")
            note("key to first sample, question cut off", cut_off_s, ears.first_sample(known))
            time.sleep(0.5)
            note("key to silence", cut_off_s, ears.last_loud(cut_off_s))
            _throw_away(program)
            known = ears.takes()
            time.sleep(1.0)  # a key that is pressed again sooner counts as held
            again_s = program.press(" ")
            note("key to first sample, question over", again_s, ears.first_sample(known))
            time.sleep(1.0)
            _throw_away(program)
            program.press(ESCAPE)
            program.until("Questions")
    return {name: summary(values_ms) for name, values_ms in heard.items()}


def _throw_away(program: Program) -> None:
    program.press("d")
    program.until("Discard this take?")
    program.press("y")
    program.until("Record")
