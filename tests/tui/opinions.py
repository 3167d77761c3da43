"""A studio whose reports are the tests' own opinion.

So what a screen shows does not hang on how well the analysis reads an answer.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import pairwise

from tests.tui.rich import Spoken, spoken, tone
from tests.tui.scene import QUESTIONS, Scene
from voice_interview.model import (
    Capture,
    Component,
    FillerEvent,
    Fillers,
    Focus,
    FollowUp,
    HabitUse,
    Hearing,
    Interval,
    Question,
    Report,
    Review,
    Segment,
    Star,
    StarPart,
    Take,
    TakeState,
    Timing,
    Word,
)
from voice_interview.studio import Studio


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
            speech_s=sum(one.length_s for one in sounds.speech) if sounds else None,
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
    next_question: FollowUp | None

    def report(
        self, take_id: str, so_far: Hearing | None = None, *, alone: bool = False
    ) -> Report | None:
        hearing = self.library.hearing(take_id) or so_far
        if hearing is None:
            return None
        said = self.said.get(take_id)
        if said is None or said.hearing.transcript.text != hearing.transcript.text:
            said = Spoken(hearing, (), ())
        question = self.library.take(take_id).question
        made = report(said, self.library.review(take_id), question)
        fillers = made.fillers if self.settings.report.fillers else None
        return replace(made, fillers=fillers, focus=self.focus, follow_up=self.next_question)


def in_scene(scene: Scene) -> Told:
    """Put such a studio into the scene."""
    if not isinstance(scene.studio, Told):
        old = scene.studio
        scene.studio = Told(**{item.name: getattr(old, item.name) for item in fields(old)})
        scene.studio.said, scene.studio.focus, scene.studio.next_question = {}, None, None
    assert isinstance(scene.studio, Told)
    return scene.studio


def keep(
    scene: Scene, said: Spoken | None = None, question: Question = QUESTIONS[0], note: str = ""
) -> Take:
    """A transcribed take, with sound, words and figures."""
    said = said or spoken()
    sounds = said.hearing.sounds
    length_s = sounds.duration_s if sounds else 20.0
    take = scene.keep_take(question, TakeState.DONE)
    take = replace(take, capture=Capture(length_s, 8_000, "Desk microphone"), note=note)
    tone(scene.library.audio(take.id), length_s)
    scene.library.save_hearing(take.id, said.hearing)
    scene.library.change(take.id, lambda _: take)
    studio = in_scene(scene)
    studio.said[take.id] = said
    studio.keep_figures(take.id)
    return take
