"""Of many unread takes the newest are there at once, and the others follow while one works."""

from pathlib import Path
from threading import Event

import pytest

from benchmarks.history import make_takes
from tests.library.nouns import FAILED, LED, finished, write_interrupted_audio
from voice_interview.errors import LibraryProblem
from voice_interview.library.library import TakeLibrary
from voice_interview.model import TakeState

TAKES = 260


@pytest.fixture
def many(root: Path) -> Path:
    root.mkdir(mode=0o700)
    make_takes(root, TAKES, words=5)
    return root


def test_the_newest_are_there_and_the_rest_follows(many: Path) -> None:
    library = TakeLibrary.open(many, most=100)
    newest = [row.take.id for row in library.rows(limit=100)]
    assert library.count() == 100
    assert newest == sorted((path.name for path in many.glob("2*")), reverse=True)[:100]
    told: list[float] = []
    library.read_on(progress=lambda share, _doing: told.append(share))
    assert library.count() == TAKES
    assert told == sorted(told)
    assert told
    library.read_on(progress=lambda share, _doing: told.append(-1))
    assert min(told) >= 0
    library.close()


def test_stopped_it_goes_on_where_it_was_asked_again(many: Path) -> None:
    library, stop = TakeLibrary.open(many, most=100), Event()
    library.read_on(stop, lambda _share, _doing: stop.set())
    assert library.count() == 150
    library.read_on(stop)
    assert library.count() == 150
    library.read_on()
    assert library.count() == TAKES
    library.close()


def test_what_happens_meanwhile_holds(many: Path) -> None:
    library = TakeLibrary.open(many, most=50)
    unread = sorted(path.name for path in many.glob("2*"))[0]
    live = library.begin(LED)
    write_interrupted_audio(library.audio(live.id), 1_600)
    new = finished(library, FAILED, "meanwhile")
    library.delete(unread)
    library.read_on()
    assert library.count() == TAKES + 1
    assert library.take(live.id).state is TakeState.RECORDING, "a live take is never closed"
    assert [row.take.id for row in library.rows(text="meanwhile")] == [new.id]
    library.close()


def test_an_old_take_that_was_interrupted_is_closed_when_it_is_reached(many: Path) -> None:
    oldest, *_, newest = sorted(path for path in many.glob("2*"))
    for cut_off in (oldest, newest):
        (cut_off / "take.json").unlink()
    library = TakeLibrary.open(many, most=100)
    assert [take.id for take in library.recovered()] == [newest.name]
    library.read_on()
    assert [take.id for take in library.recovered()] == [newest.name, oldest.name]
    assert library.take(oldest.name).state is TakeState.RECORDED
    library.close()


def test_closed_meanwhile_it_ends_in_a_problem_in_words(many: Path) -> None:
    library = TakeLibrary.open(many, most=100)
    with pytest.raises(LibraryProblem):
        library.read_on(progress=lambda _share, _doing: library.close())
