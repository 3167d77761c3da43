"""Choose microphone and loudspeaker, and know that one is heard."""

from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.screens.base import Base


class SoundCheckScreen(Base):
    place = Place.SOUND_CHECK
    BINDINGS = bindings(Place.SOUND_CHECK)

    def action_done(self) -> None:
        self.action_leave()
