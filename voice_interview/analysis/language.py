"""Is this English at all? The rules and the STAR reader know no other language."""

from voice_interview.analysis.reading import Reading

_COMMON = frozenset(
    {"the", "and", "to", "of", "that", "i", "was", "it", "we", "you", "my", "with", "for", "had"}
) | {"this", "but", "they", "have", "is", "on", "so", "she", "at", "be", "are", "in", "our", "were"}
_LEAST_SHARE = 0.22
"""Of the words of an answer. Our English answers have .31 to .43, sentences in German, French,
Spanish, Portuguese and Italian .00 to .04."""
_ENOUGH_WORDS = 15


def is_english(reading: Reading, language: str) -> bool:
    """By the recogniser's word and, from fifteen words on, by the words themselves."""
    if not language.lower().startswith("en"):
        return False
    if len(reading.tokens) < _ENOUGH_WORDS:
        return True
    common = sum(token.text in _COMMON for token in reading.tokens)
    return common >= _LEAST_SHARE * len(reading.tokens)
