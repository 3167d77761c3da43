"""Ways out that name a shell command, said as the keys that do the same on the screen. Pure."""

import re

_DOWNLOAD = re.compile(r"`voice-interview models download ([^`\s]+)`")
_SAID = {
    "`voice-interview models list`": "l",
    "`voice-interview history`": "The history (h)",
    "`voice-interview history trash`": "The trash (u in the history)",
    "`voice-interview history backup`": "the storage screen (a)",
    "`voice-interview interview list`": "The list of interviews (i)",
    "`voice-interview stories`": "The story bank (b)",
    "`voice-interview doctor`": "the sound check (c)",
    "check the microphone.": "check the microphone (c).",
}


def by_key(words: str, *, on_models: bool = False) -> str:
    """`on_models`: the speech models are what the user looks at."""
    way = r"Enter on \1" if on_models else r"l, then Enter on \1"
    told = _DOWNLOAD.sub(way, words)
    for command, keys in _SAID.items():
        told = told.replace(command, keys)
    return told
