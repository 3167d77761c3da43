"""The story bank on disk: one TOML file a story, in `stories` beside the takes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from threading import RLock

from voice_interview.errors import InputProblem
from voice_interview.library import files, story_file
from voice_interview.library.index.sync import STORIES
from voice_interview.library.lock import elsewhere
from voice_interview.model.stories import Story
from voice_interview.text import clean_line, slug

LARGEST_BYTES = 100_000


class StoryShelf:
    """`writes` says whether this instance may change anything. Any thread may call."""

    def __init__(self, recordings: Path, writes: bool) -> None:
        self._folder = recordings / STORIES
        self._writes = writes
        self._lock = RLock()

    @property
    def folder(self) -> Path:
        return self._folder

    def stories(self) -> tuple[Story, ...]:
        """All that can be read, by their ids; what cannot is told by `faults`."""
        return tuple(story for story in self._all() if isinstance(story, Story))

    def faults(self) -> tuple[str, ...]:
        """A sentence for each file that is no story."""
        return tuple(fault for fault in self._all() if isinstance(fault, str))

    def story(self, story_id: str) -> Story:
        """Raises InputProblem."""
        for story in self.stories():
            if story.id == story_id:
                return story
        raise InputProblem(
            f"There is no story “{clean_line(story_id, 80)}”.",
            "`voice-interview stories` lists them all.",
        )

    def add(self, title: str, themes: tuple[str, ...] = ()) -> Story:
        """A new story with nothing in it yet. Raises InputProblem, LibraryProblem."""
        title = clean_line(title, story_file.LONGEST_LINE)
        if not title:
            raise InputProblem("The story has no title.", "A few words will do.")
        with self._changing():
            story = Story(id=self._free_id(title), title=title, themes=themes)
            self._write(story)
        return story

    def change(self, story_id: str, change: Callable[[Story], Story]) -> Story:
        """Raises InputProblem, LibraryProblem."""
        with self._changing():
            changed = replace(change(self.story(story_id)), id=story_id)
            self._write(changed)
        return changed

    def link(self, take_id: str, story_id: str) -> None:
        """This take told that story and no other; an empty `story_id` means none.

        Raises InputProblem, LibraryProblem.
        """
        with self._changing():
            if story_id:
                self.story(story_id)
            for story in self.stories():
                told = tuple(one for one in story.told if one != take_id)
                if story.id == story_id:
                    told = (*told, take_id)
                if told != story.told:
                    self._write(replace(story, told=told))

    def remove(self, story_id: str) -> None:
        """Raises InputProblem, LibraryProblem."""
        with self._changing(), files.telling("The story could not be removed."):
            files.remove_file(self._path(self.story(story_id).id))

    def _all(self) -> Iterator[Story | str]:
        for path in sorted(self._folder.glob("*.toml"), key=lambda path: path.stem):
            try:
                yield story_file.parse(_text(path), path.stem)
            except InputProblem as problem:
                yield f"{STORIES}/{clean_line(path.name)}: {problem}"

    def _free_id(self, title: str) -> str:
        taken = {path.stem for path in self._folder.glob("*.toml")}
        name = slug(title, 50)
        numbered = (f"{name}-{number}" for number in count(2))
        return next(one for one in chain((name,), numbered) if one not in taken)

    def _path(self, story_id: str) -> Path:
        return self._folder / f"{story_id}.toml"

    def _write(self, story: Story) -> None:
        path = self._path(story.id)
        with files.telling("The story could not be saved."):
            self._folder.mkdir(mode=files.FOLDER_MODE, exist_ok=True)
            existing = _text(path) if path.exists() else ""
            files.write_atomically(path, story_file.render(story, existing).encode())

    @contextmanager
    def _changing(self) -> Iterator[None]:
        if not self._writes:
            raise elsewhere()
        with self._lock:
            yield


def _text(path: Path) -> str:
    """Raises InputProblem."""
    way_out = "Fix it in an editor, or remove it."
    try:
        if path.is_symlink() or not path.is_file():
            raise InputProblem("this is not an ordinary file.", way_out)
        if path.stat().st_size > LARGEST_BYTES:
            raise InputProblem("this file is too large for a story.", way_out)
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputProblem("this file is not UTF-8 text.", way_out) from error
    except OSError as error:
        raise InputProblem(
            f"this file cannot be read: {files.reason(error)}.", "Make it readable, or remove it."
        ) from error
