"""The index's tables, step by step; each step runs once and is recorded by its name.

Never change a step that was released: add one. A step that needs facts the rows do not hold yet
sets `takes.changed_ns` to 0, and the next start reads every folder again.
"""

import sqlite3
from collections.abc import Callable

Migration = Callable[[sqlite3.Connection], object]


class OtherTables(Exception):
    """Another version of the program made this index."""


def m001_takes(db: sqlite3.Connection) -> None:
    db.execute("""
        CREATE TABLE takes (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            recorded_s REAL NOT NULL,     -- since 1970, UTC
            state TEXT NOT NULL,
            question_id TEXT NOT NULL,
            take TEXT NOT NULL,           -- as in take.json
            excerpt TEXT NOT NULL,        -- the transcript's beginning
            changed_ns INTEGER NOT NULL   -- the folder's time stamp when it was read
        ) STRICT""")
    db.execute("CREATE INDEX takes_by_time ON takes (recorded_s, id)")
    db.execute("CREATE INDEX takes_by_question ON takes (question_id, recorded_s, id)")


def m002_figures(db: sqlite3.Connection) -> None:
    db.execute("""
        CREATE TABLE figures (
            number INTEGER PRIMARY KEY REFERENCES takes ON DELETE CASCADE,
            rules_version TEXT NOT NULL,
            duration_s REAL,
            words INTEGER NOT NULL,
            speech_rate_wpm REAL,
            articulation_rate_wpm REAL,
            response_latency_s REAL,
            pauses INTEGER,
            fillers_heard INTEGER,
            fillers_per_minute REAL,
            star TEXT NOT NULL
        ) STRICT""")


def m003_search(db: sqlite3.Connection) -> None:
    db.execute("""
        CREATE TABLE search (
            number INTEGER PRIMARY KEY REFERENCES takes ON DELETE CASCADE,
            heading TEXT NOT NULL,        -- question and note, folded
            said TEXT NOT NULL            -- transcript, folded
        ) STRICT""")


def m004_more_figures(db: sqlite3.Connection) -> None:
    """Rows without them go: figures are made again from the facts."""
    db.execute("DELETE FROM figures")
    db.execute("ALTER TABLE figures ADD COLUMN fillers_possible INTEGER")
    db.execute("ALTER TABLE figures ADD COLUMN answer_s REAL")
    db.execute("ALTER TABLE figures ADD COLUMN fillers_at_least INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE figures ADD COLUMN rough INTEGER NOT NULL DEFAULT 0")


def m005_words(db: sqlite3.Connection) -> None:
    """Full-text search in place of a scan; tags and star. Every folder is read again."""
    db.execute("ALTER TABLE takes ADD COLUMN starred INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE takes ADD COLUMN tags TEXT NOT NULL DEFAULT ''")  # between line ends
    db.execute("DROP TABLE search")
    # The words come in already folded and apart (`text.tokens`), so that this has only to split.
    db.execute("CREATE VIRTUAL TABLE words USING fts5(heading, said, tokenize = 'ascii')")
    db.execute("""
        CREATE TRIGGER forget_words AFTER DELETE ON takes BEGIN
            DELETE FROM words WHERE rowid = old.number;
        END""")
    db.execute("UPDATE takes SET changed_ns = 0")


MIGRATIONS: tuple[Migration, ...] = (
    m001_takes,
    m002_figures,
    m003_search,
    m004_more_figures,
    m005_words,
)


def migrate(db: sqlite3.Connection) -> None:
    """Bring the tables up to date. Raises sqlite3.Error, OtherTables."""
    done = _applied(db)
    if done - {step.__name__ for step in MIGRATIONS}:
        raise OtherTables("a newer version made these tables")
    for step in MIGRATIONS:
        if step.__name__ not in done:
            _apply(db, step)


def check(db: sqlite3.Connection) -> None:
    """Raises OtherTables when something would have to be changed first, and sqlite3.Error."""
    if _applied(db) != {step.__name__ for step in MIGRATIONS}:
        raise OtherTables("another version made these tables")


def _applied(db: sqlite3.Connection) -> set[str]:
    there = db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'").fetchone()
    if there is None:
        return set()
    return {name for (name,) in db.execute("SELECT name FROM migrations")}


def _apply(db: sqlite3.Connection, step: Migration) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute("""
            CREATE TABLE IF NOT EXISTS migrations (
                name TEXT PRIMARY KEY, applied_at TEXT NOT NULL
            ) STRICT""")
        step(db)
        db.execute(
            "INSERT INTO migrations VALUES (?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
            (step.__name__,),
        )
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
