"""Make prompts/demo/*.flac: the answer that the synthetic candidate of `demo` gives.

Needs flite and sox. The voice is flite's `rms`, which the built-in recogniser follows; a floor of
faint noise stands for a room, because no microphone gives exact zeros.
"""

import subprocess
import tempfile
from pathlib import Path


class Hesitation(str):
    """Drawn out, with silence beside it, as people do: flite's own take a quarter of a second."""


DRAWN_OUT = 1.7
PIECES: tuple[str | float, ...] = (
    0.8,
    "So,",
    Hesitation("um"),
    "two years ago I was working at a hospital, and every week about thirty patients missed "
    "their appointments.",
    "My manager asked me to cut that number in half before the summer.",
    1.4,
    "First I called forty patients,",
    Hesitation("uh"),
    "to find out why they did not come.",
    0.3,
    "Then I made a list, and I trained the people at the front desk to call every patient,",
    Hesitation("um"),
    "two days before.",
    0.4,
    "I also moved the early hours to patients who live near the hospital, you know, so that "
    "nobody had to travel in the dark.",
    0.6,
    "In the end the missed appointments went down from thirty a week to eleven, and the hospital "
    "opened a second room.",
    0.5,
    "I learned to ask people first, and to build second.",
    0.7,
)
"""Seconds of silence, and what is said."""

DEMO = Path(__file__).resolve().parent.parent / "prompts" / "demo"
TARGET = DEMO / "answer.flac"
PHRASE = DEMO / "phrase.flac"
"""The answer's first sentence, which the doctor lets the recogniser hear."""
PHRASE_S = 9.1


def run(*command: str) -> None:
    subprocess.run(command, check=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for number, piece in enumerate(PIECES):
            part = f"{folder}/{number:02d}.wav"
            if isinstance(piece, float):
                run(
                    "sox", "-n", "-r", "16000", "-c", "1", "-b", "16", part, "trim", "0", str(piece)
                )
            else:
                stretch = DRAWN_OUT if isinstance(piece, Hesitation) else 1.0
                slowly = ("--setf", f"duration_stretch={stretch}")
                run("flite", "-voice", "rms", *slowly, "-t", piece, "-o", part)
            parts.append(part)
        joined, room = f"{folder}/joined.wav", f"{folder}/room.wav"
        run("sox", *parts, joined)
        run("sox", "-R", joined, room, "synth", "pinknoise", "vol", "0.0015")
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        run("sox", "-m", "-v", "1", joined, "-v", "1", room, "-C", "8", str(TARGET))
        run("sox", str(TARGET), "-C", "8", str(PHRASE), "trim", "0", str(PHRASE_S))


if __name__ == "__main__":
    main()
