"""How tests drive the app: a scene with its parts, plays run by Pilot, the picture as text."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import chain, repeat
from random import Random

from rich.segment import Segment
from textual import _wait
from textual.pilot import Pilot

from tests.faulty_sound import FaultyMicrophone
from tests.patience import PATIENCE_S
from tests.tui.held import HeldSpeaker, HeldTranscriber
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Capture, Question, Take, TakeState
from voice_interview.session.states import Stage
from voice_interview.settings import Settings
from voice_interview.studio import Studio
from voice_interview.tui.app import InterviewApp

_wait.SLEEP_GRANULARITY = 0.005
"""Pilot takes a process that slept so long for idle, after each key twice."""
LOOKS_S = (0.005, 0.01, 0.02, 0.05)
"""From look to look, the last of them from then on: a look may mean to draw the whole picture."""

QUESTIONS = (
    Question(
        "led-change",
        "Tell me about a time when you led a team through a change nobody had asked for.",
        theme="leadership",
        target_s=120.0,
        shows="Direction, listening, and a result one can name.",
    ),
    Question(
        "conflict",
        "Describe a disagreement with a colleague and how the two of you settled it.",
        theme="conflict",
    ),
    Question(
        "brackets",
        "What does [um] mean to you, and [/red] why [@click=app.quit]here[/]?",
        theme="feedback",
        expects_story=False,
    ),
    Question(
        "incident",
        "Walk me through an incident that you handled under pressure.",
        theme="incidents",
        target_s=150.0,
        tags=("outage",),
    ),
)

Play = Callable[[Pilot[None]], Awaitable[None]]


class Clock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now_s = 1_000.0

    def __call__(self) -> float:
        return self.now_s

    def pass_s(self, seconds: float) -> None:
        self.now_s += seconds


@dataclass(slots=True)
class Scene:
    """The studio, its parts by their own types, and what settings were written."""

    studio: Studio
    speaker: HeldSpeaker
    microphone: FaultyMicrophone
    transcriber: HeldTranscriber
    background: HeldTranscriber
    library: TakeLibrary
    clock: Clock
    saved: list[Settings]

    def app(self, opening: Question | None = None) -> InterviewApp:
        return InterviewApp(self.studio, opening, chance=Random(7), now=self.clock)

    def keep_take(self, question: Question, state: TakeState = TakeState.RECORDED) -> Take:
        """A take from before."""
        begun = self.library.begin(question)
        take = Take(
            id=begun.id,
            state=state,
            question=question,
            recorded_at="2026-11-12T09:15:00.000Z",
            capture=Capture(77.0, 48_000, "Desk microphone"),
        )
        self.library.change(take.id, lambda _: take)
        return take


def drive(app: InterviewApp, play: Play, size: tuple[int, int] = (80, 24)) -> None:
    """Run the play on the app, then end everything as the launcher does."""

    async def run() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await play(pilot)

    try:
        asyncio.run(run())
    finally:
        if app.furnished:
            app.close_all()


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait for a state, not for a time."""
    end_s = time.monotonic() + PATIENCE_S
    for look_s in chain(LOOKS_S, repeat(LOOKS_S[-1])):
        if holds():
            await pilot.pause()
            return
        if time.monotonic() > end_s:
            break
        await pilot.pause(look_s)
    raise AssertionError(f"never came; the picture was:\n{picture(app_of(pilot))}")


async def until_stage(pilot: Pilot[None], stage: Stage) -> None:
    app = app_of(pilot)
    await until(pilot, lambda: app.state.stage is stage)


async def until_seen(pilot: Pilot[None], words: str) -> None:
    app = app_of(pilot)
    await until(pilot, lambda: words in picture(app))


async def walk(pilot: Pilot[None], *steps: tuple[str, str]) -> None:
    """Key by key: press it, and go on when these words are seen."""
    for key, words in steps:
        await pilot.press(key)
        await until_seen(pilot, words)


async def until_later(pilot: Pilot[None], than_s: float) -> None:
    """Until the recorder has gone on."""
    gauge = app_of(pilot).rehearsal.gauge
    await until(pilot, lambda: gauge.elapsed_s > than_s)


def app_of(pilot: Pilot[None]) -> InterviewApp:
    app = pilot.app
    assert isinstance(app, InterviewApp)
    return app


def picture(app: InterviewApp) -> str:
    """The screen as the user reads it, without colours."""
    rows = ("".join(segment.text for segment in strip) for strip in strips(app))
    return "\n".join(row.rstrip() for row in rows)


def keys(pilot: Pilot[None]) -> str:
    """The footer."""
    return picture(app_of(pilot)).rpartition("\n")[2].strip()


def strips(app: InterviewApp) -> list[list[Segment]]:
    return [list(strip) for strip in app.screen._compositor.render_strips()]


async def press_space(pilot: Pilot[None], scene: Scene) -> None:
    """A press of its own, not the repeat of a held key."""
    scene.clock.pass_s(1.0)
    await pilot.press("space")


async def answer(pilot: Pilot[None], scene: Scene) -> None:
    """From the question to the middle of the answer."""
    app = app_of(pilot)
    await until_stage(pilot, Stage.ASKING)
    await press_space(pilot, scene)
    await until(pilot, lambda: app.state.stage is Stage.RECORDING and app.rehearsal.gauge.live)
