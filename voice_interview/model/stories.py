"""The story bank's records. Imported from here alone: the first paint does without them."""

from dataclasses import dataclass

PARTS = ("situation", "task", "action", "result")


@dataclass(frozen=True, slots=True)
class Story:
    """Something that happened to the user, kept as notes, to be told in answer to questions."""

    id: str
    title: str
    themes: tuple[str, ...] = ()
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""
    numbers: tuple[str, ...] = ()
    """Figures worth saying aloud."""
    told: tuple[str, ...] = ()
    """Ids of the takes in which it was told."""

    @property
    def missing_parts(self) -> tuple[str, ...]:
        return tuple(part for part in PARTS if not getattr(self, part))


@dataclass(frozen=True, slots=True)
class Telling:
    """One take in which a story was told."""

    story_id: str
    take_id: str
    recorded_at: str
    """UTC, ISO 8601."""
    theme: str
    """Of the question it answered."""
    answer_s: float | None
    """Length of the take; None where it is not known."""


@dataclass(frozen=True, slots=True)
class StoryState:
    """A story and how it has been used. Rules: analysis/stories/coverage.py."""

    story: Story
    told: int
    last_told_days: int | None
    """None: never told aloud."""
    overused: bool
    stale: bool
    no_number: bool
    """A result is noted, but neither in it nor in the figures is a number."""


@dataclass(frozen=True, slots=True)
class ThemeCover:
    """What there is to tell on one theme."""

    theme: str
    stories: tuple[str, ...]
    """Ids of the stories noted for it, as the bank lists them."""
    told: int
    """Takes in which one of them answered a question of this theme."""
    in_time: int
    """Of these, the ones under two minutes."""

    @property
    def step(self) -> str:
        """What the guided path asks for here: write | tell | shorten | done."""
        if not self.stories:
            return "write"
        if not self.told:
            return "tell"
        return "done" if self.in_time else "shorten"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The map: themes against stories."""

    themes: tuple[ThemeCover, ...]
    stories: tuple[StoryState, ...]

    @property
    def next_theme(self) -> ThemeCover | None:
        """Where the guided path stands; None when every theme has been walked."""
        return next((theme for theme in self.themes if theme.step != "done"), None)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A story that a take probably told, and the words that say so."""

    story_id: str
    words: tuple[str, ...]
