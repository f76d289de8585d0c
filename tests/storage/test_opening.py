"""What lies at .drift/drift.db is used, refused with one plain sentence, and never overwritten."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from drift_lsp.errors import (
    DatabaseBusyError,
    DatabaseCorruptError,
    DatabaseForeignError,
    DatabaseNewerError,
    DiskFullError,
    StorageError,
)
from drift_lsp.storage import meta, status
from drift_lsp.storage.database import Database

BOTH = pytest.mark.parametrize("readonly", [False, True], ids=["writing", "reading"])


@pytest.fixture
def ours(path: Path) -> Path:
    """A closed database of ours with something in it."""
    with Database.open(path) as db:
        db.insert("insert into meta", [(f"key {n}", "value " * 50) for n in range(2000)])
    return path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


def refused(path: Path, error: type[StorageError], readonly: bool) -> StorageError:
    before = {it.name: it.read_bytes() for it in path.parent.iterdir() if it.is_file()}
    with pytest.raises(error) as caught:
        Database.open(path, readonly=readonly, wait=0.05)
    for name, content in before.items():
        if not name.endswith("-shm"):  # Readers of any program note themselves there.
            assert (path.parent / name).read_bytes() == content
    assert caught.value.what
    assert caught.value.todo
    assert type(caught.value) is error
    return caught.value


def test_a_new_database_is_set_up(db: Database) -> None:
    assert db.value("pragma journal_mode") == "wal"
    assert db.value("pragma synchronous") == 1
    assert db.value("pragma foreign_keys") == 1
    assert db.value("pragma trusted_schema") == 0
    assert db.value("pragma busy_timeout") == 5000
    assert bytes.fromhex(f"{db.value('pragma application_id'):08x}") == b"Drif"
    assert {
        strict
        for (strict,) in db.tuples(
            "select strict from pragma_table_list where name not like 'sqlite%' and type = 'table'"
        )
    } == {1}


def test_what_was_written_is_read_by_a_reader(ours: Path) -> None:
    with Database.open(ours, readonly=True) as reader:
        assert meta.get(reader, "key 7") == "value " * 50
        assert reader.readonly


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Database.open(path) as db:
        meta.put(db, "a", "b")


def test_memory_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Database.memory() as db:
        meta.put(db, "a", "b")
        assert meta.get(db, "a") == "b"
        assert db.backup("none") is None
    assert not list(tmp_path.iterdir())


def test_a_reader_needs_a_scan_first(path: Path) -> None:
    with pytest.raises(StorageError, match=r"does not exist yet.*drift scan"):
        Database.open(path, readonly=True)
    assert not path.parent.exists()


@BOTH
def test_no_database(path: Path, readonly: bool) -> None:
    path.parent.mkdir()
    path.write_text("This is somebody's diary. " * 100)
    refused(path, DatabaseForeignError, readonly)


@BOTH
@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_another_programs_database(path: Path, readonly: bool, journal: str) -> None:
    path.parent.mkdir()
    change(path, f"pragma journal_mode = {journal}", "create table drift (hours)", "insert into drift values (3)")
    refused(path, DatabaseForeignError, readonly)


def test_another_programs_log_is_not_moved_into_its_database(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    live = tmp_path / "live.db"
    with closing(sqlite3.connect(live, isolation_level=None)) as other:
        other.execute("pragma journal_mode = wal")
        other.execute("create table drift (hours)")
        shutil.copy(live, path)
        shutil.copy(f"{live}-wal", f"{path}-wal")
    refused(path, DatabaseForeignError, readonly=False)
    assert Path(f"{path}-wal").stat().st_size


@BOTH
@pytest.mark.parametrize(
    "statement",
    [
        "create trigger spy after insert on feedback begin delete from dismissed; end",
        "create view spy as select load_extension('spy.so')",
        "create table spy (a)",
        "create index spy on patterns (sentence)",
        "drop view v_status",
        "alter table meta add column spy text",
    ],
)
def test_a_schema_that_is_not_ours(ours: Path, statement: str, readonly: bool) -> None:
    change(ours, statement)
    refused(ours, DatabaseForeignError, readonly)


def test_statistics_of_sqlite_are_no_stranger(ours: Path) -> None:
    change(ours, "analyze")
    Database.open(ours).close()


@BOTH
def test_a_newer_database(ours: Path, readonly: bool) -> None:
    change(ours, "pragma user_version = 999")
    assert "newer" in refused(ours, DatabaseNewerError, readonly).what


@BOTH
def test_links_are_not_followed(ours: Path, tmp_path: Path, readonly: bool) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "drift.db").symlink_to(ours)
    refused(tmp_path / "other" / "drift.db", DatabaseForeignError, readonly)
    (tmp_path / "linked").symlink_to(ours.parent)
    refused(tmp_path / "linked" / "drift.db", DatabaseForeignError, readonly)


@BOTH
def test_what_is_no_file(path: Path, readonly: bool) -> None:
    path.mkdir(parents=True)
    refused(path, DatabaseForeignError, readonly)
    path.rmdir()
    os.mkfifo(path)
    with pytest.raises(DatabaseForeignError):
        Database.open(path, readonly=readonly)


@BOTH
def test_a_file_where_the_folder_belongs(tmp_path: Path, readonly: bool) -> None:
    (tmp_path / ".drift").write_text("mine")
    with pytest.raises(DatabaseForeignError):
        Database.open(tmp_path / ".drift" / "drift.db", readonly=readonly)
    assert (tmp_path / ".drift").read_text() == "mine"


@BOTH
def test_a_journal_that_names_a_file_outside(ours: Path, tmp_path: Path, readonly: bool) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    name = os.fsencode(victim)
    tail = len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + bytes.fromhex("d9d505f920a163d7")
    journal = bytes.fromhex("d9d505f920a163d7").ljust(512, b"\0") + b"\0\0\0\0" + name + tail
    ours.with_name("drift.db-journal").write_bytes(journal)
    refused(ours, DatabaseForeignError, readonly)
    assert victim.read_text() == "precious"


@BOTH
def test_a_truncated_database(ours: Path, readonly: bool) -> None:
    os.truncate(ours, ours.stat().st_size // 2 // 4096 * 4096)
    assert "backup --restore" in refused(ours, DatabaseCorruptError, readonly).todo


def test_a_damaged_page(ours: Path) -> None:
    content = bytearray(ours.read_bytes())
    content[-4096 * 3 : -4096 * 2] = os.urandom(4096)
    ours.write_bytes(content)
    refused(ours, DatabaseCorruptError, readonly=False)


def test_a_record_that_makes_no_sense(db: Database) -> None:
    db.run("insert into scan_history (id, started_at, drift_version, status) values (1, '', '', 'running')")
    status.publish(db, 1)
    db.run("update materialized_status set by_tier = 'no json'")
    with pytest.raises(DatabaseCorruptError):
        status.load(db)


@BOTH
def test_a_database_somebody_holds(ours: Path, readonly: bool) -> None:
    with closing(apsw.Connection(str(ours))) as other:
        other.pragma("locking_mode", "exclusive")
        other.execute("begin exclusive; insert into meta values ('mine', 'alone')")
        with pytest.raises(DatabaseBusyError, match="held by another program"):
            Database.open(ours, readonly=readonly, wait=0.05)
    Database.open(ours, readonly=readonly).close()


def test_a_full_disk(db: Database) -> None:
    meta.put(db, "kept", "yes")
    db.run(f"pragma max_page_count = {db.value('pragma page_count') + 5}")
    with pytest.raises(DiskFullError, match="no room"), db.atomic():
        db.insert("insert into meta", [(str(n), "x" * 1000) for n in range(1000)])
    assert meta.get(db, "kept") == "yes"
    assert db.value("select count(*) from meta") == 1
    db.run("pragma max_page_count = 1000000")
    meta.put(db, "again", "yes")


@pytest.mark.skipif(sys.platform != "linux", reason="the VFS is one of Linux's")
def test_a_file_system_without_shared_memory(path: Path) -> None:
    code = (
        "import apsw, sys; from pathlib import Path; from drift_lsp.storage.database import Database\n"
        "apsw.set_default_vfs('unix-dotfile'); Database.open(Path(sys.argv[1]))"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False)
    assert "StorageError" in done.stderr
    assert "local disk" in done.stderr
