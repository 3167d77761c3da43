"""Places where filled pauses come thick."""

import pytest

from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.model import Cluster, Rule


def clusters(text: str, rules: tuple[Rule, ...]) -> tuple[Cluster, ...]:
    found = reporting.build("test", None, hearing(text), rules).fillers
    assert found is not None
    return found.clusters


def test_three_within_five_seconds(rules: tuple[Rule, ...]) -> None:
    (found,) = clusters("I led <uh 0.4> the <um 0.4> big <uh 0.4> project", rules)
    assert (found.start, found.end) == pytest.approx((0.6, 2.4))
    assert (found.sounds, found.words) == (3, (2, 4))


def test_four_point_eight_seconds_are_still_near(rules: tuple[Rule, ...]) -> None:
    (found,) = clusters("I led <uh 0.4> the (1.5) <um 0.4> big (1.5) <uh 0.4> project", rules)
    assert found.end - found.start == pytest.approx(4.8)


def test_written_and_heard_ones_count_alike(rules: tuple[Rule, ...]) -> None:
    (found,) = clusters("I led um the uh big old <uh 0.4> and <er 0.4> slow project", rules)
    assert (found.sounds, found.words) == (4, (2, 8))


@pytest.mark.parametrize(
    "text",
    [
        "I led <uh 0.4> the <um 0.4> big project",
        "I led <uh 0.4> the (3.0) big <um 0.4> one (3.0) and <uh 0.4> so on",
        "I led <uh 0.4> the (1.7) <um 0.4> big (1.7) <uh 0.4> project",
        "I led <uh? 0.4> the <um 0.4> big <uh 0.4> project",
    ],
    ids=["two", "far apart", "in 5.2 s", "one only possible"],
)
def test_no_cluster(text: str, rules: tuple[Rule, ...]) -> None:
    assert clusters(text, rules) == ()


def test_two_clusters_and_one_that_goes_on(rules: tuple[Rule, ...]) -> None:
    thick = "<uh 0.4> one <um 0.4> more <uh 0.4> thing "
    found = clusters(f"{thick} (8.0) {thick} {thick}", rules)
    assert [one.sounds for one in found] == [3, 6]


def test_one_that_thins_out_and_goes_on_counts_every_sound(rules: tuple[Rule, ...]) -> None:
    """The third and the fourth lie in no five seconds with the second."""
    text = "<um 0.4> one <um 0.4> (2.9) <um 0.4> (2.0) <um 0.4> (0.2) <um 0.4> two"
    (found,) = clusters(text, rules)
    assert found.sounds == 5


@pytest.mark.parametrize(
    ("opening", "before"),
    [
        ("We left. <um 0.4> It", "at the start of a sentence"),
        ("We left (1.2) <um 0.4> it", "after a long pause"),
        ("we paid <um 0.4> 40", "before a number"),
        ("we met <um 0.4> Anna", "before a name"),
        ("we met <um 0.4> her", ""),
    ],
)
def test_what_was_about_to_be_said(opening: str, before: str, rules: tuple[Rule, ...]) -> None:
    (found,) = clusters(f"{opening} <uh 0.4> was <uh 0.4> late", rules)
    assert found.before == before


def test_an_answer_may_end_in_them(rules: tuple[Rule, ...]) -> None:
    (found,) = clusters("we met her <um 0.4> (0.3) <uh 0.4> (0.3) <um 0.4>", rules)
    assert (found.words, found.before) == ((3, 3), "")
