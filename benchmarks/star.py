"""How well the STAR reader reads voices it was never taught, beside two simple readers.

`python -m benchmarks.star [held_back] [held_back_last] [held_back_next]` prints JSON for each
set of voices held back: their answers as given, stripped of punctuation and capitals, and both with
15 % word errors; every figure with a 95 % interval from a bootstrap over answers. The position
template cuts every answer at 25, 37 and 80 % of its words; the keyword reader lets each piece keep
the last part one of whose usual phrases was heard.
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from training import measures
from training.answers import SETS, Answer, Words, stripped, to_judge, to_learn
from training.measures import Measure, Verdict
from training.mishearing import Ear
from training.reading import judged, verdict
from training.rows import reading, rules, weights
from voice_interview.analysis.star.reader import read
from voice_interview.analysis.star.segments import cut
from voice_interview.model import StarCue, Word

ERRORS = 0.15
DRAWS = 1000
TIMED_WORDS, TIMED_RUNS = 400, 40

TEMPLATE = (("S", 0.25), ("T", 0.37), ("A", 0.80), ("R", 1.0))
KEYWORDS = {
    "S": ("situation", "when i was", "at the time", "there was", "last year", "we were"),
    "T": ("task", "my job", "responsible", "had to", "needed to", "goal", "was asked"),
    "A": ("i decided", "i did", "i made", "first", "then i", "so i", "i started"),
    "R": ("result", "in the end", "finally", "improved", "learned", "since then", "successful"),
}
MEASURES: dict[str, Measure] = {
    "token_macro_f1": measures.token_f1,
    **{f"f1_{label}": partial(measures.label_f1, label=label) for label in "STARO"},
    "balanced_presence": measures.balanced_presence,
    "complete_called_missing": measures.complete_flagged,
    "no_story_recognised": measures.no_story_recognised,
    "no_story_named": measures.kind_named,
    "story_recognised": measures.story_recognised,
    "number_right": measures.number_right,
    "pronoun_right": measures.pronoun_right,
}
AIMS = {
    "token_macro_f1": "0.86 as given, 0.80 stripped", "balanced_presence": 0.90,
    "complete_called_missing": "at most 0.06", "no_story_recognised": 0.90, "number_right": 0.90,
    "pronoun_right": 0.95, "median_ms": 20, "fall_by_errors": "at most 0.06",
}  # fmt: skip

Reader = Callable[[Answer, Words], Verdict]


def main() -> None:
    ear = Ear(to_learn())
    found = {name: measured(to_judge(name), ear) for name in sys.argv[1:] or SETS}
    print(json.dumps(found, indent=1))


def measured(answers: Sequence[Answer], ear: Ear) -> dict[str, object]:
    """Every reader on every way the answers may arrive."""
    readers: dict[str, Reader] = {
        "reader": partial(verdict, weights=weights()),
        "position_template": by_place,
        "keywords": by_keywords,
    }
    found: dict[str, object] = {"answers": len(answers), "aims": AIMS}
    for arrival in ("as given", "stripped", "as given, errors", "stripped, errors"):
        copies = [(answer, _arrived(answer, arrival, ear)) for answer in answers]
        found[arrival] = {
            name: _figures([reader(answer, words) for answer, words in copies])
            for name, reader in readers.items()
        }
    return found | {"median_ms": _median_ms(answers)}


def by_place(answer: Answer, words: Words) -> Verdict:
    plain = reading(words)
    whole = len(plain.tokens)
    said = [next(label for label, end in TEMPLATE if place < end * whole) for place in range(whole)]
    return judged(answer, words, plain, said, frozenset("STAR"), "story")


def by_keywords(answer: Answer, words: Words) -> Verdict:
    plain = reading(words)
    said, label = [], "O"
    for first, after in cut(plain):
        text = " ".join(["", *(token.text for token in plain.tokens[first:after]), ""])
        hits = [
            part for part, known in KEYWORDS.items() if any(f" {one} " in text for one in known)
        ]
        label = hits[0] if hits else label
        said += [label] * (after - first)
    return judged(answer, words, plain, said, frozenset(said) - {"O"}, "story")


def _arrived(answer: Answer, arrival: str, ear: Ear) -> Words:
    words = stripped(answer.words) if "stripped" in arrival else answer.words
    if "errors" in arrival:
        words = ear.misheard(words, ERRORS, random.Random(answer.id))
    return words


def _figures(verdicts: Sequence[Verdict]) -> dict[str, object]:
    found: dict[str, object] = {
        name: _with_interval(measure, verdicts) for name, measure in MEASURES.items()
    }
    for group, kinds in (("complete", {"complete"}), ("partial", {"partial"}), ("no story", None)):
        chosen = [
            one for one in verdicts if (one.answer.kind in kinds if kinds else not one.answer.story)
        ]
        found[f"presence, {group}"] = _with_interval(measures.presence, chosen)
    return found


def _with_interval(measure: Measure, verdicts: Sequence[Verdict]) -> tuple[float, float, float]:
    """The figure, and the middle 95 % of it over answers drawn again with replacement."""
    draws = sorted(_drawn(measure, verdicts))
    low, high = draws[round(DRAWS * 0.025)], draws[round(DRAWS * 0.975) - 1]
    return round(measure(verdicts), 3), round(low, 3), round(high, 3)


def _drawn(measure: Measure, verdicts: Sequence[Verdict]) -> Iterator[float]:
    chance = random.Random(1)
    for _ in range(DRAWS):
        yield measure(chance.choices(verdicts, k=len(verdicts)))


def _median_ms(answers: Sequence[Answer]) -> float:
    """Processor time of reading one answer of 400 words, patterns compiled."""
    said = [word for answer in answers for word in answer.words][:TIMED_WORDS]
    words, plain = [Word(word.text) for word in said], reading(tuple(said))
    families = [rule for rule in rules() if isinstance(rule, StarCue)]
    took = []
    for _ in range(TIMED_RUNS + 1):
        begun = time.process_time()
        read(words, plain, (*families, weights()))
        took.append((time.process_time() - begun) * 1000)
    return round(statistics.median(took[1:]), 1)


if __name__ == "__main__":
    main()
