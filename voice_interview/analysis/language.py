"""Is this English at all? The rules and the STAR reader know no other language."""

from voice_interview.analysis.reading import Reading

_COMMON = frozenset(
    """
    the and to of that i was it we you my with for had this but they have is on so she at be are in
    our were his her not when what from would could been there how if
    """.split()  # noqa: SIM905
)
_LEAST_SHARE = 0.16
"""Of the words of an answer. Of 25 words from our English answers .20 or more but one time in a
hundred, half of the time .40; of sentences in German, French, Spanish and Dutch .00 to .17."""
_ENOUGH_WORDS = 25


def is_english(reading: Reading, language: str) -> bool:
    """By the recogniser's word and, from 25 words on, by the words themselves."""
    if not language.lower().startswith("en"):
        return False
    if len(reading.tokens) < _ENOUGH_WORDS:
        return True
    common = sum(token.text in _COMMON for token in reading.tokens)
    return common >= _LEAST_SHARE * len(reading.tokens)
