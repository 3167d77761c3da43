"""The grammar of one stretch of an answer: its words in order, and sounds that may stand between.

Pure but for the dictionary. Knows no sound.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from voice_interview.listening.alignment.decoder import Arc, Heard, listed, phones, taught, ways
from voice_interview.listening.alignment.path import Path, Step
from voice_interview.listening.pronouncing.pronounce import Spoken, spoken

NOISE = "[SPEECH]"
"""The dictionary's word for its filler phone, which was trained on human um and uh."""
STRAYS = (NOISE, "um", "uh", "er", "ah")
"""Loops at each word border. [SPEECH] alone finds .81 of the filled pauses of the tuned synthetic
voices, these five .97; with mm and hmm the false ones double (benchmarks)."""
_STRAY_CHANCE = 1e-4
_INSTEAD_CHANCE = 1.0
"""In place of a doubtful word: as likely as the word. At 1e-2 18 filled pauses are found where this
finds 28 (tuned voices, built-in recogniser)."""


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
    _instead: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Where a stray may stand for the word: state -> next state, word number."""
    states: int = 1

    @classmethod
    def plain(cls, readings: Sequence[Reading]) -> "Grammar":
        """Words with nothing but silence between."""
        grammar = cls()
        for number, one in enumerate(readings):
            grammar._add(number, one)
        return grammar

    @classmethod
    def free(cls, readings: Sequence[Reading], doubtful: Collection[int] = ()) -> "Grammar":
        """Words with strays between them, and perhaps in place of `doubtful` ones."""
        grammar = cls.plain(readings)
        for state in sorted(set(grammar.borders)):
            grammar.arcs += [(state, state, _STRAY_CHANCE, stray) for stray in STRAYS]
        for number in doubtful:
            state, after = grammar.borders[number : number + 2]
            grammar._instead[state] = (after, number)
            grammar.arcs += [(state, after, _INSTEAD_CHANCE, stray) for stray in STRAYS]
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
        return tuple(
            Step(
                number=None if number is None else first + number,
                name=item.word,
                start=frame + item.start,
                end=frame + item.end,
                score=item.score,
                phones=0 if number is None or item.word in STRAYS else len(phones(item.word)),
                stray=item.word in STRAYS,
            )
            for item, number in zip(heard, self._numbers(heard), strict=True)
        )

    def _numbers(self, heard: Sequence[Heard]) -> tuple[int | None, ...]:
        """The word that each item belongs to. What follows tells which of two ways a stray went."""
        ways: dict[int, tuple[int | None, ...]] = {0: ()}
        for item in heard:
            ways = {
                state: (*numbers, number)
                for before, numbers in ways.items()
                for state, number in self._next(before, item.word)
            }
        return max(ways.items())[1]

    def _next(self, state: int, word: str) -> Iterator[tuple[int, int | None]]:
        """Where one item may lead from a state; silence leads nowhere."""
        if word in STRAYS and state in self._instead:
            yield self._instead[state]
        if word in STRAYS or word[0] in "<[":
            yield state, None
        elif (state, word) in self._steps:
            yield self._steps[state, word]
