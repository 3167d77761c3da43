"""Which story a take told, by the words it shares with one and not with the others."""

import pytest

from voice_interview.analysis.stories.suggestion import suggest
from voice_interview.model.stories import Story

CLINIC = Story(
    "clinic",
    "The missed appointments",
    situation="Patients at the hospital missed their appointments every week.",
    action="I phoned a waiting list of patients the day before.",
    result="Forty a week became eleven.",
)
BAKERY = Story(
    "bakery",
    "The oven that failed",
    situation="The bakery's large oven failed before a wedding.",
    action="I shared out the dough among three neighbours.",
)
HARBOUR = Story("harbour", "The crane and the storm", situation="A crane stood in the storm.")
SAID_CLINIC = (
    "So um at the hospital we had patients who just did not come, and I started to phone everyone "
    "on a waiting list, and in the end only eleven appointments a week were missed."
)


def test_the_story_whose_words_are_said() -> None:
    found = suggest(SAID_CLINIC, (BAKERY, CLINIC, HARBOUR), {})
    assert found is not None and found.story_id == "clinic"
    assert {"hospital", "patients"} & set(found.words)
    assert all(word in SAID_CLINIC for word in found.words)


def test_everyday_words_alone_tell_nothing() -> None:
    said = "I worked with my team for a long time and people always told me what they needed."
    assert suggest(said, (CLINIC, BAKERY), {}) is None


def test_two_stories_alike_leave_it_open() -> None:
    twin = Story("twin", CLINIC.title, situation=CLINIC.situation, action=CLINIC.action)
    assert suggest(SAID_CLINIC, (CLINIC, twin), {}) is None


def test_earlier_tellings_count_where_notes_are_thin() -> None:
    thin = Story("clinic", "Monday")
    before = {"clinic": ("Patients missed appointments at the hospital, so I phoned a list.",)}
    assert suggest(SAID_CLINIC, (thin, BAKERY), {}) is None
    found = suggest(SAID_CLINIC, (thin, BAKERY), before)
    assert found is not None and found.story_id == "clinic"


@pytest.mark.parametrize(("words", "clear"), [(4, False), (5, True)])
def test_a_story_is_named_from_half_as_many_words_again_as_the_next_one_has(
    words: int, clear: bool
) -> None:
    first = Story("first", "crane storm anchor harbour ferry")
    second = Story("second", "oven dough wedding")
    said = " ".join([*first.title.split()[:words], second.title])
    found = suggest(said, (first, second), {})
    assert (found is not None and found.story_id == "first") is clear


def test_no_more_words_are_shown_than_stand_in_a_line() -> None:
    said = "crane storm anchor harbour ferry captain"
    found = suggest(said, (Story("first", said), BAKERY), {})
    assert found is not None and len(found.words) == 5


def test_no_stories_and_no_words() -> None:
    assert suggest(SAID_CLINIC, (), {}) is None
    assert suggest("", (CLINIC,), {}) is None


def test_a_curly_apostrophe_makes_no_new_word() -> None:
    story = Story("shop", "The shop", situation="I couldn’t, wouldn’t and didn’t want it.")
    said = "They couldn’t see it, they wouldn’t say it, and I didn’t ask."
    assert suggest(said, (story,), {}) is None
