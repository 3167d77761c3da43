"""How right pauses and pace are, on speech whose silences are known to the sample.

`python -m benchmarks.timing` prints JSON: pauses of 250 ms and more, and where words begin, in
voices that nothing was tuned on: words laid on the whole take, and chunk by chunk as while it is
spoken. Beside them two usual ways in the same run: the gaps between a recogniser's words, and the
voice network alone. Aims: F1 .95, borders within 30 ms (median) and 120 ms (p90), pace within 3 %.
`--part tuned` shows the other voices, `--part newcomers` those that `benchmarks.fillers` tells of;
recordings with a TextGrid beside them are judged as well. On stderr each way's figures stand as
soon as they are known, a line of JSON each.
"""

import argparse
import itertools
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

import numpy as np
from faster_whisper.vad import VadOptions, get_speech_timestamps
from numpy.typing import NDArray

from benchmarks.people.recordings import RECORDINGS
from benchmarks.people.textgrid import words_of
from benchmarks.synthetic import festival
from benchmarks.synthetic.clips import Clip, clips
from voice_interview.analysis.timing import PAUSE_S, measure
from voice_interview.listening.listen import described, listen
from voice_interview.listening.pronouncing.pronounce import is_hesitation
from voice_interview.listening.sound.activity import activity, loudness
from voice_interview.listening.sound.levels import RATE_HZ, Samples
from voice_interview.listening.sound.silero import VOICED, levelled
from voice_interview.model import Interval, Sounds, Timing, Transcript, Word
from voice_interview.transcription.chunk import Chunk
from voice_interview.transcription.hearing.builtin import BuiltinEngine
from voice_interview.transcription.hearing.engine import NOTHING
from voice_interview.transcription.hearing.pipeline import Pipeline
from voice_interview.transcription.incoming.audio_in import read


@dataclass(frozen=True, slots=True)
class Found:
    timing: Timing
    words: tuple[Word, ...] = ()
    """All of the take's, with the times that were found, where they were looked for."""


Finder = Callable[["Take"], Found]


@dataclass(frozen=True, slots=True)
class Take:
    """A sound with what is known about it."""

    kind: str
    snr_db: float | None
    audio: NDArray[np.float32]
    words: tuple[Word, ...]
    """Without filled pauses; their times are the truth, and no finder is told them."""
    voice: tuple[Interval, ...]
    """Words and filled pauses, in order."""
    pauses: tuple[Interval, ...]

    def timed_by(self, voice: Sequence[Interval]) -> Found:
        """The figures, if this were the voice in it."""
        sounds = Sounds(self.audio.size / RATE_HZ, tuple(voice))
        return Found(measure(self.words, range(len(self.words)), sounds))


def from_clip(clip: Clip) -> Take:
    voiced = sorted((w.start or 0.0, w.end or 0.0) for w in (*clip.words, *clip.fillers))
    voice = tuple(Interval(start, end) for start, end in voiced)
    return Take(clip.kind, clip.snr_db, clip.audio, clip.words, voice, clip.pauses)


def from_recording(sound: Path) -> Take:
    said = words_of(sound.with_suffix(".TextGrid"))
    voice = tuple(Interval(w.start or 0.0, w.end or 0.0) for w in said)
    words = tuple(word for word in said if not is_hesitation(word.text))
    return Take("recording", None, read(sound)[:], words, voice, gaps(voice))


# --- five ways to find pauses --------------------------------------------------------------------


def with_words(take: Take) -> Found:
    """As a report does: the words, here the right ones, are laid on the sound."""
    heard = listen(take.audio, Transcript(_untimed(take.words), "given"))
    words = heard.transcript.words
    return Found(measure(words, range(len(words)), heard.sounds), words)


def chunk_by_chunk(take: Take) -> Found:
    """The same while it is spoken: each chunk's words are laid on its sound as it closes."""
    teller = Teller(take.words)
    pipeline = Pipeline(teller, teller.closed)
    pipeline.add(take.audio)
    pipeline.finish()
    found = described(take.audio, pipeline.voice(), None)
    filled, unchecked = pipeline.filled_pauses(), pipeline.unchecked()
    words = pipeline.words()
    sounds = replace(found, filled_pauses=filled, heard_all=not unchecked, unchecked=unchecked)
    return Found(measure(words, range(len(words)), sounds), words)


class Teller:
    """A recogniser that makes no mistake, but gives no times."""

    name = model = "given"
    repeatable = False
    outlook_s = 0.0

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._start_s = 0.0

    def closed(self, chunk: Chunk) -> None:
        self._start_s = chunk.cut.next_s

    def begin(self) -> None: ...

    def resume(self, before: Samples) -> None: ...

    def follow(self, sound: Samples) -> None: ...

    def drop(self) -> None: ...

    def hear(
        self, sound: Samples, voice_s: float, tail: bool = False, after: Samples = NOTHING
    ) -> tuple[Word, ...]:
        del voice_s, tail, after
        end_s = self._start_s + sound.size / RATE_HZ
        middles = [((word.start or 0.0) + (word.end or 0.0)) / 2 for word in self._words]
        inside = (self._start_s <= middle < end_s for middle in middles)
        return _untimed(tuple(itertools.compress(self._words, inside)))


def without_words(take: Take) -> Found:
    return take.timed_by(activity(take.audio).speech)


def network_alone(take: Take) -> Found:
    """As most programs use it: the network's own stretches with a little padding."""
    options = VadOptions(threshold=VOICED, min_silence_duration_ms=250, speech_pad_ms=30)
    found = get_speech_timestamps(levelled(take.audio, loudness(take.audio)), options)
    pieces = ((piece["start"] / RATE_HZ, piece["end"] / RATE_HZ) for piece in found)
    return take.timed_by([Interval(start, end) for start, end in pieces])


def recogniser_words(take: Take) -> Found:
    """The gaps between the words of the built-in recogniser."""
    engine = BuiltinEngine()
    engine.begin()
    words = engine.hear(take.audio, take.audio.size / RATE_HZ)
    return take.timed_by([Interval(word.start or 0.0, word.end or 0.0) for word in words])


FINDERS: dict[str, Finder] = {
    "with_words": with_words,
    "chunk_by_chunk": chunk_by_chunk,
    "without_words": without_words,
    "network_alone": network_alone,
    "recogniser_words": recogniser_words,
}


def _untimed(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(Word(word.text) for word in words)


def gaps(voice: Iterable[Interval]) -> tuple[Interval, ...]:
    between = (Interval(a.end, b.start) for a, b in itertools.pairwise(voice))
    return tuple(gap for gap in between if gap.length_s >= PAUSE_S)


# --- how right they are --------------------------------------------------------------------------


@dataclass(slots=True)
class Score:
    right: int = 0
    wrong: int = 0
    missed: int = 0
    errors_s: list[float] = field(default_factory=list)

    def add(self, known: Sequence[Interval], found: Sequence[Interval]) -> None:
        """One found pause belongs to one known; both must share more than half of the longer."""
        left = list(found)
        for pause in known:
            same = next((one for one in left if _same(pause, one)), None)
            if same is None:
                self.missed += 1
                continue
            left.remove(same)
            self.right += 1
            self.errors_s += [abs(same.start - pause.start), abs(same.end - pause.end)]
        self.wrong += len(left)

    def figures(self) -> dict[str, float | int | None]:
        counted = 2 * self.right + self.wrong + self.missed
        return {
            "known": self.right + self.missed,
            "precision": _share(self.right, self.right + self.wrong),
            "recall": _share(self.right, self.right + self.missed),
            "f1": _share(2 * self.right, counted),
            "border_error_median_ms": _ms(self.errors_s, 50),
            "border_error_p90_ms": _ms(self.errors_s, 90),
        }


def _same(one: Interval, other: Interval) -> bool:
    shared_s = min(one.end, other.end) - max(one.start, other.start)
    return shared_s > max(one.length_s, other.length_s) / 2


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _ms(errors_s: Sequence[float], percentile: float) -> float | None:
    return round(1000 * float(np.percentile(errors_s, percentile)), 1) if errors_s else None


def pace_errors(takes: Sequence[Take], timings: Sequence[Timing]) -> dict[str, float]:
    """By how much the rates are off when the words are right, in per cent."""
    speech_rate: list[float] = []
    articulation: list[float] = []
    for take, timing in zip(takes, timings, strict=True):
        known = take.timed_by(take.voice).timing
        for errors, found, true in (
            (speech_rate, timing.speech_rate_wpm, known.speech_rate_wpm),
            (articulation, timing.articulation_rate_wpm, known.articulation_rate_wpm),
        ):
            errors.append(100 * abs((found or 0.0) / (true or 1.0) - 1))
    return {
        f"{name}_error_{what}_percent": round(value, 2)
        for name, errors in (("speech_rate", speech_rate), ("articulation_rate", articulation))
        for what, value in (
            ("median", median(errors)),
            ("p90", float(np.percentile(errors, 90))),
            ("largest", max(errors)),
        )
    }


def word_errors(takes: Sequence[Take], found: Sequence[Found]) -> dict[str, float | int | None]:
    """How far from the truth words begin; those of a take count only when all of them are there."""
    pairs = [
        (known.start, one.start)
        for take, laid in zip(takes, found, strict=True)
        if len(laid.words) == len(take.words)
        for known, one in zip(take.words, laid.words, strict=True)
    ]
    errors_s = [abs(a - b) for a, b in pairs if a is not None and b is not None]
    return {
        "words_placed": len(errors_s),
        "word_start_error_median_ms": _ms(errors_s, 50),
        "word_start_error_p90_ms": _ms(errors_s, 90),
    }


def judged(takes: Sequence[Take], find: Finder) -> dict[str, object]:
    found = [find(take) for take in takes]
    timings = [one.timing for one in found]
    whole = Score()
    by: dict[str, Score] = {}
    for take, timing in zip(takes, timings, strict=True):
        noise = "no noise" if take.snr_db is None else f"noise at {take.snr_db:.0f} dB"
        for score in (whole, *(by.setdefault(name, Score()) for name in (take.kind, noise))):
            score.add(take.pauses, timing.pauses or ())
    return {
        **whole.figures(),
        **pace_errors(takes, timings),
        **word_errors(takes, found),
        "f1_by": {name: score.figures()["f1"] for name, score in sorted(by.items())},
    }


def told(what: str, takes: Sequence[Take], ways: Sequence[str]) -> dict[str, dict[str, object]]:
    """Each way's figures, on stderr as soon as they are known: the last take a long time."""
    figures = {}
    for name in ways:
        figures[name] = judged(takes, FINDERS[name])
        print(json.dumps({what: {name: figures[name]}}), file=sys.stderr, flush=True)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="held back", choices=("held back", "tuned", "newcomers"))
    parser.add_argument("--takes", type=int, default=1, help="of each kind and voice")
    parser.add_argument("--recordings", type=Path, default=RECORDINGS, help="WAV beside TextGrid")
    parser.add_argument("--ways", nargs="+", choices=FINDERS, default=list(FINDERS))
    options = parser.parse_args()
    if options.part == "newcomers" and (lacking := festival.missing()):
        parser.error(lacking)
    takes = [from_clip(clip) for clip in clips(options.part, options.takes)]
    grids = sorted(options.recordings.glob("*.TextGrid"))
    people = [from_recording(grid.with_suffix(".wav")) for grid in grids]
    result = {
        "voices": options.part,
        "takes": len(takes),
        "minutes": round(sum(take.audio.size for take in takes) / RATE_HZ / 60, 1),
        "synthetic": told("synthetic", takes, options.ways),
        "recordings": told("recordings", people, options.ways) if people else None,
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
