"""The weights of `listening.between.borders`, learnt on synthetic voices.

`python -m training.borders` prints, as JSON, how right pauses are on material left out in turn (a
third of the kinds of noise, in half of the families of voices, both unknown to the weights), beside
the borders that know no words, and the weights learnt on everything. Each answer is heard with its
own words, and most with one word in ten wrong as well.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.synthetic.clips import Clip
from benchmarks.timing import Score
from training.speakers import SYNTHETIC, Heard, heard, speakers
from voice_interview.analysis.timing import measure
from voice_interview.listening.alignment.align import Alignment
from voice_interview.listening.between.borders import drawn, figures
from voice_interview.listening.between.filled_pauses import filled_pauses
from voice_interview.listening.sound.background import FRAME_S, Figures
from voice_interview.model import Interval, Sounds, Word

NOISES = (
    {"babble", "brown", "typing"},
    {"traffic", "white", "hum", "ventilator"},
    {"", "pink", "mains", "fan"},
)
"""Left out together."""
_SHORTEST_S = 0.12
"""Shorter gaps between words are none."""
_EVERY = 3
"""Of so many frames one is learnt from."""


@dataclass(frozen=True, slots=True)
class Answer:
    clip: Clip
    words: tuple[Word, ...]
    """Where they are; what they are does not matter."""
    sounds: Sounds
    """With its voice as it is found without words, and the filled pauses."""
    seen: Figures
    voiced: NDArray[np.bool_]


def answers() -> Iterator[Answer]:
    for speaker in speakers():
        if speaker.part not in SYNTHETIC:
            continue  # nobody wrote down when actors are silent
        for one in heard(speaker):
            yield from (_answer(one, alignment) for alignment in one.alignments)


def _answer(one: Heard, alignment: Alignment) -> Answer:
    names = tuple(Word(reading.text) for reading in alignment.readings)
    pauses = filled_pauses(alignment, one.measured, names, (), one.seen.likely)
    placed = [Interval(word.start, word.end) for word in alignment.words if word]
    filled = [Interval(pause.start, pause.end) for pause in pauses]
    return Answer(
        one.clip,
        tuple(Word("", word.start, word.end) for word in placed),
        Sounds(one.clip.duration_s, one.seen.speech, filled_pauses=pauses),
        figures(one.seen, placed, filled),
        _voiced(one.clip, len(one.seen.likely)),
    )


def _voiced(clip: Clip, count: int) -> NDArray[np.bool_]:
    """Which frames hold voice."""
    voiced = np.zeros(count, dtype=np.bool_)
    ended = count
    for word in sorted((*clip.words, *clip.fillers), key=lambda one: one.start or 0.0):
        start, end = round((word.start or 0.0) / FRAME_S), round((word.end or 0.0) / FRAME_S)
        near = 0 <= start - ended < _SHORTEST_S / FRAME_S
        voiced[ended if near else start : end] = True
        ended = end
    return voiced


@dataclass(frozen=True, slots=True)
class Weights:
    row: Figures
    bias: float

    def voice(self, answer: Answer) -> tuple[Interval, ...]:
        found = drawn(answer.seen @ self.row + np.float32(self.bias), answer.clip.audio)
        return found or answer.sounds.speech


def learnt(chosen: Sequence[Answer]) -> Weights:
    """Voice and silence weigh the same, however much there is of each."""
    seen = np.concatenate([answer.seen[::_EVERY] for answer in chosen])
    true = np.concatenate([answer.voiced[::_EVERY] for answer in chosen])
    middle, spread = seen.mean(axis=0), seen.std(axis=0)
    found = LogisticRegression(class_weight="balanced", max_iter=300)
    found.fit((seen - middle) / spread, true)
    row = (found.coef_[0] / spread).astype(np.float32)
    return Weights(row, float(found.intercept_[0] - row @ middle))


def left_out(material: Sequence[Answer]) -> Iterator[tuple[Answer, Weights]]:
    """Each answer with weights that know neither its noise nor its voice's family."""
    for noises in NOISES:
        for half in (0, 1):
            known = learnt([a for a in material if a.clip.noise not in noises and _half(a) != half])
            yield from ((a, known) for a in material if a.clip.noise in noises and _half(a) == half)


def _half(answer: Answer) -> int:
    made, name = answer.clip.voice.split()[:2]
    return zlib.crc32((name.partition("+")[2] or f"{made} {name}").encode()) % 2


def figures_of(judged: Sequence[tuple[Answer, tuple[Interval, ...]]]) -> dict[str, object]:
    whole = Score()
    by: dict[str, Score] = {}
    for answer, voice in judged:
        sounds = replace(answer.sounds, speech=voice)
        found = measure(answer.words, range(len(answer.words)), sounds).pauses or ()
        for score in (whole, by.setdefault(answer.clip.noise or "no noise", Score())):
            score.add(answer.clip.pauses, found)
    f1_by = {name: score.figures()["f1"] for name, score in sorted(by.items())}
    return {**whole.figures(), "f1_by": f1_by}


def main() -> None:
    material = list(answers())
    final = learnt(material)
    result = {
        "answers": len(material),
        "left_out": figures_of([(a, weights.voice(a)) for a, weights in left_out(material)]),
        "without_words": figures_of([(a, a.sounds.speech) for a in material]),
        "weights": [round(float(weight), 4) for weight in final.row],
        "bias": round(final.bias, 4),
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
