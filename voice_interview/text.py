"""The one door through which words from outside come in.

Packs, transcripts, device names and arguments may hold control characters, terminal escapes or
direction overrides; a terminal obeys those. Square brackets are kept: they are text, and every
widget shows them as such.
"""

import re
import unicodedata

LONGEST = 200_000
"""Characters; the longest answer the program expects is an hour, about 60 000 with spaces."""
NOT_KNOWN = "not known"
"""Of a figure, wherever it is told in words."""

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)?", re.DOTALL)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
_WORDS = re.compile(r"[^\W_]+")
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""What Windows takes for a device, whatever ending follows."""


def clean(text: str, longest: int = LONGEST) -> str:
    """`text` in NFC without control, escape and direction characters, at most `longest` long.

    Half surrogates go too: no file and no terminal takes them.
    """
    text = _ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))[:longest]


def clean_line(text: str, longest: int = 400) -> str:
    """As `clean`, on one line with single spaces."""
    return " ".join(clean(text, longest * 4).split())[:longest]


def tokens(text: str) -> list[str]:
    """The words of `text` as a search compares them: one case, no accents, no punctuation."""
    folded = text.casefold()
    if not folded.isascii():
        parted = unicodedata.normalize("NFKD", folded).casefold()
        folded = "".join(sign for sign in parted if not unicodedata.combining(sign))
    return _WORDS.findall(folded)


def tag(text: str) -> str:
    """A tag as it is kept: one word, without the sign that people put before it."""
    return "-".join(clean_line(text, 60).lstrip("#").split())


def slug(text: str, longest: int = 60) -> str:
    """A file name of a-z, 0-9 and dashes, without its ending; `take` when nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-") or "take"
    return f"the-{name}" if _DEVICE.fullmatch(name) else name


def written(words: str) -> str:
    """Words that are kept in small letters, as one writes them: `I mean`."""
    return re.sub(r"\bi\b", "I", words)


def clock(seconds: float) -> str:
    """`1:07`; the hour only when there is one.

    Every length that was measured or is aimed at is told this way, without a unit: a second counts
    once it is over, as on a running clock.
    """
    whole = max(0, int(seconds))
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes}:{rest:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def allotted(seconds: float) -> str:
    """`10 min`, `90 s`, `200 s`: a time that was set beforehand, for a phase or to think."""
    even = seconds % 60 == 0 or (seconds >= 120 and seconds % 15 == 0)
    return f"{seconds / 60:g} min" if even else f"{seconds:g} s"


def seconds(value: float | None) -> str:
    """`0.8 s`."""
    return NOT_KNOWN if value is None else f"{value:.1f} s"


def words_a_minute(rate_wpm: float | None) -> str:
    """`142 words a minute`."""
    return NOT_KNOWN if rate_wpm is None else f"{rate_wpm:.0f} words a minute"


def size(number: float) -> str:
    """Bytes as people read them."""
    for unit in ("B", "kB", "MB"):
        if number < 999.5:
            return f"{number:.0f} {unit}"
        number /= 1000
    return f"{number:.1f} GB"


def times(number: int) -> str:
    """`never`, `once`, `twice`, `3 times`."""
    return {0: "never", 1: "once", 2: "twice"}.get(number) or f"{number} times"


def count(number: int, one: str, many: str = "") -> str:
    """`1 take`, `2 takes`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def brought_back(takes: int, files: int, known: int) -> str:
    """Of a backup: `12 takes and 2 other files brought back, 1 already here.`"""
    kinds = [count(takes, "take")] if takes else []
    kinds += [count(files, "other file" if takes else "file")] if files else []
    return f"{' and '.join(kinds) or 'Nothing'} brought back, {known} already here."


def with_article(noun: str) -> str:
    """`a plan`, `an opinion`."""
    return f"{'an' if noun.startswith(tuple('aeiou')) else 'a'} {noun}"
