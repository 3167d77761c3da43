"""Filler sounds and what only looks like one, class by class.

A class stands for more words than are named here; the sentences of both halves are in no labelled
set.
"""

import pytest

from tests.notation import plain
from voice_interview.analysis import report as reporting
from voice_interview.model import Rule

UNITS = (
    "The bracket was off by half a mm and nobody saw it.",
    "We were a tenth of a mm over the drawing.",
    "It wears a few mm each season.",
    "The drawing was in inches and they cut it in mm.",
    "I allow two mm of clearance under a door.",
    "The limit is 3 mm per metre.",
    "The coating should have a thickness of 12 um and it was nine.",
    "Our tolerance was plus or minus 5 um.",
    "We filter particles above 10 um before the pump.",
    "A clearance of 25 um, no more, on that bearing.",
    "Leave a quarter mm at each end.",
    "I keep a mm ruler in my apron.",
    "It was a mm too long.",
    "I cut it a mm short.",
    "We measured to the nearest mm.",
)
SPOKEN_OF = (
    "My teacher stopped me at every um.",
    "There was an uh in every line of my talk.",
    "I never heard an um from her.",
    "A hmm from him means no.",
    "She counted each word, and not one was the word um.",
    "You write the sound ah with two letters.",
    "I used to say um a lot.",
    "Try not to say uh too often.",
    "She laughed when I had to say er again.",
    "She gave the whole talk without a single um.",
    "He is a man who can say er and um for an hour.",
    "It starts with an eh sound.",
    "In German um means around.",
    "In Turkish, er is a soldier.",
    "Um means you are thinking.",
    "My talk was all um and er.",
    "I counted every um and uh on the tape.",
    "There were fewer um and er the second time.",
    "I kept saying um and my hands were wet.",
    "I started saying uh before every number.",
    "I used to say um every five seconds.",
    "You say um when you are nervous.",
    "I don't say um any more.",
)
MADE = (
    "I told the whole team and they all went hmm.",
    "The dentist made me open up and say ah.",
    "The crowd goes ah when the lights come on.",
    "He looked at my bill and went, hmm.",
    "I read it twice and thought, hmm.",
    "When they call on me I go uh uh uh.",
    "She watched me fold it and went mm and turned away.",
    "I asked him twice and he said uh huh and kept typing.",
    "The baby dropped the cup and I said uh oh.",
    "You only hear mm hmm from the other end.",
    "I told him the price and he said mm and wrote it down.",
    "She looked up and said, hmm?",
    "I showed her the crack. Ah, she said, and rang the engineer.",
    "The little ones made ah noises at the fish.",
    "An old man in the queue kept saying ah because his feet hurt.",
    "He just says mm with his mouth full.",
    "She said eh to me across the counter.",
    "The baby kept going mm until I gave her the spoon.",
    "My trainer goes hmm whenever the line stops.",
    "They were all going mm mm over the soup.",
    "He said ah ah and wagged his finger.",
    "She went hmm hmm at every slide.",
    "The kids shouted eh at me.",
    "He said hmm twice and bought the car.",
)
QUOTED = (
    'The dentist said, "Hmm, that one has to go."',
    'My boss looks up and says, "Er, who are you?"',
    'He shouted, "Ah, there it is," from under the lorry.',
    'She wrote "um" on the board and underlined it.',
    "The judge asked, “Uh, is that all?” and I said yes.",
    'The crowd went, "Ahh," and clapped.',
)
ELSEWHERE = (
    "My grandfather was fond of saying um den Baum herum.",
    "Er kann das nicht was all I heard.",
    "Customers in Lyon say ah oui before they say no.",
    "He answered ah claro and left.",
    "My aunt's eh bueno means she gives up.",
    "The chef shouted eh allora through the hatch.",
    "She wished me um bom dia.",
    "Ah ja, said the clerk from Bremen.",
    "To err is human.",
    "I would rather err on the careful side.",
    "Better to err once than to hide it.",
    "Cold enough for you, eh?",
    "Not bad, eh.",
    "You would not expect that from a plumber eh.",
)


@pytest.mark.parametrize("text", [*UNITS, *SPOKEN_OF, *MADE, *QUOTED, *ELSEWHERE])
def test_a_look_alike_is_no_sound(rules: tuple[Rule, ...], text: str) -> None:
    assert sounds(text, rules) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I had to er call them back", ["er"]),
        ("They asked me to err leave the room", ["er"]),
        ("We had the um spare parts in the van", ["um"]),
        ("It was a uh difficult week", ["uh"]),
        ("I put it on the um on the shelf", ["um"]),
        ("in the uh in the second year", ["uh"]),
        ("They gave me the, um, the keys", ["um"]),
        ("He said um we should wait", ["um"]),
        ("She said, mm, that is not how we do it", ["mm"]),
        ("I went um to the manager", ["um"]),
        ("We go uh every Monday", ["uh"]),
        ("and then I thought um that was it", ["um"]),
        ("In 2019 um and in 2020 we grew", ["um"]),
        ("We hired 12 um people in a week", ["um"]),
        ("They paid 40 uh dollars", ["uh"]),
        ("Mm of course I did", ["mm"]),
        ("Um for me it was the pay", ["um"]),
        ("Uh for example the rota", ["uh"]),
        ("Ah yes, that was in May", ["ah"]),
        ("Ah no, it was June", ["ah"]),
        ("Eh well, it worked", ["eh"]),
        ("The word is um resilience", ["um"]),
        ("The thing that went wrong was uh the oven", ["uh"]),
        ("It ended in um a draw", ["um"]),
        ("I use um two screens", ["um"]),
        ("I like um working nights", ["um"]),
        ("and er he was right", ["er"]),
        ("Um so I rang the bell", ["um"]),
        ("a good um and honest answer", ["um"]),
        ("We met in um Leeds", ["um"]),
        ("um, uh, er, I forgot", ["um", "uh", "er"]),
        ("the second year of um training", ["um"]),
        ("My um my manager left", ["um"]),
        ("I asked for uh a day off", ["uh"]),
        ("It is, eh, cold there", ["eh"]),
        ("We met on Monday um or uh Tuesday", ["um", "uh"]),
        ("I said uh and then we left", ["uh"]),
        ("We stood by the uh sound desk", ["uh"]),
        ("We were five um mostly students", ["um"]),
        ("I think mm so", ["mm"]),
        ("when they er walk out", ["er"]),
        ("I said mm that will not work", ["mm"]),
        ("I said to him um we need a van", ["um"]),
        ("He kept um losing the keys", ["um"]),
        ("She kept saying um we should wait", ["um"]),
        ("In Spanish um I have a certificate", ["um"]),
        ("In English, um, I still make mistakes.", ["um"]),
        ("I know this um this man from the depot", ["um"]),
        ("We had this uh problem that nobody saw", ["uh"]),
        ("I gave a um a speech", ["um"]),
        ("I heard um that they were closing", ["um"]),
        ("The word means uh hunger", ["uh"]),
        ("all um four of us", ["um"]),
        ('He told me um "come at nine"', ["um"]),
        ('They said, um, "we will call you," and they did.', ["um"]),
        ('"Um, I was a cook then."', ["um"]),
        ("We waited, eh, two hours.", ["eh"]),
        ("I go hmm where do I start", ["hmm"]),
        ("I'd say um when I was ten", ["um"]),
        ("I would say uh a lot of people knew", ["uh"]),
        ("I'd say um every week or so", ["um"]),
        ("I'd say er too many cooks", ["er"]),
        ("the first um is the money", ["um"]),
        ("I could not answer, um.", ["um"]),
    ],
)
def test_a_sound_is_one_beside_the_same_words(
    rules: tuple[Rule, ...], text: str, told: list[str]
) -> None:
    assert sounds(text, rules) == told


def sounds(text: str, rules: tuple[Rule, ...]) -> list[str]:
    found = reporting.build("test", None, plain(text), rules).fillers
    assert found is not None
    return [event.text for event in found.events if event.group == "sounds"]
