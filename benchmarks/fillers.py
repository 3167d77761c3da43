"""How many filled pauses are heard, and how many invented, where their times are known.

`python -m benchmarks.fillers` prints JSON. Synthetic answers in voices that nothing was tuned on,
with the words as a good recogniser gives them: without the filled pauses, right, or stretched over
the filled pause before, or one in ten wrong. Beside two usual ways in the same run: um and uh in
the words, and voice of 0.3 s and more that no word covers. Aims: F1 .85 free, .75 glued; 0.5 sure
false events a minute of fluent speech, 1 in noise of 15 dB; a tenth of real time on one core.
`--part` takes any of `benchmarks.synthetic.parts`; recordings of people are judged as well. Sounds
that are named unclear are judged on fluent answers and on those with sounds that are no words.

`--part newcomers` was written down before anything was judged with it, and is judged with once:
18 voices (festival's two, one of them a speaker that is nowhere else; variants of espeak-ng that
are nowhere else), texts, rooms, sounds and drawn words of its own, every noise as often as any
other. With it comes a human voice: sentences that one woman read (`benchmarks.people.prompts`),
strung together (`strung`), with filled pauses made of her own vowels and nasals (`own_voice`).

`--part played` takes lines that actors spoke for games (`benchmarks.played`), their own filled
pauses among them. `--part "played, held back"` takes other actors, who were judged with once and
are learnt from since. `--part freely` takes a man who talks (`benchmarks.people.freely`).
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from benchmarks.filled.cases import ACTORS, FREELY, HUMAN, PLAYED, Case, Words, of_part
from benchmarks.people.recordings import RECORDINGS
from benchmarks.synthetic.noises import Sound
from benchmarks.synthetic.parts import PARTS
from voice_interview.listening.lay import lay
from voice_interview.listening.pronouncing.pronounce import is_hesitation
from voice_interview.listening.sound.activity import activity
from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.model import Interval, Word

_SHARED = 0.3
"""Of the shorter of two stretches: then they are the same filled pause."""
_GAP_S = 0.3
_TRIM_S = 0.12

Finder = Callable[[Sound, Words], Sequence[Interval]]

# --- three ways to find them ---------------------------------------------------------------------


def sure(audio: Sound, words: Words) -> list[Interval]:
    found = lay(audio, words, activity(audio)).filled_pauses
    return [Interval(pause.start, pause.end) for pause in found if pause.sure]


def unclear(audio: Sound, words: Words) -> tuple[Interval, ...]:
    return lay(audio, words, activity(audio)).unclear


def plain_list(_audio: Sound, words: Words) -> list[Interval]:
    """What a count of the recogniser's um and uh finds."""
    return [
        Interval(word.start or 0.0, word.end or 0.0) for word in words if is_hesitation(word.text)
    ]


def uncovered_voice(audio: Sound, words: Words) -> list[Interval]:
    """Voice of 0.3 s and more outside all words, trimmed at both ends."""
    if any(word.start is None for word in words):
        return []
    found = []
    for piece in activity(audio).speech:
        at = piece.start
        inside = (w for w in words if (w.end or 0) > piece.start and (w.start or 0) < piece.end)
        for word in (*inside, Word("", piece.end, piece.end)):
            gap = Interval(at + _TRIM_S, (word.start or 0.0) - _TRIM_S)
            if gap.length_s >= _GAP_S:
                found.append(gap)
            at = max(at, word.end or 0.0)
    return found


FINDERS: dict[str, Finder] = {
    "listening": sure,
    "plain_list": plain_list,
    "uncovered_voice": uncovered_voice,
}


# --- how right they are --------------------------------------------------------------------------


@dataclass(slots=True)
class Score:
    right: int = 0
    wrong: int = 0
    missed: int = 0
    seconds: float = 0.0
    processor_s: float = 0.0
    off: list[int] = field(default_factory=list)
    """By how much each count was off."""

    def add(self, case: Case, find: Finder) -> None:
        begun = time.process_time()
        left = list(find(case.audio, case.words))
        self.processor_s += time.process_time() - begun
        self.seconds += case.audio.size / RATE_HZ
        self.off.append(abs(len(left) - len(case.filled)))
        for known in case.filled:
            same = next((one for one in left if _same(known, one)), None)
            if same is None:
                self.missed += 1
            else:
                left.remove(same)
                self.right += 1
        self.wrong += len(left)

    def figures(self) -> dict[str, float | int | None]:
        return {
            "known": self.right + self.missed,
            "precision": _share(self.right, self.right + self.wrong),
            "recall": _share(self.right, self.right + self.missed),
            "f1": _share(2 * self.right, 2 * self.right + self.wrong + self.missed),
            "false_a_minute": round(60 * self.wrong / self.seconds, 2),
            "count_off_median": float(np.median(self.off)),
            "processor_share": round(self.processor_s / self.seconds, 4),
        }


def _same(one: Interval, other: Interval) -> bool:
    shared_s = min(one.end, other.end) - max(one.start, other.start)
    return shared_s >= _SHARED * min(one.length_s, other.length_s)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def judged(cases: Sequence[Case], find: Finder) -> dict[str, object]:
    by: defaultdict[str, Score] = defaultdict(Score)
    for case in cases:
        by[case.group].add(case, find)
        kind = case.group.removeprefix(HUMAN).removeprefix(PLAYED)
        if kind in ("fluent", "free", "glued", "filled"):
            noise = "none" if case.snr_db is None else f"{case.snr_db:.0f} dB"
            by[f"{case.group}, noise {noise}"].add(case, find)
    return {name: score.figures() for name, score in sorted(by.items())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="unheard", choices=(*PARTS, *ACTORS, FREELY))
    parser.add_argument("--takes", type=int, default=1, help="of each kind and voice")
    parser.add_argument("--recordings", type=Path, default=RECORDINGS)
    options = parser.parse_args()
    cases = list(of_part(options.part, options.takes, options.recordings, parser.error))
    result = {
        "voices": options.part,
        "minutes": round(sum(case.audio.size for case in cases) / RATE_HZ / 60, 1),
        **{name: judged(cases, find) for name, find in FINDERS.items()},
        "unclear": judged(
            [
                replace(case, filled=case.disturbances)
                for case in cases
                if case.group in ("fluent", "disturbed", "people", "people reading")
            ],
            unclear,
        ),
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
