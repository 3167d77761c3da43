"""Two windows on one library, and many threads in one: nothing lost, nothing locked out."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread

import pytest

from tests.library.nouns import FAILED, FIGURES, LED, finished, words
from voice_interview.errors import LibraryBusy
from voice_interview.library.index import sync
from voice_interview.library.index.index_file import INDEX_FILE
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Hearing, Review, Take


@contextmanager
def held_elsewhere(root: Path, saves: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.library.holder", str(root), str(saves)]
    with subprocess.Popen(
        command,
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        try:
            yield other
        finally:
            other.kill()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def writing_calls(library: TakeLibrary, take: Take) -> dict[str, Callable[[], object]]:
    return {
        "begin": lambda: library.begin(LED),
        "change": lambda: library.change(take.id, lambda _: take),
        "save_hearing": lambda: library.save_hearing(take.id, Hearing(words("a"), None)),
        "save_review": lambda: library.save_review(take.id, Review()),
        "save_figures": lambda: library.save_figures(take.id, FIGURES),
        "delete": lambda: library.delete(take.id),
        "rebuild": library.rebuild,
    }


def test_a_second_window_reads_what_the_first_one_writes_and_writes_nothing(root: Path) -> None:
    with held_elsewhere(root, saves=500) as other:
        take_id = line(other)
        second = TakeLibrary.open(root)
        assert second.read_only
        assert second.recovered() == ()
        seen = 0
        for _ in range(500):
            (row,) = second.rows(text="led it")
            note = int(row.take.note.removeprefix("note ") or 0)
            assert note >= seen
            seen = note
            with pytest.raises(LibraryBusy):
                second.change(row.take.id, lambda now: replace(now, note="mine"))
        assert line(other) == "written"
        assert second.rows()[0].take.note == "note 499"
        assert second.take(take_id).note == "note 499"
        second.close()


def test_everything_that_writes_says_that_another_window_is_open(library: TakeLibrary) -> None:
    take = finished(library)
    second = TakeLibrary.open(library.root)
    before = sorted((path, path.stat().st_mtime_ns) for path in library.root.rglob("*.json"))
    for call in writing_calls(second, take).values():
        with pytest.raises(LibraryBusy, match="using these recordings") as caught:
            call()
        assert "Close it" in caught.value.way_out
    assert all(check.status == "ok" for check in second.check())
    second.close()
    after = sorted((path, path.stat().st_mtime_ns) for path in library.root.rglob("*.json"))
    assert after == before
    library.change(take.id, lambda now: replace(now, note="the first one still writes"))


def test_the_lock_goes_with_its_process_however_that_ends(root: Path) -> None:
    with held_elsewhere(root, saves=1) as other:
        take_id = line(other)
        assert line(other) == "written"
        second = TakeLibrary.open(root)
        assert second.read_only
        second.close()
        other.kill()
        other.wait()
        third = TakeLibrary.open(root)
        assert not third.read_only
        third.change(take_id, lambda now: replace(now, note="mine now"))
        third.close()


def test_a_second_window_without_an_index_reads_the_folders(library: TakeLibrary) -> None:
    first = finished(library)
    for path in library.root.glob(f"{INDEX_FILE}*"):
        path.unlink()
    second = TakeLibrary.open(library.root)
    assert [row.take for row in second.rows()] == [first]
    later = library.begin(FAILED)
    assert {row.take.id for row in second.rows()} == {first.id, later.id}
    assert not (library.root / INDEX_FILE).exists()
    second.close()


def test_a_thousand_saves_from_many_threads_are_all_kept(library: TakeLibrary) -> None:
    takes = [finished(library) for _ in range(4)]
    together, failures = Barrier(6), list[BaseException]()

    def at_once(work: Callable[[int], object], times: int) -> Callable[[], None]:
        def run() -> None:
            together.wait()
            try:
                for number in range(times):
                    work(number)
            except BaseException as error:
                failures.append(error)

        return run

    def write(take: Take) -> Callable[[int], object]:
        return lambda number: library.change(
            take.id, lambda now: replace(now, note=f"note {number}")
        )

    def look(_number: int) -> None:
        assert len(library.rows(text="led it")) == 4
        assert library.count() == 4

    works = [at_once(write(take), 250) for take in takes]
    threads = [Thread(target=run) for run in (*works, at_once(look, 200), at_once(look, 200))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert {row.take.note for row in library.rows()} == {"note 249"}
    assert {library.take(take.id).note for take in takes} == {"note 249"}


def test_a_take_begun_while_the_folders_are_looked_at_is_not_taken_for_gone(
    library: TakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, begun = sync._stamps, list[Take]()

    def look_slowly(root: Path) -> dict[str, int]:
        found = look(root)
        begun.append(library.begin(LED))
        return found

    monkeypatch.setattr(sync, "_stamps", look_slowly)
    library.rebuild()
    assert [row.take for row in library.rows()] == begun


def test_takes_begun_and_deleted_while_rebuilding_are_listed_or_not(library: TakeLibrary) -> None:
    def rebuild_often() -> None:
        for _ in range(10):
            library.rebuild()

    kept = [finished(library) for _ in range(20)]
    rebuilding = Thread(target=rebuild_often)
    rebuilding.start()
    begun = [library.begin(LED) for _ in range(60)]
    for take in begun[::2]:
        library.delete(take.id)
    rebuilding.join()
    assert {row.take.id for row in library.rows()} == {take.id for take in kept + begun[1::2]}


def test_rebuilding_while_takes_are_saved_lists_the_newest(library: TakeLibrary) -> None:
    takes = [finished(library) for _ in range(60)]
    rebuilding = Thread(target=library.rebuild)
    rebuilding.start()
    for take in takes:
        library.change(take.id, lambda now: replace(now, note="newest"))
    rebuilding.join()
    assert {row.take.note for row in library.rows()} == {"newest"}
    assert library.count() == 60
