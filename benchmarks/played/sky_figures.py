"""Who says which text of Beneath a Steel Sky, as its scripts have it.

A script puts three numbers before it lets somebody speak: the figure, the text and the animation.
Mostly the figure is a variable: the player's, or the one talked to. Then the animation's name
tells (`sc36_babs_talk`), or else whoever talks most in that script; the player is Foster.
"""

import collections
import itertools
import re
import struct
from collections.abc import Iterator

HERO = "foster"

_FIGURES = {
    name[:3]: name
    for name in (
        *("anchor", "android", "anita", "babs", "barman", "body", "burke", "clerk", "colston"),
        *("dad", "danielle", "foreman", "foster", "gallagher", "gardener", "guard", "henri"),
        *("holo", "jobsworth", "joey", "judge", "jukebox", "ken", "lamb", "medi", "monitor"),
        *("prosecution", "radman", "shades", "skorl", "son", "trevor", "vincent", "walter"),
    )
}
_ALSO = {"hel": "holo", "blu": "guard", "jdg": "judge", "stu": "ken", "wel": "joey"}
_STEM = re.compile(r"(?:sc\d+_|big_?|sml|)(?!rad_)([a-z]{3})")
"""`rad_up` and its like are of anybody in a suit against radiation."""
_ANIMATIONS = 188
"""Where the list of the animations of speech lies."""
_PLAYER = 48
_PUSH, _CALL, _SWITCH = 2, 11, 14
_NUMBERS = {0: 1, 2: 1, 5: 1, 6: 1, 9: 1, 11: 2, 15: 1, 16: 1, 18: 1}
"""How many follow a command."""
_SPEAK = range(35 * 4, 39 * 4, 4)
_ASK = 70 * 4
"""Puts a text among those that the player may choose to say."""

_Command = tuple[int, ...]


def figures(compacts: bytes, scripts: list[bytes]) -> dict[int, str]:
    """By the number of the text; texts that nobody is known to say are left out."""
    names, animations = _named(compacts)
    found: dict[int, str] = {}
    for script in itertools.chain.from_iterable(map(_scripts, scripts)):
        said = list(_said(script, names, animations))
        others = collections.Counter(who for _, who in said if who not in ("", HERO))
        other = max(others, key=others.__getitem__, default="")
        for text, who in said:
            found.setdefault(text, who or other)
    return found


def _said(
    script: list[_Command], names: dict[int, str], animations: list[str]
) -> Iterator[tuple[int, str]]:
    """Texts and figures; no figure: whoever is talked to."""
    for three, two, one, command in zip(script, script[1:], script[2:], script[3:], strict=False):
        if command[0] != _CALL or two[0] != _PUSH:
            continue
        if command[2] == _ASK:
            yield two[1], HERO
        elif command[2] in _SPEAK:
            figure = _figure(names.get(three[1], "")) if three[0] == _PUSH else ""
            animation = animations[one[1]] if one[1] < len(animations) else ""
            yield two[1], figure or _figure(animation) or (HERO if three[1] == _PLAYER else "")


def _scripts(module: bytes) -> Iterator[list[_Command]]:
    """A module begins with where its scripts begin."""
    words = struct.unpack(f"<{len(module) // 2}H", module)
    begins = sorted({*words[1 : words[0] + 1], len(words)})
    for begin, end in itertools.pairwise(begins):
        found, at = [], begin
        while at < end:
            cases = 2 * words[at + 1] + 2 if words[at] == _SWITCH else 0
            after = at + 1 + (cases or _NUMBERS.get(words[at], 0))
            found.append(words[at:after])
            at = after
        yield found


def _named(compacts: bytes) -> tuple[dict[int, str], list[str]]:
    """Names of all that the game knows, by number, and of the animations of speech, in order.

    Lists of such things: how long each is; then of each thing its size, kind and numbers; then
    the names.
    """
    _, count = struct.unpack_from("<2H", compacts)
    lengths = struct.unpack_from(f"<{count}H", compacts, 4)
    at = 4 + 2 * count + 4
    (size,) = struct.unpack_from("<I", compacts, at)
    words = iter(struct.unpack_from(f"<{size}H", compacts, at + 4))
    at += 4 + 2 * size
    (size,) = struct.unpack_from("<I", compacts, at)
    texts = iter(compacts[at + 4 : at + 4 + size].decode("latin-1").split("\0"))
    names, numbers = {}, {}
    for number in (k << 12 | n for k, length in enumerate(lengths) for n in range(length)):
        if size := next(words):
            names[number] = next(texts)
            _, *numbers[number] = itertools.islice(words, size + 1)
    return names, [names.get(number, "") for number in numbers[_ANIMATIONS]]


def _figure(name: str) -> str:
    found = _STEM.match(name)
    stem = found[1] if found else ""
    return _FIGURES.get(_ALSO.get(stem, stem)[:3], "")
