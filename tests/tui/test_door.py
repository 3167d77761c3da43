"""No string reaches a widget but through the render door: read from the sources themselves."""

import ast
from pathlib import Path

import pytest

import voice_interview.tui

ROOM = Path(voice_interview.tui.__file__).parent
DOORS = {"render.py", "words.py"}
SOURCES = sorted(path for path in ROOM.rglob("*.py") if path.name not in DOORS)
SHOW_MARKUP = {"Static", "Label", "Button", "Link", "Markdown", "Checkbox", "RadioButton"}
"""Widgets that read a plain string as markup."""
TAKE_CONTENT = {"Words", "Option", "DiscoveryHit", "Hit", "add_row", "add_column", "add_columns"}
TITLES = {"border_title", "border_subtitle", "tooltip"}
MARKUP_READERS = {"from_markup", "from_text", "from_rich_text"}


def faults(source: str) -> list[str]:
    """What in a file could turn a string into markup."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ImportFrom(names=names):
                found += [f"imports {n.name}" for n in names if n.name in SHOW_MARKUP]
            case ast.Attribute(attr=attr, ctx=ast.Store()) if attr in TITLES:
                found.append(f"line {node.lineno} sets {attr}")
            case ast.Attribute(attr=attr) if attr in MARKUP_READERS:
                found.append(f"line {node.lineno} reads markup")
            case ast.Call(func=func) if _name(func) in TAKE_CONTENT:
                shown = [a for a in node.args if not _from_door(a)]
                # A hit's score comes first.
                if shown[1 if _name(func) == "Hit" else 0 :]:
                    found.append(f"line {node.lineno} hands {_name(func)} something raw")
            case ast.Call(func=ast.Attribute(attr="update")):
                found.append(f"line {node.lineno} calls update")
    return found


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def _from_door(value: ast.expr) -> bool:
    """A call or a name, which the types check: never a string put together on the spot."""
    match value:
        case ast.Constant() | ast.JoinedStr() | ast.BinOp():
            return False
        case ast.Call(func=func):
            return _name(func) not in {"str", "format", "join", "strip"}
        case _:
            return True


@pytest.mark.parametrize(
    "source", [s for s in SOURCES if s.name not in DOORS], ids=lambda s: s.stem
)
def test_nothing_but_the_door_makes_words_visible(source: Path) -> None:
    assert faults(source.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "from textual.widgets import Static",
        "Words('[um]')",
        "Words(f'{question.text}')",
        "table.add_row(str(name))",
        "Option('a' + name)",
        "panel.border_title = question.text",
        "Content.from_markup(words)",
        "label.update(words)",
    ],
)
def test_the_reading_sees_what_is_wrong(wrong: str) -> None:
    assert faults(wrong)
