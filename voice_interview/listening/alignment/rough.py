"""Words without times get rough ones: searches through a minute at a time, that hear no strays.

Must not know what the fine search makes of them.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from voice_interview.listening.alignment.decoder import FRAME_S, colour, search_long
from voice_interview.listening.alignment.grammar import Grammar, Reading
from voice_interview.listening.alignment.path import Placed, words_on
from voice_interview.listening.alignment.windows import Lengths, share, windows
from voice_interview.listening.sound.levels import RATE_HZ, Sound
from voice_interview.listening.sound.made import Made
from voice_interview.model import Interval, Word

COARSE = Lengths(30.0, 60.0, (5.0, 10.0))


def roughly(
    audio: Sound,
    sound: Made[np.int16],
    words: Sequence[Word],
    readings: Sequence[Reading],
    speech: Sequence[Interval],
) -> list[Word]:
    """`words` with times, as far as they are found in `sound`: `audio` as the decoder wants it."""
    usual = colour(sound)
    found: dict[int, Placed] = {}
    first, at_s = 0, 0.0
    for window in windows(audio, speech, COARSE):
        fewest, most = share(words, first, at_s, window, speech)
        grammar = Grammar.plain(readings[first:most])
        piece = sound[round(at_s * RATE_HZ) : round(window.ahead_s * RATE_HZ)]
        heard = search_long(piece, *grammar.open_end(fewest - first), usual)
        path = grammar.steps(heard, first, round(at_s / FRAME_S))
        said = [
            word
            for word in words_on(path)
            if window.final or word.start + word.end < 2 * window.cut_s
        ]
        found |= {word.number: word for word in said}
        first = said[-1].number + 1 if said else first
        at_s = max(window.cut_s, said[-1].end) if said else window.cut_s
    return [
        replace(word, start=found[number].start, end=found[number].end) if number in found else word
        for number, word in enumerate(words)
    ]
