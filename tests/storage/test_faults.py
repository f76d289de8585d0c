"""A file cut off anywhere, a full disk, a reader that stays: refused or survived, and nothing committed is lost."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drift_lsp.detectors.survey import Survey
from drift_lsp.errors import DatabaseBusyError, DatabaseCorruptError, DatabaseForeignError, DiskFullError
from drift_lsp.storage import feedback, files, meta
from drift_lsp.storage.database import Database
from drift_lsp.storage.feedback import Event
from drift_lsp.storage.files import FileRow

NOW = "2026-01-02T03:04:05Z"
MIB = 1 << 20


def fill(db: Database, megabytes: int) -> None:
    with db.atomic():
        db.insert(
            "insert into meta",
            [(f"{db.value('select count(*) from meta')} {n}", "x" * 1000) for n in range(1000 * megabytes)],
        )


@pytest.mark.parametrize("seed", range(25))
def test_a_file_cut_off_anywhere(path: Path, seed: int) -> None:
    with Database.open(path) as db:
        feedback.record(db, Event(action="approve", at=NOW, pattern_id="p" * 16))
        fill(db, 1)
    size = path.stat().st_size
    left = random.Random(seed).randrange(1, size)
    os.truncate(path, left)
    before = path.read_bytes()
    for readonly in (False, True):
        try:
            Database.open(path, readonly=readonly, wait=0.05).close()
        except (DatabaseCorruptError, DatabaseForeignError):
            continue
        # A reader looks at the header only; what it asks for is refused when it is not there.
        assert readonly
    assert path.read_bytes() == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """A disk of a few megabytes, which can grow."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def of(megabytes: int) -> Path:
        again = ",remount" if os.path.ismount(folder) else ""
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m{again}", "tmpfs", folder],
            capture_output=True,
            check=False,
        )
        if done.returncode:
            pytest.skip("only root may make a disk")
        return folder

    yield of
    if os.path.ismount(folder):
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.skipif(not shutil.which("mount"), reason="there is no mount here")
def test_a_disk_that_is_full(small_disk: Callable[[int], Path]) -> None:
    path = small_disk(3) / ".drift" / "drift.db"
    with Database.open(path) as db:
        feedback.record(db, Event(action="approve", at=NOW, pattern_id="p" * 16))
        with pytest.raises(DiskFullError, match="no room"):
            fill(db, 8)
        assert len(feedback.events(db)) == 1
        assert db.value("select count(*) from meta where key <> 'heard'") == 0
    small_disk(64)
    with Database.open(path) as db:
        assert db.value("pragma integrity_check") == "ok"
        assert len(feedback.events(db)) == 1
        fill(db, 8)


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_limit_of_the_system(path: Path) -> None:
    code = """
import resource, sys
from pathlib import Path
from drift_lsp.errors import StorageError
from drift_lsp.storage import meta
from drift_lsp.storage.database import Database
with Database.open(Path(sys.argv[1])) as db:
    meta.put(db, "kept", "yes")
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
    try:
        with db.atomic():
            db.insert("insert into meta", [(str(n), "x" * 1000) for n in range(4000)])
    except StorageError as error:
        print(error.code, error)
    print(meta.get(db, "kept"))
"""
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, encoding="utf-8", check=True)
    refusal, kept = done.stdout.splitlines()
    assert refusal.split()[0] in ("DISK_FULL", "STORAGE_ERROR")
    assert kept == "yes"
    with Database.open(path) as db:
        assert db.value("pragma integrity_check") == "ok"
        assert db.value("select count(*) from meta") == 1


def test_a_reader_that_stays_keeps_its_moment_and_stops_nobody(
    path: Path, db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey]
) -> None:
    files.replace_surveys(db, [(row("a.py"), survey("a.py"))])
    with Database.open(path, readonly=True) as reader:
        with reader.snapshot():
            assert list(files.known(reader)) == ["a.py"]
            for n in range(200):
                files.replace_surveys(db, [(row(f"{n % 10}.py"), survey(f"{n % 10}.py", {f"c{n}": n + 1}))])
            assert list(files.known(reader)) == ["a.py"]
        assert len(files.known(reader)) == 11
    log = path.with_name("drift.db-wal")
    grown = log.stat().st_size
    for n in range(200):
        meta.put(db, "n", str(n))
    assert log.stat().st_size <= grown + MIB, "the log is used again once nobody needs the old moment"


def test_whoever_holds_a_moment_cannot_write_over_another(path: Path, db: Database) -> None:
    meta.put(db, "n", "0")
    with Database.open(path, wait=0.05) as other:
        with other.atomic():
            meta.put(other, "n", "1")
            second = Database.open(path, wait=0.05)
            with second, pytest.raises(DatabaseBusyError, match="held by another program"):
                meta.put(second, "n", "2")
        assert meta.get(db, "n") == "1"
