"""Voice, frame by frame, as the sound comes in: where to cut. Pauses are for listening to name.

The same Silero network as faster-whisper's, with its memory kept between calls, so that frames do
not depend on the blocks in which the sound arrives.
"""

from collections import deque
from collections.abc import Iterable, Iterator

import numpy as np
from faster_whisper.vad import get_vad_model

from voice_interview.transcription.resampling import Samples

_WINDOW = 512
_CONTEXT = 64
"""Samples of the window before, which the network wants to see again."""
_GROUP = 8
"""Windows per call: a quarter of a second."""
_VOICED = 0.35
"""Lower than usual: an um at the start of a phrase scores low (notes on speech, 6.5)."""
_TARGET_DBFS = -23.0
_LARGEST_GAIN_DB = 40.0
_RECENT = 2000
"""Windows that set the gain: a minute."""


class VoiceFrames:
    """Answers each full window of 32 ms with whether it holds voice, and its level in dBFS."""

    def __init__(self) -> None:
        self._session = get_vad_model().session
        self._h = np.zeros((1, 1, 128), np.float32)
        self._c = np.zeros((1, 1, 128), np.float32)
        self._context = np.zeros(_CONTEXT, np.float32)
        self._rest = np.zeros(0, np.float32)
        self._levels: deque[float] = deque(maxlen=_RECENT)

    def add(self, sound: Samples) -> Iterator[tuple[bool, float]]:
        self._rest = np.concatenate((self._rest, sound))
        size = _GROUP * _WINDOW
        while self._rest.size >= size:
            group, self._rest = self._rest[:size], self._rest[size:]
            yield from self._judge(group)

    def _judge(self, group: Samples) -> Iterable[tuple[bool, float]]:
        group = group - group.mean()
        windows = group.reshape(-1, _WINDOW)
        levels = 10 * np.log10(np.maximum((windows**2).mean(axis=1), 1e-10))
        self._levels.extend(levels.tolist())
        gain_db = np.clip(_TARGET_DBFS - np.percentile(self._levels, 95), 0.0, _LARGEST_GAIN_DB)
        fed = np.clip(group * 10 ** (gain_db / 20), -1, 1).astype(np.float32)
        fed = fed.reshape(-1, _WINDOW)
        contexts = np.vstack((self._context[None], fed[:-1, -_CONTEXT:]))
        self._context = fed[-1, -_CONTEXT:]
        shares, self._h, self._c = self._session.run(
            None, {"input": np.hstack((contexts, fed)), "h": self._h, "c": self._c}
        )
        return zip((shares.ravel() >= _VOICED).tolist(), levels.tolist(), strict=True)
