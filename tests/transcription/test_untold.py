"""Nothing leaves this computer: the network that hears voices keeps no diary for its maker.

onnxruntime collects events in the user's cache and sends them from there. Without its switch the
folder appears as soon as a network is loaded.
"""

import os
import subprocess
import sys
from pathlib import Path

LOADS = "from voice_interview.listening.sound.silero import Network; Network()"


def test_nothing_is_collected_to_be_sent(tmp_path: Path) -> None:
    private = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    subprocess.run([sys.executable, "-c", LOADS], env=private, check=True, timeout=300)
    assert list(tmp_path.iterdir()) == []
