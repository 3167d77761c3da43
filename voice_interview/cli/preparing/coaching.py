"""`coaching`: the checklists and cards as plain lines."""

from dataclasses import asdict

from voice_interview.cli.arguments import Wish
from voice_interview.cli.kept import open_studio
from voice_interview.cli.say import as_json, say


def coaching(wish: Wish) -> int:
    with open_studio(wish) as studio:
        page, ticked = studio.coaching(), studio.ticks.ticked()
        if wish.json:
            as_json(asdict(page) | {"ticked": sorted(ticked)})
            return 0
        for checklist in page.checklists:
            say(f"{checklist.title} the interview")
            for item in checklist.items:
                say(f"  [{'x' if item.text in ticked else ' '}] {item.text}", f"      {item.why}")
            say("")
        for example in page.examples:
            say(f"{example.title}: voice-interview demo --answer {example.name}")
            say(f"      {example.notice}", "")
        say("Common mistakes")
        for card in page.cards:
            say(f"  {card.title}", f"      {card.text}")
            if card.measured:
                say(f"      Your reports look for it: {card.measured}.")
    return 0
