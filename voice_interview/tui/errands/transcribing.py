"""Having a take transcribed, with a question where there is something to choose."""

from collections.abc import Callable

from voice_interview.model import EngineChoice, Take, TakeState
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.windows.engines import EngineDialog


def choose_engine(
    screen: Base, take: Take, then: Callable[[EngineChoice], None], *, anew: bool
) -> None:
    """The first time the one of the settings: only another opinion (`anew`: there is a transcript)
    or a failure asks for another."""
    settings = screen.host.studio.settings
    if not anew and take.state is TakeState.RECORDED:
        then(settings.choice())
    else:
        screen.app.push_screen(EngineDialog(settings.choice(), then, anew=anew))
