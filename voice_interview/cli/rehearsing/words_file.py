"""Words from elsewhere: a transcript as plain text, or a JSON list of words with their times."""

from pathlib import Path

from voice_interview.errors import InputProblem
from voice_interview.model import Word
from voice_interview.structured import Unparsed, from_json
from voice_interview.text import clean

LONGEST_TEXT = 4_000_000
"""Bytes of either: far above an hour of speech."""

_SHAPE = 'Give a list of words: [{"text": "...", "start": seconds or null, "end": ...}, ...].'
_MOST = {"start": 1e6, "end": 1e6, "confidence": 1.0}
"""A confidence is a chance."""


def from_text(path: Path) -> tuple[Word, ...]:
    """Its whitespace tokens, each cleaned; one that is nothing but escapes keeps its place.

    Raises InputProblem.
    """
    return tuple(Word(clean(token) or "…") for token in _read(path).split())


def from_list(path: Path) -> tuple[Word, ...]:
    """Words with times in seconds, as far as the list has them. Raises InputProblem."""
    try:
        items = from_json(_read(path))
    except Unparsed as fault:
        raise InputProblem(f"{path}: {fault.placed}.", _SHAPE) from fault
    if not isinstance(items, list):
        raise InputProblem(f"{path} should be a JSON list of words.", _SHAPE)
    return tuple(
        word
        for number, item in enumerate(items, 1)
        for word in _apart(_checked(item, f"{path}: word {number}"))
    )


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(LONGEST_TEXT + 1)
    except OSError as fault:
        raise InputProblem(
            f"{path} cannot be read: {fault.strerror}.", "Check the path."
        ) from fault
    if len(raw) > LONGEST_TEXT:
        raise InputProblem(f"{path} is too long for a transcript.", "Split it.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputProblem(
            f"{path} is not text in UTF-8.", "Save the transcript as plain UTF-8 text."
        ) from fault


def _checked(item: object, which: str) -> Word:
    """One item of the list, its text as it stands there. Raises InputProblem, naming `which`."""
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise InputProblem(f"{which} has no text.", _SHAPE)
    values = {key: item.get(key) for key in _MOST}
    for key, value in values.items():
        if value is not None and (type(value) not in (int, float) or not 0 <= value <= _MOST[key]):
            range_ = f"from 0 to {_MOST[key]:.0f}"
            raise InputProblem(f"{which} has a {key} that is not {range_}.", _SHAPE)
    start, end, confidence = (None if value is None else float(value) for value in values.values())
    if start is not None and end is not None and end < start:
        raise InputProblem(f"{which} ends before it starts.", _SHAPE)
    return Word(item["text"], start, end, confidence)


def _apart(word: Word) -> tuple[Word, ...]:
    """One whitespace token a word: a text of several shares its time out, an empty one is none."""
    start, end, confidence = word.start, word.end, word.confidence
    tokens = clean(word.text).split()
    if start is None or end is None or len(tokens) == 1:
        return tuple(Word(token, start, end, confidence) for token in tokens)
    each_s = (end - start) / max(1, len(tokens))
    return tuple(
        Word(token, start + n * each_s, start + (n + 1) * each_s, confidence)
        for n, token in enumerate(tokens)
    )
