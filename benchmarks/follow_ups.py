"""Whether what is told when somebody asks for it is read as what it is.

`python -m benchmarks.follow_ups` prints JSON for each set of voices held back. Of every story that
has all four parts, one part after the other is taken out and told at the end, as the answer to a
follow-up that asks for it: the share of its words that are read as that part. `asked`: where the
program knows what was asked for; `as_said`: where it does not, and reads on at the end.
"""

import json
from collections import Counter

from training.answers import SETS, Answer, Said, to_judge
from training.rows import cues, reading, weights
from voice_interview.analysis.star.order import Added
from voice_interview.analysis.star.reader import look
from voice_interview.model import StarPart

PARTS = "".join(part.letter for part in StarPart)


def main() -> None:
    print(json.dumps({name: measured(to_judge(name)) for name in SETS}, indent=1))


def measured(answers: list[Answer]) -> dict[str, object]:
    stories = [one for one in answers if {word.label for word in one.words} >= set(PARTS)]
    read, right = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for one in stories:
        for part in PARTS:
            first = [word for word in one.words if word.label != part]
            later = [word for word in one.words if word.label == part]
            for way, asked_for in (("asked", part), ("as_said", "")):
                labels = labels_of(first, later, asked_for)
                read[way, part] += len(labels)
                right[way, part] += labels.count(part)
    return {"stories": len(stories)} | {
        way: {part: round(right[way, part] / read[way, part], 3) for part in PARTS}
        for way in ("asked", "as_said")
    }


def labels_of(first: list[Said], later: list[Said], asked_for: str) -> list[str]:
    """What each word of `later` is read as."""
    both = reading(tuple(first)).then(reading(tuple(later)), len(first))
    pieces = look(both, cues(), weights(), [Added(len(first), asked_for)])
    return [
        label
        for span, label in zip(pieces.spans, pieces.decoded.labels, strict=True)
        for token in both.tokens[slice(*span)]
        if token.index >= len(first)
    ]


if __name__ == "__main__":
    main()
