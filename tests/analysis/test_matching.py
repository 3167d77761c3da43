"""Patterns of the rules files, written as there, against sentences."""

from typing import Any

import pytest

from tests.notation import plain
from voice_interview.analysis.fillers.matching import fits
from voice_interview.analysis.reading import PAUSE, SOUND, Reading, read
from voice_interview.model import Pattern
from voice_interview.questions.filler_rules import parsed


def pattern(text: str) -> Pattern:
    case = {"is": "filler", "why": "a test", "patterns": [text]}
    word = {"text": "so", "group": "habits", "otherwise": "honest", "case": [case]}
    raw: dict[str, Any] = {"language": "en", "classes": {"be": "is was *'s"}, "word": [word]}
    return parsed(raw)[0].cases[0].patterns[0]


def reading(text: str) -> Reading:
    return read(plain(text).transcript.words)


def at(text: str, word: str = "so") -> tuple[Reading, int]:
    found = reading(text)
    return found, [token.text for token in found.tokens].index(word)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("think _", "I think so"),
        ("think|hope _ .", "I hope so."),
        ("{be} _", "it's so loud"),
        ("{be} _", "it was so loud"),
        ("_ *ing", "so charming"),
        ("* _ *", "it so happens"),
        (", _ ,", "we left, so, yes"),
        (". _ ,", "We left. So, yes"),
        ("^ _", "So we left"),
        ("_ ?", "is that so?"),
        ("_ {Name}", "and so Anna left"),
        ("but .. _ that", "but, as I said, we did it so that"),
        ("_ .. that", "so much of it that"),
        ("!not _", "it is so"),
        ("!not _", "so it is"),
        ("* , _", "we left, so we did"),
        ("_", "anything so anything"),
        ("^ * _", "and so we left"),
        ("thought .. . _", "I thought we were early. so we left"),
        ("early .. . _", "I thought we were early. so we left"),
        ("^ .. . _", "Early. so we left"),
        ("_ . .. left", "we did so. Then we all left"),
        ('* " _', 'he said, "so what?"'),
        ('_ "', 'he was so "busy"'),
    ],
)
def test_fits(wanted: str, text: str) -> None:
    found, place = at(text)
    assert fits(pattern(wanted), found, place, place + 1)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("think _", "I think, so we left"),
        ("think _", "so think"),
        ("_ *ing", "so, charming"),
        ("* _", "so we left"),
        (", _ ,", "we left, so yes"),
        ("^ _", "we left so"),
        ("^ * _", "we left so"),
        ("_ ?", "so what?"),
        ("_ {Name}", "And so anna left"),
        ("_ {Name}", "and so I left"),
        ("but .. _", "I did but. It was so"),
        ("but .. _", "but one two three four five six seven eight nine so"),
        ("!not _", "not so fast"),
        ("thought .. . _", "I thought. We were early. so we left"),
        ("thought .. . _", "I thought we were early, so we left"),
        ("thought .. . _", "so we thought"),
        ("_ . .. left", "we did so. Then we ate. We left"),
        ("~ _", "and so"),
        ("@ _", "and so"),
    ],
)
def test_does_not_fit(wanted: str, text: str) -> None:
    found, place = at(text)
    assert not fits(pattern(wanted), found, place, place + 1)


@pytest.mark.parametrize(("sign", "mark"), [("~", PAUSE), ("@", SOUND), ("/", PAUSE), ("/", SOUND)])
def test_marks_that_are_not_written(sign: str, mark: int) -> None:
    found, place = at("and so we")
    marks = list(found.marks)
    marks[place] |= mark
    marked = Reading(found.tokens, tuple(marks))
    assert fits(pattern(f"{sign} _"), marked, place, place + 1)
    assert fits(pattern("and _"), marked, place, place + 1), "words stay side by side over those"
