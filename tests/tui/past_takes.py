"""Takes of the past, and the lines of the history."""

from dataclasses import replace

from textual.pilot import Pilot

from tests.tui.scene import QUESTIONS, Scene, app_of, picture, until
from voice_interview.model import RULES_VERSION, Capture, Figures, Question, Take, TakeState
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.screens.history import History


def figures(pace_wpm: float, fillers: float, rules: str = RULES_VERSION) -> Figures:
    return Figures(rules, 60.0, 150, pace_wpm, 170.0, 0.8, 7, 3, fillers, "STa-")


def keep(scene: Scene, day: int, question: Question = QUESTIONS[0], **about: object) -> Take:
    """A take of that day, at noon."""
    take = replace(
        scene.library.begin(question),
        state=TakeState.DONE,
        recorded_at=f"2026-10-{day:02}T12:00:00.000Z",
        capture=Capture(60.0 + day, 48_000, "Desk microphone"),
    )
    take = replace(take, **about)  # type: ignore[arg-type]
    scene.library.change(take.id, lambda _: take)
    if take.state is TakeState.DONE:
        scene.library.save_figures(take.id, figures(120.0 + day, day / 2))
    return take


async def open_history(pilot: Pilot[None]) -> History:
    """Until its list is read: a key before that finds no take."""
    app = app_of(pilot)
    await pilot.press("h")
    await until(pilot, lambda: _listed(app))
    await pilot.pause()
    return shown(app)


def _listed(app: InterviewApp) -> bool:
    screen = app.screen
    return isinstance(screen, History) and (screen.marked is not None or "No take" in picture(app))


def shown(app: InterviewApp) -> History:
    screen = app.screen
    assert isinstance(screen, History)
    return screen


def rows(app: InterviewApp) -> list[str]:
    """The lines of the table, as they are read."""
    lines = picture(app).splitlines()
    first = next(n for n, line in enumerate(lines) if "fill/min" in line) + 1
    return [line[3:] for line in lines[first:] if ":" in line[:18]]
