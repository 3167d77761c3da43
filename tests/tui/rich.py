"""Answers with everything a report can show, as facts; written in a small notation.

`{S}` begins a part of the story, `um~` and `you_know~` count as fillers, `<um>` was heard and not
written, `<um?>` perhaps so, `(0.6)` is a pause in seconds.
"""

import re
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from voice_interview.model import (
    FilledPause,
    FillerEvent,
    Hearing,
    Interval,
    Segment,
    Sounds,
    Transcript,
    Word,
)

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
SHORT = "we um~ met, you_know,~ (1.2) on that <um?> Friday (0.5) and left like~ (0.6) early"
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


def tone(path: Path, length_s: float) -> None:
    """A sound of that length."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8_000, 0, "NONE", ""))
        file.writeframes(array("h", [3_000, -3_000] * int(4_000 * length_s)).tobytes())
