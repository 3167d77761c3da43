"""What a few seconds of microphone level mean, in words. Pure: numbers in, one sentence out.

Knows no device and no screen: whoever polled the gauge passes what it saw.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LISTENING = "Microphone sound"
"""The doctor's check that opens the microphone."""
ZEROS_MEAN_MUTE_S = 1.0
"""A working converter always has noise in its last bit."""
GATED_S = 5.0
"""Noise suppression sends exact zeros in every pause for thought: after sound, that is no news."""
SOUND_CAME_S = 0.5
QUIET_VOICE_DBFS = -40.0
"""RMS of speech below this is lost in noise."""
SILENCE_DBFS = -60.0
VOICE_STANDS_OUT_DB = 8.0
"""Syllables and gaps of plain speech lie further apart than this; fans and hum do not."""
CLIPPED_RUNS = 2
"""One run may be a knock on the table."""
ENOUGH_LEVELS = 10
ENOUGH_S = 1.0


class SoundCheck(StrEnum):
    WAITING = "waiting"
    ZERO = "zero"
    SILENT = "silent"
    TOO_QUIET = "too quiet"
    CLIPPING = "clipping"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Verdict:
    result: SoundCheck
    sentence: str
    way_out: str = ""


_FELL_SILENT = Verdict(
    SoundCheck.ZERO,
    "Nothing comes from the microphone at the moment.",
    "Take your time. If you are speaking, see whether it is muted.",
)


def verdict(
    levels_dbfs: Sequence[float], *, elapsed_s: float, zeros_s: float, clipped: int
) -> Verdict:
    """Judge a sound check.

    `levels_dbfs`: RMS levels polled since the check began, oldest first, ten a second or more.
    `elapsed_s`, `zeros_s`, `clipped`: as the gauge holds them now.
    """
    muted = nothing_comes(elapsed_s, zeros_s)
    if muted is not None:
        return muted
    if elapsed_s < ENOUGH_S or len(levels_dbfs) < ENOUGH_LEVELS:
        return Verdict(SoundCheck.WAITING, "Say a sentence or two, as you would in an interview.")
    if clipped >= CLIPPED_RUNS:
        return Verdict(
            SoundCheck.CLIPPING,
            "Your voice is too loud for the microphone: the peaks are cut off.",
            "Turn the input level down, or move back a little.",
        )
    ordered = sorted(levels_dbfs)
    loud, soft = ordered[int(0.9 * (len(ordered) - 1))], ordered[int(0.1 * (len(ordered) - 1))]
    if loud < SILENCE_DBFS or loud - soft < VOICE_STANDS_OUT_DB:
        return Verdict(
            SoundCheck.SILENT,
            "No voice can be heard above the background.",
            "Speak now. If the level stays flat, choose another microphone.",
        )
    if loud < QUIET_VOICE_DBFS:
        return Verdict(
            SoundCheck.TOO_QUIET,
            "Your voice is very quiet.",
            "Turn the input level up, or move closer to the microphone.",
        )
    return Verdict(SoundCheck.GOOD, "Your voice comes through well.")


def nothing_comes(elapsed_s: float, zeros_s: float) -> Verdict | None:
    """What to say of a microphone that sends exact zeros; None while that means nothing."""
    if elapsed_s - zeros_s >= SOUND_CAME_S:
        return _FELL_SILENT if zeros_s >= GATED_S else None
    if zeros_s < ZEROS_MEAN_MUTE_S:
        return None
    return Verdict(
        SoundCheck.ZERO,
        "The microphone is on but sends nothing at all.",
        f"It may be muted. {permission_hint()}",
    )


def permission_hint(platform: str = sys.platform) -> str:
    """Where this system keeps the microphone permission, as one sentence."""
    if platform == "darwin":
        return (
            "In System Settings, Privacy & Security, Microphone, allow your terminal program, "
            "then restart it."
        )
    if platform == "win32":
        return (
            "In Settings, Privacy & security, Microphone, "
            "switch on access for desktop apps, then try again."
        )
    return "Look for the microphone in your system's sound settings and unmute it there."
