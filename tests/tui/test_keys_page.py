"""docs/keys.md shows the keys as the registry has them."""

from pathlib import Path

from voice_interview.tui.commands import keys_table

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


def test_the_page_holds_the_table_of_keys() -> None:
    """To bring it up to date: `python -m voice_interview.tui.commands`."""
    assert keys_table() in PAGE.read_text("utf-8")
