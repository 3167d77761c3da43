"""What waits for the user, beside the question worth practising: a step they set themselves, and
the next one on the path of the story bank."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from voice_interview import story_bank
from voice_interview.analysis.stories.remarks import next_step
from voice_interview.errors import Problem
from voice_interview.interview.earlier import last_step
from voice_interview.studio import Studio


def due(studio: Studio, now: datetime) -> Iterator[str]:
    """A sentence for each; nothing for what cannot be read, which its own screen tells."""
    with suppress(Problem):
        step = last_step(studio.library.interviews())
        if step:
            yield f"You meant to: {step}"
    coverage = story_bank.covered(studio, now)
    if coverage.stories and coverage.next_theme:
        yield f"Stories (b): {next_step(coverage)}"
