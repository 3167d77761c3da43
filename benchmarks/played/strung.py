"""Answers of about a minute, strung together out of the lines of one figure.

Between two lines lies what a room sounds like, 0.15 to 0.9 s of it, and under all of it, 50 dB
below the voice. Of every figure there are `filled` answers, with each line that has a filled pause
and the two lines after it, and `fluent` ones out of its other lines. Each is given in silence and
with noise at 15 dB.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from benchmarks.people.strung import in_a_room
from benchmarks.played import parts
from benchmarks.played.lines import Line
from benchmarks.played.said import Said, fitting, has_filler, is_filler
from benchmarks.synthetic.clips import Clip, joined
from benchmarks.synthetic.parts import PARTS
from benchmarks.synthetic.pieces import Piece, Random, silence
from benchmarks.synthetic.voices import RATE_HZ
from voice_interview.model import Word

LEVELS = (None, 15.0)
_SEED = 6
_NOISES = {"tuned": "wide", "held back": "unheard"}
"""Whose backgrounds stand behind the voices of a part."""
_LENGTH_S, _SHORTEST_S = 50.0, 25.0
"""Of the lines that an answer is to have, and of those that fit."""
_AFTER = 2
_GAIN = 0.5


def answers(part: str, most: int = 1) -> Iterator[Clip]:
    """`part` is "tuned" or "held back"; of one figure `most` fluent answers."""
    for number, lines in enumerate(figures(part)):
        yield from of_figure(part, number, lines, most)


def figures(part: str) -> list[list[Line]]:
    """What each of them says."""
    found: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in parts.lines(part):
        found[line.game, line.speaker].append(line)
    return list(found.values())


def of_figure(part: str, number: int, lines: Sequence[Line], most: int) -> Iterator[Clip]:
    for place, row in enumerate(_rows(lines, most)):
        said = list(fitting(row))
        if sum(line.length_s for line in said) < _SHORTEST_S:
            continue
        for level in LEVELS:
            random = np.random.default_rng((_SEED, number, place))
            yield _answer(part, said, level, random, place)


def wide(clip: Clip) -> Clip:
    """Each filled pause with all the room between the words on its sides: so long as one lies
    there, it is right, since nobody marked its ends."""
    said = sorted((*clip.words, *clip.fillers), key=lambda word: word.start or 0.0)
    ends = [0.0, *(word.end or 0.0 for word in said)]
    starts = [*(word.start or 0.0 for word in said), clip.duration_s]
    rooms = tuple(
        Word(word.text, ends[place], starts[place + 1])
        for place, word in enumerate(said)
        if word in clip.fillers
    )
    return replace(clip, fillers=rooms)


def _rows(lines: Sequence[Line], most: int) -> list[list[Line]]:
    """Lines of `most` fluent answers, from all parts of the game, and all with filled pauses."""
    near = {
        place + after
        for place, line in enumerate(lines)
        if has_filler(line)
        for after in range(_AFTER + 1)
    }
    others = [line for place, line in enumerate(lines) if place not in near]
    filled = _cut([line for place, line in enumerate(lines) if place in near])
    while filled and others and _length_s(filled[-1]) < _LENGTH_S:
        filled[-1].append(others.pop(0))
    fluent = _cut(others)
    chosen = np.linspace(0, len(fluent) - 1, min(most, len(fluent))).round().astype(int)
    return [*(fluent[place] for place in chosen), *filled]


def _cut(lines: Sequence[Line]) -> list[list[Line]]:
    """Rows of the length of an answer, in order; the last may be shorter."""
    rows: list[list[Line]] = []
    for line in lines:
        if not rows or _length_s(rows[-1]) >= _LENGTH_S:
            rows.append([])
        rows[-1].append(line)
    return rows


def _length_s(row: Sequence[Line]) -> float:
    return sum(line.length_s for line in row)


def _answer(
    part: str, row: Sequence[Said], level: float | None, random: Random, place: int
) -> Clip:
    """It is filled when a line with a filled pause is among those that fitted."""
    kind = "filled" if any(line.fillers for line in row) else "fluent"
    pieces = [silence(random.uniform(0.3, 1.2))]
    for line in row:
        pieces += [*_pieces(line), silence(random.uniform(0.15, 0.9))]
    noises = replace(PARTS[_NOISES[part]], snr_db=(level,), human=False)
    name = f"{row[0].speaker} {kind} {place} {level or 'quiet'}"
    clip = joined(noises, pieces, kind, row[0].speaker, random, name)
    return replace(clip, audio=in_a_room(clip.audio, random))


def _pieces(line: Said) -> Iterator[Piece]:
    """That join to the whole line."""
    audio = line.audio * np.float32(_GAIN)
    reached = 0
    for word in line.words:
        start = max(reached, round((word.start or 0.0) * RATE_HZ))
        end = min(audio.size, round((word.end or 0.0) * RATE_HZ))
        if start > reached:
            yield Piece(audio[reached:start])
        yield Piece(audio[start:end], word.text, "filler" if is_filler(word.text) else "word")
        reached = end
    yield Piece(audio[reached:])
