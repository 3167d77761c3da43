"""The strays of the material that the second look learns from, and which are filled pauses."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from benchmarks.played.hesitant import KINDS as MADE
from benchmarks.played.parts import FIGURES
from training.speakers import ACTORS, Heard, Speaker, heard
from voice_interview.listening.alignment.fitting import fits
from voice_interview.listening.between.evidence import Evidence
from voice_interview.listening.between.filled_pauses import plausible
from voice_interview.model import Interval, Word

_SHARED = 0.3


@dataclass(frozen=True, slots=True)
class Row:
    clip: str
    voice: str
    kind: str
    wrong: bool
    snr_db: float | None
    noise: str
    disturbance: str
    seen: Evidence
    true: bool
    fillers: tuple[float, ...]
    """Starts of the filled pauses it stands for."""

    @property
    def acted(self) -> bool:
        return self.kind.startswith(ACTORS)

    @property
    def said(self) -> bool:
        """Whether it is a filled pause that an actor said; others are made."""
        return self.true and self.acted and not self.kind.endswith(MADE)


def rows(one: Heard) -> Iterator[Row]:
    """Where words do not fit their sound the program judges nothing, and nothing is learnt."""
    for wrong, alignment in enumerate(one.alignments):
        if not fits(alignment, one.seen.speech):
            continue
        for stray, seen in plausible(alignment, one.measured):
            place = Interval(stray.start, stray.end)
            same = [f for f in one.clip.fillers if _share(place, f) >= _SHARED * place.length_s]
            odd = [
                d.text
                for d in one.clip.disturbances
                if _share(place, d) >= _SHARED * place.length_s
            ]
            yield Row(
                clip=one.clip.name,
                voice=one.clip.voice,
                kind=one.clip.kind,
                wrong=bool(wrong),
                snr_db=one.clip.snr_db,
                noise=one.clip.noise,
                disturbance=odd[0] if odd else "",
                seen=seen,
                true=bool(same),
                fillers=tuple(f.start or 0.0 for f in same if _stands_for(place, f)),
            )


def _stands_for(place: Interval, known: Word) -> bool:
    """As the benchmark has it: they share enough of the shorter one."""
    known_s = (known.end or 0.0) - (known.start or 0.0)
    return _share(place, known) >= _SHARED * min(place.length_s, known_s)


def _share(place: Interval, known: Word) -> float:
    """Seconds that both have."""
    return min(place.end, known.end or 0.0) - max(place.start, known.start or 0.0)


@dataclass(frozen=True, slots=True)
class Lesson:
    rows: list[Row]
    known: Counter[str]
    """Filled pauses in each kind of answer, and its length."""
    seconds: Counter[str]


def lesson(speaker: Speaker) -> Lesson:
    found = Lesson([], Counter(), Counter())
    for one in heard(speaker):
        found.known[one.clip.kind] += len(one.clip.fillers)
        found.seconds[one.clip.kind] += round(one.clip.duration_s)
        found.rows.extend(rows(one))
    return found


def engine(row: Row) -> str:
    """What makes its voice; all actors are one."""
    return ACTORS if row.acted else row.voice.split()[0]


def family(row: Row) -> str:
    """Voices that share a speaker or the way they are made: an actor's figure, one of flite's
    speakers, or espeak's plain voices, its numbered variants, those with another synthesiser, or
    those with a name.
    """
    if row.acted:
        return row.voice
    made, name = row.voice.split()[:2]
    variant = name.partition("+")[2]
    if made == "flite":
        return f"flite {name}"
    kind = "klatt" if "klatt" in variant else "numbered" if variant[1:].isdigit() else "named"
    return f"espeak {kind if variant else 'plain'}"


def game(row: Row) -> str:
    """Of an actor's figure; of other voices their family."""
    return _games()[row.voice] if row.acted else family(row)


@cache
def _games() -> dict[str, str]:
    """By figure."""
    return {
        figure: name
        for chosen in FIGURES.values()
        for name, figures in chosen.items()
        for figure in figures.split()
    }
