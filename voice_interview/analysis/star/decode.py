"""The likeliest row of labels for a row of segments, and how sure each is.

Viterbi for the row, forward and backward sums for the posteriors: five labels, so plain Python.
"""

import math
from collections.abc import Sequence

from voice_interview.analysis.star.features import Features
from voice_interview.analysis.star.weights import LABELS, Weights

Scores = dict[str, float]


def decode(rows: Sequence[Features], weights: Weights) -> list[tuple[str, float]]:
    """For each segment its label and that label's posterior, 0 to 1."""
    if not rows:
        return []
    local = [_scores(row, weights) for row in rows]
    labels = _likeliest(local, weights)
    posteriors = _posteriors(local, weights)
    return [(label, sure[label]) for label, sure in zip(labels, posteriors, strict=True)]


def _scores(row: Features, weights: Weights) -> Scores:
    scores = {}
    for label in LABELS:
        known = weights.scores[label]
        scores[label] = sum(value * known[name] for name, value in row.items() if name in known)
    return scores


def _likeliest(local: Sequence[Scores], weights: Weights) -> list[str]:
    best = {label: weights.starts[label] + local[0][label] for label in LABELS}
    back: list[dict[str, str]] = []
    for scores in local[1:]:
        came = {}
        reached = {}
        for label in LABELS:
            source = max(LABELS, key=lambda before: best[before] + weights.steps[before][label])
            came[label] = source
            reached[label] = best[source] + weights.steps[source][label] + scores[label]
        back.append(came)
        best = reached
    label = max(LABELS, key=lambda last: best[last] + weights.ends[last])
    row = [label]
    for came in reversed(back):
        label = came[label]
        row.append(label)
    return row[::-1]


def _posteriors(local: Sequence[Scores], weights: Weights) -> list[Scores]:
    forward = [{label: weights.starts[label] + local[0][label] for label in LABELS}]
    for scores in local[1:]:
        last = forward[-1]
        forward.append(
            {
                label: scores[label]
                + _log_sum([last[before] + weights.steps[before][label] for before in LABELS])
                for label in LABELS
            }
        )
    backward = [dict(weights.ends)]
    for scores in local[:0:-1]:
        after = backward[-1]
        backward.append(
            {
                label: _log_sum([weights.steps[label][n] + scores[n] + after[n] for n in LABELS])
                for label in LABELS
            }
        )
    whole = _log_sum([forward[-1][label] + weights.ends[label] for label in LABELS])
    return [
        {label: math.exp(there[label] + rest[label] - whole) for label in LABELS}
        for there, rest in zip(forward, reversed(backward), strict=True)
    ]


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))
