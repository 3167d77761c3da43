"""A search through real sound, with grammars written by hand."""

import pytest

from tests.listening.aloud import say
from voice_interview.listening.alignment.decoder import prepared, search, ways

pytestmark = pytest.mark.real


def heard(names: tuple[str, ...]) -> list[str]:
    """What a search hears where the air moves, but silence."""
    sound = prepared(say("wind"))[:]
    found = search(sound, [(0, 1, 1.0 / len(names), name) for name in names], 1)
    return [item.word for item in found if item.word in ways("wind")]


def test_a_word_is_heard_in_the_ways_that_the_grammar_names() -> None:
    assert heard(ways("wind")) == ["wind(2)"]
    assert heard(ways("wind")[:1]) == ["wind"]
