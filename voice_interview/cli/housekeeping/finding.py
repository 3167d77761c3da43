"""`history search`, `tag`, `star`: finding takes again."""

from collections.abc import Iterator
from dataclasses import replace

from voice_interview.analysis.finding import Match, matches
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.kept import ends_of, find_take, open_studio, readable
from voice_interview.cli.say import as_json, room, say, tell
from voice_interview.cli.tables import SHORT
from voice_interview.model import Take
from voice_interview.text import clock
from voice_interview.text import tag as as_tag
from voice_interview.tui.drawing.cells import shortened, wrapped
from voice_interview.tui.drawing.wording import moment

MOST_TAGS = 20
AT = 8
"""Cells before the words of a place: when they were said."""


def search(wish: Wish) -> int:
    """A word given in quotes, the shell's or its own, may hold spaces: it is looked for whole."""
    given = (word.strip('"') for word in wish.words)
    text = " ".join(f'"{word}"' if " " in word else word for word in given)
    unread: list[str] = []
    with open_studio(wish) as studio:
        rows = studio.library.rows(text=text, limit=wish.most)
        read = readable(rows, studio.words, unread)
        found = [(take, matches(words, text)) for take, words in read]
        ends = ends_of(studio, rows) if room() is not None else {}
    if wish.json:
        as_json([_object(take, met) for take, met in found])
    elif found:
        for take, met in found:
            say(*_lines(take, ends.get(take.id, take.id), met))
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


def _lines(take: Take, name: str, met: tuple[Match, ...]) -> Iterator[str]:
    """A take, and below it every place."""
    wide = room()
    if wide is None:
        yield f"{name}  {shortened(take.question.text, SHORT)}"
    else:
        yield shortened(f"{name}  {moment(take.recorded_at)}  {take.question.text}", wide)
    for match in met:
        at = "   -" if match.start_s is None else f"{clock(match.start_s):>4}"
        said = " ".join(filter(None, (match.before, f"[{match.text}]", match.after)))
        first, *more = [said] if wide is None else wrapped(said, wide - AT)
        yield f"  {at}  {first}"
        yield from (" " * AT + line for line in more)


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
