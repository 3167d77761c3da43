"""The SQLite index: what the history asks for often, and nothing that is not in a folder too.

One connection behind one lock, so that any thread may call. Words are found by FTS5
(`benchmarks/history.py` times it).
Every method may raise IndexDamaged or IndexBusy.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass, fields, replace
from threading import RLock
from typing import Any

from voice_interview.analysis.finding import phrases
from voice_interview.library.codecs import stamps, take_codec
from voice_interview.library.codecs.fields import as_object
from voice_interview.library.index.database import IndexDamaged, verdicts
from voice_interview.library.takes.entries import Entry
from voice_interview.model import (
    NO_VOICE_SAID,
    DatedFigures,
    Figures,
    Practised,
    Question,
    Take,
    TakeRow,
    TakeState,
)
from voice_interview.text import clean, tokens

_FIGURES = tuple(field.name for field in fields(Figures))
_PART_OF = "json_extract(takes.take, '$.part_of')"
"""The take that a follow-up belongs to; empty for all others."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the index last saw of a folder."""

    changed_ns: int
    state: str


class Index:
    def __init__(self, db: sqlite3.Connection, *, private: bool = False) -> None:
        self.private = private
        """In memory: nobody else fills it, and it goes when the program ends."""
        self._db = db
        self._lock = RLock()

    def known(self) -> dict[str, Known]:
        """Every take in the index, by id."""
        with self._asking() as db:
            return {
                name: Known(changed_ns, state)
                for name, changed_ns, state in db.execute("SELECT id, changed_ns, state FROM takes")
            }

    def put(self, entries: Iterable[Entry], *, keep_figures: bool = False) -> None:
        """Add or replace. Figures go, unless the words and sounds are still the same."""
        with self._changing() as db:
            for entry in entries:
                number = _put(db, entry)
                if not keep_figures:
                    db.execute("DELETE FROM figures WHERE number = ?", (number,))

    def put_figures(self, take_id: str, figures: Figures) -> bool:
        """False when there is no such take."""
        marks = ", ".join("?" * len(_FIGURES))
        with self._changing() as db:
            done = db.execute(
                f"INSERT OR REPLACE INTO figures (number, {', '.join(_FIGURES)})"  # noqa: S608
                f" SELECT number, {marks} FROM takes WHERE id = ?",
                (*astuple(figures), take_id),
            )
            return done.rowcount == 1

    def forget(self, ids: Iterable[str]) -> None:
        """Remove takes so that none of their words is left in the file or its journal."""
        doomed = [(take_id,) for take_id in ids]
        if not doomed:
            return
        with self._changing() as db:
            db.executemany("DELETE FROM takes WHERE id = ?", doomed)
        with self._asking() as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def clear(self) -> None:
        with self._changing() as db:
            db.execute("DELETE FROM takes")

    def leave_no_trace(self) -> None:
        """Overwrite what the search still holds of the words of takes that are gone."""
        with self._asking() as db:
            db.execute("INSERT INTO words (words) VALUES ('optimize')")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def rows(
        self,
        text: str,
        question_id: str,
        limit: int,
        offset: int,
        *,
        question: Question | None = None,
        tags: Sequence[str] = (),
        starred: bool = False,
    ) -> tuple[TakeRow, ...]:
        """As `ports.library.Library.rows`."""
        wanted, given = ["true"], []
        if starred:
            wanted.append("takes.starred")
        for tag in tags:
            wanted.append("instr(takes.tags, ?)")
            given.append(_tags((tag,)))
        if question is not None:
            wanted.append("takes.question_id = ?")
            given.append(clean(question.id))
        if question is not None and not question.id:
            wanted.append("json_extract(takes.take, '$.question.text') = ?")
            given.append(clean(question.text))
        if question_id:
            wanted.append("takes.question_id = ?")
            given.append(clean(question_id))
        if needle := _match(clean(text)):
            wanted.append("takes.number IN (SELECT rowid FROM words WHERE words MATCH ?)")
            given.append(needle)
        sql = f"""
            SELECT takes.id, takes.take, takes.excerpt, figures.number,
                {", ".join(f"figures.{name}" for name in _FIGURES)}
            FROM takes LEFT JOIN figures USING (number)
            WHERE {" AND ".join(wanted)}
            ORDER BY takes.recorded_s DESC, takes.id DESC LIMIT ? OFFSET ?"""  # noqa: S608
        with self._asking() as db:
            found = db.execute(sql, (*given, max(0, limit), max(0, offset))).fetchall()
        with verdicts():
            return tuple(_row(*one) for one in found)

    def series(self, question_id: str, theme: str) -> tuple[DatedFigures, ...]:
        """As `ports.library.Library.series`."""
        wanted, given = [f"{_PART_OF} = ''"], []
        if question_id:
            wanted.append("takes.question_id = ?")
            given.append(clean(question_id))
        if theme:
            wanted.append("json_extract(takes.take, '$.question.theme') = ?")
            given.append(clean(theme))
        sql = f"""
            SELECT takes.id, json_extract(takes.take, '$.recorded_at'),
                {", ".join(f"figures.{name}" for name in _FIGURES)}
            FROM takes JOIN figures USING (number)
            WHERE {" AND ".join(wanted)}
            ORDER BY takes.recorded_s, takes.id"""  # noqa: S608
        with self._asking() as db:
            found = db.execute(sql, given).fetchall()
        return tuple(DatedFigures(name, at, _figures(*kept)) for name, at, *kept in found)

    def follow_ups(self, part_of: str) -> tuple[Take, ...]:
        """As `ports.library.Library.follow_ups`."""
        wanted, given = ("= ?", [part_of]) if part_of else ("<> ''", [])
        sql = f"SELECT id, take FROM takes WHERE {_PART_OF} {wanted} ORDER BY recorded_s, id"  # noqa: S608
        with self._asking() as db:
            found = db.execute(sql, given).fetchall()
        with verdicts():
            return tuple(_take(*one) for one in found)

    def practised(self) -> tuple[Practised, ...]:
        """As `ports.library.Library.practised`."""
        one_of = ", ".join("?" * len(NO_VOICE_SAID))
        sql = f"""
            WITH newest AS (
                SELECT question_id, max(recorded_s) AS recorded_s, count(*) AS takes
                FROM takes WHERE question_id <> '' AND NOT (
                    state = ? AND json_extract(take, '$.failure') IN ({one_of}))
                GROUP BY question_id)
            SELECT newest.question_id, json_extract(takes.take, '$.question.theme'), newest.takes,
                json_extract(takes.take, '$.recorded_at'), figures.number,
                {", ".join(f"figures.{name}" for name in _FIGURES)}
            FROM newest JOIN takes USING (question_id, recorded_s)
            LEFT JOIN figures USING (number)
            GROUP BY newest.question_id"""  # noqa: S608
        with self._asking() as db:
            found = db.execute(sql, (TakeState.FAILED.value, *NO_VOICE_SAID)).fetchall()
        return tuple(
            Practised(name, theme or "", takes, at, None if number is None else _figures(*kept))
            for name, theme, takes, at, number, *kept in found
        )

    def without_figures(self, rules_version: str, limit: int) -> tuple[str, ...]:
        """Takes with words whose figures are missing, or made under other rules; newest first."""
        sql = """
            SELECT takes.id FROM takes LEFT JOIN figures USING (number)
            WHERE takes.state = ? AND figures.rules_version IS NOT ?
            ORDER BY takes.recorded_s DESC, takes.id DESC LIMIT ?"""
        with self._asking() as db:
            found = db.execute(sql, (TakeState.DONE.value, rules_version, limit)).fetchall()
            return tuple(take_id for (take_id,) in found)

    def count(self) -> int:
        with self._asking() as db:
            (count,) = db.execute("SELECT count(*) FROM takes").fetchone()
            return int(count)

    def origins(self) -> frozenset[str]:
        """Of all takes that were imported."""
        sql = "SELECT json_extract(take, '$.origin') AS origin FROM takes WHERE origin <> ''"
        with self._asking() as db:
            return frozenset(origin for (origin,) in db.execute(sql))

    def damage(self) -> str:
        """What SQLite itself finds wrong with the file; empty when nothing."""
        try:
            with self._asking() as db:
                (answer,) = db.execute("PRAGMA integrity_check(1)").fetchone()
        except IndexDamaged as damaged:
            return str(damaged)
        return "" if answer == "ok" else str(answer)

    def close(self) -> None:
        with self._lock, suppress(sqlite3.Error):
            self._db.close()

    @contextmanager
    def _asking(self) -> Iterator[sqlite3.Connection]:
        with self._lock, verdicts():
            yield self._db

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._asking() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")


def _put(db: sqlite3.Connection, entry: Entry) -> int:
    take = entry.take
    (number,) = db.execute(
        """
        INSERT INTO takes
            (id, recorded_s, state, question_id, take, excerpt, changed_ns, starred, tags)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            recorded_s = excluded.recorded_s, state = excluded.state,
            question_id = excluded.question_id, take = excluded.take,
            excerpt = excluded.excerpt, changed_ns = excluded.changed_ns,
            starred = excluded.starred, tags = excluded.tags
        RETURNING number""",
        (
            take.id,
            stamps.moment(take.recorded_at).timestamp(),
            take.state.value,
            take.question.id,
            json.dumps(take_codec.encode_take(take), ensure_ascii=False),
            entry.excerpt,
            entry.changed_ns,
            take.starred,
            _tags(take.tags),
        ),
    ).fetchone()
    db.execute(
        "INSERT OR REPLACE INTO words (rowid, heading, said) VALUES (?, ?, ?)",
        (number, " ".join(tokens(entry.heading)), " ".join(tokens(entry.spoken))),
    )
    return int(number)


def _tags(tags: Iterable[str]) -> str:
    """All of them in one column, each between line ends; empty without any."""
    return "".join(f"\n{clean(tag).casefold()}\n" for tag in tags)


def _match(text: str) -> str:
    """FTS5's way to say: all that is looked for, in the heading or in what was said."""
    wanted = " AND ".join(f'"{" ".join(phrase)}" *' for phrase in phrases(text))
    return f"(heading : ({wanted})) OR (said : ({wanted}))" if wanted else ""


def _take(take_id: str, take: str) -> Take:
    return replace(take_codec.decode_take(as_object("take", json.loads(take))), id=take_id)


def _row(take_id: str, take: str, excerpt: str, number: int | None, *figures: Any) -> TakeRow:
    return TakeRow(
        take=_take(take_id, take),
        figures=None if number is None else _figures(*figures),
        excerpt=excerpt,
    )


def _figures(*kept: Any) -> Figures:
    """The last two are truth values, which SQLite keeps as numbers."""
    return Figures(*kept[:-2], *map(bool, kept[-2:]))
