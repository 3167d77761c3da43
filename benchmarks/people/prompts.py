"""One woman's voice: sentences that she read for telephone exchanges, with times of their phones.

Debian's packages `asterisk-core-sounds-en-g722` and `asterisk-core-sounds-en` bring the sound and
the texts; Allison Smith recorded them, CC BY-SA 3.0. They are read where they are installed, and
nothing of them is kept. The times come from an alignment of this module's own, word by word and
phone by phone; what the program says about a sound has no part in it. Sentences that do not fit
their text well, have words that no dictionary knows or fewer than four are left out.
"""

import functools
import gzip
import re
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from pocketsphinx import Decoder

from benchmarks.synthetic.noises import RATE_HZ, Sound
from voice_interview.model import Word

PACKAGES = "asterisk-core-sounds-en-g722 asterisk-core-sounds-en"
SOUNDS = Path("/usr/share/asterisk/sounds/en_US_f_Allison")
TEXTS = Path("/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz")

_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LEAST_WORDS = 4
_WORST_FIT = -45.0
"""Of a word, in the decoder's unit: texts that were not read so fit worse."""
_FRAME_S = 0.01
_AROUND = RATE_HZ // 10
"""Silence put before and after, for the alignment alone."""


@dataclass(frozen=True, slots=True)
class Sentence:
    audio: Sound
    words: tuple[Word, ...]
    phones: tuple[tuple[str, Word], ...]
    """Each with the word that it is of: text, then name and times."""


def missing() -> str:
    """What to install first; empty: nothing."""
    if SOUNDS.is_dir() and TEXTS.is_file():
        return ""
    return f"The human voice needs the packages {PACKAGES}; it is left out."


@functools.cache
def sentences() -> tuple[Sentence, ...]:
    """Each text once, in the order of their names."""
    decoder = Decoder(
        samprate=RATE_HZ,
        lm=None,
        beam=1e-80,
        wbeam=1e-60,
        bestpath=False,
        cmn="batch",
        loglevel="FATAL",
    )
    chosen: dict[tuple[str, ...], Path] = {}
    for line in gzip.decompress(TEXTS.read_bytes()).decode("utf-8").splitlines():
        name, _, text = line.partition(": ")
        words, sound = _spoken(text), SOUNDS / f"{name}.g722"
        listed = all(decoder.lookup_word(word) for word in words)
        if len(words) >= _LEAST_WORDS and listed and sound.is_file():
            chosen.setdefault(words, sound)
    found = (_aligned(decoder, read(sound), words) for words, sound in chosen.items())
    return tuple(sentence for sentence in found if sentence)


def read(sound: Path) -> Sound:
    with av.open(str(sound), format="g722") as container:
        frames = [frame.to_ndarray().ravel() for frame in container.decode(audio=0)]
    return (np.concatenate(frames) / 32768).astype(np.float32)


def _spoken(text: str) -> tuple[str, ...]:
    """The words as they are read; none where that is doubtful."""
    if re.search(r"[\[(*#]|\d\d", text):
        return ()
    return tuple(re.findall(r"[a-z']+", re.sub(r"\d", lambda d: _DIGITS[int(d[0])], text.lower())))


def _aligned(decoder: Decoder, audio: Sound, words: tuple[str, ...]) -> Sentence | None:
    noise = np.random.default_rng(0).normal(size=audio.size + 2 * _AROUND) * 3e-4
    heard = np.clip(np.pad(audio, _AROUND) + noise, -1, 1)
    data = (heard * 32767).astype(np.int16).tobytes()
    decoder.set_align_text(" ".join(words))
    _follow(decoder, data)
    if decoder.hyp() is None:
        return None
    decoder.set_alignment()
    _follow(decoder, data)
    found: list[Word] = []
    phones: list[tuple[str, Word]] = []
    fits: list[float] = []
    alignment = decoder.get_alignment()
    # Its entries are gone as soon as the next one is asked for.
    for entry in alignment:
        if entry.name.startswith("<") or len(found) == len(words):
            continue
        text = words[len(found)]
        fits.append(entry.score / entry.duration)
        found.append(Word(text, *_span(entry.start, entry.duration)))
        phones += [(text, Word(one.name, *_span(one.start, one.duration))) for one in entry]
    if len(found) < len(words) or min(fits) < _WORST_FIT:
        return None
    return Sentence(audio, tuple(found), tuple(phones))


def _follow(decoder: Decoder, data: bytes) -> None:
    decoder.start_utt()
    decoder.process_raw(data, full_utt=True)
    decoder.end_utt()


def _span(start: int, duration: int) -> tuple[float, float]:
    start_s = start * _FRAME_S - _AROUND / RATE_HZ
    return start_s, start_s + duration * _FRAME_S
