"""One utterance per process: `python -m voice_interview.speech.worker`.

pyttsx3 blocks, prints, cannot be stopped and needs a main thread on some systems, so it lives here
and nowhere else, and killing this process is the stop button. One JSON request comes in on stdin,
which then stays open: its end is the parent's end, and this process's as well. One JSON answer goes
out on the stdout this process was given; what the libraries print goes to stderr.

    {"voices": true, "driver", "limit_s"}                       -> {"voices": [ids]}
    {"text", "driver", "voice", "rate_wpm", "volume", "limit_s",
     "part": file to render to, "file": final name, no suffix}  -> {"file": final name}
    either                                                      -> {"problem", "detail"}

`problem` is `engine` (no synthesiser), `voice` (unknown; detail has the nearest ones) or `failed`.
"""

import difflib
import faulthandler
import json
import os
import sys
import threading
from pathlib import Path
from typing import Any

from voice_interview.speech import sound

Request = dict[str, Any]


class Refused(Exception):
    def __init__(self, problem: str, detail: str) -> None:
        super().__init__(detail)
        self.problem = problem


def main() -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    os.umask(0o077)
    request: Request = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # A C thread: it ends the process even when a native call holds the interpreter.
    faulthandler.dump_traceback_later(request["limit_s"], exit=True)
    try:
        engine = _start(request["driver"])
        answer = {"voices": _voices(engine)} if "voices" in request else _render(engine, request)
    except Refused as refusal:
        answer = {"problem": refusal.problem, "detail": str(refusal)}
    except Exception as error:  # noqa: BLE001 - drivers raise anything; the parent turns it into words
        answer = {"problem": "failed", "detail": f"{type(error).__name__}: {error}"}
    answers.write(json.dumps(answer) + "\n")
    answers.flush()
    # No clean-up: espeak-ng asserts and NSSpeechSynthesizer hangs on the way out.
    os._exit(0)


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(1)


def _start(driver: str) -> Any:
    try:
        import pyttsx3

        return pyttsx3.init(driver)
    except Exception as error:
        raise Refused("engine", f"{type(error).__name__}: {error}") from error


def _voices(engine: Any) -> list[str]:
    """English ones first, without MBROLA's: the driver writes a wrong rate for those (1.13)."""
    voices = [voice for voice in engine.getProperty("voices") if not voice.id.startswith("mb/")]
    voices.sort(key=lambda voice: not _speaks_english(voice))
    return [voice.id for voice in voices]


def _speaks_english(voice: Any) -> bool:
    return any(str(language).lower().startswith("en") for language in voice.languages or ())


def _render(engine: Any, request: Request) -> dict[str, str]:
    if request["voice"]:
        _check_voice(request["voice"], _voices(engine))
        engine.setProperty("voice", request["voice"])
    # Always set: the driver's own default is lost in 5-18 % of runs (1.10).
    engine.setProperty("rate", request["rate_wpm"])
    engine.setProperty("volume", request["volume"])

    finished, errors = threading.Event(), []
    engine.connect("finished-utterance", lambda name, completed: finished.set())  # noqa: ARG005
    engine.connect("error", lambda name, exception: errors.append(exception))  # noqa: ARG005
    part = Path(request["part"])
    engine.save_to_file(request["text"], str(part))
    # Returns long before the file is there on Linux (1.5): the event alone means done.
    engine.runAndWait()
    finished.wait(request["limit_s"])
    if errors:
        raise Refused("failed", f"{type(errors[0]).__name__}: {errors[0]}")
    kind = sound.kind(part)
    if not kind:
        raise Refused("failed", "no sound was written")
    file = Path(request["file"] + kind)
    part.replace(file)
    return {"file": str(file)}


def _check_voice(voice: str, known: list[str]) -> None:
    if voice not in known:
        raise Refused("voice", ", ".join(difflib.get_close_matches(voice, known, 3)))


if __name__ == "__main__":
    main()
