"""What a recogniser made up, found by rules on its words. Pure.

Never by a list of phrases: people do say "thank you".
"""

from collections.abc import Sequence
from dataclasses import replace

from voice_interview.model import Interval, Word
from voice_interview.transcription.hearing.joining import plain

_NEAR_S = 0.5
"""Recognisers place words up to 0.4 s beside the voice."""
_ECHO_WORDS = 3
"""So many words of the prompt in its order are the prompt; nobody says um, uh, hmm in a row."""
_FASTEST_WPS = 7.0
"""Words per second of voice; the fastest speakers reach five."""
_SLOWEST_WPS = 0.5
"""Words per second of voice; hardly anyone says fewer than one and a half."""
_SPARSE_S = 2.0
"""From so much voice on there should be words."""
_FEW_WORDS = 12
"""A rate is judged from so many words on."""
_LOOP_TIMES = 4
"""A phrase more often than this in a row is a loop."""
_LOOP_PHRASE = 4
"""Longest phrase, in words, that loops are looked for in."""


def voiced(words: Sequence[Word], voice: Sequence[Interval], length_s: float) -> tuple[Word, ...]:
    """The words that stand near voice, with times inside the chunk of `length_s`.

    A word without times is kept: nothing speaks against it.
    """
    kept = []
    for word in words:
        if word.start is None or word.end is None:
            kept.append(word)
            continue
        start = min(max(0.0, word.start), length_s)
        end = min(max(start, word.end), length_s)
        if any(start < piece.end + _NEAR_S and end > piece.start - _NEAR_S for piece in voice):
            kept.append(replace(word, start=start, end=end))
    return tuple(kept)


def without_echo(words: Sequence[Word], prompt: str) -> tuple[Word, ...]:
    """`words` less every run that repeats the prompt, which comes back over quiet sound."""
    asked = [plain(word) for word in prompt.split()]
    kept: list[Word] = []
    at = 0
    while at < len(words):
        length = _echo_length(words[at:], asked)
        if length < _ECHO_WORDS:
            kept.append(words[at])
            at += 1
        else:
            at += length
    return tuple(kept)


def invented(words: Sequence[Word], voice_s: float) -> bool:
    """Too many words for the voice there was, or one phrase over and over."""
    fast = len(words) >= _FEW_WORDS and len(words) > _FASTEST_WPS * voice_s
    return fast or len(without_loops(words)) < len(words)


def sparse(words: Sequence[Word], voice_s: float) -> bool:
    """Too few words for the voice there was: some were left out."""
    return voice_s >= _SPARSE_S and len(words) < _SLOWEST_WPS * voice_s


def without_loops(words: Sequence[Word]) -> tuple[Word, ...]:
    """`words` with each looping phrase said once."""
    texts = [plain(word.text) for word in words]
    kept: list[Word] = []
    at = 0
    while at < len(words):
        size, times = _loop(texts, at)
        kept += words[at : at + size]
        at += size * times
    return tuple(kept)


def _echo_length(words: Sequence[Word], asked: Sequence[str]) -> int:
    """How many of the first words follow the prompt, from any of its words on, round and round."""
    if not words or plain(words[0].text) not in asked:
        return 0
    first = asked.index(plain(words[0].text))
    length = 0
    while length < len(words) and plain(words[length].text) == asked[(first + length) % len(asked)]:
        length += 1
    return length


def _loop(texts: Sequence[str], at: int) -> tuple[int, int]:
    """Length and repetitions of the looping phrase that starts at `at`; (1, 1) when none does."""
    for size in range(1, _LOOP_PHRASE + 1):
        phrase = texts[at : at + size]
        times = 1
        while texts[at + times * size : at + (times + 1) * size] == phrase:
            times += 1
        if times > _LOOP_TIMES:
            return size, times
    return 1, 1
