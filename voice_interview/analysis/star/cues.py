"""The families of phrases, ready to be looked for. Weighs none of them."""

import re
from collections.abc import Iterable, Mapping

from voice_interview.model import StarCue

Cues = Mapping[str, re.Pattern[str]]


def compiled(cues: Iterable[StarCue]) -> Cues:
    """Family name -> expression that fits whole words only. Python keeps what it compiled."""
    return {cue.name: re.compile(rf"(?<![\w'])(?:{cue.pattern})(?![\w'])") for cue in cues}


def found(text: str, cues: Cues) -> frozenset[str]:
    """Names of the families that occur in `text`: lower-case words, single spaces."""
    return frozenset(name for name, pattern in cues.items() if pattern.search(text))
