"""voice-interview: rehearse spoken interviews alone, on this machine."""

import os

__version__ = "0.1.0"

# Or else onnxruntime, which faster-whisper loads, tells its maker of every run. It looks once, when
# it is loaded; every process of ours comes by here before.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
