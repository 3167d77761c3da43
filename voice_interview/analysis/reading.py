"""An answer as a row of plain words with what stands between them. Knows no rules.

Everything that judges words works on this, so that punctuation, pauses and filled pauses are read
in one place, and a recogniser that writes none of them is as welcome as one that writes all.
"""

import re
from bisect import bisect
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from voice_interview.model import Interval, Word, WordRange

COMMA, STOP, QUESTION, PAUSE, SOUND, EDGE, LONG_PAUSE, QUOTE = 1, 2, 4, 8, 16, 32, 64, 128
"""What can stand between two words. A question mark and the edges of the answer are stops too, a
long pause is a pause too. QUOTE is an opening quotation mark."""

LONG_PAUSE_S = 0.6
"""From about here on a pause is heard as the end of a sentence."""

PUNCTUATION = COMMA | STOP

_PARTS = re.compile(r"(?:[—–]|--|…|\.{3})+")
_ENDS = re.compile(r"^[^\w]+|[^\w]+$")
_ABBREVIATIONS = frozenset({"dr", "e.g", "i.e", "mr", "mrs", "ms", "prof", "st", "vs"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or the part of one before or after a dash."""

    text: str
    """Lower case, straight apostrophes, no punctuation at its ends."""
    index: int
    """Of the transcript's word it stands in."""
    capital: bool
    shout: bool
    """Written in capitals throughout, though the answer is not."""
    cut: bool
    """Ends in a hyphen: broken off."""


@dataclass(frozen=True, slots=True)
class Reading:
    tokens: tuple[Token, ...]
    marks: tuple[int, ...]
    """marks[i] is what stands before token i; the last one is what follows the answer."""

    def words(self, first: int, after: int) -> WordRange:
        """The transcript's words under the tokens `first` to before `after`."""
        return self.tokens[first].index, self.tokens[after - 1].index + 1

    def then(self, later: "Reading", words: int) -> "Reading":
        """This and `later` as one answer; this one has `words` words."""
        tokens = (replace(token, index=token.index + words) for token in later.tokens)
        border = self.marks[-1] | later.marks[0]
        return Reading((*self.tokens, *tokens), (*self.marks[:-1], border, *later.marks[1:]))

    def without(self, dropped: Collection[int]) -> "Reading":
        """The same with some tokens taken out, and a SOUND mark where they stood."""
        tokens, marks, pending = [], [], 0
        for number, token in enumerate(self.tokens):
            pending |= self.marks[number]
            if number in dropped:
                pending |= SOUND
            else:
                tokens.append(token)
                marks.append(pending)
                pending = 0
        return Reading(tuple(tokens), (*marks, pending | self.marks[-1]))


def read(words: Sequence[Word], pauses: Sequence[Interval] = ()) -> Reading:
    """The tokens of `words`; `pauses` adds a PAUSE before the first word that begins after each.

    Words without a letter or digit become marks.
    """
    shouting = not any(c.islower() for word in words for c in word.text)
    paused = _pauses_before(words, pauses)
    tokens: list[Token] = []
    marks: list[int] = []
    pending = STOP | EDGE
    for index, word in enumerate(words):
        pending |= paused.get(index, 0)
        for number, part in enumerate(_parts(word.text)):
            if number:
                pending |= COMMA
            bare = part if part.isalpha() else _ENDS.sub("", part)
            if bare:
                tokens.append(_token(part, bare, index, shouting))
                marks.append(pending | _leading(part))
                pending = 0
            if bare != part:
                pending |= _trailing(part, bare)
    return Reading(tuple(tokens), (*marks, pending | STOP | EDGE))


def _parts(text: str) -> Sequence[str]:
    return (text,) if text.isalpha() else _PARTS.split(text.replace("’", "'"))


def _token(part: str, bare: str, index: int, shouting: bool) -> Token:
    capital = bare[0].isupper() and not shouting
    shout = capital and len(bare) > 1 and bare.isupper()
    return Token(bare.lower(), index, capital, shout, cut=part[-1] == "-")


def _leading(part: str) -> int:
    if part[0] in "([":
        return COMMA
    return QUOTE if part[0] in '"“„«' else 0


def _trailing(part: str, bare: str) -> int:
    end = part[part.rfind(bare) + len(bare) :] if bare else part
    if "?" in end:
        return STOP | QUESTION
    if "!" in end or ("." in end and bare.lower() not in _ABBREVIATIONS):
        return STOP
    return COMMA if any(c in end for c in ",;:)]") or (not bare and "-" in end) else 0


def _pauses_before(words: Sequence[Word], pauses: Sequence[Interval]) -> dict[int, int]:
    """Number of a word -> marks of the pause before it, judged by the middles of both."""
    timed = [
        ((word.start + word.end) / 2, index)
        for index, word in enumerate(words)
        if word.start is not None and word.end is not None
    ]
    found = {}
    for pause in pauses:
        place = bisect(timed, ((pause.start + pause.end) / 2, 0))
        if 0 < place < len(timed):
            long = round(pause.length_s, 3) >= LONG_PAUSE_S
            found[timed[place][1]] = PAUSE | LONG_PAUSE if long else PAUSE
    return found
