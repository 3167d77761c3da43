"""Figures as they are said: "2019" is two readings, "3.5" is one. Pure."""

import re

_ONE_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TEN_NAMES = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = _ONE_NAMES.split()
_TENS = _TEN_NAMES.split()
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
_LARGEST = 10**12

Reading = tuple[str, ...]


def readings(figure: str) -> tuple[Reading, ...]:
    """Ways to say a figure of digits with commas, one point, colon or slash, or an ordinal ending.

    Empty when it is none. "19" -> (nineteen); "1999" -> (nineteen ninety nine), (one thousand ...).
    """
    plain = figure.replace(",", "")
    if re.fullmatch(r"\d{1,12}", plain):
        return _whole(plain)
    if found := re.fullmatch(r"(\d{1,12})\.(\d{1,6})", plain):
        whole, digits = found.groups()
        after = tuple(_ONES[int(digit)] for digit in digits)
        return ((*_cardinal(int(whole)), "point", *after),)
    if found := re.fullmatch(r"(\d{1,4})[:/-](\d{1,4})", plain):
        first, second = (_cardinal(int(part)) for part in found.groups())
        return ((*first, *second),)
    if found := re.fullmatch(r"(\d{1,9})(?:st|nd|rd|th)", plain):
        return (_ordinal(int(found[1])),)
    if found := re.fullmatch(r"(\d{2,4})s", plain):
        return tuple((*words[:-1], _plural(words[-1])) for words in _whole(found[1]))
    return ()


def _whole(digits: str) -> tuple[Reading, ...]:
    number = int(digits)
    said = [_cardinal(number)]
    if digits.startswith("0") and len(digits) > 1:
        return (tuple("oh" if digit == "0" else _ONES[int(digit)] for digit in digits),)
    if 1100 <= number <= 2099 and number % 1000 > 9 and len(digits) == 4:
        first, second = divmod(number, 100)
        rest = ("hundred",) if second == 0 else _cardinal(second)
        said.insert(0, (*_cardinal(first), *(("oh",) if 0 < second < 10 else ()), *rest))
    if number > 100 and number % 100:
        said.append(_cardinal(number, joined=True))
    return tuple(dict.fromkeys(said))


def _cardinal(number: int, joined: bool = False) -> Reading:
    """`joined` puts the "and" of "a hundred and five" before the last part."""
    if number < 20:
        return (_ONES[number],)
    if number < 100:
        tens, ones = divmod(number, 10)
        return (_TENS[tens - 2], *((_ONES[ones],) if ones else ()))
    if number >= _LARGEST:
        return tuple(_ONES[int(digit)] for digit in str(number))
    size, name = next(scale for scale in _SCALES if number >= scale[0])
    count, rest = divmod(number, size)
    link = ("and",) if joined and 0 < rest < 100 else ()
    return (*_cardinal(count), name, *link, *(_cardinal(rest, joined) if rest else ()))


def _ordinal(number: int) -> Reading:
    *front, last = _cardinal(number)
    if last in _ORDINALS:
        return (*front, _ORDINALS[last])
    return (*front, f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
