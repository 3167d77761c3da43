"""`python -m training.star`: teaches the reader on every voice not held back, and writes it down.

Writes the weights and, for the tests, the posteriors that the fitted model itself gives a few
answers.
"""

import json
from dataclasses import asdict
from pathlib import Path

from training.answers import Answer, to_learn
from training.rows import RULES, row
from training.teach import Choices, Fitted, exported, fit, lessons
from voice_interview.model import StarWeights

WEIGHTS = RULES / "star.en.json"
FIXTURE = Path(__file__).parents[1] / "tests" / "data" / "star" / "posteriors.json"
SHOWN = 4
"""Answers in the fixture."""


def main() -> None:
    answers = to_learn()
    taught, choices = lessons(answers), Choices()
    fitted = fit(taught, choices)
    write(exported(fitted, taught, choices), WEIGHTS)
    shown = [_shown(answer, fitted) for answer in answers[:: len(answers) // SHOWN][:SHOWN]]
    FIXTURE.write_text(json.dumps(shown, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _shown(answer: Answer, fitted: Fitted) -> dict[str, object]:
    chances = fitted.posteriors(row(answer.words))
    return {
        "text": " ".join(word.text for word in answer.words),
        "posteriors": [[round(float(chance), 4) for chance in one] for one in chances],
    }


def write(weights: StarWeights, path: Path) -> None:
    """One feature a line, so that a change can be read."""
    lines = []
    for key, value in asdict(weights).items():
        text = json.dumps(value, ensure_ascii=False)
        if isinstance(value, dict):
            rows = (
                f"  {json.dumps(n, ensure_ascii=False)}: {json.dumps(v)}"
                for n, v in sorted(value.items())
            )
            text = "{\n" + ",\n".join(rows) + "\n }"
        lines.append(f' "{key}": {text}')
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
