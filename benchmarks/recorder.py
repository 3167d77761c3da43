"""Recorder and player: what kill -9 costs, what recording costs, how fast a key brings silence.

`python -m benchmarks.recorder` prints JSON. Aims: at most 100 ms lost and samples bit-equal in
every killed take; far below 5% of a core at 48 kHz; silence within 100 ms of the key. Kills are
made on the file-backed microphone in real time, everything else on PortAudio and a virtual
PulseAudio; the times to sound and silence hold the 10 to 20 ms until the tape has heard it.
"""

import argparse
import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from array import array
from pathlib import Path
from threading import Event, Thread
from typing import Any

from tests.audio.recording_child import given_bytes
from tests.audio.samples import noise, pcm_of, wav
from tests.patience import wait_until
from tests.virtual_sound import SPEAKER_RATE_HZ, SpeakerTape, VirtualSound, start
from voice_interview.audio.levels import LevelMeter
from voice_interview.audio.microphone import Microphone
from voice_interview.audio.player import Loudspeaker
from voice_interview.ports.sound import Gauge, Playhead
from voice_interview.wave_file import repair

RATE_HZ = 48_000
KILLS = 200
PLAYS = 20
RECORD_S = 20.0
LOUD = 1000


def kills(folder: Path, count: int) -> dict[str, Any]:
    """Loss is counted from what the microphone had given; a block under way comes on top."""
    draw = random.Random(1)
    said = wav(folder / "said.wav", noise(3 * RATE_HZ), RATE_HZ)
    whole = pcm_of(said)
    lost_ms, equal = [], 0
    for kill in range(count):
        audio, given = folder / f"{kill}.wav", folder / f"{kill}.count"
        argv = [sys.executable, "-m", "tests.audio.recording_child", said, audio, given]
        with subprocess.Popen([str(word) for word in argv]) as child:
            instant_s = draw.uniform(0.0, 1.5)
            wait_until(lambda at=given, s=instant_s: given_bytes(at) / 2 / RATE_HZ > s)  # type: ignore[misc]
            time.sleep(draw.uniform(0.0, 0.02))
            child.kill()
        repair(audio)
        heard = pcm_of(audio)
        equal += heard == whole[: len(heard)]
        lost_ms.append(max(0.0, (given_bytes(given) - len(heard)) / 2 / RATE_HZ * 1000))
    return {
        "kills": count,
        "bit_equal": equal,
        "lost_ms_median": round(statistics.median(lost_ms), 1),
        "lost_ms_max": round(max(lost_ms), 1),
    }


def metering() -> float:
    """Share of a core for the level of 48 kHz sound."""
    meter, block = LevelMeter(RATE_HZ, Gauge()), noise(RATE_HZ // 50)
    begun = time.process_time()
    for _ in range(50 * 20):
        meter.feed(block)
    return (time.process_time() - begun) / 20


def record_in_child(folder: Path) -> None:
    stop, gauge, shares = Event(), Gauge(), {}
    recording = Thread(target=lambda: Microphone().record(folder / "cpu.wav", stop, gauge))
    asked = time.monotonic()
    recording.start()
    wait_until(lambda: gauge.live)
    shares["first_block_ms"] = round((time.monotonic() - asked) * 1000, 1)
    wall, cpu = time.monotonic(), time.process_time()
    time.sleep(RECORD_S)
    shares["cpu_share"] = round((time.process_time() - cpu) / (time.monotonic() - wall), 4)
    stop.set()
    recording.join()
    print(json.dumps(shares))


def play_in_child(folder: Path) -> None:
    """Prints when each piece was asked for and when it was stopped."""
    draw, player = random.Random(2), Loudspeaker()
    for _ in range(PLAYS):
        playhead, stop = Playhead(), Event()
        asked = time.monotonic()
        playing = Thread(target=player.play, args=(folder / "tone.wav", playhead, stop))
        playing.start()
        wait_until(lambda playhead=playhead: playhead.position_s > 0.3)  # type: ignore[misc]
        time.sleep(draw.uniform(0.0, 0.05))
        stopped = time.monotonic()
        stop.set()
        playing.join()
        print(json.dumps([asked, stopped]))
        time.sleep(0.3)


def keys(sound: VirtualSound, folder: Path) -> dict[str, Any]:
    tone = [round(20_000 * math.sin(2 * math.pi * 440 * at / 48_000)) for at in range(48_000 * 3)]
    wav(folder / "tone.wav", array("h", tone).tobytes(), 48_000)
    with sound.record_speaker() as tape:
        pieces = [json.loads(line) for line in _child(sound, "play", folder).splitlines()]
        time.sleep(0.2)
    heard = _sounding(tape)
    # the first piece loads sounddevice and PyAV
    to_sound = [first - asked for (first, _), (asked, _) in zip(heard, pieces, strict=True)]
    to_silence = [last - stopped for (_, last), (_, stopped) in zip(heard, pieces, strict=True)]
    return {
        "to_sound_ms_first": round(to_sound[0] * 1000, 1),
        "to_sound_ms_median": round(statistics.median(to_sound[1:]) * 1000, 1),
        "to_silence_ms_median": round(statistics.median(to_silence) * 1000, 1),
        "to_silence_ms_max": round(max(to_silence) * 1000, 1),
    }


def _sounding(tape: SpeakerTape) -> list[tuple[float, float]]:
    """When each piece began and ended, parted by 50 ms of silence."""
    pieces: list[tuple[float, float]] = []
    samples, block_at = array("h", bytes(tape.pcm)), 0
    for arrived, end in tape.arrivals:
        for at in range(block_at, end // 2):
            if abs(samples[at]) > LOUD:
                now = arrived - (end // 2 - at) / SPEAKER_RATE_HZ
                if pieces and now - pieces[-1][1] < 0.05:
                    pieces[-1] = (pieces[-1][0], now)
                else:
                    pieces.append((now, now))
        block_at = end // 2
    return pieces


def _child(sound: VirtualSound, what: str, folder: Path) -> str:
    return sound.run(sys.executable, "-m", "benchmarks.recorder", "--child", what, str(folder))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--child", nargs=2)
    given = parser.parse_args()
    if given.child:
        what, place = given.child
        {"play": play_in_child, "record": record_in_child}[what](Path(place))
        return
    with tempfile.TemporaryDirectory() as name, start() as sound:
        folder = Path(name)
        measured = {
            "cores": os.cpu_count(),
            "killed": kills(folder, given.kills),
            "metering_share_48k": round(metering(), 4),
            "recording": json.loads(_child(sound, "record", folder)),
            "player": keys(sound, folder),
        }
    print(json.dumps(measured, indent=2))


if __name__ == "__main__":
    main()
