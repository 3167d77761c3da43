"""Groups, options and rates of the filler part."""

import pytest

from tests.notation import hearing, plain
from voice_interview.analysis import report as reporting
from voice_interview.model import AnalysisOptions, Fillers, HabitUse, Hearing, Rule

ANSWER = (
    "So um I like this team and, like, they are, you know, quick. "
    "Well, they were not actually <uh 0.4> mine, like, at all, and it was kind of late."
)


def count(
    said: Hearing, rules: tuple[Rule, ...], options: AnalysisOptions | None = None
) -> Fillers:
    found = reporting.build("test", None, said, rules, options).fillers
    assert found is not None
    return found


def test_three_groups_and_no_sum(rules: tuple[Rule, ...]) -> None:
    found = count(hearing(ANSWER), rules)
    assert found.heard == 2
    assert found.markers == 2
    assert found.habits[0] == HabitUse("like", 3, 2)
    assert HabitUse("kind of", 1, 1) in found.habits
    assert HabitUse("actually", 1, 0) in found.habits
    assert HabitUse("so", 1, 0) in found.marker_words
    assert {event.group for event in found.events} == {"sounds", "markers", "habits"}


def test_events_stand_in_order(rules: tuple[Rule, ...]) -> None:
    places = [event.words for event in count(hearing(ANSWER), rules).events]
    assert places == sorted(places)


def test_only_uses_that_look_like_filler_are_events(rules: tuple[Rule, ...]) -> None:
    found = count(plain("I like it and I really like them"), rules)
    assert found.events == ()
    assert found.habits[0] == HabitUse("like", 2, 0)


@pytest.mark.parametrize("group", ["sounds", "markers", "habits"])
def test_a_group_switched_off(rules: tuple[Rule, ...], group: str) -> None:
    groups = tuple({"sounds", "markers", "habits"} - {group})
    found = count(hearing(ANSWER), rules, AnalysisOptions(groups=groups))
    assert group not in {event.group for event in found.events}
    assert (found.heard is None) == (group == "sounds")
    assert (found.per_100_words is None) == (group == "sounds")


def test_the_filler_part_switched_off_changes_nothing_else(rules: tuple[Rule, ...]) -> None:
    said = hearing(ANSWER)
    shown = reporting.build("test", None, said, rules)
    hidden = reporting.build("test", None, said, rules, AnalysisOptions(fillers=False))
    assert hidden.fillers is None
    assert hidden.timing == shown.timing
    assert hidden.star == shown.star
    assert hidden.restarts == shown.restarts


def test_words_removed(rules: tuple[Rule, ...]) -> None:
    options = AnalysisOptions(remove_words=("Like", "uh", "well"))
    found = count(hearing(ANSWER), rules, options)
    assert {event.text for event in found.events} == {"um", "you know", "kind of"}
    assert found.heard == 1


def test_words_added_count_wherever_they_stand(rules: tuple[Rule, ...]) -> None:
    options = AnalysisOptions(add_words=("innit", "at the end of the day", " Like "))
    found = count(plain("innit true at the end of the day I like it"), rules, options)
    assert [event.text for event in found.events] == ["innit", "at the end of the day", "like"]


def test_adding_nonsense_does_no_harm(rules: tuple[Rule, ...]) -> None:
    options = AnalysisOptions(add_words=("", "  ", "[um]"), remove_words=("", "nothing"))
    assert count(plain("um yes"), rules, options).heard == 1


def test_blank_lines_among_the_added_words_do_no_harm(rules: tuple[Rule, ...]) -> None:
    options = AnalysisOptions(add_words=("", "  ", "innit"))
    assert [event.text for event in count(plain("innit true"), rules, options).events] == ["innit"]


def test_a_word_both_added_and_removed_stays_out(rules: tuple[Rule, ...]) -> None:
    options = AnalysisOptions(add_words=("innit",), remove_words=("Innit",))
    assert count(plain("innit true"), rules, options).events == ()


def test_rates(rules: tuple[Rule, ...]) -> None:
    said = hearing("(5) " + "one " * 5 + "<um 0.4> " + "three " * 5 + "(8.4) <um 0.2> (5)")
    found = count(said, rules)
    answer_min = (10 * 0.3 + 0.4 + 8.4 + 0.2) / 60
    assert found.per_minute == pytest.approx(2 / answer_min), "silence at both ends is left out"
    assert found.per_100_words == pytest.approx(20.0)


def test_an_answer_without_words_has_no_share(rules: tuple[Rule, ...]) -> None:
    found = count(plain(""), rules)
    assert (found.heard, found.per_100_words, found.per_minute) == (0, None, None)
