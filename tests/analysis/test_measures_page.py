"""The limits that docs/measures.md names are those of the code."""

from pathlib import Path

import pytest

from voice_interview.analysis import restarts, timing
from voice_interview.analysis.fillers import sounds
from voice_interview.analysis.focus import choose, delivery, story
from voice_interview.analysis.several import spread
from voice_interview.analysis.several.measures import QUIET_WPM
from voice_interview.analysis.star import presence
from voice_interview.listening.between import filled_pauses

PAGE = " ".join((Path(__file__).parents[2] / "docs" / "measures.md").read_text("utf-8").split())
WORDS = {3: "three", 4: "four", 5: "five", 8: "eight", 12: "twelve", 30: "thirty"}
SECONDS = {5.0: "five seconds", 10.0: "ten seconds"}


def hundredths(number: float) -> str:
    return f"{number:.2f}".strip("0")


SAID = {
    "a pause": f"silences of {timing.PAUSE_S * 1000:.0f} ms and more",
    "a cough between words": f"voice of up to {timing.LONGEST_COUGH_S} s that no word",
    "a laugh at an end": f"it is up to {timing.LONGEST_LAUGH_S} s, and only a *sure* filled pause",
    "a window of the pace": f"in windows of {SECONDS[timing.WINDOW_S]}",
    "too short for a rate": f"Below {SECONDS[timing.SHORTEST_S]} of recording, or "
    f"{WORDS[timing.FEWEST_SPOKEN]} words, no rate",
    "a calm pace": f"{QUIET_WPM[0]:.0f} to {QUIET_WPM[1]:.0f} words a minute are calm",
    "the quiet band": f"has a quiet band, {QUIET_WPM[0]:.0f} to {QUIET_WPM[1]:.0f} words a minute",
    "sure": f"a chance of {hundredths(filled_pauses.SURE)} and more",
    "possible": f"the others with a chance of {hundredths(filled_pauses.POSSIBLE)} and more",
    "written and heard": f"at the same place (within {sounds.NEAR_S} s)",
    "a repeat": f"one to {WORDS[restarts.LONGEST_WORDS]} words within {restarts.GAP_S} s",
    "strong": f"at least {WORDS[presence.STRONG_WORDS]} words with a mean certainty of "
    f"{presence.STRONG_POSTERIOR} and more",
    "may be result or action": f"(a chance of {presence.POSSIBLE_POSTERIOR['R']} and "
    f"{presence.POSSIBLE_POSTERIOR['A']})",
    "shorter answers": f"proportionally fewer below {presence.FULL_LENGTH} words",
    "much situation": f"more than {story.MUCH_SITUATION * 100:.0f} % of the story spent",
    "we without I": f"{WORDS[story.WE_LEAST]} and more *we*",
    "too long": f"more than {delivery.MUCH_TOO_LONG} times the target length",
    "too short": f"less than {delivery.MUCH_TOO_SHORT} times the target length",
    "many filled pauses": f"more than {WORDS[int(delivery.FILLERS_PER_MINUTE)]} filled pauses a "
    f"minute, and {WORDS[delivery.FILLERS_LEAST]} at least",
    "a habit": f"looks like filler {WORDS[delivery.HABIT_LEAST]} times",
    "few words": f"Of fewer than {WORDS[choose.FEWEST_WORDS]} words only the length",
    "the spread": f"{spread.LIKE_A_DEVIATION} times the median absolute deviation",
    "two takes": f"more than {spread.REPEATABILITY:.2f} times the spread",
}


@pytest.mark.parametrize("limit", SAID)
def test_the_page_names_the_limit(limit: str) -> None:
    assert SAID[limit] in PAGE
