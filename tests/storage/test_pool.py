"""Readers are lent, kept and replaced; how long statements took is added up over runs."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from drift_lsp.errors import DatabaseReadOnlyError
from drift_lsp.storage import meta, timings
from drift_lsp.storage.database import Database
from drift_lsp.storage.pool import SIZE, Pool


def test_a_reader_is_lent_again(path: Path, db: Database) -> None:
    pool = Pool(path, 1)
    with pool.reader() as first:
        meta.put(db, "a", "b")
        assert meta.get(first, "a") is None, "it sees the moment in which it was lent"
    with pool.reader() as again:
        assert again is first
        assert meta.get(again, "a") == "b"
        with pytest.raises(DatabaseReadOnlyError):
            meta.put(again, "a", "c")
    pool.close()


def test_many_threads_read_at_once(path: Path, db: Database) -> None:
    pool, start, seen = Pool(path, 1), threading.Barrier(3 * SIZE), list[str | None]()
    meta.put(db, "a", "b")

    def ask() -> None:
        with pool.reader() as reader:
            start.wait(10)  # All hold one at this moment.
            seen.append(meta.get(reader, "a"))

    threads = [threading.Thread(target=ask) for _ in range(3 * SIZE)]
    for it in threads:
        it.start()
    for it in threads:
        it.join()
    assert seen == ["b"] * 3 * SIZE
    pool.close()


def test_a_database_put_in_the_place_of_another_is_read(path: Path, db: Database, tmp_path: Path) -> None:
    pool = Pool(path, 1)
    with pool.reader() as reader:
        assert meta.get(reader, "a") is None
    other = tmp_path / "other" / "drift.db"
    with Database.open(other) as fresh:
        meta.put(fresh, "a", "other")
    db.close()
    for name in ("drift.db-wal", "drift.db-shm"):
        path.with_name(name).unlink(missing_ok=True)
    other.replace(path)
    with pool.reader() as reader:
        assert meta.get(reader, "a") == "other"
    pool.close()


def test_how_long_statements_took_is_added_up(db: Database) -> None:
    db.measured()
    for n in range(3):
        meta.put(db, str(n), "x")
    list(db.tuples("select value\n from meta"))
    list(db.tuples("select value from meta"))
    timings.record(db, "2026-01-01T00:00:00Z")
    meta.put(db, "3", "x")
    timings.record(db, "2026-01-02T00:00:00Z")
    found = {it.statement: it for it in timings.slowest(db, limit=100)}
    put = next(it for name, it in found.items() if name.startswith("insert into meta"))
    assert (put.runs, put.last_at) == (4, "2026-01-02T00:00:00Z")
    assert 0 < put.worst_ms <= put.total_ms
    assert found["select value from meta"].runs == 2, "statements that read the same are one"
