"""The benchmark of trends runs, and its index holds what it says; small, since nothing is timed."""

from benchmarks.trends import LENGTHS, SHIFTS, false_alarms, found_changes, speed


def test_the_benchmark_runs_on_a_few_takes() -> None:
    assert speed(30, 1)["takes"] == 30
    assert {shape: list(share) for shape, share in false_alarms(3).items()} == {
        shape: [str(takes) for takes in LENGTHS]
        for shape in ("bell", "heavy_tails", "skewed", "flat", "two_values", "counts")
    }
    assert len(found_changes(3)) == len(SHIFTS)


def test_a_large_change_is_found_far_more_often_than_none() -> None:
    found = found_changes(60)
    assert found["4_deviations"]["40"] > 90
    assert found["0_deviations"]["40"] < 10
