"""Speech from festival with the time of every word, from the utterance it built.

One festival stays open and is asked for one sentence after the other: its start costs more than
the speaking. Nothing is played.
"""

import functools
import shutil
import subprocess
import tempfile
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PACKAGES = "festival festvox-kdlpc16k festvox-us-slt-hts"
VOICES = Path("/usr/share/festival/voices")
_HMM = "cmu_us_slt_arctic_hts"
"""Its sounds come from a statistical model with a pitch of its own; the other voice is diphones."""
_START = """
(voice_ked_diphone)
(lex.add.entry '("erm" nil (((er m) 1))))
(lex.add.entry '("hmm" nil (((hh ax m) 1))))
(lex.add.entry '("mm" nil (((m m) 1))))
"""
_SPEAK = """
(begin (voice_{voice}) {setting}
 (Parameter.set 'Phrase_Method 'cart_tree) (set! phrase_cart_tree simple_phrase_cart_tree)
 (set! said (utt.synth (Utterance Text "{text}"))) (utt.save.wave said "{path}" 'riff)
 (mapcar (lambda (word)
  (format t "%f %f " (item.feat word "word_start") (item.feat word "word_end")))
  (utt.relation.items said 'Word)))
(format t "\\n")
"""


def missing() -> str:
    """What to install first; empty: nothing."""
    voices = (VOICES / "english" / "ked_diphone", VOICES / "us" / _HMM)
    if shutil.which("festival") and all(voice.is_dir() for voice in voices):
        return ""
    return f"These voices need festival; install the packages {PACKAGES} first."


def speak(
    text: str, voice: str, stretch: float, pitch_hz: int
) -> tuple[NDArray[np.float32], int, list[tuple[float, float]]]:
    """Sound, its rate, and (start, end) of every word in seconds; the first breaks off nowhere."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speech.wav"
        asked = _SPEAK.format(
            voice=voice, setting=_setting(voice, stretch, pitch_hz), text=text, path=path
        )
        places = [float(place) for place in _answer(asked).split()]
        if not places:
            raise ValueError(f"festival cannot say: {text}")
        with wave.open(str(path)) as file:
            data = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
            rate_hz = file.getframerate()
    # Its diphones are now and then louder than 16 bits hold, and begin again from below.
    audio = np.unwrap(data / 32768, period=2.0).astype(np.float32)
    return audio, rate_hz, list(zip(places[::2], places[1::2], strict=True))


def _setting(voice: str, stretch: float, pitch_hz: int) -> str:
    if voice == _HMM:
        return f'(set! hts_engine_params (cons (list "-r" {1 / stretch}) hts_engine_params))'
    spread_hz = round(pitch_hz / 7)
    return (
        f"(Parameter.set 'Duration_Stretch {stretch}) (set! int_lr_params"
        f" '((target_f0_mean {pitch_hz}) (target_f0_std {spread_hz})"
        " (model_f0_mean 170) (model_f0_std 34)))"
    )


def _answer(asked: str) -> str:
    """One line; an empty one when it did not understand."""
    festival = _festival()
    if festival.stdin is None or festival.stdout is None:
        raise ValueError("festival is not open")
    festival.stdin.write(asked)
    festival.stdin.flush()
    return festival.stdout.readline()


@functools.cache
def _festival() -> subprocess.Popen[str]:
    festival = subprocess.Popen(
        ["stdbuf", "-oL", "festival", "--pipe"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    if festival.stdin:
        festival.stdin.write(_START)
    return festival
