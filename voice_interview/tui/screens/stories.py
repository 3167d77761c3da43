"""The story bank: what there is to tell, how it has been told, and the next step of the path."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial

from rich.cells import cell_len
from textual import on
from textual.widget import Widget

from voice_interview import story_bank
from voice_interview.errors import Problem
from voice_interview.model.stories import Coverage, StoryState
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import render
from voice_interview.tui.drawing import stories as shown
from voice_interview.tui.errands.linking import tell_aloud
from voice_interview.tui.kinds.warned import Warned
from voice_interview.tui.screens.story import StoryScreen
from voice_interview.tui.widgets.choices import Choices
from voice_interview.tui.widgets.fitted import Fitted
from voice_interview.tui.widgets.warnings import Warnings
from voice_interview.tui.widgets.words import Words
from voice_interview.tui.windows.asking import SureDialog, TypeDialog


class StoriesScreen(Warned):
    place = Place.STORIES
    BINDINGS = bindings(Place.STORIES)

    def __init__(self) -> None:
        super().__init__()
        self._coverage = Coverage((), ())

    def body(self) -> Iterable[Widget]:
        yield Words(id="stories-next")
        yield Choices(id="stories")
        yield Words(id="stories-empty")
        yield Words(id="story-about")
        yield Fitted(id="stories-map")
        yield Warnings(id="story-faults")

    def on_mount(self) -> None:
        self.query_one("#stories").focus()

    def on_screen_resume(self) -> None:
        self._read()

    @property
    def marked(self) -> StoryState | None:
        """The story under the cursor."""
        return self.query_one("#stories", Choices).marked(self._coverage.stories)

    def _read(self) -> None:
        studio = self.host.studio
        self._coverage = story_bank.covered(studio, datetime.now(UTC))
        self._show_list()
        states = self._coverage.stories
        empty = self.query_one("#stories-empty", Words)
        empty.display = not states
        empty.show(render.text(shown.EMPTY))
        self.query_one("#stories-next", Words).show(shown.heading(self._coverage))
        self.query_one(Warnings).warn(studio.stories.faults())
        self._show_about()
        themes = partial(shown.themes_map, self._coverage)
        self.query_one("#stories-map", Fitted).tell(themes)
        self.show_keys()

    def _show_list(self) -> None:
        states = self._coverage.stories
        longest = max((cell_len(state.story.title) for state in states), default=0)
        listed = self.query_one("#stories", Choices)
        listed.show(
            (
                partial(shown.story_line, number, state, longest)
                for number, state in enumerate(states, 1)
            ),
            at=min(listed.highlighted or 0, max(0, len(states) - 1)),
        )
        listed.display = bool(states)
        if states:
            listed.focus()

    def idle(self) -> set[str]:
        if self._coverage.stories:
            return super().idle()
        return super().idle() | {"open_story", "tell_story", "remove_story"}

    @on(Choices.OptionHighlighted)
    def _show_about(self) -> None:
        told, state = self.query_one("#story-about", Words), self.marked
        told.display = state is not None
        if state is not None:
            told.show(shown.about(state))

    # --- keys ------------------------------------------------------------------------------------

    @on(Choices.OptionSelected)
    def action_open_story(self) -> None:
        if self.marked is not None:
            self.app.push_screen(StoryScreen(self.marked.story.id))

    def action_new_story(self) -> None:
        self._note_down(())

    def action_next_step(self) -> None:
        theme = self._coverage.next_theme
        if theme is None:
            self.action_tell_story()
        elif theme.step == "write":
            self._note_down((theme.theme,))
        else:
            self._ask_on((theme.theme,))

    def action_tell_story(self) -> None:
        if self.marked is not None:
            self._ask_on(self.marked.story.themes)

    def action_remove_story(self) -> None:
        state = self.marked
        if state is None:
            return
        self.app.push_screen(
            SureDialog(
                "Delete this story?",
                f"{state.story.title}\nIts notes are deleted for good; the takes are kept.",
                lambda: self._remove(state.story.id),
            )
        )

    def _remove(self, story_id: str) -> None:
        try:
            self.host.studio.stories.remove(story_id)
        except Problem as problem:
            self.say_problem(problem)
        self._read()

    def _note_down(self, themes: tuple[str, ...]) -> None:
        def add(title: str) -> None:
            """Raises InputProblem, LibraryProblem, which the window shows."""
            story = self.host.studio.stories.add(title, themes)
            self.app.call_later(self.app.push_screen, StoryScreen(story.id))

        about = f" on {themes[0]}" if themes else ""
        self.app.push_screen(
            TypeDialog(f"A story{about}", "What happened? A few words to recognise it by.", "", add)
        )

    def _ask_on(self, themes: tuple[str, ...]) -> None:
        tell_aloud(self, themes, "Give the story a theme first: Enter opens it.")
