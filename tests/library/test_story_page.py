"""What docs/formats.md says of a story is true."""

import re
from pathlib import Path

from voice_interview.analysis.stories.coverage import OVERUSED_TELLINGS, STALE_DAYS
from voice_interview.library import story_file

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")


def section() -> str:
    found = re.search(r"^## Stories$(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_the_example_is_a_story_with_everything() -> None:
    example = re.search(r"```toml\n(.*?)```", section(), re.DOTALL)
    assert example
    story = story_file.parse(example[1], "example")
    assert all(getattr(story, key) for key in story_file.KEYS)
    assert not story.missing_parts


def test_every_key_has_its_line() -> None:
    keys = re.findall(r"^\| `(\w+)` \|", section(), re.MULTILINE)
    assert sorted(keys) == sorted(story_file.KEYS)


def test_the_rules_are_those_of_the_code() -> None:
    assert f"more than {STALE_DAYS} days ago" in section()
    assert OVERUSED_TELLINGS == 4 and "at least four times" in section()
