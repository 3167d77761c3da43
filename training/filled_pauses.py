"""The weights of the second look (`listening.weights`), learnt on synthetic voices.

`python -m training.filled_pauses` prints what they give on material left out in turn: voices, kinds
of background, kinds of sounds that are no words. `--write` writes them, learnt on everything. Each
answer is heard with its own words, and most with one word in ten wrong as well.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.neural_network import MLPClassifier

from benchmarks.fillers import misheard
from benchmarks.synthetic.clips import KINDS, Clip, clips
from benchmarks.synthetic.parts import PARTS
from voice_interview.listening import weights
from voice_interview.listening.activity import speech
from voice_interview.listening.align import Alignment, align
from voice_interview.listening.evidence import Evidence
from voice_interview.listening.filled_pauses import plausible, surely
from voice_interview.listening.frames import frames
from voice_interview.model import Interval

LEARNT_FROM = ("tuned", "wide")
NETWORKS = 4
"""That differ in where they began: what they say is averaged."""
UNITS = 8
SHRINKING = 20.0
"""Penalty on the square of the weights."""
FOLDS = 6
_SHARED = 0.3

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    clip: int
    voice: str
    kind: str
    wrong: bool
    snr_db: float | None
    noise: str
    disturbance: str
    seen: Evidence
    true: bool
    fillers: tuple[float, ...]
    """Starts of the filled pauses it stands for."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A clip with its alignments: with its own words, and with wrong ones."""

    clip: Clip
    voice: tuple[Interval, ...]
    alignments: tuple[Alignment, ...]


def heard(part: str) -> Iterator[Heard]:
    others = [word for text in PARTS[part].sentences for word in text.split() if word != "|"]
    for number, clip in enumerate(clips(part, 1)):
        voice = speech(clip.audio)
        texts = [clip.words]
        if clip.kind in ("free", "glued", "fluent"):
            random = np.random.default_rng((*divmod(number, len(KINDS)), 0))
            texts.append(misheard(clip.words, others, random))
        yield Heard(clip, voice, tuple(align(clip.audio, words, voice) for words in texts))


def rows(number: int, one: Heard) -> Iterator[Row]:
    measured = frames(one.clip.audio)
    for wrong, alignment in enumerate(one.alignments):
        for stray, seen in plausible(alignment, measured, one.voice):
            place = Interval(stray.start, stray.end)
            same = [f for f in one.clip.fillers if _shared_s(place, f.start, f.end, place.length_s)]
            known = [
                f.start or 0.0
                for f in one.clip.fillers
                if _shared_s(place, f.start, f.end, (f.end or 0.0) - (f.start or 0.0))
            ]
            odd = [
                d.text
                for d in one.clip.disturbances
                if _shared_s(place, d.start, d.end, place.length_s)
            ]
            yield Row(
                clip=number,
                voice=one.clip.voice,
                kind=one.clip.kind,
                wrong=bool(wrong),
                snr_db=one.clip.snr_db,
                noise=one.clip.noise,
                disturbance=odd[0] if odd else "",
                seen=seen,
                true=bool(same),
                fillers=tuple(known) if same else (),
            )


def _shared_s(place: Interval, start: float | None, end: float | None, of_s: float) -> bool:
    """Do two stretches share enough of a length?"""
    shared_s = min(place.end, end or 0.0) - max(place.start, start or 0.0)
    return shared_s >= _SHARED * of_s


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
    middle, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-9
    hidden, last, bias = [], [], 0.0
    for seed in range(NETWORKS):
        network = MLPClassifier(
            (UNITS,), activation="tanh", solver="lbfgs", alpha=SHRINKING, random_state=seed
        ).fit((seen - middle) / spread, true)
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
    found: Sequence[Row], chances: Table, known: dict[str, int], minutes: dict[str, float]
) -> dict[str, object]:
    """Sure ones in each kind of answer; rows without a chance do not count."""
    sure = [chance >= surely(row.seen) for row, chance in zip(found, chances, strict=True)]
    result: dict[str, object] = {}
    for kind in KINDS:
        for wrong in (False, True):
            chosen = [
                row
                for row, kept in zip(found, sure, strict=True)
                if kept and (row.kind, row.wrong) == (kind, wrong)
            ]
            false = sum(not row.true for row in chosen)
            name = f"{kind}, one in ten wrong" if wrong else kind
            if kind in ("free", "glued"):
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="the weights that the program uses")
    writes = parser.parse_args().write
    found: list[Row] = []
    known: dict[str, int] = {}
    minutes: dict[str, float] = {}
    number = 0
    for part in LEARNT_FROM:
        for one in heard(part):
            clip = one.clip
            known[clip.kind] = known.get(clip.kind, 0) + len(clip.fillers)
            minutes[clip.kind] = minutes.get(clip.kind, 0.0) + clip.duration_s / 60
            found += rows(number, one)
            number += 1
    print(json.dumps(judgement(found, known, minutes), indent=2))
    if writes:
        write(learnt(found))


def judgement(
    found: Sequence[Row], known: dict[str, int], minutes: dict[str, float]
) -> dict[str, object]:
    groups: dict[str, Callable[[Row], str]] = {
        "voices": lambda row: row.voice,
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
