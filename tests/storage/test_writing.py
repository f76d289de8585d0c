"""One writer, others wait; a crash loses at most the batch in flight."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from drift_lsp.detectors.survey import Survey
from drift_lsp.errors import BugError, DatabaseBusyError, DatabaseReadOnlyError
from drift_lsp.storage import feedback, files, meta
from drift_lsp.storage.database import Database
from drift_lsp.storage.files import FileRow
from drift_lsp.storage.writer import Writer

CRASH = """
import sys
from itertools import count
from pathlib import Path
from drift_lsp.detectors.survey import Group, Site, Survey
from drift_lsp.storage import feedback, files
from drift_lsp.storage.database import Database
from drift_lsp.storage.feedback import Event
from drift_lsp.storage.files import FileRow
from drift_lsp.storage.writer import Writer

db = Database.open(Path(sys.argv[1]))
for turn in count():
    id_ = feedback.record(db, Event(action="dismiss", at="now", fingerprint=f"{sys.argv[2]}-{turn}"))
    print(f"{sys.argv[2]}-{turn}", flush=True)
    with Writer(db) as writer:
        for n in range(60):
            groups = tuple(Group("a/b", f"slot {k}", f"{turn} {n}", (Site(k, k),)) for k in range(30))
            survey = Survey(f"{n}.py", "python", "main", turn, turn, groups)
            row = FileRow(survey.path, "python", "main", turn, 1, b"0", "", turn, "now")
            writer.replace(row, files.pack(survey))
"""


def test_a_killed_writer_leaves_a_database_that_opens(path: Path) -> None:
    chance = random.Random(7)
    promised: set[str] = set()
    for number in range(20):
        child = subprocess.Popen(
            [sys.executable, "-c", CRASH, path, str(number)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert child.stdout
        assert child.stderr
        for _ in range(chance.randrange(1, 6)):
            promised.add(child.stdout.readline().strip())
        # A moment inside what follows the line: somewhere in the batches.
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(chance.random() * 0.03)
        child.kill()
        promised.update(child.stdout.read().split())
        assert child.stderr.read() == ""
        child.wait()
        with Database.open(path) as db:
            db.check()
            assert promised <= {it.fingerprint for it in feedback.dismissed(db)}
            for survey in files.load_surveys(db):
                assert len(survey.groups) == 30
                assert {it.choice for it in survey.groups} == {f"{survey.size} {survey.path.removesuffix('.py')}"}
    assert len(promised) >= 20
    assert "" not in promised


def test_a_second_writer_waits(path: Path, db: Database) -> None:
    inside, done = threading.Event(), threading.Event()

    def second() -> None:
        with Database.open(path) as other:
            inside.set()
            meta.put(other, "second", "yes")
            done.set()

    thread = threading.Thread(target=second)
    with db.atomic():
        meta.put(db, "first", "yes")
        thread.start()
        assert inside.wait(5)
        assert not done.wait(0.2)
    thread.join(5)
    assert done.is_set()
    assert (meta.get(db, "first"), meta.get(db, "second")) == ("yes", "yes")


def test_a_second_writer_gives_up(path: Path, db: Database) -> None:
    with Database.open(path, wait=0.05) as other:
        with db.atomic(), pytest.raises(DatabaseBusyError, match="Wait until that one has finished"):
            meta.put(other, "second", "yes")
        meta.put(other, "second", "yes")


def test_a_reader_writes_nothing(path: Path, db: Database) -> None:
    with Database.open(path, readonly=True) as reader:
        with pytest.raises(DatabaseReadOnlyError):
            meta.put(reader, "a", "b")
        meta.put(db, "a", "c")
        assert meta.get(reader, "a") == "c"


def test_the_writer_writes_all_in_order(path: Path, row: Callable[..., FileRow], survey: Callable[..., Survey]) -> None:
    with Database.open(path) as db, Writer(db) as writer:
        for n in range(1000):
            writer.replace(row(f"{n % 300}.py", size=n), files.pack(survey(f"{n % 300}.py", {f"choice {n}": 1})))
            if n == 500:
                writer.put(lambda db: meta.put(db, "then", str(len(files.known(db)))))
        writer.put(lambda db: files.remove(db, ["299.py"]))
        writer.flush()
        assert meta.get(db, "then") == "300"
        assert {it.path: it.groups[0].choice for it in files.load_surveys(db)} == {
            f"{n % 300}.py": f"choice {n}" for n in range(700, 1000) if n % 300 != 299
        }


def test_the_writer_works_in_memory(row: Callable[..., FileRow], survey: Callable[..., Survey]) -> None:
    with Database.memory() as db:
        with Writer(db) as writer:
            writer.replace(row("a.py"), files.pack(survey("a.py")))
        assert files.load_survey(db, "a.py") == survey("a.py")


def test_a_failure_reaches_whoever_flushes(db: Database, row: Callable[..., FileRow]) -> None:
    def fail(db: Database) -> None:
        meta.put(db, "lost", "yes")
        raise OSError("out of paper")

    writer = Writer(db)
    writer.put(fail)
    with pytest.raises(OSError, match="out of paper"):
        writer.flush()
    writer.replace(row("a.py"), None)
    writer.flush()
    writer.put(fail)
    with pytest.raises(OSError, match="out of paper"):
        writer.close()
    writer.close()
    with pytest.raises(BugError):
        writer.put(fail)
    assert meta.get(db, "lost") is None
    assert list(files.known(db)) == ["a.py"]


def test_a_mistake_of_ours_is_a_bug(db: Database) -> None:
    with pytest.raises(BugError, match="no such table"):
        db.run("select * from nowhere")
    with pytest.raises(BugError):
        db.run("insert into scan_errors (scan_id, path, code, message) values (99, '', '', '')")
    with pytest.raises(BugError):
        db.recall("slots")
