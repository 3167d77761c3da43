"""From start to first paint and to the home screen, beside an empty Textual app.

All are timed on a pseudo-terminal, from the start of the process until their words are on the
screen, in turn, so that the ratio holds on a busy machine. Also lists the heavy modules that are
loaded by then: there should be none.
"""

import json
import os
import pty
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 9
LIMIT_S = 30.0
HEAVY = ("numpy", "av", "onnxruntime", "ctranslate2", "faster_whisper", "pocketsphinx", "pyttsx3")

EMPTY = """
from textual.app import App
from textual.widgets import Label
class Empty(App):
    def compose(self):
        yield Label("Nothing here")
Empty().run()
"""
LOADED = """
import sys, threading, time
from voice_interview.cli import main
def tell():
    time.sleep(3)
    heavy = [name for name in {heavy!r} if name in sys.modules]
    open({path!r}, "w").write(" ".join(heavy))
threading.Thread(target=tell, daemon=True).start()
main([])
"""


def until_shown(command: list[str], words: bytes, env: dict[str, str]) -> float:
    """Seconds from the start of `command` to `words` on its terminal."""
    ours, theirs = pty.openpty()
    subprocess.run(["stty", "cols", "80", "rows", "24"], stdin=theirs, check=True)
    started = time.perf_counter()
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    shown = b""
    try:
        while words not in shown:
            if not select.select([ours], [], [], LIMIT_S)[0]:
                raise SystemExit(f"{words!r} was not shown within {LIMIT_S} s: {shown[-500:]!r}")
            shown += os.read(ours, 65536)
        return time.perf_counter() - started
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        os.close(ours)


def loaded_modules(env: dict[str, str], folder: str) -> list[str]:
    """Heavy modules in the program's process three seconds after its start."""
    path = Path(folder) / "loaded"
    code = LOADED.format(heavy=HEAVY, path=str(path))
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=theirs, stdout=theirs, stderr=theirs, env=env
    )
    os.close(theirs)
    while not path.exists():
        if select.select([ours], [], [], 0.1)[0]:
            os.read(ours, 65536)
    process.kill()
    process.wait()
    os.close(ours)
    return path.read_text().split()


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        env = dict(os.environ) | {"VOICE_INTERVIEW_HOME": home, "TERM": "xterm-256color"}
        ours = [sys.executable, "-m", "voice_interview"]
        empty = [sys.executable, "-c", EMPTY]
        home_s = statistics.median(until_shown(ours, b"Questions", env) for _ in range(RUNS))
        pairs = [
            (until_shown(ours, b"voice-interview", env), until_shown(empty, b"Nothing", env))
            for _ in range(RUNS + 1)
        ][1:]
        print(
            json.dumps(
                {
                    "benchmark": "start",
                    "first_paint_s": round(statistics.median(a for a, _ in pairs), 3),
                    "home_s": round(home_s, 3),
                    "empty_textual_app_s": round(statistics.median(b for _, b in pairs), 3),
                    "ratio": round(statistics.median(a / b for a, b in pairs), 2),
                    "aim_ratio": 2.0,
                    "runs": RUNS,
                    "heavy_modules_loaded": loaded_modules(env, home),
                },
                indent=2,
            )
        )


if __name__ == "__main__":
    main()
