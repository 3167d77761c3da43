"""What waits for the user, beside the question worth practising: a step they set themselves, and
the next one on the path of the story bank. Empty also where it cannot be read: its own screen
tells why."""

from contextlib import suppress
from datetime import datetime

from voice_interview import story_bank
from voice_interview.analysis.stories.remarks import next_step
from voice_interview.errors import Problem
from voice_interview.interview.earlier import last_step
from voice_interview.studio import Studio


def own_step(studio: Studio) -> str:
    """What the user meant to do, after the last interview."""
    with suppress(Problem):
        return last_step(studio.library.interviews())
    return ""


def next_story(studio: Studio, now: datetime) -> str:
    coverage = story_bank.covered(studio, now)
    return next_step(coverage) if coverage.stories and coverage.next_theme else ""
