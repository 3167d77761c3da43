"""Answers strung together out of one woman's sentences (`prompts`), about forty seconds each.

Between two sentences lies what a room sounds like, 0.15 to 0.9 s of it, and under all of it, 50 dB
below her voice. Fluent answers take each sentence once, and are given in silence and with two
noises. The others draw sentences anew: with her own filled pauses (`own_voice`), free or glued
where the alignment has a word end; with words drawn out; with sounds that are no words. Noises and
sounds are those of the synthetic newcomers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from benchmarks.people.own_voice import OwnVoice, own_voice
from benchmarks.people.prompts import Sentence, sentences
from benchmarks.synthetic.clips import KINDS, Clip, joined
from benchmarks.synthetic.noises import coloured
from benchmarks.synthetic.parts import PARTS, Part
from benchmarks.synthetic.pieces import Piece, Random, Sound, faded, silence
from benchmarks.synthetic.speaking import filler_places, set_free
from benchmarks.synthetic.voices import RATE_HZ

FLUENT_LEVELS = (None, 15.0, 10.0)
_SEED = 5
_FLUENT, _FILLED, _OTHERS = 8, 6, 3
"""Answers: fluent; free and glued each; drawn and disturbed each."""
_LENGTH_S = 36.0
_BEFORE_S, _AFTER_S = 0.05, 0.1
"""Kept around a sentence, with what dies away there."""
_ROOM_DB = 50.0
_GAIN = 0.7


def answers() -> Iterator[Clip]:
    part, read = PARTS["newcomers"], sentences()
    own = own_voice(read)
    random = np.random.default_rng(_SEED)
    order = iter([read[number] for number in random.permutation(len(read))])
    for number in range(_FLUENT):
        pieces = _pieces(part, "fluent", order, own, random)
        for level in FLUENT_LEVELS:
            yield _answer(part, pieces, "fluent", level, number)
    for kind, count in (
        ("free", _FILLED),
        ("glued", _FILLED),
        ("drawn", _OTHERS),
        ("disturbed", _OTHERS),
    ):
        for number in range(count):
            drawn = iter([read[one] for one in random.permutation(len(read))])
            level = part.snr_db[number * len(part.snr_db) // count]
            pieces = _pieces(part, kind, drawn, own, random)
            yield _answer(part, pieces, kind, level, number)


def _pieces(
    part: Part, kind: str, read: Iterator[Sentence], own: OwnVoice, random: Random
) -> list[Piece]:
    pieces = [silence(random.uniform(0.3, 1.2))]
    while sum(piece.sound.size for piece in pieces) < _LENGTH_S * RATE_HZ:
        said = cut(next(read))
        if kind in ("free", "glued"):
            said = with_fillers(said, own, random)
        if kind == "free":
            said = set_free(said, random)
        if kind == "drawn":
            part.draw_out(said, part.voices[0], random)
        pieces += [*said, silence(random.uniform(0.15, 0.9))]
        if kind == "disturbed":
            name, sound = part.disturbance(random)
            pieces += [Piece(sound, name, "disturbance"), silence(random.uniform(0.05, 0.5))]
    return pieces


def cut(sentence: Sentence) -> list[Piece]:
    """Pieces that join to the sentence."""
    audio = sentence.audio * np.float32(_GAIN)
    first, last = sentence.words[0], sentence.words[-1]
    reached = max(0, round(((first.start or 0.0) - _BEFORE_S) * RATE_HZ))
    finish = min(audio.size, round(((last.end or 0.0) + _AFTER_S) * RATE_HZ))
    pieces: list[Piece] = []
    for word in sentence.words:
        start = max(reached, round((word.start or 0.0) * RATE_HZ))
        end = min(finish, round((word.end or 0.0) * RATE_HZ))
        if start > reached:
            pieces.append(Piece(audio[reached:start]))
        pieces.append(Piece(audio[start:end], word.text, "word"))
        reached = end
    return [*pieces, Piece(faded(audio[reached:finish]))]


def with_fillers(said: list[Piece], own: OwnVoice, random: Random) -> list[Piece]:
    """A sentence's pieces with filled pauses of the same voice glued in between."""
    words = [number for number, piece in enumerate(said) if piece.role == "word"]
    loud = _loud(said)
    out = list(said)
    for place in reversed(filler_places(len(words), random)):
        at = words[place]
        for side in (at - 1, at):
            if side >= 0:
                out[side] = replace(out[side], sound=faded(out[side].sound))
        out.insert(at, own.filler(loud, random))
    return out


def _loud(said: Sequence[Piece]) -> float:
    """RMS of the louder half of her words."""
    power = [float(np.mean(piece.sound**2)) for piece in said if piece.role == "word"]
    return float(np.sqrt(np.percentile(power, 75)))


def _answer(part: Part, pieces: list[Piece], kind: str, level: float | None, number: int) -> Clip:
    random = np.random.default_rng((_SEED, KINDS.index(kind), number, round(level or 0)))
    name = f"prompts {kind} {number}"
    clip = joined(replace(part, snr_db=(level,)), pieces, kind, "prompts", random, name)
    return replace(clip, audio=in_a_room(clip.audio, random))


def in_a_room(audio: Sound, random: Random) -> Sound:
    loud = float(np.sqrt(np.mean(audio[np.abs(audio) > 0.1 * np.abs(audio).max()] ** 2)))
    room = coloured(audio.size, 1.2, random) * loud * 10 ** (-_ROOM_DB / 20)
    return (audio + room).astype(np.float32)
