"""How long a worker may take, on a clock that stands still with the program."""

from collections.abc import Callable, Mapping
from threading import Event
from types import SimpleNamespace
from typing import cast

import pytest

from voice_interview.errors import WorkerDied
from voice_interview.model import Hearing, Transcript
from voice_interview.ports.progress import no_progress
from voice_interview.ports.transcribing import not_so_far
from voice_interview.transcription import dialogue
from voice_interview.transcription.dialogue import Dialogue
from voice_interview.transcription.messages import Message, hearing_out
from voice_interview.transcription.process import WorkerGone, WorkerProcess

HOUR_S = 3600.0
LOADED: Message = {"say": "loaded", "window_s": 0.5}
OPENED: Message = {"say": "opened", "length_s": 60.0}
END: Message = {"say": "hearing", **hearing_out(Hearing(Transcript((), engine="given"), None))}


class Stand:
    """A worker in whose every wait `passes_s` go by; with `beats` it shows that it lives.

    It says what `says` has for the number of that wait.
    """

    def __init__(self, passes_s: float, beats: bool, says: Mapping[int, Message]) -> None:
        self.now_s = 0.0
        self.signs_of_life = 0
        self._passes_s, self._beats, self._says = passes_s, beats, says
        self._waits = 0
        self.asked: list[str] = []
        self.ends_at = 0
        self.ended = Event()
        """The take ends in the wait of that number."""

    def ask(self, message: Message) -> None:
        self.asked.append(message["do"])

    def hear(self, wait_s: float) -> Message | None:
        self._waits += 1
        if self._waits == self.ends_at:
            self.ended.set()
        self.now_s += self._passes_s
        self.signs_of_life += self._beats
        return self._says.get(self._waits)


@pytest.fixture
def talk_to(monkeypatch: pytest.MonkeyPatch) -> Callable[[Stand], Dialogue]:
    def begin(stand: Stand) -> Dialogue:
        monkeypatch.setattr(dialogue, "time", SimpleNamespace(monotonic=lambda: stand.now_s))
        worker = cast(WorkerProcess, stand)
        return Dialogue(worker, no_progress, not_so_far, Event(), Event())

    return begin


def test_time_in_which_the_program_stood_still_is_held_against_nobody(
    talk_to: Callable[[Stand], Dialogue],
) -> None:
    stand = Stand(HOUR_S, beats=False, says={10: LOADED})
    assert talk_to(stand).load({"do": "load"}) == 0.5


def test_a_worker_that_lives_and_comes_no_further_is_given_up(
    talk_to: Callable[[Stand], Dialogue],
) -> None:
    with pytest.raises(WorkerDied, match="no further"):
        talk_to(Stand(0.5, beats=True, says={})).load({"do": "load"})


def test_a_worker_that_comes_further_is_never_given_up(
    talk_to: Callable[[Stand], Dialogue],
) -> None:
    """It takes a day for a minute of sound: a share more every five minutes."""
    further = {300 * at: _progress(at / 288) for at in range(1, 289)}
    stand = Stand(1.0, beats=True, says={1: OPENED} | further | {300 * 288 + 1: END})
    request: Message = {"do": "transcribe"}
    assert talk_to(stand).transcribe(request, [], None).transcript.engine == "given"


def test_an_hour_of_sound_may_take_three_hours_without_a_word(
    talk_to: Callable[[Stand], Dialogue],
) -> None:
    hour: Message = {"say": "opened", "length_s": HOUR_S}
    stand = Stand(1.0, beats=True, says={1: hour, 3 * 3600: END})
    talk_to(stand).transcribe({"do": "transcribe"}, [], None)
    with pytest.raises(WorkerDied, match="no further"):
        talk_to(Stand(1.0, beats=True, says={1: hour})).transcribe({"do": "transcribe"}, [], None)


def test_who_thinks_for_an_hour_while_speaking_is_waited_for(
    talk_to: Callable[[Stand], Dialogue],
) -> None:
    """From the end on, the worker has its five minutes as always."""
    stand = Stand(1.0, beats=True, says={3600 + 290: END})
    stand.ends_at = 3600
    talk_to(stand).transcribe({"do": "transcribe"}, [], stand.ended)
    assert stand.asked == ["transcribe", "ended"]
    hangs = Stand(1.0, beats=True, says={})
    hangs.ends_at = 3600
    with pytest.raises(WorkerDied, match="no further"):
        talk_to(hangs).transcribe({"do": "transcribe"}, [], hangs.ended)
    assert hangs.now_s == pytest.approx(3600 + 300, abs=3)


def test_a_greeting_is_no_answer(talk_to: Callable[[Stand], Dialogue]) -> None:
    stand = Stand(0.5, beats=True, says={1: {"say": "hello", "pid": 1}, 2: LOADED})
    assert talk_to(stand).load({"do": "load"}) == 0.5


def test_a_worker_without_a_sign_of_life_is_gone(talk_to: Callable[[Stand], Dialogue]) -> None:
    with pytest.raises(WorkerGone):
        talk_to(Stand(0.5, beats=False, says={})).load({"do": "load"})


def _progress(share: float) -> Message:
    return {"say": "progress", "share": share, "doing": ""}
