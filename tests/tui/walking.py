"""Getting to a report and telling where its cursor stands."""

from textual.pilot import Pilot

from tests.tui.scene import app_of, until
from voice_interview.model import Take
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.screens.report import ReportScreen


async def open_report(pilot: Pilot[None], take: Take) -> ReportScreen:
    app = app_of(pilot)
    app.show_report(take.id)
    await until(pilot, lambda: isinstance(app.screen, ReportScreen) and app.screen.reading)
    return report(app)


def report(app: InterviewApp) -> ReportScreen:
    screen = app.screen
    assert isinstance(screen, ReportScreen)
    return screen


def here(screen: ReportScreen) -> str:
    token = screen.transcript.here
    return token.shown if token else ""


def start_s(screen: ReportScreen) -> float:
    token = screen.transcript.here
    assert token is not None and token.start is not None
    return token.start
