"""Stories on disk: plain files that a person edits too."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.errors import InputProblem, LibraryBusy, LibraryProblem
from voice_interview.library import story_file
from voice_interview.library.library import TakeLibrary
from voice_interview.library.stories import StoryShelf
from voice_interview.model.stories import Story
from voice_interview.text import clean, clean_line

LINES = st.text(max_size=40).map(clean_line)
ENTRIES = st.lists(LINES.filter(bool), max_size=4, unique=True).map(tuple)
PARTS = st.text(max_size=80).map(lambda text: clean(text).strip())
STORIES = st.builds(
    Story, st.just("one"), LINES.filter(bool), ENTRIES, PARTS, PARTS, PARTS, PARTS, ENTRIES, ENTRIES
)


@pytest.fixture
def shelf(tmp_path: Path) -> StoryShelf:
    return StoryShelf(tmp_path, writes=True)


@given(STORIES)
def test_what_is_written_is_read_again(story: Story) -> None:
    assert story_file.parse(story_file.render(story), "one") == story


@given(STORIES, STORIES)
def test_a_change_leaves_what_a_person_wrote_around_it(story: Story, changed: Story) -> None:
    existing = "# mine, do not touch\n" + story_file.render(story)
    text = story_file.render(changed, existing)
    assert text.startswith("# mine, do not touch\n")
    assert story_file.parse(text, "one") == changed


def test_a_change_leaves_what_is_longer_than_a_part_may_be(shelf: StoryShelf) -> None:
    story = shelf.add("Oven")
    path = shelf.folder / f"{story.id}.toml"
    long = "We baked. " * 1000 + "In the end it was warm."
    path.write_text(f'title = "Oven"  # mine\naction = "{long}"\n')
    shelf.link("take-1", story.id)
    assert path.read_text() == (f'title = "Oven"  # mine\naction = "{long}"\ntold = ["take-1"]\n')


def test_none_yet(shelf: StoryShelf) -> None:
    assert shelf.stories() == () and shelf.faults() == ()


def test_two_of_one_title_have_two_names(shelf: StoryShelf) -> None:
    names = [shelf.add("The Oven!", ("pressure",)).id for _ in range(3)]
    assert names == ["the-oven", "the-oven-2", "the-oven-3"]
    assert [story.id for story in shelf.stories()] == names


def test_a_title_is_needed(shelf: StoryShelf) -> None:
    with pytest.raises(InputProblem, match="no title"):
        shelf.add(" \x1b[2J ")


def test_a_change_is_kept_under_the_same_name(shelf: StoryShelf, tmp_path: Path) -> None:
    oven = shelf.add("The oven")
    shelf.change(oven.id, lambda story: replace(story, id="../else", action="I shared it out."))
    assert StoryShelf(tmp_path, writes=True).story("the-oven").action == "I shared it out."


def test_a_take_told_one_story_only(shelf: StoryShelf) -> None:
    oven, crane = shelf.add("Oven").id, shelf.add("Crane").id
    shelf.link("take-1", oven)
    shelf.link("take-2", oven)
    shelf.link("take-1", crane)
    assert shelf.story(oven).told == ("take-2",)
    assert shelf.story(crane).told == ("take-1",)
    shelf.link("take-1", "")
    assert shelf.story(crane).told == ()


def test_linking_to_no_known_story_changes_nothing(shelf: StoryShelf) -> None:
    oven = shelf.add("Oven").id
    shelf.link("take-1", oven)
    with pytest.raises(InputProblem, match="no story"):
        shelf.link("take-1", "lost")
    assert shelf.story(oven).told == ("take-1",)


def test_a_removed_story_is_gone(shelf: StoryShelf) -> None:
    shelf.remove(shelf.add("Oven").id)
    assert shelf.stories() == ()
    with pytest.raises(InputProblem):
        shelf.remove("oven")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"title = ", "not TOML"),
        (b"situation = 'At the clinic.'", "title should be"),
        (b"title = 3", "title should be"),
        (b"title = 'a'\ntitel = 'b'", "no key .titel."),
        (b"title = 'a'\nthemes = 'conflict'", "themes should be a list"),
        (b"title = 'a'\nnumbers = [40]", "numbers should be"),
        (b"title = 'a'\naction = ['x']", "action should be"),
        (b"\xff\xfe", "UTF-8"),
        (b"[" * 5000, "line 1: this is not TOML"),
        (b"x = " + b"9" * 5000, "line 1: a number has more than 4300 digits"),
        (b"x" * 200_000, "too large"),
    ],
)
def test_a_faulty_file_has_its_sentence_and_the_others_stay(
    shelf: StoryShelf, content: bytes, says: str
) -> None:
    kept = shelf.add("Oven")
    (shelf.folder / "broken.toml").write_bytes(content)
    (fault,) = shelf.faults()
    assert fault.startswith("stories/broken.toml: ")
    with pytest.raises(AssertionError, match=says):
        raise AssertionError(fault)
    assert shelf.stories() == (kept,)


def test_a_link_out_of_the_folder_is_not_followed(shelf: StoryShelf, tmp_path: Path) -> None:
    shelf.add("Oven")
    outside = tmp_path / "outside.toml"
    outside.write_text("title = 'secret'")
    (shelf.folder / "link.toml").symlink_to(outside)
    assert [story.title for story in shelf.stories()] == ["Oven"]
    assert "not an ordinary file" in shelf.faults()[0]


def test_who_may_only_read_changes_nothing(shelf: StoryShelf, tmp_path: Path) -> None:
    oven = shelf.add("Oven")
    reader = StoryShelf(tmp_path, writes=False)
    assert reader.stories() == (oven,)
    with pytest.raises(LibraryBusy):
        reader.link("take-1", oven.id)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "stories").write_text("in the way")
    with pytest.raises(LibraryProblem, match="could not be saved"):
        StoryShelf(tmp_path, writes=True).add("Oven")


def test_the_stories_are_no_take(tmp_path: Path) -> None:
    StoryShelf(tmp_path, writes=True).add("Oven")
    library = TakeLibrary.open(tmp_path)
    assert library.rows() == ()
    assert all(check.status == "ok" for check in library.check())
    library.close()


def test_what_a_kill_left_of_a_story_goes_at_the_next_start(tmp_path: Path) -> None:
    StoryShelf(tmp_path, writes=True).add("Oven")
    spare = tmp_path / "stories" / ".oven.toml.part"
    spare.write_text("title =")
    TakeLibrary.open(tmp_path).close()
    assert [path.name for path in spare.parent.iterdir()] == ["oven.toml"]
