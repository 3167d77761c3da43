"""From a word of the transcript to what was said: dictionary words, or phones by rule. Pure.

Knows the shape of words, not the sound. The dictionary is handed in as a question.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from voice_interview.listening.pronouncing.letters import phones_by_rule, spelled
from voice_interview.listening.pronouncing.numbers import readings

Known = Callable[[str], bool]
"""Whether the dictionary lists a lower-case word."""

_HESITATION = re.compile(r"u+h*m+|u+h+|er+m*|ehm*|h+m+|mm+|a+h+")
"""What a recogniser writes for a filled pause; "uh-huh" and "mhm" are answers and stay words."""

_SIGNS = {"&": "and", "+": "plus", "@": "at", "%": "percent", "=": "equals", "°": "degrees"}
_MONEY = {"$": "dollars", "£": "pounds", "€": "euros"}
_SUFFIXES = (
    ("'s", "Z"),
    ("s", "Z"),
    ("ed", "D"),
    ("ing", "IH NG"),
    ("er", "ER"),
    ("ers", "ER Z"),
    ("ly", "L IY"),
    ("ness", "N AH S"),
    ("able", "AH B AH L"),
)
_MOST_READINGS = 6


@dataclass(frozen=True, slots=True)
class Spoken:
    """One way to say a word: dictionary words in order, each with phones if it is not listed."""

    words: tuple[str, ...]
    phones: tuple[str, ...]
    """Beside each of `words`: empty when the dictionary knows it."""

    @property
    def listed(self) -> bool:
        return not any(self.phones)


def bare(text: str) -> str:
    """Lower case without accents, outer punctuation and curly quotes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()
    return re.sub(r"^[^\w$£€&+@%°#]+|[^\w+%#'°]+$|'+$", "", plain)


def is_hesitation(text: str) -> bool:
    return _HESITATION.fullmatch(bare(text)) is not None


def spoken(text: str, known: Known) -> tuple[Spoken, ...]:
    """Ways to say one whitespace token; empty when it holds nothing that could be said in English.

    `text` may be "CI/CD," or "$1,500" or "twenty-five"; words the dictionary does not know get
    phones by rule.
    """
    if known(word := bare(text)):
        return (Spoken((word,), ("",)),)
    parts = [_part(part, text, known) for part in _parts(word)]
    if not parts or not all(parts):
        return ()
    found = []
    for chosen in list(product(*parts))[:_MOST_READINGS]:
        words = tuple(word for spoken_part in chosen for word in spoken_part.words)
        phones = tuple(phones for spoken_part in chosen for phones in spoken_part.phones)
        found.append(Spoken(words, phones))
    return tuple(found)


def _parts(word: str) -> list[str]:
    """ "$1,500" -> 1,500 dollars; "ci/cd" -> ci cd; "q3" -> q 3; "c++" -> c plus plus."""
    if word[:1] in _MONEY:
        return [*_parts(word[1:]), _MONEY[word[0]]]
    if readings(word):
        return [word]
    signs = "".join(map(re.escape, _SIGNS))
    pattern = rf"\d[\d,.]*\d(?:(?:st|nd|rd|th|s)(?![a-z]))?|\d|[a-z']+|[{signs}]"
    return [_SIGNS.get(part, part) for part in re.findall(pattern, word)]


def _part(part: str, text: str, known: Known) -> list[Spoken]:
    if part[0].isdigit():
        return [Spoken(words, ("",) * len(words)) for words in readings(part)]
    if known(part):
        return [Spoken((part,), ("",))]
    if not re.search("[a-z]", part):
        return []
    return _unlisted(part, shouted=part.removesuffix("'s").upper() in text, known=known)


def _unlisted(word: str, shouted: bool, known: Known) -> list[Spoken]:
    """A compound of known words, a known stem with an ending, letters one by one, or by rule."""
    for cut in range(3, len(word) - 2):
        first, second = word[:cut], word[cut:]
        if known(first) and known(second):
            return [Spoken((first, second), ("", ""))]
    letters = word.replace("'", "")
    ways = []
    stem = word.removesuffix("'s")
    if len(stem) <= 5 and (shouted or not re.search("[aeiouy]", stem)):
        ways.append(Spoken((word,), (spelled(stem) + (" Z" if stem != word else ""),)))
    for ending, phones in _SUFFIXES:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and (base := _stem(stem, known)):
            return [*ways, Spoken((base, f"-{ending}"), ("", phones))]
    return [*ways, Spoken((word,), (phones_by_rule(letters),))]


def _stem(stem: str, known: Known) -> str:
    choices = [stem, f"{stem}e", stem[:-1] if stem[-1] == stem[-2] else stem]
    return next((choice for choice in choices if known(choice)), "")
