"""The whole program on a terminal of its own: from a key to what is heard, recorded and seen.

The real program runs on a pseudo-terminal of 80x24 with real PortAudio and a virtual PulseAudio
whose loudspeakers and microphone are taped. Aims: question audible within 300 ms of the key (made
ahead) and 600 ms (new), silence within 100 ms, the recording's first sample within 150 ms, a
screen's first full frame within 50 ms, with 200 takes and with 10,000. The first sample is the
first one that is kept, at the moment at which it was in the air. A sound is up to 10 ms old when it
reaches a tape.

`python -m benchmarks.keys` prints JSON within five minutes. On a busy machine read the processor
time of the screens: it is what the program itself takes.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.history import FIGURES, make_takes
from benchmarks.terminal.program import ENTER, QUIET_S, Program
from benchmarks.terminal.screens import go_home, screens
from benchmarks.terminal.sounds import Ears, ramp_in_the_air, sounds
from tests.virtual_sound import start
from voice_interview.library.library import TakeLibrary
from voice_interview.model import RULES_VERSION

TAKES = (200, 10_000)
PAGE = 1000


@contextmanager
def program(home: Path, env: dict[str, str], takes: int) -> Iterator[Program]:
    """At home, with a library in order, and an interview that was begun."""
    recordings = home / "recordings"
    recordings.mkdir(parents=True)
    make_takes(recordings, takes)
    library = TakeLibrary.open(recordings)
    figures = replace(FIGURES, rules_version=RULES_VERSION)
    for page in range(0, takes, PAGE):
        for row in library.rows(limit=PAGE, offset=page):
            library.save_figures(row.take.id, figures)
    library.close()
    running = Program(env | {"VOICE_INTERVIEW_HOME": str(home), "TERM": "xterm-256color"})
    try:
        running.until("Questions")
        running.settle(2.0)
        for key, words in (("i", "Workshop"), (ENTER, "Preparation")):
            running.press(key)
            running.until(words)
            running.settle(QUIET_S)
        go_home(running)
        yield running
    finally:
        running.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=4)
    runs = parser.parse_args().runs
    heard: dict[str, Any] = {}
    seen: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name, start() as sound:
        for takes in TAKES:
            home = Path(name, str(takes))
            with program(home, sound.env, takes) as running:
                seen[f"{takes} takes"] = screens(running, runs)
        with (
            sound.record_speaker() as loudspeakers,
            ramp_in_the_air(sound, Path(name)) as air,
            program(Path(name, "sounds"), sound.env, TAKES[0]) as running,
        ):
            heard = sounds(running, Ears(loudspeakers, air, Path(name, "sounds/recordings")), runs)
    print(
        json.dumps(
            {"benchmark": "keys", "load": os.getloadavg(), **heard, "screens": seen}, indent=2
        )
    )


if __name__ == "__main__":
    main()
