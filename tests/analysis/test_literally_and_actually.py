"""Literally and actually, class by class: what they answer, and where they only lean on something.

The sentences are in no labelled set.
"""

import pytest

from tests.notation import plain
from voice_interview.analysis import report as reporting
from voice_interview.model import Rule

LITERALLY_SO = {
    "a number or a measure": (
        "We had literally two chairs for the whole office.",
        "It took literally a week to get the key.",
        "The shop was literally 40 metres from the fire.",
        "I was alone with literally half the class.",
        "He came back literally a day later.",
        "It was literally the night before the exam.",
        "She resigned literally yesterday.",
        "Nobody rang. Literally nobody.",
        "We sold literally not one of them.",
        "I literally walked nine miles to the depot.",
        "We had literally one man for three sites.",
        "It happened literally last week.",
        "It was literally my second day.",
        "The paint was literally still wet.",
        "He literally has the same birthday.",
    ),
    "the words themselves": (
        "The contract literally says within a month.",
        "The sign is literally labelled wrong way round.",
        "That is literally the title of the report.",
        "It is literally my job to ask.",
        "My badge literally reads visitor.",
        "She literally said the same words to the judge.",
        "The instructions literally state left, then right.",
        "They are literally named after the owner.",
        "I literally signed it in front of him.",
        "I mean literally, with a rope.",
    ),
    "what was done, and where": (
        "I literally copied the list by hand.",
        "I literally ran to the station.",
        "He literally carried the fridge to the van.",
        "They literally locked us out.",
        "She literally drove to Cardiff to hand it in.",
        "I saw it literally with my own eyes.",
        "The sample was literally on the floor.",
        "He slept literally under the desk.",
        "Her office is literally next to the oven.",
        "The wall was literally held up with string.",
        "I was literally asleep when they rang.",
        "The shelf literally fell off the wall.",
        "It was literally a shed with a phone in it.",
        "The tap was literally dripping on the files.",
        "The forms were literally in Dutch.",
        "The grill was literally on fire.",
        "He climbed literally out of the window.",
        "The driver literally threw the parcel over.",
        "I took the poster and literally folded it into a hat.",
        "My knees were literally shaking.",
        "My fingers were literally bleeding by noon.",
        "I was literally carrying plates in both hands.",
        "He was literally counting coins on the desk.",
        "He was literally running on the beach.",
        "The whole job was literally to hold a ladder.",
        "It was literally because of my name.",
        "The price is literally on the box.",
        "I learned the list, literally from A to Z.",
        "We cleaned it, literally with a toothbrush.",
        "I lived literally across the road.",
        "I was literally born in that hospital.",
        "We literally had to start again with paper.",
        "The dog literally ate the contract.",
        "We had literally run out of gloves.",
        "I kept it literally under my pillow.",
        "The ladder was literally tied with a shoelace.",
        "I'd literally just started that morning.",
        "The whole department was literally me and a student.",
    ),
    "what never was, or could not be done": (),
}
LITERALLY_NOTHING = (
    "It was literally a circus in there.",
    "My boss is literally a legend.",
    "The first day was literally hell.",
    "I was literally dying of boredom.",
    "He was literally starving after the shift.",
    "It took literally forever.",
    "My heart was literally in my mouth, so it literally broke my heart.",
    "They literally killed me with those rotas.",
    "I was literally over the moon.",
    "I literally could not believe my luck.",
    "She literally never sleeps.",
    "We had literally no idea.",
    "I had literally a million things to do.",
    "I literally owe everything to her.",
    "It was literally the best day of the year.",
    "The phone rang literally every two minutes.",
    "I literally love that machine.",
    "I was literally glued to the screen for three hours.",
    "That week was literally a waste of paper.",
    "I've literally never been so tired.",
    "I had literally never seen anything like it.",
    "She would have literally never forgiven me.",
    "I literally could not stop laughing.",
    "I literally can't stand it.",
    "We were literally drowning in paper.",
    "The office was literally a sauna.",
    "That job was literally my baby.",
    "I was literally speechless.",
    "It was literally boring.",
    "I was literally pulling my hair out.",
    "I was literally on the edge of my seat.",
    "I literally worship that woman.",
    "The cakes were literally to die for.",
)
ACTUALLY_SO = (
    "It was cheaper, actually.",
    "There were four, actually.",
    "It took six months, actually.",
    "Both of us were wrong, actually.",
    "We never met, actually.",
    "It wasn't her fault, actually.",
    "I thought the pump had failed. Actually, the fuse was gone.",
    "They expected a fight. Actually, everybody shook hands.",
    "I'm not saying it was easy. Actually, the first month broke me.",
    "But he actually rang me back.",
    "It actually held for a week.",
    "I expected ten and we actually got thirty.",
    "I don't know what they actually measured.",
    "Actually no, it was the second shift.",
    "There were sixteen of them actually.",
    "I've actually sent food back to my own kitchen.",
    "We've actually turned people away.",
    "I've actually slept in the cab.",
    "I've actually refused a patient.",
    "What I actually studied was the wall.",
    "They expected two hours and we actually began at nine.",
)
ACTUALLY_NOTHING = (
    "It's going really well, actually.",
    "I was proud of it actually.",
    "That was good fun, actually.",
    "I quite enjoyed it, actually.",
    "I'm very happy there, actually.",
    "It was lovely, actually.",
    "Actually, um, I forgot the second part.",
    "Actually I think it was in March.",
    "Actually, you know, I still ring her.",
    "We moved, actually, to a bigger place.",
    "I, actually, I left before that.",
    "I had no plan. Actually I think nobody had.",
    "I'm actually from Hull.",
    "My father was a baker actually.",
    "I actually grew up on a boat.",
    "I actually began in the laundry.",
    "We actually moved here in March.",
    "I actually trained as a nurse.",
    "I've actually lived in Leeds.",
    "I've actually always wanted that.",
    "It was good fun, actually, and we laughed.",
    "I actually think that's why I stayed.",
    "I actually met my wife there.",
)


@pytest.mark.parametrize("text", [text for texts in LITERALLY_SO.values() for text in texts])
def test_literally_to_the_letter(rules: tuple[Rule, ...], text: str) -> None:
    assert "literally" not in fillers(text, rules)


@pytest.mark.parametrize("text", LITERALLY_NOTHING)
def test_literally_in_a_figure_of_speech(rules: tuple[Rule, ...], text: str) -> None:
    assert fillers(text, rules).count("literally") == text.lower().count("literally")


@pytest.mark.parametrize("text", ACTUALLY_SO)
def test_actually_against_what_was_thought(rules: tuple[Rule, ...], text: str) -> None:
    assert "actually" not in fillers(text, rules)


@pytest.mark.parametrize("text", ACTUALLY_NOTHING)
def test_actually_with_nothing_against_it(rules: tuple[Rule, ...], text: str) -> None:
    assert "actually" in fillers(text, rules)


def fillers(text: str, rules: tuple[Rule, ...]) -> list[str]:
    """Of the second sentence, so that nothing opens the answer."""
    found = reporting.build("test", None, plain(f"That was in May. {text}"), rules).fillers
    assert found is not None
    return [event.text for event in found.events]
