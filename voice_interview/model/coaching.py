"""What the coaching page holds. Imported from here alone: the first paint does without it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Checklist:
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A common mistake and what helps against it."""

    title: str
    text: str
    measured: str = ""
    """What a report looks at for it; empty where only the speaker can tell."""


@dataclass(frozen=True, slots=True)
class Example:
    """An answer to hear and to see reported."""

    name: str
    title: str
    notice: str
    """What to notice in it."""
    text: str


@dataclass(frozen=True, slots=True)
class Coaching:
    checklists: tuple[Checklist, ...]
    cards: tuple[Card, ...]
    examples: tuple[Example, ...] = ()
