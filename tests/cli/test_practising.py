"""`practice`: what its options mean on the full screen."""

from pathlib import Path

import pytest

from tests import twins
from tests.interviewing.candidate import bank
from voice_interview.cli import main
from voice_interview.cli.arguments import Wish
from voice_interview.cli.rehearsing import full_screen, practising
from voice_interview.model import Question
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


@pytest.mark.parametrize(
    ("options", "takes", "begins"),
    [
        ([], 0, "recruiter-about-you"),
        (["--theme", "conflict"], 0, "drawn"),
        ([], 1, "drawn"),
        (["--question", "Why us?"], 0, ""),
    ],
)
def test_the_first_practice_of_all_begins_with_a_question_that_fits_anyone(
    options: list[str], takes: int, begins: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the full screen as in line mode: a draw could be one that needs a job first."""
    drawn = Question("drawn", "By lot?", "conflict")
    monkeypatch.setattr(practising, "_any", lambda *_given: drawn)
    begun = list[full_screen.Opening]()
    with twins.studio(tmp_path, twins.tone(tmp_path / "answer.wav"), ()) as studio:
        studio.questions = bank().questions
        for _ in range(takes):
            studio.library.begin(drawn)

        def opened(_wish: Wish, begin: full_screen.Begin) -> int:
            begun.append(begin(studio))
            return 0

        monkeypatch.setattr(full_screen, "run_with", opened)
        assert main(["practice", *options]) == 0
    (question,) = begun
    assert isinstance(question, Question)
    assert question.id == begins
