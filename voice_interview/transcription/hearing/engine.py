"""What the pipeline asks of a recogniser.

Both kinds fit: one that hears whole windows, and one that works along while the sound comes in.
"""

from typing import Final, Protocol

import numpy as np

from voice_interview.listening.sound.levels import Samples
from voice_interview.model import Word

NOTHING: Final[Samples] = np.zeros(0, np.float32)

GRID_S = 0.25
"""An engine that works along does so in steps of this, counted from the take's start."""


class Engine(Protocol):
    @property
    def name(self) -> str:
        """whisper | builtin"""

    @property
    def model(self) -> str: ...

    @property
    def repeatable(self) -> bool:
        """Whether a chunk may be heard twice; one that works along has no need of it."""

    @property
    def outlook_s(self) -> float:
        """Sound behind a chunk that it wants to know before it tells the chunk's words."""

    def begin(self) -> None:
        """Another take: forget what is known of the voice and the microphone."""

    def resume(self, before: Samples) -> None:
        """The take goes on in another chunk; `before` is heard no more, but leads up to it.

        It begins on the grid, so that a chunk's features are those of the take in one piece.
        """

    def follow(self, sound: Samples) -> None:
        """The open chunk from its start, as far as it is certain. Working ahead is allowed."""

    def hear(
        self, sound: Samples, voice_s: float, tail: bool = False, after: Samples = NOTHING
    ) -> tuple[Word, ...]:
        """Words of the whole chunk, in order, times from its start. What follows is a new one.

        `after` is what goes on behind it, `outlook_s` of it or as much as there is; its words
        belong to the next chunk.
        `voice_s` of the chunk hold voice: what could not have been said in that time was not. The
        `tail` is waited for.
        """

    def drop(self) -> None:
        """Forget the open chunk: nobody spoke in it."""
