"""One woman's voice: sentences that she read for telephone exchanges, with times of their phones.

Debian's packages `asterisk-core-sounds-en-g722` and `asterisk-core-sounds-en` bring the sound and
the texts; Allison Smith recorded them, CC BY-SA 3.0. They are read where they are installed, and
nothing of them is kept. Their times come from `aligned`. Sentences that do not fit their text well,
have words that no dictionary knows or fewer than four are left out.
"""

import functools
import gzip
import re
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from pocketsphinx import Decoder

from benchmarks.people.aligned import aligned, aligner
from benchmarks.synthetic.noises import Sound
from voice_interview.model import Word

PACKAGES = "asterisk-core-sounds-en-g722 asterisk-core-sounds-en"
SOUNDS = Path("/usr/share/asterisk/sounds/en_US_f_Allison")
TEXTS = Path("/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz")

_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LEAST_WORDS = 4
_WORST_FIT = -45.0
"""Of a word, in the decoder's unit: texts that were not read so fit worse."""


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
    decoder = aligner()
    chosen: dict[tuple[str, ...], Path] = {}
    for line in gzip.decompress(TEXTS.read_bytes()).decode("utf-8").splitlines():
        name, _, text = line.partition(": ")
        words, sound = _spoken(text), SOUNDS / f"{name}.g722"
        listed = all(decoder.lookup_word(word) for word in words)
        if len(words) >= _LEAST_WORDS and listed and sound.is_file():
            chosen.setdefault(words, sound)
    found = (_sentence(decoder, read(sound), words) for words, sound in chosen.items())
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


def _sentence(decoder: Decoder, audio: Sound, words: tuple[str, ...]) -> Sentence | None:
    found = aligned(decoder, audio, words)
    if not found or min(one.fit for one in found) < _WORST_FIT:
        return None
    phones = tuple((one.word.text, phone) for one in found for phone in one.phones)
    return Sentence(audio, tuple(one.word for one in found), phones)
