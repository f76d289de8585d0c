"""Copies are whole, counted by their reason and checksummed; what is put back is proven sound before."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from drift_lsp.errors import DatabaseBusyError, DatabaseCorruptError, DatabaseForeignError, UsageError
from drift_lsp.storage import backups, meta, migrations
from drift_lsp.storage.database import Database
from drift_lsp.storage.knobs import Backup
from drift_lsp.storage.restoring import restore

KEPT = Backup()


@pytest.fixture
def copy(path: Path) -> Path:
    """A copy of a database in which `now` is `then`, while it has become `later`."""
    with Database.open(path) as db:
        meta.put(db, "now", "then")
        made = db.backup("request")
        meta.put(db, "now", "later")
    assert made
    return made


def now(path: Path) -> str | None:
    with Database.open(path) as db:
        return meta.get(db, "now")


def test_seven_daily_and_five_others(path: Path) -> None:
    with Database.open(path) as db:
        for n in range(9):
            meta.put(db, "n", str(n))
            db.backup(backups.DAILY)
            db.backup("request")
    reasons = [it.reason for it in backups.described(path)]
    assert (reasons.count("daily"), reasons.count("request")) == (7, 5)
    assert all(it.sound for it in backups.described(path))
    assert len(list((path.parent / "backups").iterdir())) == 24


def test_checksums_are_those_of_sha256sum(copy: Path) -> None:
    done = subprocess.run(["sha256sum", "--check", f"{copy.name}.sha256"], cwd=copy.parent, check=False)
    assert done.returncode == 0


def test_the_day_of_a_copy(path: Path, copy: Path) -> None:
    assert backups.is_due(path, "2026-01-01T00:00:00Z")
    with Database.open(path) as db:
        db.backup(backups.DAILY)
    made = backups.described(path)[0]
    assert made.reason == "daily"
    assert not backups.is_due(path, made.at)


@pytest.mark.parametrize("by", [lambda it: "latest", lambda it: it.name, lambda it: it.stem, str])
def test_a_copy_is_found(path: Path, copy: Path, by: Callable[[Path], str]) -> None:
    assert backups.find(path, by(copy)) == copy


def test_no_copy_of_that_name(path: Path, copy: Path) -> None:
    with pytest.raises(UsageError, match=copy.name):
        backups.find(path, "drift-nothing.db")


def test_a_copy_is_put_back_and_what_it_replaces_is_kept(path: Path, copy: Path) -> None:
    kept = restore(path, copy, 1, KEPT)
    assert now(path) == "then"
    assert kept
    assert restore(path, kept, 1, KEPT)
    assert now(path) == "later"


def test_whoever_has_it_open_sees_one_moment_or_the_other(path: Path, copy: Path) -> None:
    with Database.open(path, readonly=True) as reader, Database.open(path) as writer:
        with reader.snapshot():
            assert meta.get(reader, "now") == "later"
            restore(path, copy, 1, KEPT)
            assert meta.get(reader, "now") == "later"
        assert meta.get(reader, "now") == meta.get(writer, "now") == "then"
        assert not writer.replaced()
        meta.put(writer, "now", "after")
    assert now(path) == "after"


def test_a_copy_that_was_changed_is_refused(path: Path, copy: Path) -> None:
    with closing(apsw.Connection(str(copy))) as other:
        other.execute("delete from meta")
    with pytest.raises(DatabaseCorruptError, match="checksum"):
        restore(path, copy, 1, KEPT)
    assert now(path) == "later"


def test_a_damaged_copy_from_elsewhere_is_refused(path: Path, copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(copy.read_bytes())
    os.truncate(other, 3 * 4096)
    with pytest.raises(DatabaseCorruptError):
        restore(path, other, 1, KEPT)
    other.write_bytes(b"diary" * 1000)
    with pytest.raises(DatabaseForeignError):
        restore(path, other, 1, KEPT)
    assert now(path) == "later"


def test_what_cannot_be_opened_is_moved_away_whole(path: Path, copy: Path) -> None:
    with path.open("r+b") as raw:
        raw.write(b"\xff" * 5000)
    broken = path.read_bytes()
    kept = restore(path, copy, 1, KEPT)
    assert now(path) == "then"
    assert kept
    assert (kept / "drift.db").read_bytes() == broken


def test_where_nothing_is_left_there_is_nothing_to_keep(path: Path, copy: Path) -> None:
    path.unlink()
    assert restore(path, copy, 1, KEPT) is None
    assert now(path) == "then"


def test_while_another_program_writes_nothing_is_put_back(path: Path, copy: Path) -> None:
    with closing(apsw.Connection(str(path))) as other:
        other.execute("begin immediate; update meta set value = 'mine'")
        with pytest.raises(DatabaseBusyError):
            restore(path, copy, 0.05, KEPT)
        other.execute("commit")
    assert now(path) == "mine"


def test_a_copy_of_an_older_release_is_brought_up_to_date(path: Path) -> None:
    path.parent.mkdir()
    with closing(apsw.Connection(str(path))) as old:
        old.execute((Path(migrations.__file__).parent / "schema" / "0001_scan.sql").read_text())
        old.execute("pragma user_version = 1; pragma application_id = 0x44726966")
        old.execute("insert into meta values ('now', 'long ago')")
    Database.open(path).close()
    (copy,) = backups.listed(path)
    with Database.open(path) as db:
        meta.put(db, "now", "later")
    restore(path, copy, 1, KEPT)
    assert now(path) == "long ago"
