"""One story, part by part."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from textual import on
from textual.widget import Widget

from voice_interview import story_bank
from voice_interview.errors import InputProblem, Problem
from voice_interview.model.stories import Story
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import stories
from voice_interview.tui.errands.linking import tell_aloud
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.words import Words
from voice_interview.tui.windows.asking import TypeDialog

PARTS = tuple(stories.HINTS)


class StoryScreen(Base):
    place = Place.STORY
    BINDINGS = bindings(Place.STORY)

    def __init__(self, story_id: str) -> None:
        super().__init__()
        self._story_id = story_id
        self._story = Story(story_id, "")

    def body(self) -> Iterable[Widget]:
        yield Choices(id="story-parts")
        yield Words(id="part-about")

    def on_mount(self) -> None:
        self._read()
        self.query_one("#story-parts").focus()

    @property
    def _part(self) -> str:
        """The part under the cursor."""
        return PARTS[self.query_one("#story-parts", Choices).highlighted or 0]

    def _read(self) -> None:
        try:
            self._story = self.host.studio.stories.story(self._story_id)
        except Problem as problem:
            self.host.show_problem(problem)
            return
        listed = self.query_one("#story-parts", Choices)
        listed.show(
            (stories.part_line(self._story, part) for part in PARTS), at=listed.highlighted or 0
        )
        self._show_about()

    @on(Choices.OptionHighlighted)
    def _show_about(self) -> None:
        themes = story_bank.story_themes(self.host.studio.questions)
        self.query_one("#part-about", Words).show(
            stories.part_about(self._story, self._part, themes)
        )

    @on(Choices.OptionSelected)
    def action_edit_part(self) -> None:
        part = self._part
        themes = ", ".join(story_bank.story_themes(self.host.studio.questions))
        self.app.push_screen(
            TypeDialog(
                part.capitalize(),
                stories.HINTS[part].format(themes=themes),
                stories.part_text(self._story, part),
                partial(self._change, part),
                goes_on=True,
            )
        )

    def _change(self, part: str, typed: str) -> None:
        """Raises InputProblem, LibraryProblem, which the window shows."""
        value: Any = typed
        if part == "themes":
            value = self._themes(typed)
        elif part == "numbers":
            value = _entries(typed, ";")
        elif part == "title" and not typed:
            raise InputProblem("The story has no title.", "A few words will do.")
        self.host.studio.stories.change(
            self._story_id, lambda story: replace(story, **{part: value})
        )
        self._read()

    def _themes(self, typed: str) -> tuple[str, ...]:
        themes = _entries(typed.lower(), ",")
        known = {question.theme for question in self.host.studio.questions}
        for theme in themes:
            if theme not in known:
                raise InputProblem(f"There is no theme “{theme}”.", "Use the names above.")
        return themes

    def action_tell_story(self) -> None:
        otherwise = "Give the story a theme first: Enter on its line."
        tell_aloud(self, self._story.themes, otherwise)


def _entries(typed: str, between: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in typed.split(between) if part.strip()))
