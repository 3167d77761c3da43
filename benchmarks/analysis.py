"""How long the report on a ten-minute answer takes, beside a plain list match in the same run.

`python -m benchmarks.analysis` prints JSON. Aim: under 50 ms. The answer is made of the labelled
sentences, with times, voice activity and one heard filled pause every ten seconds.
"""

import json
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from tests.analysis.labelled import AMBIGUOUS, load
from voice_interview.analysis import report as reporting
from voice_interview.model import (
    FilledPause,
    FillerRule,
    Hearing,
    Interval,
    Question,
    Sounds,
    Transcript,
    Word,
)
from voice_interview.questions import rules as rule_files

RULES = Path(__file__).parents[1] / "prompts" / "rules"
RUNS = 40
LENGTH_S = 600.0
PACE_S = 0.4
"""From word to word: 150 a minute."""
QUESTION = Question("bench", "Tell me about a time when you had to change your mind.")


def answer() -> Hearing:
    """Ten minutes of speech, dense with words that need judging."""
    said = [word for sentence in load("tune") for word in sentence.words]
    number = int(LENGTH_S / PACE_S)
    words = tuple(
        Word(said[n % len(said)], n * PACE_S, n * PACE_S + 0.3, 0.9) for n in range(number)
    )
    speech = tuple(Interval(n * 4.0, n * 4.0 + 3.6) for n in range(int(LENGTH_S / 4)))
    filled = tuple(
        FilledPause(at + 0.1, at + 0.5, True, 0.9, "heard") for at in range(0, int(LENGTH_S), 10)
    )
    return Hearing(Transcript(words, "whisper", "base.en"), Sounds(LENGTH_S, speech, filled))


def timed(run: Callable[[], object]) -> dict[str, float]:
    """Milliseconds; the first run is told apart, since it compiles patterns."""
    walls, cpus = [], []
    for _ in range(RUNS + 1):
        wall, cpu = time.perf_counter(), time.process_time()
        run()
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    return {
        "first_ms": round(walls[0], 2),
        "median_ms": round(statistics.median(walls[1:]), 2),
        "p95_ms": round(sorted(walls[1:])[int(RUNS * 0.95) - 1], 2),
        "median_cpu_ms": round(statistics.median(cpus[1:]), 2),
    }


def main() -> None:
    said = answer()
    begun = time.perf_counter()
    rules = rule_files.load(RULES)
    loaded_ms = (time.perf_counter() - begun) * 1000
    spoken = [form for rule in rules if isinstance(rule, FillerRule) for form in rule.forms]
    listed = [" ".join(form) for form in spoken]
    pattern = re.compile(r"\b(?:um+|uh+|" + "|".join(map(re.escape, listed)) + r")\b")

    def list_match() -> int:
        return len(pattern.findall(said.transcript.text.lower()))

    result = {
        "words": len(said.transcript.words),
        "ambiguous_words": len(AMBIGUOUS),
        "rules_loaded_ms": round(loaded_ms, 2),
        "report": timed(lambda: reporting.build("bench", QUESTION, said, rules)),
        "plain_list_match": timed(list_match),
        "aim_ms": 50,
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
