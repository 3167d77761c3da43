"""The README shows the keys as the registry has them."""

from pathlib import Path

from voice_interview.tui.commands import keys_table

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_holds_the_table_of_keys() -> None:
    """An empty README promises nothing; once it is written, its table is this one."""
    words = README.read_text("utf-8")
    assert not words.strip() or keys_table() in words
