"""Clips with everything known about them, made from a number alone.

An answer is spoken by an engine, cut at its word borders, and put together again with filled
pauses, silences, drawn-out words and disturbances in between: so all times are known to the sample.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.synthetic import noises, texts, voices
from benchmarks.synthetic.resample import stretched, to_rate
from benchmarks.synthetic.voices import RATE_HZ, Voice
from voice_interview.model import Interval, Word

Sound = NDArray[np.float32]
Random = np.random.Generator

KINDS = ("free", "glued", "fluent", "drawn", "disturbed")
"""Filled pauses with silence on at least one side; without any; none at all; none, but words drawn
out; none, but coughs, breaths, keys, creaks and knocks."""

BACKGROUNDS = ("white", "pink", "fan", "hum", "babble")
SNR_DB = (None, 30.0, 20.0, 15.0, 10.0)
"""None: exact zeros between the words."""

PAUSE_S = 0.25

_SPOKEN_INSIDE = ("um", "uh", "er", "erm", "ah")
"""What both engines read as one; the rest is spoken apart and put in."""
_SPOKEN_APART = ("um", "uh", "mm", "hmm", "er", "um", "uh", "erm")
_SHARES = {"um": 0.42, "uh": 0.36, "er": 0.1, "erm": 0.07, "ah": 0.05}


@dataclass(frozen=True, slots=True)
class Clip:
    name: str
    kind: str
    voice: str
    audio: Sound
    words: tuple[Word, ...]
    """What was said without the filled pauses, with true times."""
    fillers: tuple[Word, ...]
    snr_db: float | None
    disturbances: tuple[Interval, ...]

    @property
    def duration_s(self) -> float:
        return self.audio.size / RATE_HZ

    @property
    def pauses(self) -> tuple[Interval, ...]:
        """Silences of 250 ms and more between the first and the last voice."""
        voiced = sorted((w.start or 0.0, w.end or 0.0) for w in (*self.words, *self.fillers))
        gaps = []
        reached = voiced[0][1]
        for start, end in voiced[1:]:
            if start - reached >= PAUSE_S:
                gaps.append(Interval(reached, start))
            reached = max(reached, end)
        return tuple(gaps)


@dataclass(slots=True)
class _Piece:
    sound: Sound
    text: str = ""
    role: str = "gap"
    """word | filler | gap | disturbance"""


def clips(part: str, per_voice: int) -> Iterator[Clip]:
    """`per_voice` clips of each kind in each voice of a part, `tuned` or `held back`."""
    held = part == "held back"
    speakers = voices.HELD_BACK if held else voices.TUNED
    sentences = texts.HELD_BACK if held else texts.TUNED
    for number, voice in enumerate(speakers):
        for place, kind in enumerate(KINDS):
            for take in range(per_voice):
                seed = (held, number, place, take)
                yield clip(
                    voice, kind, sentences, np.random.default_rng(seed), f"{voice} {kind} {take}"
                )


def clip(voice: Voice, kind: str, sentences: tuple[str, ...], random: Random, name: str) -> Clip:
    """One answer of three to five sentences in `voice`."""
    count = int(random.integers(3, 6))
    pieces = [_silence(random.uniform(0.3, 1.2))]
    for chosen in random.choice(len(sentences), size=count, replace=False):
        pieces += _sentence(voice, kind, sentences[chosen], random)
        pieces.append(_silence(random.uniform(0.3, 1.2)))
        if kind == "disturbed":
            pieces += [_disturbance(random), _silence(random.uniform(0.05, 0.5))]
    return _joined(pieces, kind, voice, random, name)


def _sentence(voice: Voice, kind: str, sentence: str, random: Random) -> list[_Piece]:
    pieces: list[_Piece] = []
    for number, phrase in enumerate(sentence.split(" | ")):
        if number:
            pieces.append(_silence(random.uniform(0.15, 0.7)))
        pieces += _phrase(voice, kind, phrase.split(), random)
    return pieces


def _phrase(voice: Voice, kind: str, words: list[str], random: Random) -> list[_Piece]:
    filled = kind in ("free", "glued")
    places = _filler_places(len(words), random) if filled else []
    inside = random.random() < 0.5
    text, marks = _with_fillers(words, places if inside else [], random)
    audio, times = voice.speak(" ".join(text))
    pieces = _cut(audio, times, text, marks)
    if not inside:
        for place in reversed(places):
            at = [i for i, piece in enumerate(pieces) if piece.role == "word"][place]
            pieces.insert(at, _spoken_apart(voice, random))
    if kind == "drawn":
        _draw_out(pieces, random)
    for piece in pieces:
        if piece.role == "filler":
            piece.sound = _as_filler(piece, random)
    return _set_free(pieces, random) if kind == "free" else pieces


def _filler_places(words: int, random: Random) -> list[int]:
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


def _cut(
    audio: Sound, times: list[tuple[float, float]], text: list[str], marks: set[int]
) -> list[_Piece]:
    """Pieces that join to the audio between its first and last word."""
    pieces: list[_Piece] = []
    reached = round(times[0][0] * RATE_HZ)
    for number, (start_s, end_s) in enumerate(times):
        start, end = round(start_s * RATE_HZ), round(end_s * RATE_HZ)
        if start > reached:
            pieces.append(_Piece(audio[reached:start]))
        role = "filler" if number in marks else "word"
        pieces.append(_Piece(audio[max(start, reached) : end], text[number], role))
        reached = end
    return pieces


def _spoken_apart(voice: Voice, random: Random) -> _Piece:
    sound = str(random.choice(_SPOKEN_APART))
    written = {"mm": "[[m:]]", "hmm": "[[hm:]]"}.get(sound, sound)
    if voice.engine == "flite" and written != sound:
        written = sound = "um"
    audio, times = voice.speak(f"{written}")
    start, end = (round(t * RATE_HZ) for t in times[0])
    return _Piece(_faded(audio[start:end]), sound, "filler")


def _as_filler(piece: _Piece, random: Random) -> Sound:
    """Length as in conversation (notes on speech, 4.7), level up to 6 dB lower."""
    nasal = piece.text in ("um", "erm", "hmm", "mm")
    median_s, spread = (0.38, 0.33) if nasal else (0.32, 0.38)
    length_s = float(np.clip(median_s * np.exp(spread * random.normal()), 0.14, 0.9))
    gain = 10 ** (-random.uniform(0, 6) / 20)
    return stretched(piece.sound, round(length_s * RATE_HZ)) * np.float32(gain)


def _set_free(pieces: list[_Piece], random: Random) -> list[_Piece]:
    """Silence after a filled pause, before it, or both, in the shares of notes on speech, 4.7."""
    out = []
    for piece in pieces:
        if piece.role != "filler":
            out.append(piece)
            continue
        side = random.choice(["before", "after", "both"], p=[0.22, 0.45, 0.33])
        before = [_silence(random.uniform(0.06, 0.7))] if side != "after" else []
        after = [_silence(random.uniform(0.06, 0.8))] if side != "before" else []
        out += [*before, _Piece(_faded(piece.sound), piece.text, piece.role), *after]
    return out


def _draw_out(pieces: list[_Piece], random: Random) -> None:
    """Some words get the length that a hesitating speaker gives them."""
    for piece in pieces:
        if piece.role == "word" and random.random() < 0.2 and piece.sound.size > 2000:
            cut = round(piece.sound.size * random.uniform(0.3, 0.6))
            tail = piece.sound[cut:]
            longer = stretched(tail, tail.size + round(random.uniform(0.1, 0.35) * RATE_HZ))
            piece.sound = np.concatenate([piece.sound[:cut], longer])


def _disturbance(random: Random) -> _Piece:
    kind = str(random.choice(list(noises.DISTURBANCES)))
    loud = {"cough": 0.5, "breath": 0.06, "keys": 0.25, "creak": 0.2, "thump": 0.4}[kind]
    return _Piece(
        noises.DISTURBANCES[kind](random) * np.float32(loud * random.uniform(0.3, 1)),
        kind,
        "disturbance",
    )


def _silence(seconds: float) -> _Piece:
    return _Piece(np.zeros(round(seconds * RATE_HZ), dtype=np.float32))


def _faded(sound: Sound) -> Sound:
    """10 ms fades at both ends, so that a cut does not click."""
    size = min(160, sound.size // 2)
    shape = np.ones(sound.size, dtype=np.float32)
    shape[:size] = np.linspace(0, 1, size)
    shape[sound.size - size :] = np.linspace(1, 0, size)
    return (sound * shape).astype(np.float32)


def _joined(pieces: list[_Piece], kind: str, voice: Voice, random: Random, name: str) -> Clip:
    words, fillers, disturbances = [], [], []
    reached = 0
    for piece in pieces:
        start, reached = reached, reached + piece.sound.size
        span = (start / RATE_HZ, reached / RATE_HZ)
        if piece.role == "word":
            words.append(Word(piece.text, *span))
        elif piece.role == "filler":
            fillers.append(Word(piece.text, *span))
        elif piece.role == "disturbance":
            disturbances.append(Interval(*span))
    snr_db = SNR_DB[int(random.integers(len(SNR_DB)))]
    audio = _recorded(np.concatenate([piece.sound for piece in pieces]), snr_db, random)
    return Clip(
        name, kind, str(voice), audio, tuple(words), tuple(fillers), snr_db, tuple(disturbances)
    )


def _recorded(audio: Sound, snr_db: float | None, random: Random) -> Sound:
    """As a microphone hears it: background, now and then a telephone's band, some level."""
    if random.random() < 0.1:
        audio = to_rate(to_rate(audio, RATE_HZ, 8000), 8000, RATE_HZ)
    if snr_db is not None:
        loud = audio[np.abs(audio) > 0.01]
        noise = noises.background(audio.size, str(random.choice(BACKGROUNDS)), random)
        audio = audio + noise * np.sqrt(np.mean(loud**2)) * 10 ** (-snr_db / 20)
    gain = 10 ** (-random.uniform(0, 20) / 20)
    return (audio * gain).astype(np.float32)
