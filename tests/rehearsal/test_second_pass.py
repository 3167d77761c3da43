"""Takes are transcribed again with a better model while nothing goes on, and nothing is lost."""

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from typing import NoReturn

import pytest

from tests import twins
from tests.patience import PATIENCE_S
from tests.tui.held import HeldTranscriber
from tests.twins import QUESTION
from voice_interview import second_pass
from voice_interview.errors import Cancelled, WorkerDied
from voice_interview.model import EngineChoice, Hearing, Review, Take, TakeState, Transcript, Word
from voice_interview.second_pass import Arrived, SecondPass
from voice_interview.settings import Transcription
from voice_interview.studio import Studio

SMALL = EngineChoice("whisper", "small.en")
ROUGH = Hearing(Transcript((Word("so"), Word("i"), Word("let")), "whisper", "base.en"), None)


@dataclass
class House:
    studio: Studio
    recogniser: HeldTranscriber
    passing: SecondPass
    arrived: SimpleQueue[Arrived]
    busy: bool
    looked: threading.Semaphore
    """Released each time it looks whether there is something to do."""

    def keep(self) -> Take:
        """A take that base.en transcribed."""
        library = self.studio.library
        take = replace(library.begin(QUESTION), state=TakeState.DONE)
        twins.tone(library.audio(take.id))
        library.change(take.id, lambda _: take)
        library.save_hearing(take.id, ROUGH)
        return take

    def look_round(self) -> None:
        """Until it has looked for something to do, and come back for more."""
        for _ in range(3):
            assert self.looked.acquire(timeout=PATIENCE_S)

    def others(self, take: Take) -> list[str]:
        return [one.transcript.model for one in self.studio.library.other_hearings(take.id)]

    def now(self, take: Take) -> str:
        hearing = self.studio.library.hearing(take.id)
        assert hearing is not None
        return hearing.transcript.model


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(second_pass, "IDLE_S", 0.01)
    with twins.studio(tmp_path, twins.tone(tmp_path / "answer.wav"), ()) as studio:
        recogniser = HeldTranscriber()
        recogniser.improves = SMALL
        studio.background = recogniser
        studio.settings = replace(studio.settings, transcription=Transcription(second_pass=True))
        arrived: SimpleQueue[Arrived] = SimpleQueue()

        def busy() -> bool:
            made.looked.release()
            return made.busy

        passing = SecondPass(studio, busy, arrived.put)
        made = House(studio, recogniser, passing, arrived, False, threading.Semaphore(0))
        yield made
        passing.stop()
        _over()


def _over() -> None:
    for thread in threading.enumerate():
        if thread.name == "second pass":
            thread.join(PATIENCE_S)


def test_better_words_take_their_place_and_those_of_before_stay_beside(house: House) -> None:
    take = house.keep()
    house.recogniser.let_go.set()
    house.passing.rest()
    told = house.arrived.get(timeout=PATIENCE_S)
    assert (told.take_id, told.transcript.model, told.current) == (take.id, "small.en", True)
    assert (house.now(take), house.others(take)) == ("small.en", ["base.en"])
    assert house.studio.library.take(take.id).state is TakeState.DONE
    assert house.studio.library.rows()[0].figures is not None
    house.look_round()
    assert house.recogniser.asked == [SMALL]


def test_the_words_on_the_screen_do_not_change_by_themselves(house: House) -> None:
    take = house.keep()
    house.recogniser.let_go.set()
    house.passing.rest(open_take=take.id)
    assert not house.arrived.get(timeout=PATIENCE_S).current
    assert (house.now(take), house.others(take)) == ("base.en", ["small.en"])


def test_words_that_the_user_said_something_about_stay(house: House) -> None:
    take = house.keep()
    said = Review(no_story=True)
    house.studio.library.save_review(take.id, said)
    house.recogniser.let_go.set()
    house.passing.rest()
    assert not house.arrived.get(timeout=PATIENCE_S).current
    assert (house.now(take), house.others(take)) == ("base.en", ["small.en"])
    assert house.studio.library.review(take.id) == said


def test_it_is_off_until_it_is_wanted(house: House) -> None:
    house.keep()
    wanted, house.studio.settings = (
        house.studio.settings,
        replace(house.studio.settings, transcription=Transcription()),
    )
    house.recogniser.let_go.set()
    house.passing.rest()
    house.look_round()
    assert house.recogniser.asked == []
    house.studio.settings = wanted
    assert house.arrived.get(timeout=PATIENCE_S)


def test_it_ends_as_soon_as_something_goes_on_and_begins_again_after(house: House) -> None:
    take = house.keep()
    house.passing.rest()
    assert house.recogniser.begun.wait(PATIENCE_S)
    house.passing.stop()
    _over()
    assert (house.now(take), house.others(take)) == ("base.en", [])
    assert house.studio.library.take(take.id).state is TakeState.DONE
    house.recogniser.let_go.set()
    house.passing.rest()
    assert house.arrived.get(timeout=PATIENCE_S).take_id == take.id
    assert house.recogniser.asked == [SMALL, SMALL]


def test_a_take_that_is_being_written_down_comes_first(house: House) -> None:
    house.keep()
    house.recogniser.let_go.set()
    house.busy = True
    house.passing.rest()
    house.look_round()
    assert house.recogniser.asked == []
    house.busy = False
    assert house.arrived.get(timeout=PATIENCE_S)


def test_what_fails_is_not_tried_again_and_takes_without_words_are_left(house: House) -> None:
    take = house.keep()
    house.studio.library.begin(QUESTION)
    house.recogniser.problem = WorkerDied("It stopped twice.")
    house.recogniser.let_go.set()
    house.passing.rest()
    house.look_round()
    house.look_round()
    assert house.recogniser.asked == [SMALL]
    assert (house.now(take), house.others(take)) == ("base.en", [])
    assert house.studio.library.take(take.id).failure == ""


def test_what_nobody_expected_is_logged_and_the_next_take_has_its_turn(house: House) -> None:
    house.keep()
    house.recogniser.problem = RuntimeError("a bug")
    house.recogniser.let_go.set()
    house.passing.rest()
    house.look_round()
    house.recogniser.problem = None
    later = house.keep()
    assert house.arrived.get(timeout=PATIENCE_S).take_id == later.id
    assert house.recogniser.asked == [SMALL, SMALL]


def test_a_take_whose_words_cannot_be_read_keeps_no_other_from_its_turn(house: House) -> None:
    older, broken = house.keep(), house.keep()
    (house.studio.library.audio(broken.id).parent / "transcript.json").write_text("[")
    house.recogniser.let_go.set()
    house.passing.rest()
    assert house.arrived.get(timeout=PATIENCE_S).take_id == older.id


def test_a_library_that_breaks_is_looked_at_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = house.keep()
    library = house.studio.library

    def broken(**_wanted: int) -> NoReturn:
        monkeypatch.undo()
        monkeypatch.setattr(second_pass, "IDLE_S", 0.01)
        raise sqlite3.ProgrammingError("Cannot operate on a closed database.")

    monkeypatch.setattr(library, "rows", broken)
    house.recogniser.let_go.set()
    house.passing.rest()
    assert house.arrived.get(timeout=PATIENCE_S).take_id == take.id


def test_nothing_is_asked_of_the_library_once_it_is_closed(house: House) -> None:
    house.keep()
    house.passing.rest()
    assert house.recogniser.begun.wait(PATIENCE_S)
    house.passing.close()
    assert "second pass" not in {thread.name for thread in threading.enumerate()}


def test_a_recogniser_still_being_killed_is_waited_for_too(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.keep()
    killed, begun, joined = threading.Event(), threading.Event(), list[threading.Thread]()
    join = threading.Thread.join

    def dying(*_: object) -> NoReturn:
        begun.set()
        killed.wait(PATIENCE_S)
        raise Cancelled("It was killed.")

    def joining(thread: threading.Thread, limit_s: float | None = None) -> None:
        killed.set()
        joined.append(thread)
        join(thread, limit_s)

    monkeypatch.setattr(house.recogniser, "transcribe", dying)
    monkeypatch.setattr(threading.Thread, "join", joining)
    house.passing.rest()
    assert begun.wait(PATIENCE_S)
    house.passing.stop()
    house.passing.rest()
    both = [thread for thread in threading.enumerate() if thread.name == "second pass"]
    house.passing.close()
    assert len(both) == 2
    assert set(joined) == set(both)


def test_words_that_are_beside_already_are_not_made_again(house: House) -> None:
    take = house.keep()
    better = replace(ROUGH.transcript, model="small.en")
    house.studio.library.save_beside(take.id, replace(ROUGH, transcript=better))
    house.passing.rest()
    house.look_round()
    assert house.recogniser.asked == []
