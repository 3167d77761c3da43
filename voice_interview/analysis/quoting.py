"""Words of an answer as a sentence can quote them."""

from collections.abc import Sequence

from voice_interview.model import Word, WordRange

QUOTED = 12
"""Words; a longer stretch is quoted by its beginning."""

AROUND = 4
"""Words on each side of one that is quoted with what stands around it."""

_STOPS = ".,;:"
"""The sentence around the quotation has its own."""


def quote(words: Sequence[Word], span: WordRange) -> str:
    """The words of `span` in quotation marks; a long stretch ends in an ellipsis."""
    first, after = span
    said = " ".join(word.text for word in words[first : min(after, first + QUOTED)])
    return f"“{said.rstrip(_STOPS)}{' …' if after - first > QUOTED else ''}”"


def quoted_end(words: Sequence[Word], span: WordRange) -> str:
    """As `quote`, but a long stretch is quoted by its end."""
    first, after = span
    said = " ".join(word.text for word in words[max(first, after - QUOTED) : after])
    return f"“{'… ' if after - first > QUOTED else ''}{said.rstrip(_STOPS)}”"


def quoted_around(words: Sequence[Word], place: int) -> str:
    """A word with the words before and after it; an ellipsis stands where more were said."""
    first, after = max(0, place - AROUND), place + AROUND + 1
    said = " ".join(word.text for word in words[first:after]).rstrip(_STOPS)
    return f"“{'… ' if first else ''}{said}{' …' if after < len(words) else ''}”"
