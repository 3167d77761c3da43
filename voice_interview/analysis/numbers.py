"""What counts as a number said of a result: how much, how many, how long, or from what to what."""

import re

_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBER = re.compile(
    rf"(?<![\w'])(?:[£$€]?\d[\d.,:/]*(?!(?:st|nd|rd|th)\b)[a-z%]*|{_SMALL}|(?:thir|four|fif|six|"
    r"seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|"
    r"millions?|billions?|dozens?|zero|percent|per cent|half|halves|halved|twice|double|doubled|"
    r"triple|tripled|treble|trebled|quadrupled|(?:a|one|two|three|by|than) (?:third|quarter)s?)"
    r"(?![\w'])"
)
"""One is none: `one day` says nothing about a result. Neither do ordinals."""
_CHANGE = re.compile(r"(?<![\w'])from \S+ (?:\S+ ){0,2}to \S+")

_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "spring|summer|autumn|winter|christmas|easter"
)
_IDLE = re.compile(
    rf"(?<![\w'])(?:(?:in|since|until|till|during|{_MONTH})(?: about| around| early| late)? "
    r"(?:19|20)\d\d|the (?:two|three|four|five|six) of (?:them|us|you)|"
    rf"(?:grade|year|room|ward|bay|page|level|platform|terminal|gate|phase|floor) (?:\d+|{_SMALL})|"
    r"(?:first|second|other) half|from (?:time to time|day to day|door to door|one \S+ to "
    r"(?:the|another))|from (?:start|beginning) to (?:finish|end))(?![\w'])"
)
"""Numbers that name or date something, and idioms: they measure nothing."""


def quantifies(text: str) -> bool:
    """Is there a number or a from-to change?"""
    return has_number(text) or bool(_CHANGE.search(_measuring(text)))


def has_number(text: str) -> bool:
    """A year or a room number alone is none."""
    return bool(_NUMBER.search(_measuring(text)))


def _measuring(text: str) -> str:
    return _IDLE.sub(" . ", text.lower())
