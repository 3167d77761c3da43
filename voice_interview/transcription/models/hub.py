"""Run one download in a child process: killing it is how a download is cancelled.

The child is told to send no token and no telemetry, whatever the user's environment says, and
dies with this process.
"""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any
from urllib.parse import urlsplit

from voice_interview import paths
from voice_interview.errors import Cancelled, NoDownload
from voice_interview.ports.progress import Progress
from voice_interview.text import clean_line
from voice_interview.transcription.models.catalogue import Listed

FETCHER = (sys.executable, "-P", "-m", "voice_interview.transcription.models.fetch")

GLANCE_S = 0.05
"""How often the stop event is looked at."""

QUIET = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    # Xet cannot be cancelled and starts from zero again.
    "HF_HUB_DISABLE_XET": "1",
    # This download was asked for, even where everything else is told to stay offline.
    "HF_HUB_OFFLINE": "0",
}
UNSENT = ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_HUB_USER_AGENT_ORIGIN")


def fetch(model: Listed, part: Path, progress: Progress, stop: Event) -> None:
    """Bring `model` whole and checked into `part`, going on with what is there.

    Raises Cancelled, NoDownload, OSError (the folder).
    """
    host = urlsplit(model.source).hostname or model.source
    progress(0.0, f"asking {host}")
    given = paths.for_children()
    environment = {key: value for key, value in given.items() if key not in UNSENT} | QUIET
    log = os.open(part.parent / "download.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        child = subprocess.Popen(
            FETCHER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, env=environment
        )
    finally:
        os.close(log)
    with child:
        assert child.stdin is not None
        request = json.dumps({"name": model.name, "folder": str(part)})
        with suppress(BrokenPipeError):  # already dead: its missing answer says so below
            child.stdin.write(request.encode() + b"\n")
            child.stdin.flush()
        last = _follow(child, model, progress, stop)
    if "problem" in last:
        raise _explained(last, model, host)
    if "done" not in last:
        raise NoDownload(f"The download of {model.name} broke off.", "Start it again: it goes on.")


def _follow(
    child: subprocess.Popen[bytes], model: Listed, progress: Progress, stop: Event
) -> dict[str, Any]:
    """Hand on progress until the child ends; its last message. Raises Cancelled."""
    lines: SimpleQueue[bytes | None] = SimpleQueue()
    Thread(target=_read, args=(child, lines), name="download", daemon=True).start()
    last: dict[str, Any] = {}
    while True:
        if stop.is_set():
            child.kill()
            raise Cancelled(
                f"The download of {model.name} was stopped.",
                "What is here is kept, and the next download goes on with it.",
            )
        try:
            line = lines.get(timeout=GLANCE_S)
        except Empty:
            continue
        if line is None:
            return last
        last = json.loads(line)
        if "share" in last:
            progress(last["share"], last["doing"])


def _read(child: subprocess.Popen[bytes], lines: SimpleQueue[bytes | None]) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        if line.endswith(b"\n"):  # a killed child may leave half a line
            lines.put(line)
    lines.put(None)


def _explained(told: dict[str, Any], model: Listed, host: str) -> NoDownload:
    name, detail = model.name, clean_line(str(told["detail"]))
    again = "Start it again: it goes on where it stopped."
    match told["problem"]:
        case "refused":
            return NoDownload(
                f"{host} does not offer {name} ({detail}).",
                "Try again later, choose another model, or give the folder of one you have.",
            )
        case "sum":
            return NoDownload(
                f"What arrived as {name} is not what {host} lists: {detail} has another checksum.",
                "It was deleted. Download it again; if that repeats, choose another model.",
            )
        case "source":
            return NoDownload(
                f"{host} lists no whole model for {name}: {detail}.", "Choose another."
            )
        case "space":
            return NoDownload(
                f"There is not enough room for {name}: {detail}.", "Free some space first."
            )
        case "busy":
            return NoDownload(
                f"Another window is downloading {name} already.", "Wait until it is done."
            )
        case "disk":
            return NoDownload(
                f"The download of {name} could not be written: {detail}.",
                f"Free some space, or make the models folder writable. {again}",
            )
        case _:
            return NoDownload(
                f"The connection to {host} failed ({detail}).", f"Check the network. {again}"
            )
