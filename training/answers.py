"""The labelled answers, and which voices may be looked at."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "corpus" / "star"
PARTS = "STAR"
WRITERS = {
    "A": "ward-nurse junior-developer polish-warehouse-lead charity-fundraiser "
    "nigerian-bank-officer lab-technician",
    "B": "german-mechanical-engineer restaurant-cook phd-student brazilian-sales-rep",
    "C": "civil-servant french-nursery-teacher kiwi-farm-manager data-analyst-career-changer",
    "D": "belfast-bus-driver filipino-care-assistant highland-vet-receptionist korean-designer "
    "manchester-housing-officer texan-logistics",
    "E": "spanish-hotel-receptionist bristol-primary-teacher egyptian-civil-engineer",
    "F": "californian-marketer vietnamese-bookkeeper yorkshire-paramedic",
}
"""Who wrote which voices."""

_BREAK = re.compile(r"[—–…]|--|\.{3}")
_EDGES = re.compile(r"^[^\w£$€]+|[^\w%]+$")


@dataclass(frozen=True, slots=True)
class Said:
    """A word as the answer has it, with its label."""

    text: str
    label: str
    segment: int = 0
    """Number of the labelled segment it stands in."""


Words = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    id: str
    voice: str
    kind: str
    """complete, partial, opinion, plan, explanation or introduction"""
    words: Words

    @property
    def story(self) -> bool:
        return self.kind in ("complete", "partial")

    @property
    def told(self) -> str:
        """The kind as the reader names it."""
        return "story" if self.story else self.kind


SETS = ("held_back", "held_back_last", "held_back_next")
"""The voices held back from the beginning, and twice those of a writer nobody was taught on."""


def held_back(*sets: str) -> frozenset[str]:
    """Voices that are neither trained on nor looked at: of these sets, or of all."""
    split = json.loads((CORPUS / "split.json").read_text("utf-8"))
    return frozenset(voice for name in sets or SETS for voice in split[name])


def to_learn() -> list[Answer]:
    """Every answer of the voices that may be looked at."""
    kept_away = held_back()
    return [
        answer
        for path in sorted(CORPUS.glob("*.jsonl"))
        if path.stem not in kept_away
        for answer in _answers(path)
    ]


def to_judge(name: str) -> list[Answer]:
    """The answers of the voices in one of SETS: for benchmarks alone."""
    return [
        answer
        for voice in sorted(held_back(name))
        for answer in _answers(CORPUS / f"{voice}.jsonl")
    ]


def stripped(words: Iterable[Said]) -> Words:
    """As a recogniser writes that knows neither punctuation nor capitals."""
    return tuple(
        replace(word, text=bare)
        for word in words
        for part in _BREAK.split(word.text)
        if (bare := _EDGES.sub("", part).lower().replace("’", "'"))
    )


def _answers(path: Path) -> Iterator[Answer]:
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        words = tuple(
            Said(word, segment["label"], number)
            for number, segment in enumerate(raw["segments"])
            for word in segment["text"].split()
        )
        yield Answer(raw["id"], raw["voice"], raw["kind"], words)
