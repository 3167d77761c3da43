"""The whole screen with the real recogniser's process, and everything that can go wrong with it."""

import errno
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from textual.pilot import Pilot

from tests import twins
from tests.transcription.conftest import SCRIPT, scripted_model, spoken
from tests.transcription.files import RATE_HZ, Sound, noise, save_wav
from tests.tui.scene import app_of, drive, picture, until, until_seen, until_stage
from tests.twins import QUESTION
from voice_interview.audio.from_files import WavMicrophone
from voice_interview.library import files
from voice_interview.model import TakeState
from voice_interview.ports.progress import no_progress
from voice_interview.session.states import Stage
from voice_interview.settings import Speech, Transcription
from voice_interview.studio import Studio
from voice_interview.transcription import process
from voice_interview.transcription.client import TranscriptionClient
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.drawing.ways_out import by_key
from voice_interview.wave_file import duration

__all__ = ["scripted_model", "spoken"]

pytestmark = [pytest.mark.real, pytest.mark.timeout(600)]


@pytest.fixture
def client(tmp_path: Path) -> TranscriptionClient:
    return TranscriptionClient(tmp_path / "models", tmp_path / "log", keep_warm_s=60)


@pytest.fixture
def studio(
    client: TranscriptionClient,
    scripted_model: Path,
    spoken: Sound,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Studio]:
    """The candidate says 16 s, ten times as fast, and the real worker hears them."""
    monkeypatch.setenv("HOME", str(tmp_path))
    pause = noise(0.7, level=0.0005)
    said = np.concatenate([spoken, pause, spoken, pause, spoken[: 2 * RATE_HZ]])
    answer = save_wav(tmp_path / "answer.wav", said)
    with twins.studio(tmp_path, answer, ()) as made:
        made.recorder = WavMicrophone(answer, speed=10.0)
        made.transcriber = client
        made.settings = replace(
            made.settings,
            speech=Speech(aloud=False),
            transcription=Transcription("whisper", str(scripted_model)),
        )
        yield made
        client.close()


class Room:
    """A disk that is full while `full` is set: every file but the sound is written by half."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = Event()
        write = files._write

        def half(path: Path, data: bytes) -> None:
            if self.full.is_set():
                path.write_bytes(data[: len(data) // 2])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            write(path, data)

        monkeypatch.setattr(files, "_write", half)


async def begin(pilot: Pilot[None], studio: Studio) -> str:
    """Until the recorder runs; gives the take."""
    app = app_of(pilot)
    await until_stage(pilot, Stage.READY)
    await press_space(pilot, app)
    await until(pilot, lambda: app.state.stage is Stage.RECORDING and app.rehearsal.gauge.live)
    assert app.state.take_id is not None
    return app.state.take_id


async def press_space(pilot: Pilot[None], app: InterviewApp) -> None:
    app._space_at = float("-inf")  # a press of its own, not the repeat of a held key
    await pilot.press("space")


async def say_all(pilot: Pilot[None], studio: Studio) -> None:
    assert isinstance(studio.recorder, WavMicrophone)
    await until(pilot, studio.recorder.spoken.is_set)


def flat(app: InterviewApp) -> str:
    """The picture without its line breaks."""
    return " ".join(picture(app).split())


def words(studio: Studio, take_id: str) -> str:
    hearing = studio.library.hearing(take_id)
    return hearing.transcript.text if hearing else ""


async def all_words(pilot: Pilot[None], studio: Studio, take_id: str) -> None:
    """Until the report stands on as many words as an undisturbed run makes of this sound."""
    await until_stage(pilot, Stage.REVIEW)
    audio, choice = studio.library.audio(take_id), studio.settings.choice()
    whole = studio.transcriber.transcribe(audio, choice, no_progress, Event())
    assert words(studio, take_id) == whole.transcript.text
    assert whole.transcript.text.startswith(f"{SCRIPT} So um")
    assert studio.library.take(take_id).state is TakeState.DONE


def test_a_worker_that_dies_once_is_never_seen_and_one_that_dies_twice_can_be_asked_again(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doomed = tmp_path / "doomed"
    monkeypatch.setattr(process, "MODULE", "tests.transcription.doomed_worker")
    monkeypatch.setenv("DOOMED", str(doomed))

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        doomed.write_text("hear 1")
        take = await begin(pilot, studio)
        await say_all(pilot, studio)
        await press_space(pilot, app)
        await all_words(pilot, studio, take)
        assert app.state.problem is None
        doomed.write_text("hear 2\n" + "begin 1\n" * 6)  # more than all tries there are
        app.ask(QUESTION)
        take = await begin(pilot, studio)
        await say_all(pilot, studio)
        await press_space(pilot, app)
        await until_seen(pilot, "stopped twice")
        assert words(studio, take) == ""
        assert studio.library.take(take).state is TakeState.FAILED
        assert duration(studio.library.audio(take)) > 15
        assert doomed.read_text(), "more deaths were to come"
        doomed.write_text("")
        await pilot.press("t")
        await until_seen(pilot, "Which recogniser should transcribe it?")
        app.pop_screen()
        app.screen._transcribe_with(studio.settings.choice())  # type: ignore[attr-defined]
        await until(pilot, lambda: words(studio, take))
        await all_words(pilot, studio, take)

    drive(InterviewApp(studio, QUESTION), play)


@pytest.mark.parametrize("early", [True, False], ids=["before the stop", "at the report"])
def test_a_full_disk_costs_no_sound_and_the_words_come_when_there_is_room(
    studio: Studio, early: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(monkeypatch)
    hear = studio.transcriber.transcribe

    def fill(*given: object) -> object:
        """The last moment before the words are kept."""
        heard = hear(*given)  # type: ignore[arg-type]
        room.full.set()
        return heard

    monkeypatch.setattr(studio.transcriber, "transcribe", fill)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        take = await begin(pilot, studio)
        await say_all(pilot, studio)
        if early:
            room.full.set()
        await press_space(pilot, app)
        await until_stage(pilot, Stage.REVIEW)
        await until(pilot, lambda: "The disk is full. Free some space" in flat(app))
        assert "Errno" not in flat(app)
        assert duration(studio.library.audio(take)) > 15
        await pilot.press("space")
        await until(pilot, lambda: "stopped 0:00" not in flat(app))  # it is played
        room.full.clear()
        monkeypatch.undo()
        app.screen._transcribe_with(studio.settings.choice())  # type: ignore[attr-defined]
        await until(pilot, lambda: words(studio, take))
        await all_words(pilot, studio, take)

    drive(InterviewApp(studio, QUESTION), play)


def test_a_take_thrown_away_while_a_chunk_is_decoded_is_gone_and_the_next_is_heard(
    studio: Studio, client: TranscriptionClient
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        folder = studio.library.audio(await begin(pilot, studio)).parent
        await until(pilot, lambda: client._unfinished and client._loaded)
        assert client._worker is not None
        os.kill(client._worker.pid, signal.SIGSTOP)  # in the middle, for as long as it takes
        await say_all(pilot, studio)
        await pilot.press("d", "y")
        await until_seen(pilot, "Ready when you are")
        await until(pilot, lambda: studio.library.count() == 0)
        assert not folder.exists()
        take = await begin(pilot, studio)
        await say_all(pilot, studio)
        await press_space(pilot, app)
        await all_words(pilot, studio, take)
        assert studio.library.count() == 1

    drive(InterviewApp(studio, QUESTION), play)


def test_a_stop_right_after_the_start_is_a_sentence_and_the_next_take_is_heard(
    studio: Studio, tmp_path: Path
) -> None:
    """Nobody says a word so soon, however slow this computer is."""
    talks = studio.recorder
    studio.recorder = WavMicrophone(save_wav(tmp_path / "room.wav", noise(60.0, level=0.0005)))

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_stage(pilot, Stage.READY)
        await press_space(pilot, app)
        await press_space(pilot, app)
        await until(pilot, lambda: app.state.stage in {Stage.REVIEW, Stage.READY})
        assert app.state.problem is not None
        told = by_key(app.state.problem.sentence)
        await until(pilot, lambda: told in flat(app))
        studio.recorder = talks
        app.ask(QUESTION)
        take = await begin(pilot, studio)
        await say_all(pilot, studio)
        await press_space(pilot, app)
        await all_words(pilot, studio, take)

    drive(InterviewApp(studio, QUESTION), play)
