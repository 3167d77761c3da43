"""The grammar of one stretch of an answer: its words in order, and sounds that may stand between.

Pure but for the dictionary. Knows no sound.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from voice_interview.listening.decoder import Arc, Heard, listed, phones, taught, ways
from voice_interview.listening.path import Path, Step
from voice_interview.listening.pronounce import Spoken, spoken

NOISE = "[SPEECH]"
"""The dictionary's word for its filler phone, which was trained on human um and uh."""
STRAYS = (NOISE, "um", "uh", "er", "ah")
"""Loops at each word border. [SPEECH] alone finds .81 of the filled pauses of the tuned synthetic
voices, these five .97; with mm and hmm the false ones double (benchmarks)."""
_STRAY_CHANCE = 1e-4


@dataclass(frozen=True, slots=True)
class Reading:
    """How a word of the transcript may be said."""

    text: str
    ways: tuple[Spoken, ...]

    @property
    def listed(self) -> bool:
        return bool(self.ways) and all(way.listed for way in self.ways)


def reading(text: str) -> Reading:
    return Reading(text, spoken(text, listed))


@dataclass(slots=True)
class Grammar:
    """States: 0 before the first word, then one per word border, then those inside words."""

    arcs: list[Arc] = field(default_factory=list)
    borders: list[int] = field(default_factory=lambda: [0])
    """State behind each number of words; a word that cannot be said adds none."""
    _steps: dict[tuple[int, str], tuple[int, int]] = field(default_factory=dict)
    """State and dictionary word -> next state, word number."""
    states: int = 1

    @classmethod
    def plain(cls, readings: Sequence[Reading]) -> "Grammar":
        """Words with nothing but silence between."""
        grammar = cls()
        for number, one in enumerate(readings):
            grammar._add(number, one)
        return grammar

    @classmethod
    def free(cls, readings: Sequence[Reading]) -> "Grammar":
        """Words with strays between them."""
        grammar = cls.plain(readings)
        for state in sorted(set(grammar.borders)):
            grammar.arcs += [(state, state, _STRAY_CHANCE, stray) for stray in STRAYS]
        return grammar

    @classmethod
    def blocked(cls, readings: Sequence[Reading]) -> "Grammar":
        """Words with strays that lead nowhere: none is on a path that gets through.

        The decoder measures every path against the best sound it looks at; with the same sounds
        looked at, scores of this and of the free grammar can be compared.
        """
        grammar = cls.plain(readings)
        nowhere = grammar._state()
        for state in (*sorted(set(grammar.borders)), nowhere):
            grammar.arcs += [(state, nowhere, _STRAY_CHANCE, stray) for stray in STRAYS]
        return grammar

    def _add(self, number: int, one: Reading) -> None:
        if not one.ways:
            self.borders.append(self.borders[-1])
            return
        begin, end = self.borders[-1], self._state()
        self.borders.append(end)
        for way in one.ways:
            state = begin
            for place, (word, said) in enumerate(zip(way.words, way.phones, strict=True)):
                last = place == len(way.words) - 1
                names = (taught(word, said),) if said else ways(word)
                state = self._step(state, names, end if last else None, number)
                if state == end:
                    break

    def _step(self, state: int, names: Sequence[str], end: int | None, number: int) -> int:
        """Follow or add the arcs of one dictionary word; readings share what they begin with."""
        known = self._steps.get((state, names[0]))
        if known is not None:
            return known[0]
        target = self._state() if end is None else end
        for name in names:
            self._steps[state, name] = (target, number)
            self.arcs.append((state, target, 1.0 / len(names), name))
        return target

    def _state(self) -> int:
        self.states += 1
        return self.states - 1

    def open_end(self, fewest: int) -> tuple[list[Arc], int]:
        """Arcs and last state of a search that may end behind `fewest` words or any later one."""
        last = self.borders[-1]
        ends = sorted(set(self.borders[fewest:]) - {last})
        return [*self.arcs, *((state, last, 1.0) for state in ends)], last

    def steps(self, heard: Sequence[Heard], first: int, frame: int) -> Path:
        """A found path, its words counted from `first` and its frames from `frame`."""
        found = []
        state = 0
        for item in heard:
            known = self._steps.get((state, item.word))
            stray = item.word in STRAYS
            number = None
            if known is not None and not stray:
                state = known[0]
                number = first + known[1]
            found.append(
                Step(
                    number=number,
                    name=item.word,
                    start=frame + item.start,
                    end=frame + item.end,
                    score=item.score,
                    phones=len(phones(item.word)) if number is not None else 0,
                    stray=stray,
                )
            )
        return tuple(found)
