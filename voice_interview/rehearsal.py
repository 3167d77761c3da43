"""The rehearsal's driver: performs each effect of the machine in a thread of its own.

Results come back as events through `post`, which must be safe to call from any thread and hand
them to `handle` on one thread. It knows no screen: the full screen, the plain mode and the tests
all drive it the same way.
"""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from threading import Event, Thread

from voice_interview.errors import (
    AudioProblem,
    DeviceLost,
    DiskFull,
    Problem,
    SpeechProblem,
)
from voice_interview.model import FOLLOW_UP, Capture, TakeState
from voice_interview.ports.sound import Gauge
from voice_interview.session import effects as do
from voice_interview.session import events as on
from voice_interview.session.machine import step
from voice_interview.session.states import State
from voice_interview.studio import Studio

GAP_S = 0.1
"""Between the end of the question and the recorder's first sample: the room has gone quiet, and the
first sample still comes within 150 ms of the key. The microphone is opened and started meanwhile,
not before the key: that would turn its light on, and a wireless headset to telephone sound."""

log = logging.getLogger(__name__)


class _Task(Thread):
    """The work of one effect; it is handed an event that tells it to stop."""

    def __init__(self, name: str, work: Callable[..., None], *given: object) -> None:
        self.stop = Event()
        super().__init__(target=work, args=(*given, self.stop), name=name, daemon=True)
        self.over_s = 0.0
        """When it was over (monotonic)."""

    def run(self) -> None:
        super().run()
        self.over_s = time.monotonic()

    def end(self, wait_s: float = 0.0) -> None:
        self.stop.set()
        if wait_s:
            self.join(wait_s)


class Rehearsal:
    def __init__(self, studio: Studio, post: Callable[[on.Event], None]) -> None:
        self.studio = studio
        self.state = State(
            preparation_s=studio.settings.rehearsal.preparation_s,
            muted=not studio.settings.speech.aloud,
        )
        self.gauge = Gauge()
        self._post = post
        self._speech: _Task | None = None
        self._recording: _Task | None = None
        self._transcription: _Task | None = None
        self._set_aside: list[_Task] = []
        """Transcriptions that go on while the next question is asked."""
        self._deletions: list[_Task] = []
        self._take_ended = Event()
        self._closed = False

    def handle(self, event: on.Event) -> State:
        """Take one event, perform what follows from it, give the new state.

        Once it is closed nothing follows from anything: a take that has just been kept is not
        transcribed in a program that ends.
        """
        if self._closed:
            return self.state
        self.state, effects = step(self.state, event)
        if self.state.question is not None and FOLLOW_UP in self.state.question.tags:
            self.studio.hear(self.state.question.text)
        for effect in effects:
            self._perform(effect)
        return self.state

    def close(self) -> None:
        """End everything; a running take is closed and kept, and one thrown away does not stay."""
        self._closed = True
        for task in (self._speech, self._transcription, *self._set_aside):
            if task is not None:
                task.end()
        if self._recording is not None:
            self._recording.end(wait_s=3.0)
        if self.state.discarding and self.state.take_id is not None:
            self._perform(do.Delete(self.state.take_id))
        for deletion in self._deletions:
            deletion.join(3.0)
        self.studio.transcriber.close()

    def wait_for_words(self) -> None:
        """Return once no transcription runs."""
        self._keep_aside()
        for task in self._set_aside:
            task.join()

    @property
    def transcribing(self) -> bool:
        """Whether a take is being transcribed, with the user watching or not."""
        tasks = (self._transcription, *self._set_aside)
        return any(task is not None and task.is_alive() for task in tasks)

    def _perform(self, effect: do.Effect) -> None:
        match effect:
            case do.GetReady():
                self.studio.transcriber.warm(self.studio.settings.choice())
                self._start("recorder", self._get_ready)
            case do.Speak(question=question):
                self._speech = self._start("speech", self._speak, question.text)
            case do.StopSpeech():
                if self._speech is not None:
                    self._speech.end()
            case do.Record():
                self.gauge = Gauge()
                self._take_ended = Event()
                self._recording = self._start(
                    "recording", self._record, effect, self._speech, self.gauge, self._take_ended
                )
            case do.StopRecording():
                if self._recording is not None:
                    self._recording.end()
            case do.Delete(take_id=take_id):
                doing = self._recording, self._transcription
                self._deletions = [
                    *(one for one in self._deletions if one.is_alive()),
                    self._start("delete", self._delete, take_id, *doing),
                ]
            case do.Transcribe():
                self._keep_aside()
                self._transcription = self._start(
                    "transcription", self._transcribe, effect, self._take_ended
                )
            case do.StopTranscription():
                if self._transcription is not None:
                    self._transcription.end()

    def _keep_aside(self) -> None:
        tasks = [*self._set_aside, *([self._transcription] if self._transcription else [])]
        self._set_aside = [task for task in tasks if task.is_alive()]

    def _start(self, name: str, work: Callable[..., None], *given: object) -> _Task:
        task = _Task(name, work, *given)
        task.start()
        return task

    # --- each in its own thread ------------------------------------------------------------------

    def _get_ready(self, _stop: Event) -> None:
        """What is wrong with the sound system is told when something is recorded."""
        with suppress(Problem):
            self.studio.recorder.get_ready()

    def _speak(self, text: str, stop: Event) -> None:
        try:
            self.studio.speaker.say(text, stop)
        except Problem as problem:
            answer: on.Event = on.SpeechFailed(problem)
        except Exception:
            log.exception("speech")
            answer = on.SpeechFailed(SpeechProblem("The question could not be spoken."))
        else:
            answer = on.Spoken()
        if not stop.is_set():
            self._post(answer)

    def _record(
        self, effect: do.Record, speech: _Task | None, gauge: Gauge, ended: Event, stop: Event
    ) -> None:
        try:
            self._post(self._recorded(effect, speech, gauge, stop))
        except Problem as problem:
            self._post(on.RecordingFailed(problem))
        except Exception:
            log.exception("recording")
            told = AudioProblem("The recording could not be made.", "The log says more.")
            self._post(on.RecordingFailed(told))
        finally:
            ended.set()

    def _recorded(
        self, effect: do.Record, speech: _Task | None, gauge: Gauge, stop: Event
    ) -> on.Event:
        library = self.studio.library
        # a question that was cut off falls silent meanwhile
        take = library.begin(effect.question, effect.preparation_s, effect.part_of)
        self._post(on.RecordingBegan(take.id))
        try:
            audio = library.audio(take.id)
            capture = self.studio.recorder.record(audio, stop, gauge, _quiet_from_s(speech))
        except Problem:
            library.delete(take.id)
            raise
        try:
            library.change(
                take.id, lambda now: replace(now, state=TakeState.RECORDED, capture=capture)
            )
        except Problem as problem:  # the sound is there, and the next start notes that it ended
            return on.Recorded(take.id, _why_it_ended(capture) or problem)
        return on.Recorded(take.id, _why_it_ended(capture))

    def _transcribe(self, effect: do.Transcribe, ended: Event, stop: Event) -> None:
        take_id = effect.take_id

        def progress(share: float, doing: str) -> None:
            self._post(on.Progressed(take_id, share, doing))

        try:
            self.studio.transcribe(
                take_id,
                effect.choice,
                progress,
                stop,
                ended if effect.growing else None,
                lambda so_far: self._post(on.HeardSoFar(take_id, so_far)),
            )
        except Problem as problem:
            self._post(on.TranscriptionFailed(take_id, problem))
        else:
            self._post(on.Transcribed(take_id))

    def _delete(
        self, take_id: str, recording: _Task | None, transcription: _Task | None, _stop: Event
    ) -> None:
        for task in (recording, transcription):
            if task is not None:
                task.end(wait_s=5.0)
        try:
            self.studio.library.delete(take_id)
        except Problem:
            log.exception("deleting a discarded take")


def _quiet_from_s(speech: _Task | None) -> float:
    if speech is None:
        return 0.0
    speech.end(wait_s=2.0)
    return (speech.over_s or time.monotonic()) + GAP_S


def _why_it_ended(capture: Capture) -> Problem | None:
    match capture.ended_by:
        case "device lost":
            return DeviceLost(
                "The microphone stopped in the middle.",
                "What you said up to then is kept. Plug it in again and record the rest.",
            )
        case "disk full":
            return DiskFull(
                "The disk is full, so the recording ended early.",
                "What you said up to then is kept. Free some space before the next take.",
            )
        case "error":
            return AudioProblem("The recording ended early.", "What you said up to then is kept.")
        case _:
            return None
