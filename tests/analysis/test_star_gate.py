"""What an answer is when it is no story."""

import pytest

from voice_interview.analysis.star.decode import Decoded
from voice_interview.analysis.star.gate import UNKNOWN, kind
from voice_interview.model import StarWeights

KINDS = "story", "opinion", "plan"
WEIGHTS = StarWeights("O", {}, {}, (0.0,), (0.0,), KINDS, {"bias": (2.0, 1.0, 0.0)}, {})


def kind_of(*families: set[str], lengths: tuple[int, ...]) -> str:
    chances = Decoded(("O",) * len(lengths), ((1.0,),) * len(lengths))
    return kind(lengths, families, chances, WEIGHTS)


def test_without_an_event_nothing_is_a_story_however_much_looks_like_one() -> None:
    assert kind_of({"i_past"}, {"number"}, lengths=(5, 5)) == "story"
    assert kind_of({"number"}, {"number"}, lengths=(5, 5)) == "opinion"


@pytest.mark.parametrize(("known", "found"), [(10, "story"), (9, UNKNOWN)])
def test_with_less_than_a_tenth_of_the_words_known_it_is_no_english(known: int, found: str) -> None:
    assert kind_of({"i_past"}, set(), lengths=(known, 100 - known)) == found
