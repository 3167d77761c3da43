"""`practice`: what its options mean on the full screen."""

from pathlib import Path

import pytest

from tests import twins
from voice_interview.cli import main
from voice_interview.cli.arguments import Wish
from voice_interview.cli.rehearsing import full_screen
from voice_interview.settings import Settings, Speech
from voice_interview.settings.values import Rehearsing


def test_what_is_said_of_sound_and_time_holds_on_the_full_screen_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = list[full_screen.Opening]()
    with twins.studio(tmp_path, twins.tone(tmp_path / "answer.wav"), ()) as studio:

        def opened(_wish: Wish, begin: full_screen.Begin) -> int:
            begun.append(begin(studio))
            return 0

        monkeypatch.setattr(full_screen, "run_with", opened)
        assert main(["practice", "--question", "Why us?", "--mute", "--prepare", "40"]) == 0
        assert studio.settings == Settings(Speech(aloud=False), rehearsal=Rehearsing(40))
    (question,) = begun
    assert getattr(question, "text", "") == "Why us?"
