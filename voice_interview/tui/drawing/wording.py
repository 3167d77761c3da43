"""Moments and figures as the few words a line has room for. What is not known is a dash."""

from datetime import datetime

from voice_interview.analysis.several.measures import QUIET_WPM
from voice_interview.model import Figures, Question, TakeRow, TakeState, Transcript, Voice
from voice_interview.text import allotted, count

UNKNOWN = "–"
AT_LEAST = "≥"
NONE_FOUND = "0 found"


def moment(recorded_at: str, now: datetime | None = None) -> str:
    """UTC from a file as local time: `today 10:32`, `yesterday 18:03`, `12 Nov 09:15`; `12 Nov
    2024` where it is long ago."""
    return " ".join(_day_and_clock(recorded_at, now))


def day(recorded_at: str, now: datetime | None = None) -> str:
    """As `moment`, without the clock."""
    return _day_and_clock(recorded_at, now)[0]


def _day_and_clock(recorded_at: str, now: datetime | None) -> tuple[str, ...]:
    try:
        local = datetime.fromisoformat(recorded_at).astimezone()
    except ValueError:
        return (UNKNOWN,)
    today = (now or datetime.now().astimezone()).date()
    days = (today - local.date()).days
    date = f"{local.day} {local:%b}"
    if days >= 300:
        return (f"{date} {local:%Y}",)
    return {0: "today", 1: "yesterday"}.get(days, date), f"{local:%H:%M}"


def pace(figures: Figures | None) -> str:
    """Speech rate in words a minute."""
    rate = figures.speech_rate_wpm if figures else None
    return UNKNOWN if rate is None else f"{rate:.0f}"


def fillers(figures: Figures | None) -> str:
    """Fillers a minute; a lower bound begins with its sign, and is no rate as long as it is 0."""
    if figures is None or figures.fillers_per_minute is None:
        return UNKNOWN
    rate = f"{figures.fillers_per_minute:.1f}"
    if not figures.fillers_at_least:
        return rate
    return bound(rate, none=not figures.fillers_per_minute)


def bound(rate: str, *, none: bool) -> str:
    """A rate of which there may be more; no rate where `none` was found."""
    return NONE_FOUND if none else f"{AT_LEAST} {rate}"


def voice(voice: Voice) -> str:
    """`pitch over 7 semitones, 2 dB softer at the end`; empty where nothing is known."""
    told = []
    if voice.pitch_range_semitones is not None:
        told.append(f"pitch over {count(round(voice.pitch_range_semitones), 'semitone')}")
    if voice.loudness_drift_db is not None:
        drift_db = round(voice.loudness_drift_db)
        way = "louder" if drift_db > 0 else "softer"
        told.append(f"{abs(drift_db)} dB {way} at the end" if drift_db else "as loud at the end")
    return ", ".join(told)


def state(row: TakeRow) -> str:
    """What the user should know about a take before opening it; empty when all is well."""
    take = row.take
    match take.state:
        case TakeState.RECORDING:
            return "being recorded"
        case TakeState.TRANSCRIBING:
            return "being transcribed"
        case TakeState.FAILED:
            return row.unheard or "no transcript"
        case TakeState.RECORDED:
            return "recovered" if take.recovered else "not transcribed"
        case TakeState.DONE:
            return row.unheard


def story(question: Question) -> str:
    return "a story" if question.expects_story else "no story needed"


def shows(question: Question) -> str:
    """What to listen for, in the user's answer or in theirs."""
    if not question.shows:
        return ""
    return f"{'Their' if question.to_ask else 'A good'} answer shows: {question.shows}"


def preparation(seconds: float) -> str:
    if seconds <= 0:
        return "no preparation"
    return f"{allotted(seconds)} to prepare"


BRISK_WPM = 190
"""Above this, speech is fast."""


def pace_band(rate_wpm: float | None) -> str:
    """What a speech rate means to a listener: the one that is told, in whole words."""
    if rate_wpm is None:
        return ""
    slow, calm = QUIET_WPM
    told_wpm = round(rate_wpm)
    band = f"{slow:.0f} to {calm:.0f}"
    if told_wpm < slow:
        return f"slow; {band} is easy to follow"
    if told_wpm <= calm:
        return f"easy to follow ({band})"
    word = "brisk" if told_wpm <= BRISK_WPM else "fast"
    return f"{word}; {band} is easy to follow"


def moment_in_take(at_s: float) -> str:
    """`0:14.2`; a tenth counts once it is over, as the seconds of a clock do."""
    minutes, tenths = divmod(int(max(0.0, at_s) * 10), 600)
    return f"{minutes}:{tenths // 10:02}.{tenths % 10}"


def recogniser(transcript: Transcript) -> str:
    """Who transcribed the answer."""
    match transcript.engine:
        case "builtin":
            return "the built-in recogniser"
        case "given":
            return "hand"
        case engine:
            return f"{engine} {transcript.model}".strip()
