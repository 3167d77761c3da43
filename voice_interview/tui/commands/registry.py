"""All commands in one row, and what footer, help, palette and docs/keys.md take from it."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from voice_interview.session.states import State
from voice_interview.tui.commands import (
    everywhere,
    history,
    home,
    interview,
    rehearse,
    report,
    set_up,
    storage,
    stories,
)
from voice_interview.tui.commands.command import EVERYWHERE, Command, Place, key_name

FOOTER_KEYS = 6

COMMANDS = (
    *home.COMMANDS,
    *report.COMMANDS,
    *history.COMMANDS,
    *stories.COMMANDS,
    *set_up.COMMANDS,
    *storage.COMMANDS,
    *rehearse.COMMANDS,
    *interview.COMMANDS,
    *everywhere.COMMANDS,
)


def allowed(place: Place, state: State) -> tuple[Command, ...]:
    """What can be done here and now, the most wanted first."""
    return tuple(c for c in COMMANDS if place in c.places and c.when(state))


def footer(place: Place, now: Iterable[Command]) -> tuple[Command, ...]:
    """At most six of those that can be done now. The last ones are the way back and the way to the
    rest, except where `?` is a letter to type or all keys are shown already."""
    shown = [c for c in now if c.in_footer and c.name != "help"]
    if place in (Place.TYPING, Place.FINDING, Place.HELP):
        return tuple(shown)
    last = [*(c for c in shown if "escape" in c.keys), *(c for c in COMMANDS if c.name == "help")]
    first = [c for c in shown if c not in last]
    return (*first[: FOOTER_KEYS - len(last)], *last)


def may(place: Place, state: State, action: str, parameters: tuple[object, ...]) -> bool:
    """Whether Textual may run this action now; one that is no command of ours always may."""
    given = ", ".join(repr(value) for value in parameters)
    does = {action, f"app.{action}", f"{action}({given})"}
    known = [c for c in COMMANDS if place in c.places and c.does in does]
    return not known or any(c.when(state) for c in known)


def bindings(place: Place) -> list[BindingType]:
    """Key bindings of one screen; `may` decides at the key press which of them holds."""
    pairs = dict.fromkeys((key, c.does) for c in COMMANDS if place in c.places for key in c.keys)
    return [Binding(key, action, show=False) for key, action in pairs]


def keys_table() -> str:
    """All keys as they stand in docs/keys.md: a Markdown table for every screen."""
    tables = [_table("Everywhere", [c for c in COMMANDS if c.places == EVERYWHERE])]
    for place in Place:
        own = [c for c in COMMANDS if place in c.places and c.places != EVERYWHERE]
        tables.append(_table(place.value, own))
    return "\n".join(tables)


def _table(title: str, commands: Iterable[Command]) -> str:
    rows = [f"## {title}", "", "| Key | What it does |", "|---|---|"]
    for command in commands:
        keys = ", ".join(f"`{key_name(key)}`" for key in command.keys)
        rows.append(f"| {keys} | {command.help} |")
    return "\n".join(rows) + "\n"
