"""What the driver readies beforehand, and the quiet between the question and the take."""

import threading
import time
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from tests.patience import wait_until
from tests.rehearsal.house import WORDS, House
from tests.scripted_transcriber import ScriptedTranscriber
from tests.twins import QUESTION
from voice_interview.audio.from_files import WavMicrophone
from voice_interview.errors import NoPortAudio
from voice_interview.model import Capture, EngineChoice
from voice_interview.ports.sound import Gauge
from voice_interview.rehearsal import GAP_S
from voice_interview.session import events as on
from voice_interview.session.states import Stage
from voice_interview.speech.from_files import SilentSpeaker


class Readied(WavMicrophone):
    def get_ready(self) -> None:
        self.ready = True
        raise NoPortAudio("There is none.")


@pytest.mark.parametrize("muted", [False, True])
def test_the_recorder_gets_ready_with_the_question_and_says_later_what_is_wrong(
    house: House, tone: Path, muted: bool
) -> None:
    recorder = house.studio.recorder = Readied(tone)
    house.rehearsal.state = replace(house.rehearsal.state, muted=muted)
    house.tell(on.Ask(QUESTION))
    wait_until(lambda: hasattr(recorder, "ready"))
    assert house.reach(Stage.READY).problem is None


class Warmed(ScriptedTranscriber):
    """Notes what it was told to load."""

    def warm(self, choice: EngineChoice) -> None:
        self.loading = choice


@pytest.mark.parametrize("muted", [False, True])
def test_the_recogniser_loads_while_the_question_is_heard_or_read(
    house: House, tmp_path: Path, muted: bool
) -> None:
    house.studio.speaker = SilentSpeaker(tmp_path, hangs=True)
    recogniser = house.studio.transcriber = Warmed(WORDS)
    house.rehearsal.state = replace(house.rehearsal.state, muted=muted)
    house.tell(on.Ask(QUESTION))
    assert recogniser.loading == house.studio.settings.choice()


class Noting(WavMicrophone):
    """Notes the time that its take may not begin before."""

    not_before_s = -1.0

    def record(self, audio: Path, stop: Event, gauge: Gauge, not_before_s: float = 0.0) -> Capture:
        self.not_before_s = not_before_s
        return super().record(audio, stop, gauge, not_before_s)


class Speaking(SilentSpeaker):
    """Notes when its voice fell silent."""

    silent_s = 0.0

    def say(self, text: str, stop: Event) -> None:
        super().say(text, stop)
        self.silent_s = time.monotonic()


@pytest.mark.parametrize("cut_off", [True, False])
def test_the_room_goes_quiet_between_the_question_and_the_take(
    house: House, tmp_path: Path, tone: Path, cut_off: bool
) -> None:
    speaker, recorder = Speaking(tmp_path, hangs=cut_off), Noting(tone)
    house.studio.speaker, house.studio.recorder = speaker, recorder
    house.tell(on.Ask(QUESTION))
    if not cut_off:
        house.reach(Stage.READY)
    house.tell(on.Press())
    house.until_heard()
    assert recorder.not_before_s >= speaker.silent_s + GAP_S > GAP_S


def test_a_key_long_after_the_question_waits_for_nothing(house: House, tone: Path) -> None:
    recorder = house.studio.recorder = Noting(tone)
    house.tell(on.Ask(QUESTION))
    house.reach(Stage.READY)
    wait_until(lambda: not [each for each in threading.enumerate() if each.name == "speech"])
    over_s = time.monotonic()
    house.tell(on.Press())
    house.until_heard()
    assert recorder.not_before_s <= over_s + GAP_S
