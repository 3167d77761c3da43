"""Clips with everything known about them, made from a number alone.

An answer is spoken by an engine, cut at its word borders, and put together again with filled
pauses, silences, drawn-out words and disturbances in between: so all times are known to the sample.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.synthetic.parts import PARTS, Part
from benchmarks.synthetic.people import breathy, in_a_room
from benchmarks.synthetic.pieces import Piece, Random, Sound, silence
from benchmarks.synthetic.resample import to_rate
from benchmarks.synthetic.speaking import sentence
from benchmarks.synthetic.voices import RATE_HZ, Voice
from voice_interview.model import Interval, Word

KINDS = ("free", "glued", "fluent", "drawn", "disturbed")
"""Filled pauses with silence on at least one side; without any; none at all; none, but words drawn
out; none, but sounds that are no words, such as coughs."""

PAUSE_S = 0.25


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
    noise: str
    """Kind of the background; empty: none."""
    disturbances: tuple[Word, ...]
    """Kinds of sounds that are no words, and when they were."""

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


def clips(part: str, per_voice: int) -> Iterator[Clip]:
    """`per_voice` clips of each kind in each voice of a part (`parts.PARTS`)."""
    for number in range(len(PARTS[part].voices)):
        yield from of_voice(part, number, per_voice)


def of_voice(part: str, number: int, per_voice: int) -> Iterator[Clip]:
    """Those in one voice of a part."""
    chosen = PARTS[part]
    voice = chosen.voices[number]
    for place, kind in enumerate((*KINDS, *("fluent",) * chosen.more_fluent)):
        for take in range(per_voice):
            random = np.random.default_rng((chosen.seed, number, place, take))
            made = at_level(chosen, number + place + take) if chosen.in_turn else chosen
            yield clip(made, voice, kind, random, f"{voice} {kind} {place} {take}")


def at_level(part: Part, turn: int) -> Part:
    """The same in front of one noise alone, the next at every turn."""
    return replace(part, snr_db=(part.snr_db[turn % len(part.snr_db)],))


def clip(part: Part, voice: Voice, kind: str, random: Random, name: str) -> Clip:
    """One answer of three to five sentences in `voice`."""
    count = int(random.integers(3, 6))
    pieces = [silence(random.uniform(0.3, 1.2))]
    for chosen in random.choice(len(part.sentences), size=count, replace=False):
        pieces += sentence(part, voice, kind, part.sentences[chosen], random)
        pieces.append(silence(random.uniform(0.3, 1.2)))
        if kind == "disturbed":
            name_of_it, sound = part.disturbance(random)
            pieces += [Piece(sound, name_of_it, "disturbance"), silence(random.uniform(0.05, 0.5))]
    return joined(part, pieces, kind, str(voice), random, name)


def joined(
    part: Part, pieces: list[Piece], kind: str, voice: str, random: Random, name: str
) -> Clip:
    """The pieces one after the other, recorded as the part says."""
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
            disturbances.append(Word(piece.text, *span))
    snr_db = part.snr_db[int(random.integers(len(part.snr_db)))]
    sound = np.concatenate([piece.sound for piece in pieces])
    if part.human:
        if random.random() < 0.25:
            sound = breathy(sound, random.uniform(0.2, 0.8), random)
        sound = in_a_room(sound, random)
    audio, noise = _recorded(part, sound, snr_db, random)
    return Clip(
        name=name,
        kind=kind,
        voice=voice,
        audio=audio,
        words=tuple(words),
        fillers=tuple(fillers),
        snr_db=snr_db,
        noise=noise,
        disturbances=tuple(disturbances),
    )


def _recorded(part: Part, audio: Sound, snr_db: float | None, random: Random) -> tuple[Sound, str]:
    """As a microphone hears it: background, now and then a telephone's band, some level."""
    if random.random() < 0.1:
        audio = to_rate(to_rate(audio, RATE_HZ, 8000), 8000, RATE_HZ)
    kind = ""
    if snr_db is not None:
        loud = audio[np.abs(audio) > 0.01]
        kind, noise = part.background(audio.size, random)
        audio = audio + noise * np.sqrt(np.mean(loud**2)) * 10 ** (-snr_db / 20)
    gain = 10 ** (-random.uniform(0, 20) / 20)
    return (audio * gain).astype(np.float32), kind
