"""What the end of the program waits for."""

import subprocess
import sys
from pathlib import Path

SLOW = """
import sys, time
sys.stderr.write("loading\\n")
sys.stderr.flush()
time.sleep(0.3)
sys.stderr.write("loaded\\n")
def _exit_handler():
    sys.stderr.write("ended\\n")
"""
LEAVES_MEANWHILE = """
import sys
from threading import Thread
from voice_interview.audio import portaudio
Thread(target=portaudio.load, daemon=True).start()
while "sounddevice" not in sys.modules:
    pass
"""


def test_the_program_does_not_go_while_portaudio_is_being_loaded(tmp_path: Path) -> None:
    """It is a library of C, and one of its threads is in it: to unload it then is a crash."""
    (tmp_path / "sounddevice.py").write_text(SLOW, encoding="utf-8")
    path = f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\n"
    done = subprocess.run(
        [sys.executable, "-c", path + LEAVES_MEANWHILE], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr.split()) == (0, ["loading", "loaded", "ended"])
