"""What the second look knows (`listening.between.weights`), learnt on synthetic voices and actors.

`python -m training.filled_pauses` prints what they give on material left out in turn: families of
voices and actors' figures, whole games, whole engines (all actors are one), kinds of background,
kinds of sounds that are no words. `--write` writes them, learnt on everything that
`training.speakers` has.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.neural_network import MLPClassifier

from benchmarks.played.hesitant import KINDS as MADE
from benchmarks.synthetic.clips import KINDS
from training.asked import asked_to_write
from training.speakers import ACTORS, AGAIN, speakers
from training.strays import Row, engine, family, game, lesson
from voice_interview.listening.between import weights
from voice_interview.listening.between.evidence import Evidence
from voice_interview.listening.between.filled_pauses import SURE

NETWORKS = 4
"""That differ in where they began: what they say is averaged."""
UNITS = 8
SHRINKING = 30.0
"""Penalty on the square of the weights. With more, whole games left out are told better, and voices
left out worse."""
SAID = 4.0
"""What a filled pause that an actor said counts for: there are few."""
LOUDER_DB = (-4.0, 6.0)
"""Made filled pauses lie 9 dB below the loud parts of the words, those that actors say 3. So each
made one is learnt from as if it were louder by something between these."""
FOLDS = 7

Table = NDArray[np.float64]


def table(chosen: Sequence[Row]) -> tuple[Table, NDArray[np.bool_]]:
    return np.array([row.seen.row() for row in chosen]), np.array([row.true for row in chosen])


@dataclass(frozen=True, slots=True)
class Weights:
    """All networks as one layer; the spread of each figure is in the weights."""

    hidden: Table
    """A row of weights and a bias for each unit."""
    last: Table

    def chances(self, seen: Table) -> Table:
        inner = np.tanh(seen @ self.hidden[:, :-1].T + self.hidden[:, -1])
        chances: Table = 1 / (1 + np.exp(-(inner @ self.last[:-1] + self.last[-1])))
        return chances


def learnt(chosen: Sequence[Row]) -> Weights:
    seen, true = table(chosen)
    made = np.array([row.true and not row.said for row in chosen])
    louder_db = np.random.default_rng(0).uniform(*LOUDER_DB, made.sum())
    seen[made, Evidence.__slots__.index("level_db")] += louder_db
    counted = [SAID if row.said else 1.0 for row in chosen]
    middle, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-9
    hidden, last, bias = [], [], 0.0
    for seed in range(NETWORKS):
        network = MLPClassifier(
            (UNITS,),
            activation="tanh",
            solver="lbfgs",
            alpha=SHRINKING,
            max_iter=500,
            random_state=seed,
        ).fit((seen - middle) / spread, true, counted)
        each = network.coefs_[0].T / spread
        hidden.append(np.column_stack([each, network.intercepts_[0] - each @ middle]))
        last.append(network.coefs_[1].ravel() / NETWORKS)
        bias += float(network.intercepts_[1][0]) / NETWORKS
    return Weights(np.concatenate(hidden), np.append(np.concatenate(last), bias))


# --- what they give on what they have not seen ---------------------------------------------------


def left_out(found: Sequence[Row], group: Callable[[Row], str]) -> Table:
    """Chances of all rows, each from weights learnt without its group; "" is in every lesson."""
    names = sorted({group(row) for row in found} - {""})
    np.random.default_rng(0).shuffle(names)
    fold = {name: number % FOLDS for number, name in enumerate(names)}
    chances = np.full(len(found), np.nan)
    for number in range(min(FOLDS, len(names))):
        weights_of_others = learnt([row for row in found if fold.get(group(row)) != number])
        own = [place for place, row in enumerate(found) if fold.get(group(row)) == number]
        chances[own] = weights_of_others.chances(table([found[place] for place in own])[0])
    return chances


def figures(
    found: Sequence[Row], chances: Table, known: Mapping[str, int], minutes: Mapping[str, float]
) -> dict[str, object]:
    """Sure ones in each kind of answer that has rows with a chance."""
    judged = {
        (row.kind, row.wrong)
        for row, chance in zip(found, chances, strict=True)
        if not np.isnan(chance)
    }
    sure = chances >= SURE
    result: dict[str, object] = {}
    actors = [
        f"{group}, {kind}"
        for group in (ACTORS, f"{ACTORS}, {AGAIN}")
        for kind in ("fluent", "filled", *MADE)
    ]
    for kind in (*KINDS, *actors):
        for wrong in sorted(wrong for one, wrong in judged if one == kind):
            chosen = [
                row
                for row, kept in zip(found, sure, strict=True)
                if kept and (row.kind, row.wrong) == (kind, wrong)
            ]
            false = sum(not row.true for row in chosen)
            name = f"{kind}, one in ten wrong" if wrong else kind
            if known[kind]:
                right = len({(row.clip, start) for row in chosen for start in row.fillers})
                result[name] = f"{right} of {known[kind]} right, {false} wrong"
            else:
                result[name] = f"{false / minutes[kind]:.2f} a minute"
    return result


def write(found: Weights) -> None:
    """As a module of plain numbers."""
    text = weights.__file__
    head, _, _ = Path(text).read_text(encoding="utf-8").partition("HIDDEN =")
    body = [f'{head}HIDDEN = """']
    body += [_wrapped(row) for row in found.hidden]
    body += ['"""', "", 'LAST = """', _wrapped(found.last), '"""', ""]
    Path(text).write_text("\n".join(body), encoding="utf-8")


def _wrapped(row: Table) -> str:
    numbers = [f"{value:.4g}" for value in row]
    return "\n".join(" ".join(numbers[at : at + 10]) for at in range(0, len(numbers), 10))


def main() -> None:
    writes = asked_to_write(__doc__)
    with ProcessPoolExecutor() as pool:
        lessons = list(pool.map(lesson, speakers()))
    found = [row for one in lessons for row in one.rows]
    known = sum((one.known for one in lessons), Counter[str]())
    seconds = sum((one.seconds for one in lessons), Counter[str]())
    minutes = {kind: all_s / 60 for kind, all_s in seconds.items()}
    print(json.dumps(judgement(found, known, minutes), indent=2))
    if writes:
        write(learnt(found))


def judgement(
    found: Sequence[Row], known: Mapping[str, int], minutes: Mapping[str, float]
) -> dict[str, object]:
    groups: dict[str, Callable[[Row], str]] = {
        "families of voices, figures": family,
        "games": game,
        "engines": engine,
        "backgrounds": lambda row: row.noise,
        "disturbances": lambda row: row.disturbance,
    }
    return {
        "strays": len(found),
        **{
            f"left out in turn: {name}": figures(found, left_out(found, group), known, minutes)
            for name, group in groups.items()
        },
    }


if __name__ == "__main__":
    main()
