"""What makes the figures of a report doubtful, in sentences for the user."""

from collections.abc import Sequence

from voice_interview.analysis.fillers.unchecked import places, unchecked
from voice_interview.analysis.star.reader import FEWEST_WORDS
from voice_interview.analysis.timing import FEWEST_SPOKEN, SHORTEST_S, overfull
from voice_interview.model import Fillers, Hearing, Report, Star, Timing, Word

LOW_CONFIDENCE = 0.4
"""Mean word probability below which even an alignment is not to be trusted."""

_ROUGHLY_HEARD = (
    "The built-in recogniser often writes a short word in place of an um: the count of filler "
    "sounds is a lower bound."
)
_UNHEARD = (
    "Filler sounds are counted from the written words alone, and recognisers leave most "
    "of them out: the count is a lower bound."
)
_FOREIGN = (
    "Between words of another language some filler sounds are missed: the count is a lower bound."
)
_UNMATCHED = "Words and sound do not match: check that these words belong to this recording."
_PARTLY_MATCHED = "Words and sound do not match everywhere: check the words{there}."
_MAY_BE_MISSING = "Some filler sounds may be missing{there}: their count is a lower bound."
_NOT_ALL_SAID = "The pace may include words that were not said."
_UNFIT = (
    "Words recognised from such sound cannot be trusted, so no story is read from them, and "
    "filler sounds heard in it count as possible at most."
)
_NO_VOICE = (
    "Nothing is counted, as nobody was heard: if you spoke, see whether the microphone is muted, "
    "too far away or the wrong one."
)
_STRANGE = (
    "Few of these words are English that the program knows, so no story is read from them: "
    "check that they are the right ones."
)
TOO_FEW = f"With fewer than {FEWEST_WORDS} words there is no story to read."


def notes(
    hearing: Hearing,
    timing: Timing,
    fillers: Fillers | None,
    star: Star | None,
    resting: int,
    *,
    english: bool,
) -> tuple[str, ...]:
    """All that applies, gravest first. `resting` corrections do not fit these words."""
    words = hearing.transcript.words
    unfit = list(hearing.sounds.notes) if hearing.sounds else []
    found = list(unfit)
    if not words:
        found.append(_NO_VOICE if timing.silent else "No words were recognised.")
        return tuple(found)
    if not hearing.trusted and (timing.duration_s or 0.0) >= SHORTEST_S:
        found.append(_UNFIT)
    if hearing.transcript.rough:
        found.append(
            "The built-in recogniser gets about one word in three wrong: "
            "take the words, and all that rests on them, as a rough draft."
        )
    elif _mean_confidence(words) < LOW_CONFIDENCE:
        found.append("The recogniser was unsure of most words: listen before you believe them.")
    if not english:
        found.append("Filler words and STAR parts are read in English only.")
    counted = fillers is not None and fillers.at_least and fillers.heard is not None
    if english and timing.run_words and _mismatched(hearing) and not unfit:
        found.append(_unmatched(hearing, timing))
    if counted and not unfit:
        found.append(_why_at_least(hearing, english=english))
    if timing.duration_s is None:
        found.append("The words have no times, so pace and pauses are not known.")
    elif timing.speech_rate_wpm is None and not unfit:
        found.append(_why_no_rate(timing, timing.duration_s))
    if resting:
        which = "One of your corrections does" if resting == 1 else f"{resting} corrections do"
        found.append(f"{which} not match these words, so the words there are left as transcribed.")
    if english and star is not None and star.kind == "unknown":
        few = len(words) < FEWEST_WORDS
        found.append(TOO_FEW if few else _STRANGE)
    return tuple(found)


def unheard(report: Report) -> str:
    """In place of a transcript that has no words."""
    if report.timing.silent:
        return "No voice was heard"
    voice = report.timing.response_latency_s is not None
    return "Something like a voice was heard, but no words" if voice else "There are no words"


def _mismatched(hearing: Hearing) -> bool:
    """Whether words were looked for in the sound, and some are not there."""
    heard = hearing.sounds
    if heard is None or heard.filled_pauses is None:
        return False
    return not heard.heard_all and not hearing.transcript.rough


def _unmatched(hearing: Hearing, timing: Timing) -> str:
    timed = any(word.start is not None for word in hearing.transcript.words)
    found = _PARTLY_MATCHED.format(there=_there(hearing)) if timed else _UNMATCHED
    return found if timing.speech_rate_wpm is None else f"{found} {_NOT_ALL_SAID}"


def _why_at_least(hearing: Hearing, *, english: bool) -> str:
    if hearing.sounds is None or hearing.sounds.filled_pauses is None:
        return _UNHEARD
    if hearing.transcript.rough:
        return _ROUGHLY_HEARD
    return _MAY_BE_MISSING.format(there=_there(hearing)) if english else _FOREIGN


def _there(hearing: Hearing) -> str:
    """Where words and sound do not match, if that is known."""
    stretches = unchecked(hearing)
    return f" ({places(stretches)})" if stretches else ""


def _why_no_rate(timing: Timing, duration_s: float) -> str:
    if duration_s < SHORTEST_S:
        return "Too short for a pace or a rate: they need five seconds of answer."
    if timing.pauses is None:
        return "No voice was found in the sound, so pace and pauses are not known."
    if not timing.run_words:
        return "Only um and uh were recognised, so there is no pace."
    if overfull(timing):
        return "The transcript has more words than can be said in this time, so there is no pace."
    return f"Too few words for a pace or a rate: they need {FEWEST_SPOKEN}."


def _mean_confidence(words: Sequence[Word]) -> float:
    known = [word.confidence for word in words if word.confidence is not None]
    return sum(known) / len(known) if known else 1.0
