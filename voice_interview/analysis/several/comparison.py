"""Two takes side by side: figures with their differences, words, and the parts of the story.

Pure. Two single takes are called better or worse only beyond what two takes of the same person
differ by chance; without that spread the figures stand beside each other and nothing is judged.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from voice_interview.analysis.alignment import Fate, Span, align
from voice_interview.analysis.report import figures
from voice_interview.analysis.several import spread
from voice_interview.analysis.several.measures import MEASURES, Measure, Verdict, judge
from voice_interview.model import Figures, Report, Star, StarPart


@dataclass(frozen=True, slots=True)
class Difference:
    measure: Measure
    first: float | None
    second: float | None
    alike: bool
    """False: the two figures rest on different things, and no difference is taken."""
    needed: float | None
    """Only a larger difference is more than chance; None while one's own spread is not known."""
    verdict: Verdict | None
    """None when nothing can be said."""

    @property
    def change(self) -> float | None:
        if self.first is None or self.second is None or not self.alike:
            return None
        return self.second - self.first

    @property
    def step(self) -> float | None:
        """The change as it is told; 0 where both are told alike."""
        if self.first is None or self.second is None or not self.alike:
            return None
        return self.measure.step(self.first, self.second)


@dataclass(frozen=True, slots=True)
class PartPair:
    part: StarPart
    first: str | None
    """strong | thin | missing; None when the take tells no story, or none was asked for."""
    second: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    first: Report
    second: Report
    differences: tuple[Difference, ...]
    spans: tuple[Span, ...]
    parts: tuple[PartPair, ...]

    def words(self, fate: Fate) -> int:
        """How many words were kept, dropped or added."""
        side = (span.second if fate is Fate.ADDED else span.first for span in self.of(fate))
        return sum(after - start for start, after in side)

    def of(self, fate: Fate) -> tuple[Span, ...]:
        return tuple(span for span in self.spans if span.fate is fate)


def compare(
    first: Report, second: Report, spreads: Mapping[str, float | None] | None = None
) -> Comparison:
    """What changed from `first` to `second`, both made under the same rules.

    `spreads`: by name of the measure, how far the user's takes lie apart (`trend.own_spread`).
    """
    known = spreads or {}
    before, after = figures(first), figures(second)
    return Comparison(
        first=first,
        second=second,
        differences=tuple(
            _difference(measure, before, after, known.get(measure.name)) for measure in MEASURES
        ),
        spans=align(first.transcript.words, second.transcript.words),
        parts=tuple(
            PartPair(part, _status(first.star, part), _status(second.star, part))
            for part in StarPart
        ),
    )


def _difference(measure: Measure, before: Figures, after: Figures, own: float | None) -> Difference:
    first, second = measure.value(before), measure.value(after)
    alike = measure.made_by(before) == measure.made_by(after)
    needed = None if own is None else spread.needed_for_two(own)
    verdict = None
    if first is not None and second is not None and needed is not None and alike:
        verdict = judge(measure, first, second, needed)
    return Difference(measure, first, second, alike, needed, verdict)


def _status(star: Star | None, part: StarPart) -> str | None:
    return star.components[part].status if star is not None and star.story else None
