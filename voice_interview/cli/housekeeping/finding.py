"""`history search`, `tag`, `star`: finding takes again."""

from dataclasses import replace

from voice_interview.analysis.finding import Match, matches
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.kept import find_take, open_studio, readable
from voice_interview.cli.lines.wrapping import shortened
from voice_interview.cli.say import as_json, say, tell
from voice_interview.model import Take
from voice_interview.text import clock
from voice_interview.text import tag as as_tag

MOST_TAGS = 20


def search(wish: Wish) -> int:
    """A word given in quotes, the shell's or its own, may hold spaces: it is looked for whole."""
    given = (word.strip('"') for word in wish.words)
    text = " ".join(f'"{word}"' if " " in word else word for word in given)
    unread: list[str] = []
    with open_studio(wish) as studio:
        rows = studio.library.rows(text=text, limit=wish.most)
        read = readable(rows, studio.words, unread)
        found = [(take, matches(words, text)) for take, words in read]
    if wish.json:
        as_json([_object(take, met) for take, met in found])
    elif found:
        for take, met in found:
            say(f"{take.id}  {shortened(take.question.text)}", *map(_line, met))
    else:
        say("No take matches.")
    return 1 if unread else 0


def _object(take: Take, met: tuple[Match, ...]) -> dict[str, object]:
    return {
        "id": take.id,
        "recorded_at": take.recorded_at,
        "question": {"id": take.question.id or None, "text": take.question.text},
        "matches": [
            {
                "words": list(match.words),
                "start_s": match.start_s,
                "before": match.before,
                "text": match.text,
                "after": match.after,
            }
            for match in met
        ],
    }


def _line(match: Match) -> str:
    at = "   -" if match.start_s is None else f"{clock(match.start_s):>4}"
    return f"  {at}  " + " ".join(filter(None, (match.before, f"[{match.text}]", match.after)))


def tag(wish: Wish) -> int:
    given = tuple(filter(None, map(as_tag, wish.tags)))
    if not given:
        raise WrongUse("The tag is empty.", "Give it as a word.")
    named = {one.casefold() for one in given}
    with open_studio(wish) as studio:
        take = find_take(studio, wish.take)

        def changed(now: Take) -> Take:
            others = tuple(one for one in now.tags if one.casefold() not in named)
            return replace(now, tags=others if wish.remove else (*others, *given)[-MOST_TAGS:])

        kept = studio.library.change(take.id, changed)
    told = f"{take.id}: {', '.join(kept.tags) or 'no tags'}."
    tell(told, {"take": take.id, "tags": list(kept.tags)}, json=wish.json)
    return 0


def star(wish: Wish) -> int:
    with open_studio(wish) as studio:
        take = find_take(studio, wish.take)
        studio.library.change(take.id, lambda now: replace(now, starred=not wish.off))
    told = f"{take.id}: {'no star' if wish.off else 'starred'}."
    tell(told, {"take": take.id, "starred": not wish.off}, json=wish.json)
    return 0
