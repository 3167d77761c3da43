"""Trends over 10,000 takes, two takes side by side, and how often noise alone is called a change.

`python -m benchmarks.trends` prints JSON. Aims: trends 300 ms from the index to the verdicts;
false alarms at most 5 in 100 series of noise, 8 in 100 where it knows two values only.
"""

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from voice_interview.analysis.alignment import align
from voice_interview.analysis.several.measures import MEASURES, Verdict
from voice_interview.analysis.several.spread import FEWEST_A_SIDE
from voice_interview.analysis.several.trend import RECENT_MOST, RECENT_SHARE, By, change, trend
from voice_interview.library.codecs import stamps
from voice_interview.library.index import database
from voice_interview.library.index.index import Index
from voice_interview.library.takes.entries import Entry
from voice_interview.model import Capture, Figures, Question, Take, TakeState, Word

TAKES = 10_000
SERIES = 10_000
RUNS = 9
LENGTHS = (6, 7, 9, 12, 20, 40, 100)
PLAIN = Figures("1", 118.0, 280, 141.0, 168.0, 1.2, 21, 9, 4.6, "STAr", 2, 116.0)
MEASURE = next(one for one in MEASURES if one.name == "response_latency_s")
"""Without a direction and nearly without a floor: nothing but the rule is tried."""
SHIFTS = (0.0, 1.0, 2.0, 4.0)
"""Of the newest takes, in deviations of single takes."""


def shapes(draw: random.Random) -> dict[str, Callable[[], float]]:
    return {
        "bell": lambda: draw.gauss(0, 10),
        "heavy_tails": lambda: draw.gauss(0, 10) / max(0.05, draw.random()),
        "skewed": lambda: 10 * draw.lognormvariate(0, 0.6),
        "flat": lambda: 100 * draw.random(),
        "two_values": lambda: float(draw.choice((2, 3))),
        "counts": lambda: float(sum(draw.random() < 0.05 for _ in range(60))),
    }


def false_alarms(series: int) -> dict[str, dict[str, float]]:
    """Of 100 series of noise, by shape and number of takes, how many are called a change."""
    found: dict[str, dict[str, float]] = {}
    for shape, make in shapes(random.Random(20)).items():
        found[shape] = {str(takes): _called(_drawn(make, takes, series)) for takes in LENGTHS}
    return found


def _drawn(make: Callable[[], float], takes: int, series: int) -> Iterator[list[float]]:
    for _ in range(series):
        yield [make() for _ in range(takes)]


def found_changes(series: int) -> dict[str, dict[str, float]]:
    """Of 100 series whose newest third is shifted, how many are called a change."""
    draw = random.Random(21)
    return {
        f"{shift:g}_deviations": {
            str(takes): _called(_shifted(draw, takes, shift, series)) for takes in LENGTHS
        }
        for shift in SHIFTS
    }


def _shifted(draw: random.Random, takes: int, shift: float, series: int) -> Iterator[list[float]]:
    recent = min(max(takes // RECENT_SHARE, FEWEST_A_SIDE), RECENT_MOST)
    for _ in range(series):
        yield [draw.gauss(100 + shift * 10 * (n >= takes - recent), 10) for n in range(takes)]


def _called(drawn: Iterator[list[float]]) -> float:
    """Percent."""
    told = [change(MEASURE, series) for series in drawn]
    called = [one for one in told if one and one.verdict is not Verdict.NO_CLEAR_CHANGE]
    return 100 * len(called) / len(told)


def timed(
    runs: int, work: Callable[[], object], clock: Callable[[], float] = time.perf_counter
) -> float:
    """Median, in milliseconds."""
    times = []
    for _ in range(runs):
        began_s = clock()
        work()
        times.append(1000 * (clock() - began_s))
    return statistics.median(times)


def filled(path: Path, takes: int) -> Index:
    """An index as the library makes it, without the folders."""
    draw = random.Random(7)
    index = Index(database.open_to_write(path))
    begun = datetime(2024, 1, 1, tzinfo=UTC)
    entries = []
    for number in range(takes):
        question = Question(f"question-{number % 40}", "Tell me.", theme=f"theme-{number % 10}")
        at = stamps.stamp(begun + timedelta(hours=2 * number))
        capture = Capture(118.0, 16_000, "Microphone")
        take = Take(f"take-{number:05d}", TakeState.DONE, question, at, capture)
        entries.append(Entry(take, 1, "so I led it"))
    index.put(entries)
    for entry in entries:
        pace = draw.gauss(140, 15)
        figures = replace(PLAIN, speech_rate_wpm=pace, fillers_per_minute=draw.uniform(0, 9))
        index.put_figures(entry.take.id, figures)
    return index


def answer(draw: random.Random, words: int) -> list[Word]:
    said = ("so", "I", "led", "the", "team", "and", "we", "moved", "it", "over", "two", "nights")
    return [Word(draw.choice(said)) for _ in range(words)]


def speed(takes: int, runs: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="voice-interview-trends-") as folder:
        index = filled(Path(folder) / "index.sqlite3", takes)
        draw = random.Random(3)
        first, second = answer(draw, 1500), answer(draw, 1500)
        found = {
            "takes": float(takes),
            "read_series_ms": timed(runs, lambda: index.series("", "")),
            "trends_ms": timed(runs, lambda: trend(index.series("", ""), "1")),
            "trends_cpu_ms": timed(
                runs, lambda: trend(index.series("", ""), "1"), time.process_time
            ),
            "trends_by_week_ms": timed(runs, lambda: trend(index.series("", ""), "1", By.WEEK)),
            "one_question_ms": timed(runs, lambda: trend(index.series("question-7", ""), "1")),
            "one_theme_ms": timed(runs, lambda: trend(index.series("", "theme-7"), "1")),
            "align_1500_words_ms": timed(runs, lambda: align(first, second)),
        }
        index.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--takes", type=int, default=TAKES)
    parser.add_argument("--series", type=int, default=SERIES)
    parser.add_argument("--runs", type=int, default=RUNS)
    wish = parser.parse_args()
    result = {
        "false_alarms_percent": false_alarms(wish.series),
        "called_percent": found_changes(wish.series),
        "speed": speed(wish.takes, wish.runs),
    }
    print(json.dumps(_rounded(result), indent=2))


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    return round(value, 2) if isinstance(value, float) else value


if __name__ == "__main__":
    main()
