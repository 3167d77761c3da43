"""How words are judged, as data: what the rules files in prompts/rules say, once checked.

Nothing here matches anything; analysis does that.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One place beside a phrase: a word of a set, or a mark between two words."""

    sign: str
    """`word`, `not` (no word of the set), `any`, `far` (up to eight words of the same
    sentence), or a mark: `,` comma, `.` end of a sentence, `?` question mark, `~` pause,
    `@` filled pause, `/` any of those, `^` end of the answer,
    `"` an opening quotation mark."""
    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    name: bool = False
    """True: a word with a capital inside a sentence fits as well."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What stands around a phrase, both sides in reading order. Words that stand side by side
    here fit only words with no punctuation between them."""

    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Patterns that mean the same, and why."""

    filler: bool
    why: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class FillerRule:
    """How one sound, word or phrase is judged: by the first case that fits, else by default."""

    text: str
    """As shown: um, you know, like."""
    group: str
    """sounds | markers | habits"""
    forms: tuple[tuple[str, ...], ...]
    """Its spellings, each a row of lower-case words; empty for a sound."""
    spelling: str = ""
    """Sounds only: a regular expression for the whole word."""
    cases: tuple[Case, ...] = ()
    filler: bool = True
    """The verdict when no case fits."""
    confidence: float = 0.9
    """How often a mark by this rule was right where nothing was known (docs/measures.md)."""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class StarCue:
    """A family of phrases that tells what a stretch of an answer does."""

    name: str
    pattern: str
    """A regular expression over lower-case words without punctuation, one space between."""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class StarWeights:
    """What the reader of situation, task, action and result was taught; a feature that is not
    named weighs nothing. training/ makes it."""

    labels: str
    """One letter each; every row of `scores` has a weight for each, in this order."""
    scores: Mapping[str, tuple[float, ...]]
    """What a feature of a stretch of words says for each label."""
    steps: Mapping[str, tuple[float, ...]]
    """What a feature of its first words says for each pair (label before, label), row by row."""
    starts: tuple[float, ...]
    ends: tuple[float, ...]
    kinds: tuple[str, ...]
    """The kinds of answer, `story` first."""
    signs: Mapping[str, tuple[float, ...]]
    """What a sign of the whole answer says for each kind."""
    least_words: Mapping[str, float]
    """Label -> expected number of words from which on that part counts as told."""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class FollowUpWordings:
    """Ways to ask for one part of a story."""

    part: str
    """situation | task | action | result, or story when none was told"""
    status: str
    """missing | thin"""
    themes: tuple[str, ...]
    """For questions of these themes alone; empty: for any."""
    says: tuple[str, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class StructureHint:
    """How to build an answer to a question that asks for no story."""

    tags: tuple[str, ...]
    """For questions with one of these tags; empty: for any."""
    says: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class AvoidRule:
    """A kind of question that a candidate had better not ask, or not yet."""

    name: str
    why: str
    pattern: str
    """A regular expression over lower-case words without punctuation, one space between."""
    fine_with: tuple[str, ...] = ()
    """Roles whom one may ask it."""
    language: str = "en"


Rule = FillerRule | StarCue | StarWeights | FollowUpWordings | StructureHint | AvoidRule
