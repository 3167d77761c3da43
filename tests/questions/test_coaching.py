"""The shipped page is whole, a user's own takes its place, and faults are named."""

from pathlib import Path

import pytest

from voice_interview.errors import PackProblem
from voice_interview.questions import coaching

PROMPTS = Path(__file__).parents[2] / "prompts"


def test_the_shipped_page_has_three_lists_and_eight_cards(tmp_path: Path) -> None:
    page = coaching.load(PROMPTS, tmp_path)
    assert [checklist.title for checklist in page.checklists] == ["Before", "During", "After"]
    assert len(page.cards) == 8
    assert [example.name for example in page.examples] == ["strong", "thin", "rambling"]
    assert sum(bool(card.measured) for card in page.cards) == 4
    lines = [item.text for checklist in page.checklists for item in checklist.items]
    assert len(set(lines)) == len(lines)
    assert max(map(len, lines)) <= 68, "too long for a line of 80 columns"


def test_a_page_of_ones_own_takes_its_place(tmp_path: Path) -> None:
    (tmp_path / "coaching").mkdir()
    own = tmp_path / "coaching" / coaching.PAGE
    own.write_text('[[card]]\ntitle = "Mumbling"\ntext = "Open your mouth."')
    assert [card.title for card in coaching.load(PROMPTS, tmp_path).cards] == ["Mumbling"]


def test_a_folder_of_ones_own_that_is_shut_hides_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_file = Path.is_file

    def refuse(path: Path) -> bool:
        if tmp_path in path.parents:
            raise PermissionError
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", refuse)
    assert coaching.load(PROMPTS, tmp_path).cards


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[card]", "is not TOML"),
        ("cards = 1", "unknown key 'cards'"),
        ("card = 1", "'card' should be a list"),
        ('[[card]]\ntitle = "a"', "a: 'text' should be"),
        ('[[checklist]]\ntitle = "Before"\nitems = [{ text = "a" }]', "Before: 'why' should be"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, text: str, says: str) -> None:
    page = tmp_path / coaching.PAGE
    page.write_text(text)
    with pytest.raises(PackProblem, match=says):
        coaching.read(page)


def test_a_mark_at_the_head_of_the_file_is_no_fault(tmp_path: Path) -> None:
    """Some editors put one before UTF-8."""
    page = tmp_path / "page.toml"
    page.write_text('[[card]]\ntitle = "Mumbling"\ntext = "Open your mouth."', "utf-8-sig")
    assert len(coaching.read(page).cards) == 1
