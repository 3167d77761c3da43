"""A worker that hears CHUNKS chunks of one word, and dies where MORTAL_DEATHS tells it to.

That file holds one line per start: after how many messages this one kills itself; none: it lives.
"""

import json
import os
import signal
import sys
from pathlib import Path

CHUNKS = 5


class Mouth:
    def __init__(self, breaths: int | None) -> None:
        self.breaths = breaths

    def say(self, **message: object) -> None:
        if self.breaths == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.breaths is not None:
            self.breaths -= 1
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()


def main() -> None:
    mouth = Mouth(_next_death(Path(os.environ["MORTAL_DEATHS"])))
    mouth.say(say="hello", pid=os.getpid(), versions={})
    for line in sys.stdin:
        request = json.loads(line)
        if request["do"] == "load":
            mouth.say(say="loaded", window_s=None)
        if request["do"] == "transcribe" and not request["growing"]:
            hear(mouth, request["earlier"])
        if request["do"] == "ended":
            hear(mouth, [])


def hear(mouth: Mouth, earlier: list[dict[str, object]]) -> None:
    chunks = list(earlier)
    mouth.say(say="opened", length_s=float(CHUNKS))
    for number in range(len(earlier), CHUNKS):
        words = [[f"w{number}", number + 0.1, number + 0.9, 0.9]]
        chunk = {
            "start_s": float(number), "end_s": number + 1.0, "next_s": number + 1.0,
            "words": words, "voice": [[number + 0.1, number + 0.9]], "loud_dbfs": -20.0,
            "filled_pauses": [], "heard_all": True, "unclear": [], "known_s": float(number),
        }  # fmt: skip
        mouth.say(say="chunk", **chunk)
        chunks.append(chunk)
        mouth.say(say="progress", share=(number + 1) / CHUNKS, doing=f"{number + 1} of {CHUNKS}")
    rows = [row for chunk in chunks for row in chunk["words"]]  # type: ignore[attr-defined]
    transcript = {"words": rows, "engine": "whisper", "model": "mortal", "language": "en"}
    mouth.say(say="hearing", transcript=transcript, sounds=None)


def _next_death(deaths: Path) -> int | None:
    first, *later = [*deaths.read_text().splitlines(), ""]
    deaths.write_text("\n".join(line for line in later if line))
    return int(first) if first else None


if __name__ == "__main__":
    main()
