"""How often the rules are right about filler words, on sentences that no rule was tuned on.

`python -m benchmarks.filler_words` prints JSON: precision, recall, F1 and accuracy per word on the
sentences of a hand that did not know the rules (tests/data/fillers/second_judge.jsonl, and with
`--set third_judge` and so on up to `--set seventh_judge` those of five others), beside the
plain list that counts every use. Aims: sounds F1 .99; you know, I mean, well precision .95 at
recall .85; like F1 .75; mean accuracy .85.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from tests.analysis.labelled import AMBIGUOUS, Score, load, plain_list, scores
from voice_interview.questions import rules as rule_files

RULES = Path(__file__).parents[1] / "prompts" / "rules"
SETS = (
    "second_judge",
    "third_judge",
    "fourth_judge",
    "fifth_judge",
    "sixth_judge",
    "seventh_judge",
    "judge",
    "second_tune",
    "tune",
)
SURE = ("you know", "i mean", "well")


def figures(found: Mapping[str, Score]) -> dict[str, object]:
    sure = [found[name] for name in SURE]
    right = sum(score.right for score in sure)
    return {
        "mean_accuracy": _rounded(sum(found[name].accuracy for name in AMBIGUOUS) / len(AMBIGUOUS)),
        "sure_markers": {
            "precision": _rounded(right / sum(score.right + score.wrong for score in sure)),
            "recall": _rounded(right / sum(score.right + score.missed for score in sure)),
        },
        "words": {
            name: {
                "precision": _rounded(score.precision),
                "recall": _rounded(score.recall),
                "f1": _rounded(score.f1),
                "accuracy": _rounded(score.accuracy),
                "uses": score.right + score.wrong + score.missed + score.left,
            }
            for name, score in sorted(found.items())
        },
    }


def _rounded(value: float) -> float:
    return round(value, 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="second_judge", choices=SETS)
    name = parser.parse_args().set
    sentences = load(name)
    rules = rule_files.load(RULES)
    result = {
        "set": name,
        "sentences": len(sentences),
        "rules": figures(scores(sentences, rules)),
        "plain_list": figures(plain_list(sentences)),
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
