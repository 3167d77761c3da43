"""Speech from espeak-ng with the time of every word, through its C interface.

The command line tells no times. Needs libespeak-ng; nothing is played.
"""

import ctypes
import functools
import itertools
import re
from bisect import bisect_right
from ctypes import POINTER, byref, c_char_p, c_int, c_short, c_uint, c_void_p
from typing import Any

import numpy as np
from numpy.typing import NDArray

_SYNCHRONOUS = 2
_PHONEME_EVENTS = 1
_UTF8_WITH_PHONEMES = 0x101
_SPEED, _PITCH = 1, 3
_LIST_END, _WORD, _PHONEME = 0, 1, 7


class _Name(ctypes.Union):
    _fields_ = (("number", c_int), ("name", c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", c_int),
        ("unique_identifier", c_uint),
        ("text_position", c_int),
        ("length", c_int),
        ("audio_position", c_int),
        ("sample", c_int),
        ("user_data", c_void_p),
        ("id", _Name),
    )


_CALLBACK = ctypes.CFUNCTYPE(c_int, POINTER(c_short), c_int, POINTER(_Event))


@functools.cache
def _library() -> tuple[ctypes.CDLL, int]:
    """The library and its sample rate. Raises OSError when it is not installed."""
    library = ctypes.CDLL("libespeak-ng.so.1")
    rate_hz = library.espeak_Initialize(_SYNCHRONOUS, 200, None, _PHONEME_EVENTS)
    return library, rate_hz


def speak(
    text: str, voice: str, words_per_minute: int, pitch: int
) -> tuple[NDArray[np.float32], int, list[tuple[float, float]]]:
    """Sound, its rate, and (start, end) of every word in seconds. `pitch` is 0 to 99."""
    library, rate_hz = _library()
    pieces: list[NDArray[np.int16]] = []
    events: list[tuple[int, int, int, str]] = []

    def take(wave: Any, count: int, happened: Any) -> int:
        if count > 0 and wave:
            pieces.append(np.ctypeslib.as_array(wave, (count,)).copy())
        index = 0
        while happened[index].type != _LIST_END:
            event = happened[index]
            name = event.id.string.decode(errors="replace") if event.type == _PHONEME else ""
            events.append((event.type, event.sample, event.text_position, name))
            index += 1
        return 0

    callback = _CALLBACK(take)
    library.espeak_SetSynthCallback(callback)
    library.espeak_SetVoiceByName(voice.encode())
    library.espeak_SetParameter(_SPEED, words_per_minute, 0)
    library.espeak_SetParameter(_PITCH, pitch, 0)
    data = text.encode()
    library.espeak_Synth(data, len(data) + 1, 0, 1, 0, _UTF8_WITH_PHONEMES, byref(c_uint(0)), None)
    library.espeak_Synchronize()
    audio = np.concatenate(pieces).astype(np.float32) / np.float32(32768)
    return audio, rate_hz, _word_times(text, events, rate_hz)


def _word_times(
    text: str, events: list[tuple[int, int, int, str]], rate_hz: int
) -> list[tuple[float, float]]:
    """A word ends where the next one starts, or at the first pause phoneme (`_`) before that.

    espeak-ng draws pairs such as "of the" into one, with one mark for both: these share its time.
    """
    places = [found.start() for found in re.finditer(r"\S+", text)]
    marks = [
        (bisect_right(places, at - 1) - 1, sample)
        for kind, sample, at, _ in events
        if kind == _WORD and at
    ]
    pauses = [sample for kind, sample, _, name in events if kind == _PHONEME and name[:1] == "_"]
    times: list[tuple[float, float]] = []
    ends = [*marks[1:], (len(places), pauses[-1])]
    for (first, start), (following, end) in zip(marks, ends, strict=True):
        silent = min((pause for pause in pauses if start < pause < end), default=end)
        edges = np.linspace(start, silent, following - first + 1) / rate_hz
        times += [(float(a), float(b)) for a, b in itertools.pairwise(edges)]
    return times
