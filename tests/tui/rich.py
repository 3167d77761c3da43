"""Answers with everything a report can show, written in a small notation.

The opinion on them is the tests' own, so that what a screen shows does not hang on how well the
analysis reads: `{S}` begins a part of the story, `um~` and `you_know~` count as fillers, `<um>` was
heard and not written, `<um?>` perhaps so, `(0.6)` is a pause in seconds.
"""

import re
import wave
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from pathlib import Path
from threading import Event

from tests.tui.scene import QUESTIONS, Scene
from voice_interview.errors import Cancelled, Problem
from voice_interview.model import (
    Capture,
    Component,
    FilledPause,
    FillerEvent,
    Fillers,
    Focus,
    HabitUse,
    Hearing,
    Interval,
    ModelInfo,
    Question,
    Report,
    Review,
    Segment,
    Sounds,
    Star,
    StarPart,
    Take,
    TakeState,
    Timing,
    Transcript,
    Word,
)
from voice_interview.ports import Progress
from voice_interview.studio import Studio

ANSWER = """
{S} (0.8) So, um,~ two years ago I was working at a hospital, and, you_know,~ every week about
thirty patients missed their appointments. (0.5) The waiting rooms were empty in the morning and
<um> far too full in the afternoon. (0.4) {T} My manager asked me to cut that number in half before
the summer. (1.4) {A} First I called forty patients, uh,~ to find out why they did not come.
I_mean,~ most of them had simply forgotten, and like~ a third could not travel early. (0.7) Then I
made a list, and I trained the people at the front desk to call every patient <um?> two days before.
(0.4) I also moved the early hours to patients who live near the hospital, you_know,~ so that nobody
had to travel in the dark. (2.1) We, we met every Friday and like~ looked at the numbers, and I
like~ changed what did not work. (0.6) {R} <uh> In the end the missed appointments went down from
thirty a week to eleven, and the hospital opened a second room. (0.5) {O} I learned to ask people
first, and to build second. (0.7)
"""
TOKEN = re.compile(
    r"\((?P<pause>[\d.]+)\)|<(?P<heard>[a-z]+)(?P<doubt>\?)?>|\{(?P<part>[STARO])\}|(?P<word>\S+)"
)
SOUNDS, HABITS = {"um", "uh", "[um]"}, {"like"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """An answer as facts, and what the tests make of them."""

    hearing: Hearing
    events: tuple[FillerEvent, ...]
    segments: tuple[Segment, ...]


class _Reader:
    """Speaks the notation at an even pace."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.voice: list[Interval] = []
        self.heard: list[FilledPause] = []
        self.events: list[FillerEvent] = []
        self.parts: list[tuple[str, int]] = []
        self.now_s = self.since_s = 0.0

    def pause(self, length_s: float) -> None:
        if self.now_s > self.since_s:
            self.voice.append(Interval(self.since_s, self.now_s))
        self.now_s += length_s
        self.since_s = self.now_s

    def sound(self, text: str, *, sure: bool) -> None:
        start, end, place = self.now_s, self.now_s + 0.35, len(self.words)
        told = "heard in the sound"
        self.heard.append(FilledPause(start, end, sure, 0.9, told, text))
        kind = "sound" if sure else "possible"
        self.events.append(FillerEvent(kind, "sounds", text, (place, place), start, end, 0.9, told))
        self.now_s += 0.4

    def say(self, written: str) -> None:
        first, start = len(self.words), self.now_s
        for text in written.rstrip("~").split("_"):
            end_s = self.now_s + 0.12 + 0.05 * len(text)
            self.words.append(Word(text, round(self.now_s, 2), round(end_s, 2), 0.9))
            self.now_s = end_s + 0.02
        if written.endswith("~"):
            text = written.rstrip("~").replace("_", " ").strip(",.")
            group = "sounds" if text in SOUNDS else "habits" if text in HABITS else "markers"
            kind = "sound" if group == "sounds" else "word"
            self.events.append(
                FillerEvent(
                    kind=kind,
                    group=group,
                    text=text,
                    words=(first, len(self.words)),
                    start=round(start, 2),
                    end=self.words[-1].end,
                    confidence=0.9,
                    evidence="written by the recogniser",
                )
            )


def spoken(answer: str = ANSWER, *, timed: bool = True) -> Spoken:
    """Read the notation; not `timed`: as if the words had come from a text."""
    reader = _Reader()
    for token in TOKEN.finditer(answer):
        if token["pause"]:
            reader.pause(float(token["pause"]))
        elif token["heard"]:
            reader.sound(token["heard"], sure=token["doubt"] is None)
        elif token["part"]:
            reader.parts.append((token["part"], len(reader.words)))
        else:
            reader.say(token["word"])
    reader.pause(0.0)
    words, events = tuple(reader.words), tuple(reader.events)
    sounds = Sounds(reader.now_s, tuple(reader.voice), tuple(reader.heard))
    if not timed:
        words = tuple(Word(word.text) for word in words)
        events = tuple(replace(event, start=None, end=None) for event in events)
    transcript = Transcript(words, "whisper", "base.en")
    hearing = Hearing(transcript, sounds if timed else None)
    return Spoken(hearing, events, tuple(_segments(reader.parts, words)))


def _segments(parts: Sequence[tuple[str, int]], words: Sequence[Word]) -> list[Segment]:
    ends = (*parts[1:], ("", len(words)))
    return [
        Segment((first, after), words[first].start, words[after - 1].end, label, 0.9)
        for (label, first), (_, after) in zip(parts, ends, strict=False)
    ]


# --- the tests' own opinion ----------------------------------------------------------------------


def report(said: Spoken, review: Review | None = None, question: Question = QUESTIONS[0]) -> Report:
    """What the tests think of an answer."""
    events = tuple(_reviewed(said.events, review or Review()))
    sounds, words = said.hearing.sounds, said.hearing.transcript.words
    gaps = pairwise(sounds.speech) if sounds else ()
    pauses = tuple(Interval(one.end, two.start) for one, two in gaps)
    span_s = sounds.speech[-1].end - sounds.speech[0].start if sounds and sounds.speech else 0.0
    rate_wpm = len(words) * 60 / span_s if span_s else None
    return Report(
        source="take",
        question=question,
        transcript=said.hearing.transcript,
        timing=Timing(
            duration_s=sounds.duration_s if sounds else None,
            response_latency_s=sounds.speech[0].start if span_s and sounds else None,
            speech_rate_wpm=rate_wpm,
            articulation_rate_wpm=None if rate_wpm is None else rate_wpm * 1.1,
            pauses=pauses if sounds else None,
        ),
        fillers=_fillers(events, words, span_s, listened=sounds is not None),
        star=_star(said.segments, len(words)),
        focus=None,
        notes=() if words else ("No words were recognised.",),
    )


def _reviewed(events: Sequence[FillerEvent], review: Review) -> list[FillerEvent]:
    def among(event: FillerEvent, marks: Sequence[Interval]) -> bool:
        return any(mark.start == event.start for mark in marks)

    return [
        replace(event, kind="sound") if among(event, review.confirmed) else event
        for event in events
        if not among(event, review.rejected)
    ]


def _fillers(
    events: tuple[FillerEvent, ...], words: Sequence[Word], span_s: float, *, listened: bool
) -> Fillers:
    heard = sum(event.kind == "sound" for event in events)
    return Fillers(
        heard=heard,
        possible=sum(event.kind == "possible" for event in events),
        at_least=not listened,
        per_minute=heard * 60 / span_s if span_s else None,
        per_100_words=heard * 100 / len(words) if words else None,
        markers=sum(event.group == "markers" for event in events),
        habits=_uses(events, "habits"),
        events=events,
        marker_words=_uses(events, "markers"),
    )


def _uses(events: Sequence[FillerEvent], group: str) -> tuple[HabitUse, ...]:
    number = Counter(event.text for event in events if event.group == group)
    return tuple(HabitUse(text, used, used) for text, used in number.items())


def _star(segments: tuple[Segment, ...], words: int) -> Star:
    def component(part: StarPart) -> Component:
        mine = [n for n, segment in enumerate(segments) if segment.label == part.letter]
        size = sum(segments[n].words[1] - segments[n].words[0] for n in mine)
        return Component("strong" if mine else "missing", size / max(1, words), tuple(mine))

    story = bool(segments)
    return Star(
        story=story,
        kind="story" if story else "unknown",
        components={part: component(part) for part in StarPart},
        segments=segments,
        quantified_result=None,
        i_count=None,
        we_count=None,
        lesson=None,
    )


class Told(Studio):
    """A studio whose reports are the tests' own opinion."""

    said: dict[str, Spoken]
    focus: Focus | None

    def report(self, take_id: str) -> Report | None:
        hearing = self.library.hearing(take_id)
        if hearing is None:
            return None
        said = self.said.get(take_id)
        if said is None or said.hearing.transcript.text != hearing.transcript.text:
            said = Spoken(hearing, (), ())
        question = self.library.take(take_id).question
        made = report(said, self.library.review(take_id), question)
        fillers = made.fillers if self.settings.report.fillers else None
        return replace(made, fillers=fillers, focus=self.focus)


def told(scene: Scene) -> Told:
    """Put such a studio into the scene."""
    if not isinstance(scene.studio, Told):
        old = scene.studio
        scene.studio = Told(**{item.name: getattr(old, item.name) for item in fields(old)})
        scene.studio.said, scene.studio.focus = {}, None
    assert isinstance(scene.studio, Told)
    return scene.studio


def keep(
    scene: Scene, said: Spoken | None = None, question: Question = QUESTIONS[0], note: str = ""
) -> Take:
    """A take that was written down, with sound, words and figures."""
    said = said or spoken()
    sounds = said.hearing.sounds
    length_s = sounds.duration_s if sounds else 20.0
    take = scene.keep_take(question, TakeState.DONE)
    take = replace(take, capture=Capture(length_s, 8_000, "Desk microphone"), note=note)
    tone(scene.library.audio(take.id), length_s)
    scene.library.save_hearing(take.id, said.hearing)
    scene.library.save(take)
    studio = told(scene)
    studio.said[take.id] = said
    studio.keep_figures(take.id)
    return take


def tone(path: Path, length_s: float) -> None:
    """A sound of that length."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8_000, 0, "NONE", ""))
        file.writeframes(array("h", [3_000, -3_000] * int(4_000 * length_s)).tobytes())


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
