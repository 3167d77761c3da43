"""A library of 10,000 takes: home, pages, search, filters, damaged and missing index.

`python -m benchmarks.history` makes the folders, times each case and prints JSON. Aims: home 300 ms
more than with an empty library, first page 200 ms, next page 50 ms, search 150 ms, rebuild 15 s,
memory 60 MB.
"""

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from multiprocessing import Process
from pathlib import Path

from voice_interview.analysis.several.practice import suggestions
from voice_interview.cli.rehearsing.full_screen import FIRST_TAKES
from voice_interview.library.codecs.documents import TAKE, TRANSCRIPT
from voice_interview.library.index.index_file import INDEX_FILE
from voice_interview.library.library import TakeLibrary
from voice_interview.library.takes import take_ids
from voice_interview.library.takes.take_folder import AUDIO
from voice_interview.model import Capture, Figures, Question, Take, TakeState, Transcript, Word
from voice_interview.wave_file import WaveWriter

TAKES = 10_000
WORDS = 280
"""Two minutes of speech."""
RUNS = 15
RARE = "ultramarine kettle"
_SPEECH = (
    "so um I led the migration of our billing system and we had two weeks because the vendor was "
    "closing their service my task was to plan it with four people who had never done one before "
    "first we wrote down every table then actually we copied a tenth of the customers each night "
    "in the end nobody noticed and the cost went down by thirty percent which I am proud of"
)


def vocabulary(size: int = 20_000) -> list[str]:
    """Words that nobody says, as many as a year of answers has."""
    draw = random.Random(11)
    syllables = [a + b for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u", "an", "er")]
    return ["".join(draw.choices(syllables, k=draw.randint(2, 4))) for _ in range(size)]


def make_takes(root: Path, count: int, words: int = WORDS) -> None:
    """Folders as the library writes them, without the fsyncs."""
    draw = random.Random(7)
    silence = root / AUDIO
    with WaveWriter(silence, 16_000) as sound:
        sound.write(bytes(3200))
    audio = silence.read_bytes()
    silence.unlink()
    spoken = _SPEECH.split()
    others = vocabulary()
    weights = list(accumulate(1 / rank for rank in range(10, len(others) + 10)))
    begun = datetime(2024, 1, 1, tzinfo=UTC)
    for number in range(count):
        question = Question(f"question-{number % 40}", f"Tell me about topic {number % 40}.")
        at = begun + timedelta(hours=number)
        folder = root / take_ids.new_id(question, at)
        folder.mkdir(mode=0o700)
        capture = Capture(words * 0.42, 16_000, "Microphone")
        take = Take(folder.name, TakeState.DONE, question, f"{at:%Y-%m-%dT%H:%M:%SZ}", capture)
        said = draw.choices(spoken, k=words)
        said[words // 2 :] = draw.choices(others, cum_weights=weights, k=words - words // 2)
        if number % 1000 == 500:
            said[words // 2 : words // 2] = RARE.split()
        heard = tuple(
            Word(word, round(place * 0.42, 2), round(place * 0.42 + 0.31, 2), 0.93)
            for place, word in enumerate(said)
        )
        (folder / TAKE.file).write_bytes(TAKE.as_bytes(take))
        transcript = Transcript(heard, "whisper", "base.en")
        (folder / TRANSCRIPT.file).write_bytes(TRANSCRIPT.as_bytes(transcript))
        (folder / AUDIO).write_bytes(audio)


def measure(root: Path, runs: int) -> dict[str, float]:
    """Milliseconds, medians of `runs`; seconds and megabytes where the name says so."""
    (root / INDEX_FILE).unlink(missing_ok=True)
    memory_mb = _memory_mb()
    began_s, began_cpu_s = time.perf_counter(), time.process_time()
    library = TakeLibrary.open(root)
    found = {
        "takes": float(library.count()),
        "build_index_s": time.perf_counter() - began_s,
        "build_index_cpu_s": time.process_time() - began_cpu_s,
    }
    for row in library.rows(limit=200):
        library.save_figures(row.take.id, FIGURES)
    found["first_page_ms"] = _median_ms(runs, lambda: library.rows())
    found["next_page_ms"] = _median_ms(runs, lambda: library.rows(offset=200))
    found["last_page_ms"] = _median_ms(runs, lambda: library.rows(offset=TAKES - 200))
    found["starred_ms"] = _median_ms(runs, lambda: library.rows(starred=True))
    found["one_tag_ms"] = _median_ms(runs, lambda: library.rows(tags=("acme",)))
    found["practised_ms"] = _median_ms(runs, lambda: library.practised())
    found["disk_use_ms"] = _median_ms(3, lambda: library.disk_use())
    found["one_question_ms"] = _median_ms(runs, lambda: library.rows(question_id="question-7"))
    found["common_words_ms"] = _median_ms(runs, lambda: library.rows(text="we copied"))
    found["one_letter_ms"] = _median_ms(runs, lambda: library.rows(text="s"))
    found["phrase_ms"] = _median_ms(runs, lambda: library.rows(text='"we had"'))
    found["rare_words_ms"] = _median_ms(runs, lambda: library.rows(text=RARE))
    found["absent_words_ms"] = _median_ms(runs, lambda: library.rows(text="not said at all"))
    newest = library.rows(limit=1)[0].take
    found["by_ending_ms"] = _median_ms(runs, lambda: library.take(newest.id[5:]))
    found["save_ms"] = _median_ms(runs, lambda: library.change(newest.id, lambda _: newest))
    found["memory_growth_mb"] = _memory_mb() - memory_mb
    began_s = time.perf_counter()
    problems = [check for check in library.check() if check.status == "problem"]
    found["check_s"] = time.perf_counter() - began_s
    found["check_problems"] = float(len(problems))
    library.close()
    found["start_ms"] = _median_ms(max(3, runs // 3), lambda: TakeLibrary.open(root).close())
    with tempfile.TemporaryDirectory() as empty:
        found["home_empty_ms"] = _median_ms(runs, lambda: _home(Path(empty)))
    began_cpu_s = time.process_time()
    found["home_ms"] = _median_ms(runs, lambda: _home(root))
    found["home_cpu_ms"] = 1000 * (time.process_time() - began_cpu_s) / runs
    (root / INDEX_FILE).write_bytes(b"no database at all" * 1000)
    began_s = time.perf_counter()
    library = TakeLibrary.open(root, most=FIRST_TAKES)
    library.rows(limit=12)
    found["home_with_garbage_index_ms"] = 1000 * (time.perf_counter() - began_s)
    library.read_on()
    found["rest_behind_home_s"] = time.perf_counter() - began_s
    library.close()
    found["index_mb"] = (root / INDEX_FILE).stat().st_size / 1e6
    return found


def _home(root: Path) -> None:
    """What the first screen asks of the library, from the opening on."""
    library = TakeLibrary.open(root, most=FIRST_TAKES)
    library.rows(limit=12)
    suggestions((), library.practised(), datetime.now(UTC))
    library.close()


FIGURES = Figures("1", 118.0, WORDS, 141.0, 168.0, 1.2, 21, 9, 4.6, "STAr")


def _median_ms(runs: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(runs):
        began_s = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - began_s))
    return statistics.median(times)


def _memory_mb() -> float:
    """The most this process ever held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--takes", type=int, default=TAKES)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--folder", type=Path, help="make the takes here and keep them")
    wish = parser.parse_args()
    root = wish.folder or Path(tempfile.mkdtemp(prefix="voice-interview-history-"))
    try:
        root.mkdir(parents=True, exist_ok=True)
        began_s = time.perf_counter()
        if not any(root.iterdir()):
            making = Process(target=make_takes, args=(root, wish.takes))  # keeps its memory apart
            making.start()
            making.join()
        made_s = time.perf_counter() - began_s
        os.sync()
        found = {"make_takes_s": made_s, **measure(root, wish.runs)}
        print(json.dumps({name: round(value, 2) for name, value in found.items()}, indent=2))
    finally:
        if wish.folder is None:
            shutil.rmtree(root)


if __name__ == "__main__":
    main()
