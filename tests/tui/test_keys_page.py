"""docs/keys.md and README.md show the keys as the program has them, and the size it needs."""

import re
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.widget import Widget

from voice_interview.tui.commands import COMMANDS, key_name, keys_table
from voice_interview.tui.kinds.base import LEAST
from voice_interview.tui.widgets.figure_list import FigureList
from voice_interview.tui.widgets.map_view import MapView
from voice_interview.tui.widgets.takes import Takes
from voice_interview.tui.widgets.transcript import Transcript

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "keys.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
MOVING = {
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "pageup": "Page Up",
    "pagedown": "Page Down",
    "home": "Home",
    "end": "End",
}


def test_the_page_holds_the_tables_of_keys() -> None:
    """To bring it up to date: `python -m voice_interview.tui.commands`."""
    _, marker, tables = PAGE.partition(
        "<!-- made by: python -m voice_interview.tui.commands -->\n\n"
    )
    assert marker
    assert tables == keys_table()


@pytest.mark.parametrize("widget", [FigureList, MapView, Takes, Transcript])
def test_a_list_takes_no_other_keys_than_the_page_says_it_moves_by(widget: type[Widget]) -> None:
    _, _, rest = PAGE.partition("**Moving.**")
    moving, _, _ = rest.partition("<!--")
    for binding in widget.BINDINGS:
        assert isinstance(binding, Binding)
        assert MOVING[binding.key] in moving


def test_the_readme_names_the_smallest_window() -> None:
    assert f"(it needs {LEAST[0]} by {LEAST[1]})" in README


def test_every_key_in_the_readme_is_one() -> None:
    _, _, rest = README.partition("\n## Keys\n")
    section, _, _ = rest.partition("\n## ")
    named = set(re.findall(r"`([^`]+)`", section)) - {"Shift"}
    known = {key_name(key) for command in COMMANDS for key in command.keys}
    assert "Space" in named
    assert named <= known
