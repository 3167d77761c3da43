"""Everything that is heard in one take. The worker calls this and `lay`, nothing else in this room.

Must not know files, processes or screens.
"""

from dataclasses import replace

import numpy as np

from voice_interview.listening.lay import lay
from voice_interview.listening.sound.activity import activity
from voice_interview.listening.sound.levels import RATE_HZ, Sound, doubts, frame_levels
from voice_interview.listening.sound.pitch import pitch
from voice_interview.model import Hearing, Interval, Pitch, Sounds, Transcript
from voice_interview.model.facts import LEVEL_S


def described(audio: Sound, voice: tuple[Interval, ...], its_pitch: Pitch | None) -> Sounds:
    """What `audio` holds but for filled pauses, where its voice is known.

    Never raises for odd sound: `notes` say what is wrong.
    """
    levels = frame_levels(audio, LEVEL_S) if audio.size else np.zeros(0)
    return Sounds(
        duration_s=audio.size / RATE_HZ,
        speech=voice,
        level_dbfs=tuple(round(float(level), 1) for level in levels),
        notes=doubts(audio),
        pitch=its_pitch,
    )


def listen(audio: Sound, transcript: Transcript) -> Hearing:
    """`transcript` with the times found in `audio` (mono, 16 kHz), and all that is heard there.

    Filled pauses need words: without any, none is looked for.
    """
    seen = activity(audio)
    heard = described(audio, seen.speech, pitch(audio, seen.speech))
    if not transcript.words:
        return Hearing(transcript, heard)
    laid = lay(audio, transcript.words, seen, transcript.language, rough=transcript.rough)
    missed = laid.voice if not laid.complete else ()
    return Hearing(
        replace(transcript, words=laid.words),
        replace(
            heard,
            speech=laid.voice,
            filled_pauses=laid.filled_pauses,
            heard_all=laid.complete,
            unchecked=(Interval(missed[0].start, missed[-1].end),) if missed else (),
            unclear=laid.unclear,
        ),
    )
