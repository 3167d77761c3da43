"""One story as a TOML file that a person can edit (docs/formats.md). Knows text, not folders."""

from typing import Any

from voice_interview.errors import InputProblem
from voice_interview.model.stories import PARTS, Story
from voice_interview.structured import Unparsed, from_toml
from voice_interview.text import clean, clean_line

LONGEST_LINE = 200
LONGEST_PART = 4000
_LISTS = ("themes", "numbers", "told")
KEYS = ("title", *PARTS, *_LISTS)


def parse(text: str, story_id: str) -> Story:
    """The story in `text`. Raises InputProblem with the key that is wrong."""
    try:
        content = from_toml(text)
    except Unparsed as error:
        raise _wrong(f"{error.placed}.") from error
    for key in content:
        if key not in KEYS:
            raise _wrong(f"a story has no key “{clean_line(key, 60)}”.")
    title = _line("title", content.get("title"))
    if not title:
        raise _wrong("title should be a short text in quotes.")
    values: dict[str, Any] = {part: _part(part, content.get(part, "")) for part in PARTS}
    values |= {key: _entries(key, content.get(key, [])) for key in _LISTS}
    return Story(id=story_id, title=title, **values)


def render(story: Story, existing: str = "") -> str:
    """The file's text. Of the `existing` one all stays but what changed, even what is too long to
    show. Raises InputProblem.
    """
    import tomlkit  # 20 ms that the first paint does not wait for
    from tomlkit.exceptions import TOMLKitError

    before = parse(existing, story.id) if existing else None
    try:
        document = tomlkit.parse(existing)
    except TOMLKitError as error:
        raise _wrong("this is not TOML.") from error
    for key in KEYS:
        value: Any = getattr(story, key)
        if before is not None and value == getattr(before, key):
            continue
        value = list(value) if isinstance(value, tuple) else value
        if isinstance(value, str) and "\n" in value:
            document[key] = tomlkit.string(value, multiline=True)
        else:
            document[key] = value
    return tomlkit.dumps(document)


def _line(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(f"{key} should be a short text in quotes.")
    return clean_line(value, LONGEST_LINE)


def _part(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(f"{key} should be a text in quotes.")
    return clean(value, LONGEST_PART).strip()


def _entries(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _wrong(f"{key} should be a list of texts in quotes.")
    read = (_line(key, entry) for entry in value)
    return tuple(dict.fromkeys(entry for entry in read if entry))


def _wrong(says: str) -> InputProblem:
    return InputProblem(says, "Compare it with the story in docs/formats.md.")
