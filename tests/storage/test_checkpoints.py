"""The log goes into the database beside whoever writes: no commit waits for it, and nothing is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from drift_lsp.storage import meta
from drift_lsp.storage.database import Database
from drift_lsp.storage.files import FileRow, known, replace_surveys

LONG = 40_000
"""Bytes of what is written each time: ten pages."""


def log_of(path: Path) -> int:
    return path.with_name(f"{path.name}-wal").stat().st_size


def fill(db: Database, times: int) -> None:
    for n in range(times):
        meta.put(db, f"key {n % 7}", f"{n} {chr(97 + n % 26) * LONG}")


def test_a_long_log_is_moved_by_itself(path: Path) -> None:
    with Database.open(path, beside=True) as db:
        fill(db, 130)  # More than a thousand pages.
        assert db._checkpoints is not None
        db._checkpoints.close()
        assert path.stat().st_size >= 7 * LONG


def test_a_log_that_is_moved_whole_begins_anew(path: Path) -> None:
    with Database.open(path, beside=True) as db:
        fill(db, 130)
        assert db._checkpoints is not None
        db._checkpoints.close()
        db._checkpoints.move()  # What was written just as the thread ended.
        before = log_of(path)
        fill(db, 60)
        assert log_of(path) == before


def test_a_log_that_a_reader_needs_grows_and_nothing_fails(path: Path) -> None:
    with Database.open(path, beside=True) as db:
        meta.put(db, "key 0", "first")
        with Database.open(path, readonly=True) as reader, reader.snapshot():
            assert meta.get(reader, "key 0") == "first"
            fill(db, 400)
            assert meta.get(reader, "key 0") == "first"
        assert log_of(path) > 400 * LONG
        fill(db, 300)
    with Database.open(path, readonly=True) as reader:
        assert (meta.get(reader, "key 0") or "").startswith("294 iii")


def test_another_file_in_its_place_is_left_alone(path: Path, row: Callable[..., FileRow]) -> None:
    with Database.open(path, beside=True) as db:
        replace_surveys(db, [(row("a.py"), None)])
        path.rename(path.with_name("moved.db"))
        path.write_bytes(b"somebody else's")
        fill(db, 130)
        assert set(known(db)) == {"a.py"}
    assert path.read_bytes() == b"somebody else's"


def test_without_it_the_log_stays_short_by_itself(path: Path) -> None:
    with Database.open(path) as db:
        fill(db, 400)
        assert db._checkpoints is None
        assert log_of(path) < 250 * LONG
