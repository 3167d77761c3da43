"""What waits for the user, beside the question worth practising: an interview that is not over, a
step they set themselves, and the next one on the path of the story bank. Empty also where it cannot
be read: its own screen tells why."""

from contextlib import suppress
from datetime import datetime

from voice_interview import story_bank
from voice_interview.analysis.stories.remarks import in_brief
from voice_interview.errors import Problem
from voice_interview.interview.earlier import last_step
from voice_interview.studio import Studio


def open_interview(studio: Studio) -> str:
    """The title of the newest one, as long as it can be taken up again: who has begun another one
    since does not mean to."""
    with suppress(Problem):
        return "".join(
            one.format.title for one in studio.library.interviews.all()[:1] if not one.over
        )
    return ""


def own_step(studio: Studio) -> str:
    """What the user meant to do, after the last interview."""
    with suppress(Problem):
        return last_step(studio.library.interviews.all())
    return ""


def next_story(studio: Studio, now: datetime) -> str:
    coverage = story_bank.covered(studio, now)
    theme = coverage.next_theme
    return in_brief(theme) if coverage.stories and theme else ""
