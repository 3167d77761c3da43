"""Fits a linear-chain conditional random field (Lafferty et al. 2001) with L-BFGS.

The gradient is that of the log-likelihood of the right row of labels, summed over all rows at once;
every row is padded to the longest. Weights are kept small by a squared penalty.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize

from training.rows import Floats


@dataclass(frozen=True, slots=True)
class Chain:
    scores: Floats
    """features x labels"""
    steps: Floats
    """opening features x (label before, label)"""
    starts: Floats
    ends: Floats


@dataclass(frozen=True, slots=True)
class Penalty:
    scores: float
    steps: float


def fit(
    local: sparse.csr_matrix,
    opening: sparse.csr_matrix,
    shares: Floats,
    lengths: Sequence[int],
    weights: Floats,
    penalty: Penalty,
    rounds: int,
) -> Chain:
    """`local`, `opening`, `shares`: one line for each piece, the answers one after the other;
    `lengths` and `weights`: one for each answer."""
    problem = _Problem(local, opening, shares, lengths, weights, penalty)
    found = minimize(
        problem.loss,
        np.zeros(problem.size),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": rounds, "maxcor": 6},
    )
    return problem.unpacked(found.x)


def posteriors(chain: Chain, local: sparse.csr_matrix, opening: sparse.csr_matrix) -> Floats:
    """pieces x labels for one answer: sums scaled at each piece, not in logarithms, so that this
    checks the reader's own way."""
    scores = np.exp(np.asarray(local @ chain.scores))
    labels = scores.shape[1]
    steps = np.exp(np.asarray(opening @ chain.steps)).reshape(-1, labels, labels)
    forward, backward = scores.copy(), np.ones_like(scores)
    forward[0] *= np.exp(chain.starts)
    backward[-1] = np.exp(chain.ends)
    for place in range(1, len(scores)):
        forward[place] *= forward[place - 1] / forward[place - 1].sum() @ steps[place]
    for place in range(len(scores) - 1, 0, -1):
        backward[place - 1] = steps[place] @ (scores[place] * backward[place])
        backward[place - 1] /= backward[place - 1].sum()
    chances = forward * backward
    return np.asarray(chances / chances.sum(axis=1, keepdims=True))


class _Problem:
    def __init__(
        self,
        local: sparse.csr_matrix,
        opening: sparse.csr_matrix,
        shares: Floats,
        lengths: Sequence[int],
        weights: Floats,
        penalty: Penalty,
    ) -> None:
        self.local, self.opening = local, opening
        self.local_t, self.opening_t = local.T.tocsr(), opening.T.tocsr()
        self.labels = shares.shape[1]
        self.weights = weights
        self.penalty = penalty
        self.per_piece = np.repeat(weights, lengths)[:, None]
        ends = np.cumsum(lengths) - 1
        self.firsts, self.lasts = ends - np.array(lengths) + 1, ends
        count, longest = len(lengths), max(lengths)
        places = self.firsts[:, None] + np.arange(longest)
        self.there = np.arange(longest) < np.array(lengths)[:, None]
        self.places = np.where(self.there, places, 0)
        self.count, self.longest = count, longest
        self.size = (
            local.shape[1] * self.labels + opening.shape[1] * self.labels**2 + 2 * self.labels
        )
        self._count_the_right(shares)

    def _count_the_right(self, shares: Floats) -> None:
        """How often each feature stands at each label in the right rows."""
        right = shares.argmax(axis=1)
        inner = np.setdiff1d(np.arange(len(right)), self.firsts)
        pairs = np.zeros((len(right), self.labels**2))
        pairs[inner, right[inner - 1] * self.labels + right[inner]] = self.per_piece[inner, 0]
        self.right = Chain(
            np.asarray(self.local_t @ (shares * self.per_piece)),
            np.asarray(self.opening_t @ pairs),
            np.bincount(right[self.firsts], self.weights, self.labels).astype(float),
            np.bincount(right[self.lasts], self.weights, self.labels).astype(float),
        )

    def unpacked(self, flat: Floats) -> Chain:
        first = self.local.shape[1] * self.labels
        second = first + self.opening.shape[1] * self.labels**2
        return Chain(
            flat[:first].reshape(-1, self.labels),
            flat[first:second].reshape(-1, self.labels**2),
            flat[second : second + self.labels],
            flat[second + self.labels :],
        )

    def loss(self, flat: Floats) -> tuple[float, Floats]:
        """Negative log-likelihood with penalty, and its gradient."""
        chain = self.unpacked(flat)
        scores = np.asarray(self.local @ chain.scores)[self.places]
        steps = np.asarray(self.opening @ chain.steps)[self.places].reshape(
            self.count, self.longest, self.labels, self.labels
        )
        forward = self._forward(scores, steps, chain.starts)
        whole = _log_sum(forward[:, -1] + chain.ends, 1)
        backward, pairs = self._backward(scores, steps, chain.ends, forward, whole)
        chances = np.zeros((self.local.shape[0], self.labels))
        there = self.there
        posterior = np.exp(forward + backward - whole[:, None, None])
        chances[self.places[there]] = posterior[there]
        right = self.right
        gradient = Chain(
            np.asarray(self.local_t @ (chances * self.per_piece)) - right.scores,
            np.asarray(self.opening_t @ pairs) - right.steps,
            self.weights @ chances[self.firsts] - right.starts,
            self.weights @ chances[self.lasts] - right.ends,
        )
        likelihood = -self.weights @ whole
        penalties = self._penalties(chain)
        fields = ("scores", "steps", "starts", "ends")
        for name in fields:
            likelihood += (getattr(right, name) * getattr(chain, name)).sum()
        grown = np.concatenate([getattr(gradient, name).ravel() for name in fields])
        loss = -likelihood + 0.5 * (penalties * flat * flat).sum()
        return float(loss), grown + penalties * flat

    def _penalties(self, chain: Chain) -> Floats:
        rest = self.size - chain.scores.size
        return np.repeat((self.penalty.scores, self.penalty.steps), (chain.scores.size, rest))

    def _forward(self, scores: Floats, steps: Floats, starts: Floats) -> Floats:
        forward = np.empty_like(scores)
        forward[:, 0] = scores[:, 0] + starts
        for place in range(1, self.longest):
            before = forward[:, place - 1]
            value = _log_sum(before[:, :, None] + steps[:, place], 1) + scores[:, place]
            forward[:, place] = np.where(self.there[:, place, None], value, before)
        return forward

    def _backward(
        self, scores: Floats, steps: Floats, ends: Floats, forward: Floats, whole: Floats
    ) -> tuple[Floats, Floats]:
        """Sums from the end, and the chance of each pair of labels at each piece."""
        backward = np.empty_like(scores)
        backward[:, -1] = ends
        pairs = np.zeros((self.local.shape[0], self.labels**2))
        for place in range(self.longest - 1, 0, -1):
            after = backward[:, place]
            into = steps[:, place] + (scores[:, place] + after)[:, None, :]
            chance = np.exp(
                np.minimum(forward[:, place - 1, :, None] + into - whole[:, None, None], 0.0)
            )
            there = self.there[:, place]
            pairs[self.places[there, place]] = (
                chance[there].reshape(-1, self.labels**2) * self.weights[there, None]
            )
            backward[:, place - 1] = np.where(there[:, None], _log_sum(into, 2), after)
        return backward, pairs


def _log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    summed = np.log(np.exp(values - top).sum(axis=axis, keepdims=True)) + top
    return np.asarray(summed.squeeze(axis))
