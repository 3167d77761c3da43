"""The benchmark measures what it says, on few takes."""

from pathlib import Path

from benchmarks.history import make_takes, measure


def test_every_case_is_measured(tmp_path: Path) -> None:
    make_takes(tmp_path, 30, words=20)
    found = measure(tmp_path, runs=1)
    assert found["takes"] == 30
    assert found["check_problems"] == 0
    assert {"first_page_ms", "next_page_ms", "rare_words_ms", "start_ms"} <= found.keys()
    assert all(value >= 0 for value in found.values())
