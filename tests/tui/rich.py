"""A long answer with everything a report can show, as facts; written in a small notation.

`(0.6)` is a pause in seconds, `<um>` was heard and not written, `<um?>` perhaps so.
"""

import re
import wave
from array import array
from dataclasses import replace
from pathlib import Path
from threading import Event

from tests.tui.scene import QUESTIONS, Scene
from voice_interview import paths
from voice_interview.errors import Cancelled, Problem
from voice_interview.model import (
    Capture,
    FilledPause,
    Hearing,
    Interval,
    ModelInfo,
    Question,
    Sounds,
    Take,
    TakeState,
    Transcript,
    Word,
)
from voice_interview.ports import Progress
from voice_interview.questions import rules

ANSWER = """
(0.8) So, um, two years ago I was working at a hospital, and, you know, every week about thirty
patients missed their appointments. (0.5) The waiting rooms were empty in the morning and <um> far
too full in the afternoon. (0.4) My manager asked me to cut that number in half before the summer.
(1.4) First I called forty patients, uh, to find out why they did not come. I mean, most of them
had simply forgotten, and like a third could not travel early. (0.7) Then I made a list, and I
trained the people at the front desk to call every patient <um?> two days before. (0.4) I also
moved the early hours to patients who live near the hospital, you know, so that nobody had to
travel in the dark. (2.1) We, we met every Friday and like looked at the numbers, and I like
changed what did not work. (0.6) <uh> In the end the missed appointments went down from thirty a
week to eleven, and the hospital opened a second room. (0.5) I learned to ask people first, and to
build second. (0.7)
"""
TOKEN = re.compile(r"\((?P<pause>[\d.]+)\)|<(?P<heard>[a-z]+)(?P<doubt>\?)?>|(?P<word>\S+)")


def hearing(answer: str = ANSWER, engine: str = "whisper", *, timed: bool = True) -> Hearing:
    """The facts of such an answer, spoken at an even pace."""
    words: list[Word] = []
    voice: list[Interval] = []
    heard: list[FilledPause] = []
    now_s = since_s = 0.0
    for token in TOKEN.finditer(answer):
        if token["pause"]:
            if now_s > since_s:
                voice.append(Interval(since_s, now_s))
            now_s += float(token["pause"])
            since_s = now_s
        elif token["heard"]:
            sure = token["doubt"] is None
            text, evidence = token["heard"], "heard in the sound"
            heard.append(FilledPause(now_s, now_s + 0.35, sure, 0.9, evidence, text))
            now_s += 0.4
        else:
            end_s = now_s + 0.12 + 0.05 * len(token["word"])
            word = Word(token["word"], round(now_s, 2), round(end_s, 2), 0.9)
            words.append(word if timed else Word(token["word"]))
            now_s = end_s + 0.02
    if now_s > since_s:
        voice.append(Interval(since_s, now_s))
    transcript = Transcript(tuple(words), engine, "base.en" if engine == "whisper" else "")
    return Hearing(transcript, Sounds(now_s, tuple(voice), tuple(heard)) if timed else None)


def tone(path: Path, length_s: float) -> None:
    """A sound of that length."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8_000, 0, "NONE", ""))
        file.writeframes(array("h", [3_000, -3_000] * int(4_000 * length_s)).tobytes())


def keep(
    scene: Scene, heard: Hearing | None = None, question: Question = QUESTIONS[0], **said: str
) -> Take:
    """A take that was written down, with sound, words and figures, read by the shipped rules."""
    places = paths.find()
    scene.studio.rules = lambda: rules.load(places.shipped_prompts / "rules", places.user_prompts)
    heard = heard or hearing()
    length_s = heard.sounds.duration_s if heard.sounds else 20.0
    take = scene.keep_take(question, TakeState.DONE)
    take = replace(take, capture=Capture(length_s, 8_000, "Desk microphone"), **said)  # type: ignore[arg-type]
    tone(scene.library.audio(take.id), length_s)
    scene.library.save_hearing(take.id, heard)
    scene.library.save(take)
    scene.studio.keep_figures(take.id)
    return take


class Shelf:
    """Models in given states, named model-1, model-2 and so on; work on them waits for `let_go`."""

    def __init__(self, *states: str) -> None:
        self.states = list(states)
        self.let_go = Event()
        self.problem: Problem | None = None
        self.done: list[str] = []

    def models(self) -> tuple[ModelInfo, ...]:
        return tuple(
            ModelInfo(f"model-{n}", 10 * n, "english", f"https://models.test/{n}", state, "Quick.")
            for n, state in enumerate(self.states, start=1)
        )

    def download(self, name: str, progress: Progress, stop: Event) -> None:
        progress(0.4, "model.bin")
        self._wait(stop, f"download {name}")
        self.states[int(name[-1]) - 1] = "ready"

    def verify(self, name: str, progress: Progress, stop: Event) -> None:
        progress(0.7, "model.bin")
        self._wait(stop, f"verify {name}")

    def remove(self, name: str) -> None:
        if self.problem is not None:
            raise self.problem
        self.states[int(name[-1]) - 1] = "absent"

    def _wait(self, stop: Event, work: str) -> None:
        while not self.let_go.wait(0.005):
            if stop.is_set():
                raise Cancelled("It was stopped.", "It goes on from there next time.")
        if self.problem is not None:
            raise self.problem
        self.done.append(work)
