"""How a sentence is said: with filled pauses free or glued, fluently, or with words drawn out."""

from collections.abc import Set

import numpy as np

from benchmarks.synthetic.parts import Part
from benchmarks.synthetic.people import breathy
from benchmarks.synthetic.pieces import Piece, Random, Sound, faded, silence
from benchmarks.synthetic.resample import stretched
from benchmarks.synthetic.voices import RATE_HZ, Voice

_SPOKEN_APART = ("um", "uh", "mm", "hmm", "er", "um", "uh", "erm")
_SHARES = {"um": 0.42, "uh": 0.36, "er": 0.1, "erm": 0.07, "ah": 0.05}


def sentence(part: Part, voice: Voice, kind: str, text: str, random: Random) -> list[Piece]:
    """One sentence, as a kind of answer asks for it."""
    pieces: list[Piece] = []
    for number, phrase in enumerate(text.split(" | ")):
        if number:
            pieces.append(silence(random.uniform(0.15, 0.7)))
        pieces += _phrase(part, voice, kind, phrase.split(), random)
    return pieces


def _phrase(part: Part, voice: Voice, kind: str, words: list[str], random: Random) -> list[Piece]:
    filled = kind in ("free", "glued")
    places = filler_places(len(words), random) if filled else []
    inside = random.random() < 0.5
    text, marks = _with_fillers(words, places if inside else [], random)
    audio, times = voice.speak(" ".join(text))
    pieces = cut(audio, times, text, marks)
    if not inside:
        for place in reversed(places):
            at = [i for i, piece in enumerate(pieces) if piece.role == "word"][place]
            pieces.insert(at, _spoken_apart(voice, random))
    if kind == "drawn":
        part.draw_out(pieces, voice, random)
    for piece in pieces:
        if piece.role == "filler":
            piece.sound = _as_filler(piece, random)
            if part.human:
                piece.sound = _softened(piece.sound, random)
    return set_free(pieces, random) if kind == "free" else pieces


def filler_places(words: int, random: Random) -> list[int]:
    """Before which words: often the first, others about one in ten."""
    return [i for i in range(words) if random.random() < (0.45 if i == 0 else 0.1)]


def _with_fillers(
    words: list[str], places: list[int], random: Random
) -> tuple[list[str], set[int]]:
    text: list[str] = []
    marks = set()
    for place, word in enumerate(words):
        if place in places:
            marks.add(len(text))
            text.append(str(random.choice(list(_SHARES), p=list(_SHARES.values()))))
        text.append(word)
    return text, marks


def cut(
    audio: Sound,
    times: list[tuple[float, float]],
    text: list[str],
    marks: Set[int] = frozenset(),
) -> list[Piece]:
    """Pieces that join to the audio between its first and last word; `marks` are filled pauses."""
    pieces: list[Piece] = []
    reached = round(times[0][0] * RATE_HZ)
    for number, (start_s, end_s) in enumerate(times):
        start, end = round(start_s * RATE_HZ), round(end_s * RATE_HZ)
        if start > reached:
            pieces.append(Piece(audio[reached:start]))
        role = "filler" if number in marks else "word"
        pieces.append(Piece(audio[max(start, reached) : end], text[number], role))
        reached = end
    return pieces


def _spoken_apart(voice: Voice, random: Random) -> Piece:
    sound = str(random.choice(_SPOKEN_APART))
    if voice.engine == "flite" and sound in ("mm", "hmm"):
        sound = "um"
    written = {"mm": "[[m:]]", "hmm": "[[hm:]]"} if voice.engine == "espeak" else {}
    audio, times = voice.speak(written.get(sound, sound))
    start, end = (round(t * RATE_HZ) for t in times[0])
    return Piece(faded(audio[start:end]), sound, "filler")


def _as_filler(piece: Piece, random: Random) -> Sound:
    """Length as in conversation, level up to 6 dB lower."""
    length_s = filler_length_s(piece.text, random)
    gain = 10 ** (-random.uniform(0, 6) / 20)
    return stretched(piece.sound, round(length_s * RATE_HZ)) * np.float32(gain)


def filler_length_s(text: str, random: Random) -> float:
    nasal = text in ("um", "erm", "hmm", "mm")
    median_s, spread = (0.38, 0.33) if nasal else (0.32, 0.38)
    return float(np.clip(median_s * np.exp(spread * random.normal()), 0.14, 0.9))


def _softened(sound: Sound, random: Random) -> Sound:
    """As people say them: up to 14 dB softer than words, and every second one breathy."""
    if random.random() < 0.5:
        sound = breathy(sound, random.uniform(0.2, 0.9), random)
    return sound * np.float32(10 ** (-random.uniform(0, 9) / 20))


def set_free(pieces: list[Piece], random: Random) -> list[Piece]:
    """Silence after a filled pause, before it, or both, in the shares of conversation."""
    out = []
    for piece in pieces:
        if piece.role != "filler":
            out.append(piece)
            continue
        side = random.choice(["before", "after", "both"], p=[0.22, 0.45, 0.33])
        before = [silence(random.uniform(0.06, 0.7))] if side != "after" else []
        after = [silence(random.uniform(0.06, 0.8))] if side != "before" else []
        out += [*before, Piece(faded(piece.sound), piece.text, piece.role), *after]
    return out
