"""The recogniser that needs no download: pocketsphinx with the model its wheel carries.

It gets about one word in three wrong, so it proves the path and feeds the measures of time; its
words are rough. English only. It works along: 0.1 to 0.3 of real time.
"""

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Decoder

from voice_interview.listening.alignment.decoder import FRAME_S
from voice_interview.listening.sound.levels import RATE_HZ, Samples, frame_levels
from voice_interview.listening.sound.silero import WINDOW
from voice_interview.model import Word
from voice_interview.transcription.hearing.engine import GRID_S, NOTHING
from voice_interview.transcription.hearing.voice import VoiceFrames

MODEL = "pocketsphinx en-us"

_OUTLOOK_S = 0.5
"""At the end of its sound the decoder takes a sentence to be over, and bends the last words to
that: of the voices it was made with, one word in a hundred was another one than in one piece; with
the sound that follows, one in 270."""

_BLOCK = round(GRID_S * RATE_HZ)
"""Samples handed over at once: the decoder keeps Python's lock while it works on them."""
_TUNING_S = 3.0
"""Speech from which the microphone's colour is estimated before decoding starts. From 3 s on the
word error rate equals that of estimating over the whole utterance (.30 on read speech; .39 without,
five recordings)."""
_SPEECH_BELOW_LOUD_DB = 25.0
_VOICE_BELOW_LOUD_DB = 10.0
"""Where the sound comes this near to what the voice reaches, somebody speaks."""
_LEVEL_FRAME_S = 0.02
_FULL = 32767.0

_SETTINGS: dict[str, object] = {
    # The second pass over a finished chunk makes more errors than it mends (.31 against .25 on read
    # speech, .64 against .58 on spontaneous), and costs its time just when the answer has ended.
    "fwdflat": False,
    # No error more than the default of 30000, and up to half the time.
    "maxhmmpf": 10_000,
}
_TARGET_DBFS = -20.0
_LARGEST_GAIN_DB = 50.0
"""The decoder reads 16-bit samples: at -60 dBFS a voice is a few steps high (.41 against .31)."""


class BuiltinEngine:
    name = "builtin"
    model = MODEL
    repeatable = False
    outlook_s = _OUTLOOK_S

    def __init__(self) -> None:
        self._decoder = Decoder(samprate=RATE_HZ, loglevel="FATAL", **_SETTINGS)
        self._tuned = False
        self._look_anew()
        self._spoken = False
        """Whether somebody spoke in this take, as far as its chunks are closed."""
        self._offset = 0.0
        self._gain = 1.0
        self._loud_dbfs = 0.0
        """What the voice reaches."""
        self._mean = str(self._decoder.get_cmn(False))
        """Of the features, up to the last step on the grid."""
        self._before = np.zeros(0, np.float32)
        """What was said just before the open chunk: words are judged by those before them."""
        self._listening = False
        self._fed = 0
        """Samples of the open chunk, and what was before it, that the decoder has."""

    def begin(self) -> None:
        self._before = np.zeros(0, np.float32)
        self._spoken = False
        self.drop()

    def follow(self, sound: Samples) -> None:
        while not self._tuned and self._untuned + _BLOCK <= sound.size:
            self._tune(sound[: self._untuned + _BLOCK], at_least_s=_TUNING_S)
        if self._tuned:
            self._feed(sound, whole=False)

    def resume(self, before: Samples) -> None:
        self._before = before

    def hear(
        self, sound: Samples, voice_s: float, tail: bool = False, after: Samples = NOTHING
    ) -> tuple[Word, ...]:
        self._spoken = True
        del voice_s, tail  # it follows the sound frame by frame and cannot run away from it
        if not self._tuned:
            self._tune(sound, at_least_s=0.0)
            self._look_anew()
        self._feed(sound, whole=False)
        mean = self._mean
        self._feed(np.concatenate((sound, after)), whole=True)
        self._mean = mean  # what follows is heard once more
        if not self._listening:
            return ()
        self._end()
        begun_s, length_s = self._before.size / RATE_HZ, sound.size / RATE_HZ
        words = []
        for piece in self._decoder.seg() or ():
            start = piece.start_frame * FRAME_S - begun_s
            end = (piece.end_frame + 1) * FRAME_S - begun_s
            if _is_word(piece.word) and 0 < start + end < 2 * length_s:
                start, end = max(0.0, start), min(end, length_s)
                trust = round(min(1.0, float(piece.prob)), 3)
                words.append(Word(_plain(piece.word), round(start, 3), round(end, 3), trust))
        return tuple(words)

    def drop(self) -> None:
        """A room before the first word is no voice to be tuned by."""
        if self._listening:
            self._end()
        if not self._spoken:
            self._forget()

    def _forget(self) -> None:
        self._decoder.reinit_feat()  # its idea of the noise would last
        self._mean = str(self._decoder.get_cmn(False))
        self._tuned = False
        self._look_anew()

    def _look_anew(self) -> None:
        """In another chunk, for speech to tune by."""
        self._untuned = 0
        """Samples in which there was too little."""
        self._frames = VoiceFrames()
        self._voiced: list[bool] = []
        """Whether there is voice in them, window by window."""

    def _end(self) -> None:
        self._decoder.end_utt()
        self._listening, self._fed = False, 0

    def _feed(self, sound: Samples, whole: bool) -> None:
        """Full blocks, and at the end the rest: no word depends on how the sound arrives."""
        if not sound.size:
            return
        if not self._listening:
            self._decoder.start_utt()
            self._listening = True
            self._lead_in()
        sound = np.concatenate((self._before, sound))
        while self._fed < sound.size:
            block = sound[self._fed : self._fed + _BLOCK]
            if block.size < _BLOCK and not whole:
                break
            self._hand_over(block)

    def _lead_in(self) -> None:
        """What was before was heard already: it does not sway the features' mean once more."""
        self._decoder.set_cmn(self._mean)
        self._fed = self._before.size // _BLOCK * _BLOCK
        for start in range(0, self._fed, _BLOCK):
            self._decoder.process_raw(self._pcm(self._before[start : start + _BLOCK]))
        self._decoder.set_cmn(self._mean)

    def _hand_over(self, block: Samples) -> None:
        """By itself the mean jumps each 3 s, and at the end of a chunk: one word in thirty was
        another one for that alone. Set in small steps on the grid, it knows of no chunks.

        Voice alone moves it: behind five seconds of a room it would be the room's (.41 of the words
        of a short answer wrong, .37 so, .32 without the room; eleven voices)."""
        self._decoder.process_raw(self._pcm(block))
        if block.size == _BLOCK:
            levels = frame_levels(block, _LEVEL_FRAME_S, self._offset)
            if levels.max() > self._loud_dbfs - _VOICE_BELOW_LOUD_DB:
                self._mean = str(self._decoder.get_cmn(True))
            self._decoder.set_cmn(self._mean)
        self._fed += block.size

    def _pcm(self, sound: Samples) -> bytes:
        return _pcm((sound - self._offset) * self._gain)

    def _tune(self, sound: Samples, at_least_s: float) -> None:
        """Set offset, gain and a first guess at the features' mean, from the loud part of the
        voice: whoever thinks before the first word is not to be taken for the room."""
        self._voiced += [voiced for voiced, _ in self._frames.add(sound[self._untuned :])]
        self._untuned = sound.size
        offset = float(sound.mean()) if sound.size else 0.0
        sound = sound - np.float32(offset)
        levels = frame_levels(sound, _LEVEL_FRAME_S)
        size = round(_LEVEL_FRAME_S * RATE_HZ)
        voiced = _voiced_at(np.arange(levels.size) * size, self._voiced)
        if not voiced.any() and at_least_s:
            return
        voiced |= not voiced.any()
        loud_dbfs = float(np.percentile(levels[voiced], 95))
        loud = np.repeat(voiced & (levels >= loud_dbfs - _SPEECH_BELOW_LOUD_DB), size)
        speech = sound[loud[: sound.size]]
        if speech.size < max(size, at_least_s * RATE_HZ):
            return
        self._offset, self._loud_dbfs = offset, loud_dbfs
        self._gain = float(10 ** (np.clip(_TARGET_DBFS - loud_dbfs, 0, _LARGEST_GAIN_DB) / 20))
        self._mean = _mean_features(speech * self._gain)
        self._tuned = True


def _voiced_at(places: NDArray[np.intp], voiced: list[bool]) -> NDArray[np.bool_]:
    """Whether there is voice at each sample of `places`; behind the last window there is none."""
    known: NDArray[np.bool_] = np.array([*voiced, False])
    return known.take(places // WINDOW, mode="clip")


def _mean_features(sound: Samples) -> str:
    """Cepstral mean, as the decoder writes it: 3 ms per second, by a decoder of one word."""
    decoder = Decoder(samprate=RATE_HZ, lm=None, loglevel="FATAL")
    decoder.add_fsg("any", decoder.create_fsg("any", 0, 1, [(0, 1, 1.0, "the")]))
    decoder.activate_search("any")
    decoder.start_utt()
    decoder.process_raw(_pcm(sound), full_utt=True)
    mean = str(decoder.get_cmn(False))
    decoder.end_utt()
    return mean


def _pcm(sound: Samples) -> bytes:
    return (np.clip(sound, -1, 1) * _FULL).astype(np.int16).tobytes()


def _is_word(text: str) -> bool:
    """Silence, noise and filled pauses are written in brackets; they are no words."""
    return text[0] not in "<[+"


def _plain(text: str) -> str:
    """The dictionary numbers second pronunciations: `the(2)`."""
    return text.partition("(")[0]
