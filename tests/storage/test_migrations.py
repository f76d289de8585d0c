"""Migrations go up, go back, and every database of a released version opens."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from importlib.resources import files as resources
from pathlib import Path

import apsw
import pytest

from drift_lsp.detectors.survey import Survey
from drift_lsp.errors import DatabaseCorruptError, StorageError
from drift_lsp.storage import backups, files, meta, migrations
from drift_lsp.storage.database import Database
from drift_lsp.storage.files import FileRow

SCHEMA = resources("drift_lsp.storage") / "schema"


def test_every_migration_has_a_way_back_and_a_number() -> None:
    names = sorted(it.name for it in SCHEMA.iterdir() if it.name.endswith(".sql"))
    ups = [it for it in names if not it.endswith(".down.sql")]
    assert [int(it[:4]) for it in ups] == list(range(1, migrations.latest() + 1))
    assert {it.replace(".down.sql", ".sql") for it in names if it.endswith(".down.sql")} == set(ups)


def test_a_database_of_the_first_schema_opens(path: Path) -> None:
    path.parent.mkdir()
    with closing(apsw.Connection(str(path))) as old:
        old.execute((SCHEMA / "0001_scan.sql").read_text())
        old.execute("pragma user_version = 1; pragma application_id = 0x44726966")
        old.execute("insert into meta values ('kept', 'yes')")
    with Database.open(path) as db:
        assert meta.get(db, "kept") == "yes"
        assert db.value("pragma user_version") == migrations.latest()


def test_every_step_back_leaves_the_schema_of_that_release(path: Path) -> None:
    for version in range(migrations.latest() - 1, 0, -1):
        with Database.open(path) as db:
            meta.put(db, "kept", "yes")
            db.downgrade(version)
            assert db.value("pragma user_version") == version
            found = set(db.tuples("select type, name, tbl_name, sql from sqlite_schema"))
            assert {it for it in found if it[1] != "sqlite_sequence"} == migrations.expected(version)
        with Database.open(path) as db:
            assert meta.get(db, "kept") == "yes"
            assert db.value("pragma user_version") == migrations.latest()


def test_down_and_up_again(path: Path, survey: Callable[..., Survey], row: Callable[..., FileRow]) -> None:
    with Database.open(path) as db:
        files.replace_surveys(db, [(row("a.py"), survey("a.py"))])
        db.downgrade(0)
        assert db.value("select count(*) from sqlite_schema where name not like 'sqlite%'") == 0
        assert db.value("pragma user_version") == 0
    with pytest.raises(StorageError, match="does not exist yet"):
        Database.open(path, readonly=True)
    with Database.open(path) as db:
        assert files.known(db) == {}
    (copy,) = backups.listed(path)
    copy.replace(path)
    with Database.open(path) as db:
        assert files.load_survey(db, "a.py") == survey("a.py")


def test_a_failing_migration_changes_nothing(path: Path) -> None:
    with Database.open(path) as db:
        meta.put(db, "kept", "yes")
        # A view of somebody's keeps the way back from being walked to its end.
        db.run("create table stranger (name text references scan_history) strict")
        with pytest.raises(StorageError):
            db.downgrade(0)
        db.run("drop table stranger")
        assert meta.get(db, "kept") == "yes"
        assert db.value("pragma user_version") == migrations.latest()


def test_two_that_create_it_at_once_agree(path: Path) -> None:
    start, failures = threading.Barrier(8), list[BaseException]()

    def create(number: int) -> None:
        try:
            start.wait()
            with Database.open(path) as db:
                meta.put(db, str(number), "here")
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=create, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with Database.open(path) as db:
        assert db.value("select count(*) from meta") == 8


def test_a_journal_that_goes_while_it_is_looked_at_is_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Database.open(path):
        pass
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"")
    look = Path.is_file

    def goes(it: Path) -> bool:
        there = look(it)
        if it == journal:
            journal.unlink()
        return there

    monkeypatch.setattr(Path, "is_file", goes)
    with Database.open(path) as db:
        assert db.value("select count(*) from meta") == 0


def test_backups_are_whole_and_five(path: Path) -> None:
    with Database.open(path) as db:
        for n in range(7):
            meta.put(db, "n", str(n))
            db.backup("test")
    copies = backups.listed(path)
    assert len(copies) == 5
    for copy, n in zip(copies, (6, 5, 4, 3, 2), strict=True):
        with closing(apsw.Connection(str(copy))) as other:
            assert other.execute("select value from meta").fetchall() == [(str(n),)]


def test_a_damaged_database_pushes_out_no_good_copy(path: Path) -> None:
    with Database.open(path) as db:
        db.insert("insert into meta", [(str(n), "x" * 900) for n in range(400)])
        good = db.backup("good")
        db.run("pragma wal_checkpoint(truncate)")
        with path.open("r+b") as raw:
            raw.seek(-4096 * 20, 2)
            raw.write(b"\x07" * 4096 * 10)
        with pytest.raises(DatabaseCorruptError):
            db.backup("bad")
    assert backups.listed(path) == [good]
