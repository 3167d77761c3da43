"""Stands in for the speech worker and does what its first argument says. Run as a script."""

import json
import os
import signal
import struct
import sys
import time
import wave
from pathlib import Path


def write_wav(path: Path, frames: int) -> None:
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(22_050)
        sound.writeframes(bytes(2 * frames))


def aiff(frames: int) -> bytes:
    """Mono, 16 bit, silent; the rate is 22 050 Hz as an 80-bit float."""
    rate = bytes.fromhex("400dac44000000000000")
    common = b"COMM" + struct.pack(">IhIh", 18, 1, frames, 16) + rate
    samples = b"SSND" + struct.pack(">III", 8 + 2 * frames, 0, 0) + bytes(2 * frames)
    body = b"AIFF" + common + samples
    return b"FORM" + struct.pack(">I", len(body)) + body


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(does: str) -> None:
    request = json.loads(sys.stdin.readline())
    if "voices" in request:
        say(json.dumps({"voices": ["plain", "bad\x1b[31mname"]}))
        return
    wanted, wav = request["file"], Path(request["file"] + ".wav")
    with (wav.parent / "asked.jsonl").open("a") as asked:
        asked.write(json.dumps(request) + "\n")
    match does:
        case "hangs":
            Path(request["part"]).write_bytes(b"half")
            with (wav.parent / "started").open("w") as fifo:
                fifo.write(str(os.getpid()))
            time.sleep(3600)
        case "leaves without a file":
            return
        case "claims a file":
            pass
        case "writes no frames":
            write_wav(wav, 0)
        case "writes aiff as wav":
            wav.write_bytes(aiff(2205))
        case "writes aiff":
            Path(wanted + ".aiff").write_bytes(aiff(2205))
        case "crashes":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "dies before reading":
            raise AssertionError
        case "answers garbage":
            say('{"file": ')
            return
        case "refuses":
            say(json.dumps({"problem": "failed", "detail": "no \x1b[2Jluck"}))
            return
        case "knows no such voice":
            say(json.dumps({"problem": "voice", "detail": "gmw/en, gmw/en-gb"}))
            return
        case "prints noise":
            say("[noise] {}\n" * 20_000)
            write_wav(wav, 2205)
        case _:
            write_wav(wav, 2205)
    say(json.dumps({"file": wanted}))


if __name__ == "__main__":
    main(sys.argv[1])
