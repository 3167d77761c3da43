"""How much each feature speaks for each label, and which label follows which.

Set by hand from the label guide (notes on STAR, 8), untrained: docs/measures.md has the figures.
Trained weights have the same shape.
"""

from dataclasses import dataclass

LABELS = ("S", "T", "A", "R", "O")


@dataclass(frozen=True, slots=True)
class Weights:
    scores: dict[str, dict[str, float]]
    """Label -> feature -> weight."""
    steps: dict[str, dict[str, float]]
    """Label -> next label -> weight."""
    starts: dict[str, float]
    ends: dict[str, float]


BY_HAND = Weights(
    scores={
        "S": {
            "bias": 0.2, "place0": 1.8, "place1": 0.8, "place3": -0.5, "place4": -0.9,
            "place5": -1.2, "time": 1.1, "was_ing": 0.7, "had_done": 0.7, "there_was": 0.8,
            "trouble": 1.0, "place": 0.9, "they_past": 0.2, "we": 0.2, "i_past": -0.3,
            "asked_them": -1.0, "mental": -0.7, "then": -0.5, "outcome": -0.9, "praise": -0.5,
            "lesson": -1.0, "had_to": -0.8, "job_was": -0.8, "would": -0.3, "opener": -0.8,
            "self": -0.3,
        },
        "T": {
            "bias": -0.5, "place0": 0.2, "place1": 1.0, "place2": 0.4, "place4": -0.8,
            "place5": -1.2,
            "had_to": 2.1, "job_was": 2.1, "deadline": 1.1, "boss": 0.6, "asked_them": -1.2,
            "then": -0.4, "outcome": -1.0, "praise": -0.8, "lesson": -1.0, "opener": -0.8,
            "after:asked_them": 0.3, "before:trouble": 0.3, "mental": -0.2,
        },
        "A": {
            "bias": 0.3, "place0": -1.2, "place1": 0.0, "place2": 0.7, "place3": 0.9, "place4": 0.4,
            "place5": -0.6, "i_past": 1.0, "we_past": 0.6, "i_tell_now": 0.9, "joined_past": 0.4,
            "asked_them": 1.2, "mental": 0.6, "speech": 0.4, "then": 0.7, "made": 0.7,
            "they_past": 0.2, "outcome": -0.8, "praise": -0.5, "change": -0.3, "lesson": -1.4,
            "time": -0.4, "was_ing": -0.4, "trouble": -0.2, "would": -0.4, "opinion": -0.6,
            "opener": -0.8, "self": -0.6, "had_to": -0.3, "job_was": -0.4,
        },
        "R": {
            "bias": -0.3, "place0": -1.5, "place1": -0.9, "place3": 0.1, "place4": 0.8,
            "place5": 1.3,
            "outcome": 1.6, "change": 0.9, "praise": 1.2, "number": 0.4, "they_past": 0.4,
            "i_past": -0.2, "asked_them": -0.8, "mental": -0.4, "then": -0.2, "lesson": -0.8,
            "had_to": -0.6, "job_was": -0.6, "opener": -0.8, "opinion": -0.3, "last": 0.2,
        },
        "O": {
            "bias": -0.5, "first": 0.3, "last": 0.5, "lesson": 2.2, "would": 0.8, "now": 0.4,
            "you": 0.6, "opinion": 0.9, "plan": 1.0, "self": 0.9, "explain": 0.7, "opener": 2.0,
            "usually": 0.5, "closing": 1.8, "i_past": -0.8, "we_past": -0.8, "they_past": -0.5,
            "was_ing": -0.4, "asked_them": -0.8, "time": -0.4, "had_done": -0.4, "trouble": -0.2,
            "short": 0.2,
        },
    },
    steps={
        "S": {"S": 0.6, "T": 0.5, "A": 0.4, "R": -1.5, "O": -0.9},
        "T": {"S": -0.5, "T": 0.3, "A": 0.8, "R": -1.2, "O": -1.0},
        "A": {"S": -1.3, "T": -1.2, "A": 0.9, "R": 0.4, "O": -0.8},
        "R": {"S": -1.4, "T": -1.6, "A": -0.8, "R": 0.7, "O": 0.4},
        "O": {"S": 0.5, "T": -0.3, "A": -0.2, "R": -0.4, "O": 0.8},
    },
    starts={"S": 0.8, "T": -0.2, "A": -0.7, "R": -0.8, "O": 0.4},
    ends={"S": -0.4, "T": -0.6, "A": 0.0, "R": 0.4, "O": 0.4},
)  # fmt: skip
