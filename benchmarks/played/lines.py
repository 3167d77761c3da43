"""A line of a game: what the actor said, who it was, and the subtitle."""

from dataclasses import dataclass

from benchmarks.synthetic.noises import Sound


@dataclass(frozen=True, slots=True)
class Line:
    game: str
    speaker: str
    """As the game's files name the figure; one actor may speak several."""
    text: str
    """The subtitle as it stands in the files."""
    sound: Sound
    rate_hz: int
    """The game's own."""

    @property
    def length_s(self) -> float:
        return self.sound.size / self.rate_hz
