"""The weights of the second look (`listening.filled_pauses`), learnt on the tuned synthetic voices.

`python -m training.filled_pauses` prints them, and what they give on voices left out in turn. Each
answer is heard with its own words and with one word in ten wrong.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray

from benchmarks.fillers import misheard
from benchmarks.synthetic.clips import Clip, clips
from voice_interview.listening.activity import speech
from voice_interview.listening.align import align
from voice_interview.listening.filled_pauses import Evidence, evidence, plausible
from voice_interview.listening.frames import frames

_PENALTY = 1.0
"""On the square of each weight, of figures brought to the same spread."""
_SHARED = 0.3
THRESHOLDS = (0.25, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    voice: str
    group: str
    seen: Evidence
    true: bool


@dataclass(frozen=True, slots=True)
class Weights:
    each: Table
    bias: float

    def chances(self, table: Table) -> Table:
        return 1 / (1 + np.exp(-(table @ self.each + self.bias)))


def rows(clip: Clip, number: int, others: Sequence[str]) -> Iterator[Row]:
    wrong = misheard(clip.words, others, np.random.default_rng(number))
    voice = speech(clip.audio)
    measured = frames(clip.audio)
    for group, words in ((clip.kind, clip.words), (f"{clip.kind}, one in ten wrong", wrong)):
        alignment = align(clip.audio, words, voice)
        for stray in plausible(alignment, measured):
            true = any(
                min(stray.end, filler.end or 0.0) - max(stray.start, filler.start or 0.0)
                >= _SHARED * (stray.end - stray.start)
                for filler in clip.fillers
            )
            yield Row(clip.voice, group, evidence(stray, alignment.words), true)


def table(chosen: Sequence[Row]) -> tuple[Table, Table]:
    seen = np.array([astuple(row.seen) for row in chosen])
    return seen, np.array([float(row.true) for row in chosen])


def learnt(chosen: Sequence[Row]) -> Weights:
    """Logistic regression by Newton's steps."""
    seen, true = table(chosen)
    middle, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-9
    inputs = np.column_stack([(seen - middle) / spread, np.ones(len(seen))])
    penalty = np.diag([_PENALTY] * seen.shape[1] + [0.0])
    weights = np.zeros(inputs.shape[1])
    for _ in range(50):
        chances = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (chances - true) + penalty @ weights
        curve = (inputs * (chances * (1 - chances))[:, None]).T @ inputs + penalty
        weights -= np.linalg.solve(curve, slope)
    each = weights[:-1] / spread
    return Weights(each, float(weights[-1] - each @ middle))


def left_out(found: Sequence[Row], known: dict[str, int]) -> dict[str, dict[str, str]]:
    """Precision and recall in each group, each voice judged by weights learnt on the others."""
    chances = np.zeros(len(found))
    for voice in {row.voice for row in found}:
        weights = learnt([row for row in found if row.voice != voice])
        own = [number for number, row in enumerate(found) if row.voice == voice]
        chances[own] = weights.chances(table([found[number] for number in own])[0])
    result: dict[str, dict[str, str]] = {}
    for group in sorted({row.group for row in found}):
        result[group] = {}
        for threshold in THRESHOLDS:
            kept = [
                row.true
                for row, chance in zip(found, chances, strict=True)
                if row.group == group and chance >= threshold
            ]
            right = sum(kept)
            result[group][str(threshold)] = f"{right} right, {len(kept) - right} wrong"
        result[group]["known"] = str(known[group.partition(",")[0]])
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--takes", type=int, default=1, help="of each kind and voice")
    takes = parser.parse_args().takes
    known: dict[str, int] = {}
    found: list[Row] = []
    others: list[str] = []
    for number, clip in enumerate(clips("tuned", takes)):
        others += [word.text for word in clip.words]
        known[clip.kind] = known.get(clip.kind, 0) + len(clip.fillers)
        found += rows(clip, number, others)
    weights = learnt(found)
    names = [each.name for each in fields(Evidence)]
    result = {
        "strays": len(found),
        "weights": dict(zip(names, weights.each.round(3).tolist(), strict=True)),
        "bias": round(weights.bias, 3),
        "left_out": left_out(found, known),
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
