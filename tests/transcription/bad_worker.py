"""A worker that misbehaves as its environment says: for tests of the program's end of the pipes.

BAD_WORKER is one of the modes below; BAD_WORKER_COUNT names a file that gets a byte per start.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path

MODES = (
    "silent",
    "half line",
    "long line",
    "no json",
    "no message",
    "abort",
    "no AVX",
    "dies loading",
    "one chunk",
)


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def main() -> None:
    with Path(os.environ["BAD_WORKER_COUNT"]).open("ab") as count:
        count.write(b".")
    mode = os.environ["BAD_WORKER"]
    say(say="hello", pid=os.getpid(), versions={})
    for line in sys.stdin:
        request = json.loads(line)
        if request["do"] == "load":
            if mode == "dies loading":
                os._exit(3)
            say(say="loaded", window_s=None)
        if request["do"] == "transcribe":
            misbehave(mode, len(request["earlier"]))


def misbehave(mode: str, earlier: int) -> None:
    if mode == "silent":
        time.sleep(3600)
    if mode == "abort":
        os.abort()
    if mode == "no AVX":
        with Path(os.environ["BAD_WORKER_COUNT"] + ".isa").open("a") as told:
            told.write(os.environ.get("CT2_FORCE_CPU_ISA", "any") + "\n")
        os.kill(os.getpid(), signal.SIGILL)
    if mode == "one chunk":
        with Path(os.environ["BAD_WORKER_COUNT"] + ".earlier").open("a") as told:
            told.write(f"{earlier}\n")
        times = {"start_s": earlier, "end_s": earlier + 1, "next_s": earlier + 1}
        empty: dict[str, object] = {"words": [], "voice": [], "filled_pauses": [], "unclear": []}
        say(say="chunk", **times, **empty, loud_dbfs=0.0, heard_all=True, known_s=earlier)
        os.abort()
    lines = {
        "half line": '{"say": "hear',
        "long line": '{"say": "' + "x" * 10_000_000 + '"}\n',
        "no json": "terminate called without an active exception\n",
        "no message": "[1, 2]\n",
    }
    sys.stdout.write(lines[mode])
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
