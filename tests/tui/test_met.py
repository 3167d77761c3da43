"""Where the words looked for are met in one take, and which place is shown."""

from collections.abc import Sequence

from tests.notation import hearing
from voice_interview.errors import TakeMissing
from voice_interview.model import Word
from voice_interview.tui.finding.met import Met

SAID = "(3.0) We moved it at night (2.0) and the deadline moved with us"


def test_it_goes_round_and_starts_a_moment_before_each_place() -> None:
    met = Met(lambda _take_id: hearing(SAID).transcript.words)
    met.look("one", "moved")
    first = met.start_s
    assert 2.5 <= first < 3.5
    assert met.go_on() and met.start_s > first + 2
    assert met.go_on() and met.start_s == first


def test_the_words_are_read_once_for_each_take_and_search() -> None:
    read: list[str] = []

    def words(take_id: str) -> Sequence[Word]:
        read.append(take_id)
        return hearing(SAID).transcript.words

    met = Met(words)
    for take_id, text in (("one", "night"), ("one", "night"), ("one", ""), ("two", "night")):
        met.look(take_id, text)
    assert read == ["one", "two"]


def test_nothing_is_met_where_nothing_is_sought_or_the_take_is_gone() -> None:
    def gone(take_id: str) -> Sequence[Word]:
        raise TakeMissing("This take is gone.", "Choose another one.")

    met = Met(gone)
    for text in ("", "night"):
        met.look("one", text)
        assert met.matches == ()
        assert not met.go_on()
        assert met.start_s == 0.0
