"""The real worker, which kills itself at the stages that the file DOOMED names, one line a death.

A stage is a name and how often it was reached since the take was begun, such as `hear 2`. A worker
that lives serves the next take as well, and dies where the next line says.
"""

import os
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import Any

from voice_interview.transcription import worker
from voice_interview.transcription.hearing import pipeline, tasks
from voice_interview.transcription.hearing.whisper import WhisperEngine

STAGES = ("load", "loaded", "begin", "hear", "lay", "closing", "closed", "end")
"""Before and after loading; before a take; while a chunk is decoded; before it is laid on its
sound; before and after it is told; before the whole is told."""
IN_THE_MIDDLE_S = 0.005
reached: Counter[str] = Counter()


def at(stage: str, after_s: float = 0.0) -> None:
    """Die here, or in a moment from now, if that is what is next."""
    reached[stage] += 1
    doomed = Path(os.environ["DOOMED"])
    first, *later = [*doomed.read_text().splitlines(), ""]
    if first == f"{stage} {reached[stage]}":
        doomed.write_text("\n".join(line for line in later if line))
        die = Timer(after_s, os.kill, (os.getpid(), signal.SIGKILL))
        die.start()
        if not after_s:
            die.join()


def before(stage: str, owner: Any, name: str, after_s: float = 0.0) -> None:
    """From now on, `owner.name` is a place to die at."""
    work: Callable[..., Any] = getattr(owner, name)

    def doomed(*given: Any, **named: Any) -> Any:
        at(stage, after_s)
        return work(*given, **named)

    setattr(owner, name, doomed)


def after(stage: str, owner: Any, name: str) -> None:
    """So is the moment after it."""
    work: Callable[..., Any] = getattr(owner, name)

    def doomed(*given: Any, **named: Any) -> Any:
        done = work(*given, **named)
        at(stage)
        return done

    setattr(owner, name, doomed)


def afresh(owner: Any, name: str) -> None:
    """Here the count of stages begins anew."""
    work: Callable[..., Any] = getattr(owner, name)

    def counted(*given: Any, **named: Any) -> Any:
        reached.clear()
        return work(*given, **named)

    setattr(owner, name, counted)


if __name__ == "__main__":
    after("loaded", tasks, "load")
    before("load", tasks, "load")
    afresh(tasks, "load")
    after("end", tasks, "transcribe")
    before("begin", tasks, "transcribe")
    afresh(tasks, "transcribe")
    before("closing", worker.Answers, "closed")
    after("closed", worker.Answers, "closed")
    before("lay", pipeline, "lay")
    before("hear", WhisperEngine, "hear", IN_THE_MIDDLE_S)
    worker.main()
