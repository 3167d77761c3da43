"""Habit words class by class: what stands beside them where they mean something, and where not.

The sentences are in no labelled set.
"""

import pytest

from tests.notation import plain
from voice_interview.analysis import report as reporting
from voice_interview.model import Rule

HONEST = {
    "basically": (
        "What she said was basically no.",
        "What they wanted was basically a second nurse.",
        "They make ghee, which is basically butter without the water.",
        "I do triage, which is basically deciding who waits.",
        "Listen first. That's basically my rule.",
        "You check, you sign, you lock. That is basically the job.",
        "It was basically a shed with a phone in it.",
        "It was basically ready, only the labels were missing.",
        "The car was basically new.",
    ),
    "honestly": (
        "I wrote it honestly in the log.",
        "He filled it in honestly.",
        "I put it honestly in the report.",
        "I gave my opinion honestly.",
    ),
    "like": (
        'I write it on the door, like, "back at two".',
        'She left a note like "call me".',
        "It was like I'd never left.",
        "It was like they'd seen a ghost.",
        "He speaks like one.",
        "I like early shifts.",
        "We like friendly faces at the desk.",
        "You have to like children.",
        "It was like running a marathon.",
    ),
    "right": (
        "I wanted to hear him right.",
        "I spelled it right.",
        "You have to hold the knife right.",
        "It never smelled right.",
        "You have to treat people right.",
        "My numbers were nearly right.",
        "I try to live right.",
        "She always does her job right.",
        "Everything has to be just right.",
        "The customer is always right.",
        "I got most of them right.",
    ),
    "okay": (),
    "just": ("I was just about to leave.", "It was just raining a bit."),
    "really": (
        "I don't really know.",
        "It wasn't really mine.",
        "What I really don't like is noise.",
        "We really tried.",
    ),
}
FILLER = {
    "basically": (
        "That's basically why I left.",
        "Basically I make tea.",
        "It was basically chaos.",
        "My role was, basically, to listen.",
        "I was basically alone.",
    ),
    "honestly": (
        "I put on the coat and honestly I cried.",
        "I think, honestly, that it was luck.",
        "I honestly wrote it in an hour.",
        "I don't write letters honestly.",
    ),
    "like": (
        "I need like ten more.",
        "He was like really early.",
    ),
    "right": ("I make tea for forty people, right?",),
    "okay": ("Okay she was late that day but that is not the point.", "Okay he is not easy."),
    "just": ("I'm just saying it was late.",),
    "really": (
        "I liked it there, I really did.",
        "She cares about them, she really does.",
        "I really can't complain.",
        "I really don't know his name.",
        "They really won't regret it.",
    ),
}


@pytest.mark.parametrize(("word", "text"), [(word, t) for word in HONEST for t in HONEST[word]])
def test_an_honest_use(rules: tuple[Rule, ...], word: str, text: str) -> None:
    assert word not in told(text, rules)


@pytest.mark.parametrize(("word", "text"), [(word, t) for word in FILLER for t in FILLER[word]])
def test_a_filler(rules: tuple[Rule, ...], word: str, text: str) -> None:
    assert word in told(text, rules)


def told(text: str, rules: tuple[Rule, ...]) -> list[str]:
    """Of the second sentence, so that nothing opens the answer."""
    found = reporting.build("test", None, plain(f"That was in May. {text}"), rules).fillers
    assert found is not None
    return [event.text for event in found.events]
