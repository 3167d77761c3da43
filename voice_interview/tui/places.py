"""Every screen that can be opened from anywhere but a running take, and how it is made.

It knows their names alone and loads each one when it is asked for: the first paint does not wait
for 25 ms of loading. When to open which is the app's to say.
"""

import gc
import importlib
from collections.abc import Callable

from voice_interview.tui.commands import Place
from voice_interview.tui.kinds.base import Base

PLACES = {
    Place.SOUND_CHECK: ("sound_check", "SoundCheckScreen"),
    Place.REPORT: ("report", "ReportScreen"),
    Place.HISTORY: ("history", "History"),
    Place.BESIDE: ("beside", "BesideScreen"),
    Place.TRENDS: ("trends", "TrendsScreen"),
    Place.STORIES: ("stories", "StoriesScreen"),
    Place.COACHING: ("coaching", "CoachingScreen"),
    Place.INTERVIEWS: ("interviews", "InterviewsScreen"),
    Place.INTERVIEW_REPORT: ("interview_report", "InterviewReportScreen"),
    Place.NOTICES: ("notices", "NoticesScreen"),
    Place.SETTINGS: ("settings", "SettingsScreen"),
    Place.MODELS: ("models", "ModelsScreen"),
    Place.STORAGE: ("storage", "StorageScreen"),
    Place.DOCTOR: ("doctor", "DoctorScreen"),
}
"""Module and class."""


def screen(place: Place, *given: str) -> Base:
    """A new screen, loaded now."""
    module, name = PLACES[place]
    made: Callable[..., Base] = getattr(
        importlib.import_module(f"voice_interview.tui.screens.{module}"), name
    )
    return made(*given)


def load_screens() -> None:
    """While home is looked at: the first opening of each need not wait for it either.

    What is loaded by then stays, and Python no longer looks through it for garbage.
    """
    for module in ("interview", *(module for module, _name in PLACES.values())):
        importlib.import_module(f"voice_interview.tui.screens.{module}")
    gc.freeze()
