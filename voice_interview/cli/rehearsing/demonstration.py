"""`demo`: the whole job on a synthetic candidate, for machines without sound hardware.

Only the candidate's voice comes from a file. It goes through the recorder, the transcriber and
the analysis like any answer, and the report says whatever those find.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from threading import Event

from voice_interview import paths, terminal
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.engines import listen_as_wished
from voice_interview.cli.lines.line_mode import LineMode
from voice_interview.cli.lines.plain_report import report_lines
from voice_interview.cli.rehearsing.full_screen import no_screen
from voice_interview.cli.say import as_json, say, warn
from voice_interview.errors import TranscriptionProblem
from voice_interview.export.json_report import as_object
from voice_interview.model import Question, Report
from voice_interview.ports.progress import Progress
from voice_interview.rehearsal import Rehearsal
from voice_interview.session.states import LIVE, Stage
from voice_interview.studio import Studio
from voice_interview.wiring.demo import demo_studio

PLAIN_SPEED = 8.0
"""Nobody listens in line mode, so the candidate need not speak in real time."""
LOOK_EVERY_S = 0.02


def demo(wish: Wish) -> int:
    if wish.speed is not None and not 0.1 <= wish.speed <= 100:
        raise WrongUse("--speed goes from 0.1 to 100.")
    if wish.json and not wish.plain:
        raise WrongUse("--json goes with --plain.")
    return _plain(wish) if wish.plain else _full_screen(wish)


def _full_screen(wish: Wish) -> int:
    if not terminal.is_screen():
        return no_screen("demo")
    found = paths.find(wish.recordings)
    terminal.claim(found.log)
    from voice_interview.tui import launch

    with ExitStack() as stack:

        def opener(_progress: Progress) -> tuple[Studio, Question | None]:
            studio, _ = stack.enter_context(demo_studio(found, wish.speed or 1.0, wish.answer))
            listen_as_wished(studio, wish)
            return studio, studio.questions[0]

        return launch.run(opener, cut_short="The demonstration was stopped; nothing of it is kept.")


def _plain(wish: Wish) -> int:
    reports: list[Report] = []
    found = paths.find(wish.recordings)
    speed = wish.speed or PLAIN_SPEED
    with demo_studio(found, speed, wish.answer) as (studio, spoken):
        listen_as_wished(studio, wish)
        question = studio.questions[0]
        tell = warn if wish.json else say
        line_mode = LineMode(
            studio,
            lambda: _candidate(line_mode.rehearsal, spoken),
            lambda: question,
            tell,
            reports.append,
            keeps=False,
        )
        tell("A synthetic candidate answers; nothing of it is kept.")
        line_mode.run(question)
    if not reports:
        raise TranscriptionProblem(
            "The demonstration ended without a report.", "`voice-interview doctor` tells more."
        )
    if wish.json:
        as_json(as_object(reports[-1]))
    else:
        say("", *report_lines(reports[-1]))
    return 0


def _candidate(rehearsal: Rehearsal, spoken: Event) -> Iterator[str]:
    """What the candidate types: start, and stop when the answer is over."""
    yield ""
    while rehearsal.state.stage in {Stage.ASKING, Stage.READY} and not rehearsal.state.problem:
        time.sleep(LOOK_EVERY_S)
    while rehearsal.state.stage in LIVE and not spoken.wait(LOOK_EVERY_S):
        pass
    yield ""
