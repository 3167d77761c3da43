"""What has every screen that says in a few lines what is wrong: a key that shows all of it."""

from voice_interview.tui.commands import Place
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.warnings import Warnings


class Warned(Base):
    """Its body has one `Warnings`."""

    def idle(self) -> set[str]:
        return set() if self.query_one(Warnings).sentences else {"notices"}

    def action_notices(self) -> None:
        sentences = self.query_one(Warnings).sentences
        if sentences:
            self.host.show_place(Place.NOTICES, *sentences)
