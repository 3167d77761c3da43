"""The likeliest row of labels for a row of pieces, and how likely each label is at each piece.

A linear chain: Viterbi for the row, forward and backward sums for the posteriors (Lafferty et al.
2001). Five labels, so plain Python.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voice_interview.analysis.star.features import Features
from voice_interview.model import StarWeights

Scores = list[float]


@dataclass(frozen=True, slots=True)
class Decoded:
    labels: tuple[str, ...]
    posteriors: tuple[tuple[float, ...], ...]
    """For each piece one for each label, in the order of the weights' labels; they add up to 1."""


def decode(rows: Sequence[Features], openings: Sequence[Features], weights: StarWeights) -> Decoded:
    """`rows` and `openings` hold the features of each piece and of its first words."""
    if not rows:
        return Decoded((), ())
    count = len(weights.labels)
    local = [_sums(row, weights.scores, count) for row in rows]
    steps = [_steps(row, weights, count) for row in openings]
    labels = "".join(weights.labels[n] for n in _likeliest(local, steps, weights))
    return Decoded(tuple(labels), tuple(_posteriors(local, steps, weights)))


def _sums(row: Features, known: Mapping[str, Sequence[float]], count: int) -> Scores:
    sums = [0.0] * count
    for name, value in row.items():
        found = known.get(name)
        if found is not None:
            for number, weight in enumerate(found):
                sums[number] += value * weight
    return sums


def _steps(row: Features, weights: StarWeights, count: int) -> list[Scores]:
    """Into each label from each label: steps[after][before]."""
    flat = _sums(row, weights.steps, count * count)
    return [flat[after::count] for after in range(count)]


def _likeliest(
    local: Sequence[Scores], steps: Sequence[list[Scores]], weights: StarWeights
) -> list[int]:
    best = [start + score for start, score in zip(weights.starts, local[0], strict=True)]
    came: list[list[int]] = []
    for scores, into in zip(local[1:], steps[1:], strict=True):
        reached, sources = [], []
        for score, row in zip(scores, into, strict=True):
            ways = [so_far + step for so_far, step in zip(best, row, strict=True)]
            top = max(ways)
            reached.append(top + score)
            sources.append(ways.index(top))
        came.append(sources)
        best = reached
    last = [value + end for value, end in zip(best, weights.ends, strict=True)]
    path = [last.index(max(last))]
    for sources in reversed(came):
        path.append(sources[path[-1]])
    return path[::-1]


def _posteriors(
    local: Sequence[Scores], steps: Sequence[list[Scores]], weights: StarWeights
) -> list[tuple[float, ...]]:
    forward = [[start + score for start, score in zip(weights.starts, local[0], strict=True)]]
    for scores, into in zip(local[1:], steps[1:], strict=True):
        before = forward[-1]
        forward.append(
            [
                score + _log_sum([so_far + step for so_far, step in zip(before, row, strict=True)])
                for score, row in zip(scores, into, strict=True)
            ]
        )
    backward = [list(weights.ends)]
    for scores, into in zip(local[:0:-1], steps[:0:-1], strict=True):
        rest = [score + later for score, later in zip(scores, backward[-1], strict=True)]
        backward.append(
            [
                _log_sum([row[label] + then for row, then in zip(into, rest, strict=True)])
                for label in range(len(rest))
            ]
        )
    whole = _log_sum([there + end for there, end in zip(forward[-1], weights.ends, strict=True)])
    return [
        tuple(math.exp(there + rest - whole) for there, rest in zip(past, future, strict=True))
        for past, future in zip(forward, reversed(backward), strict=True)
    ]


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))
