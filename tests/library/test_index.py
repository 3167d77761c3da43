"""The index can be lost, spoiled or of another version: the takes are listed all the same."""

import json
import random
import sqlite3
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from tests.library.nouns import FAILED, FIGURES, LED, finished
from tests.library.scenes import copy
from voice_interview.library.codecs.take_codec import encode_take
from voice_interview.library.index import database, migrations
from voice_interview.library.index.index import Index
from voice_interview.library.index.index_file import INDEX_FILE, SET_ASIDE
from voice_interview.library.library import TakeLibrary
from voice_interview.library.takes.entries import read_entry
from voice_interview.model import TakeRow

TAKES = 60


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough takes for an index of many pages."""
    root = tmp_path_factory.mktemp("filled") / "recordings"
    library = TakeLibrary.open(root)
    for number in range(TAKES):
        finished(library, FAILED if number % 3 else LED, f"answer number {number} " + "so " * 300)
    library.close()
    return root


@pytest.fixture
def root(filled: Path, tmp_path: Path) -> Path:
    return copy(filled, tmp_path / "recordings")


def rows_of(root: Path) -> tuple[TakeRow, ...]:
    library = TakeLibrary.open(root)
    try:
        assert library.count() == len(library.rows())
        return library.rows()
    finally:
        library.close()


def without_figures(rows: tuple[TakeRow, ...]) -> list[tuple[object, str]]:
    return [(row.take, row.excerpt) for row in rows]


def test_without_its_file_nothing_is_lost_but_what_is_made_again(root: Path, filled: Path) -> None:
    (root / INDEX_FILE).unlink()
    rows = rows_of(root)
    assert len(rows) == TAKES
    assert without_figures(rows) == without_figures(rows_of(filled))
    assert {row.figures for row in rows} == {None}
    assert {row.figures for row in rows_of(filled)} == {FIGURES}
    assert not (root / SET_ASIDE).exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"no database at all" * 999, b"SQLite format 3\0" + bytes(5000), bytes(100)],
    ids=["empty", "text", "a head alone", "zeros"],
)
def test_with_garbage_in_its_place_the_list_is_made_anew(
    root: Path, filled: Path, content: bytes
) -> None:
    (root / INDEX_FILE).write_bytes(content)
    library = TakeLibrary.open(root)
    assert without_figures(library.rows()) == without_figures(rows_of(filled))
    assert bool(library.notices) == (root / SET_ASIDE).exists() == bool(content)
    library.close()
    library = TakeLibrary.open(root)
    assert library.notices == ()
    library.close()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_cut_short_it_is_made_anew(root: Path, filled: Path, share: float) -> None:
    content = (root / INDEX_FILE).read_bytes()
    (root / INDEX_FILE).write_bytes(content[: int(len(content) * share)])
    assert without_figures(rows_of(root)) == without_figures(rows_of(filled))


@pytest.mark.parametrize("seed", range(20))
def test_with_a_page_spoiled_every_take_is_still_listed(
    root: Path, filled: Path, seed: int
) -> None:
    draw = random.Random(seed)
    content = bytearray((root / INDEX_FILE).read_bytes())
    at = draw.randrange(len(content) // 4096) * 4096
    content[at : at + 4096] = draw.randbytes(4096)
    (root / INDEX_FILE).write_bytes(content)
    rows = rows_of(root)
    assert {row.take.id for row in rows} == {row.take.id for row in rows_of(filled)}


def test_spoiled_while_in_use_it_is_made_anew(root: Path, filled: Path) -> None:
    library = TakeLibrary.open(root)
    with sqlite3.connect(root / INDEX_FILE) as db:
        db.execute("UPDATE takes SET take = 'no take'")
    db.close()
    assert without_figures(library.rows()) == without_figures(rows_of(filled))
    assert library.notices
    library.close()


def test_a_folder_in_its_place_is_no_obstacle(root: Path, filled: Path) -> None:
    (root / INDEX_FILE).unlink()
    (root / INDEX_FILE).mkdir()
    assert without_figures(rows_of(root)) == without_figures(rows_of(filled))


def test_of_a_newer_version_it_is_set_aside(root: Path, filled: Path) -> None:
    with sqlite3.connect(root / INDEX_FILE) as db:
        db.execute("INSERT INTO migrations VALUES ('m999_unheard_of', '2031-01-01T00:00:00Z')")
    db.close()
    assert without_figures(rows_of(root)) == without_figures(rows_of(filled))
    assert (root / SET_ASIDE).is_file()


@pytest.mark.parametrize("steps", range(len(migrations.MIGRATIONS)))
def test_of_any_older_version_it_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    db = sqlite3.connect(tmp_path / "old.sqlite3", isolation_level=None)
    with monkeypatch.context() as earlier:
        earlier.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:steps])
        migrations.migrate(db)
    with pytest.raises(migrations.OtherTables):
        migrations.check(db)
    migrations.migrate(db)
    migrations.check(db)
    names = [name for (name,) in db.execute("SELECT name FROM migrations ORDER BY applied_at")]
    assert sorted(names) == [step.__name__ for step in migrations.MIGRATIONS]
    db.close()


def test_figures_of_before_the_newest_columns_are_made_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.sqlite3"
    db = sqlite3.connect(path, isolation_level=None)
    with monkeypatch.context() as earlier:
        earlier.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:3])
        migrations.migrate(db)
    entry = read_entry(next(folder for folder in root.iterdir() if folder.is_dir()))
    assert entry is not None
    db.execute(
        "INSERT INTO takes (id, recorded_s, state, question_id, take, excerpt, changed_ns)"
        " VALUES (?, 0, 'done', '', ?, '', 1)",
        (entry.take.id, json.dumps(encode_take(entry.take))),
    )
    db.execute("INSERT INTO figures (number, rules_version, words, star) VALUES (1, '1', 5, '')")
    db.close()
    index = Index(database.open_to_write(path))
    assert [row.figures for row in index.rows("", "", 5, 0)] == [None]
    assert index.series("", "") == ()
    assert index.without_figures("1", 5) == (entry.take.id,)
    index.put_figures(entry.take.id, FIGURES)
    assert [one.figures for one in index.series("", "")] == [FIGURES]
    index.close()


def test_a_migration_that_fails_leaves_nothing_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def m999_fails(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE half (done TEXT) STRICT")
        db.execute("no sql")

    db = sqlite3.connect(tmp_path / "index.sqlite3", isolation_level=None)
    migrations.migrate(db)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, m999_fails))
    with pytest.raises(sqlite3.OperationalError):
        migrations.migrate(db)
    assert db.execute("SELECT name FROM sqlite_schema WHERE name = 'half'").fetchall() == []
    db.close()


def test_rebuilding_reads_every_folder_again_and_tells_how_far_it_is(root: Path) -> None:
    library = TakeLibrary.open(root)
    with sqlite3.connect(root / INDEX_FILE) as db:
        db.execute("UPDATE takes SET excerpt = 'stale'")
    db.close()
    told: list[tuple[float, str]] = []
    library.rebuild(lambda share, doing: told.append((share, doing)))
    assert len(library.rows()) == TAKES
    assert all(row.excerpt.startswith("answer number") for row in library.rows())
    assert [share for share, _ in told] == sorted(share for share, _ in told)
    assert len(told) == 2
    assert all(0 <= share <= 1 and doing for share, doing in told)
    library.close()


def test_a_start_with_nothing_new_reads_no_take(root: Path) -> None:
    TakeLibrary.open(root).close()
    told: list[float] = []
    TakeLibrary.open(root, lambda share, _doing: told.append(share)).close()
    assert told == []


def test_many_threads_share_one_connection(root: Path) -> None:
    index = Index(database.open_in_memory())
    (first, *_) = sorted(path for path in root.iterdir() if path.is_dir())
    entry = read_entry(first)
    assert entry is not None
    failures = list[BaseException]()

    def put_many(name: str) -> None:
        try:
            for number in range(100):
                take = replace(entry.take, id=f"{name}-{number}")
                index.put([replace(entry, take=take)])
                index.known()
        except BaseException as error:
            failures.append(error)

    threads = [Thread(target=put_many, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert index.count() == 400
    index.close()
