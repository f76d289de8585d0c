"""A drift.db that cannot be used, written or had alone: each time a sentence and a code, and no decision is lost."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from drift_lsp.errors import DatabaseCorruptError, ScanBusyError
from drift_lsp.storage import feedback, meta
from drift_lsp.storage.database import Database
from drift_lsp.storage.feedback import Event
from drift_lsp.workspace.workspace import Workspace
from tests.doors.conftest import CAUSE, ODD, Done, departing, problems, refused

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, modes and names of POSIX")


@pytest.fixture
def database(drift, project) -> Path:
    """A database with a decision in it: the one departure is dismissed."""
    (finding,) = [it for it in json.loads(drift("check", "--format", "json").stdout)["violations"] if it["fixable"]]
    drift("feedback", "dismiss", finding["id"], "--reason", "on purpose")
    return project / ".drift" / "drift.db"


def decisions(drift: Callable[..., Done]) -> list[str]:
    return [it["reason"] for it in json.loads(drift("feedback", "--json").stdout)["feedback"]]


def _garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 100)


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("pragma user_version = 999")


def _of_another_tool(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("create table drift (hours)")


def _page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 5 : 4096 * 6] = b"\xa5" * 4096
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "code", "said"),
    [
        (lambda path: os.truncate(path, path.stat().st_size // 8192 * 4096), "DB_CORRUPT", "what people decided"),
        (lambda path: os.truncate(path, 100), "DB_CORRUPT", "drift scan"),
        (_page, "DB_CORRUPT", "move it away"),
        (_garbage, "DB_FOREIGN", "no SQLite database"),
        (_of_another_tool, "DB_FOREIGN", "another program's tables"),
        (_newer, "DB_NEWER", "newer Drift"),
        (lambda path: (path.unlink(), path.mkdir()), "DB_FOREIGN", "no file"),
    ],
    ids=["half", "a bit", "a page", "garbage", "another tool", "newer", "folder"],
)
def test_a_database_that_cannot_be_used_is_left_as_it_is(drift, database, harm, code, said):
    harm(database)
    before = database.read_bytes() if database.is_file() else None
    for words in (("check",), ("status",), ("feedback",)):
        refused(
            drift(*words), code, ".drift/drift.db", said, "left as it is" if code != "DB_NEWER" else "move the file"
        )
    assert (database.read_bytes() if database.is_file() else None) == before
    database.replace(database.with_name("old.db"))
    assert departing(drift) == {"shop/odd.py"}


def test_an_emptied_database_whose_log_is_left(database, tmp_path):
    with Database.open(database) as db:
        meta.put(db, "a", "b")
        log = database.with_name("drift.db-wal").read_bytes()
    database.with_name("drift.db-wal").write_bytes(log)
    os.truncate(database, 0)
    with pytest.raises(DatabaseCorruptError, match=r"damaged .*drift\.db-wal"):
        Database.open(database)
    assert database.with_name("drift.db-wal").read_bytes() == log


def test_a_folder_of_another_tool(drift, project, tmp_path):
    (project / ".drift").write_text("mine")
    refused(drift("check"), "DB_FOREIGN", ".drift", "a file where Drift keeps a folder")
    assert (project / ".drift").read_text() == "mine"
    (project / ".drift").unlink()
    (tmp_path / "elsewhere").mkdir()
    (project / ".drift").symlink_to(tmp_path / "elsewhere")
    refused(drift("check"), "DB_FOREIGN", ".drift", "link")
    assert list((tmp_path / "elsewhere").iterdir()) == []
    (project / ".drift").unlink()
    (project / ".drift" / "patterns").mkdir(parents=True)
    (project / ".drift" / "config.json").write_text("{}")
    (project / ".drift" / "scan.lock").mkdir()
    refused(drift("check"), "SCAN_IO_ERROR", "scan.lock", "Move it away")
    (project / ".drift" / "scan.lock").rmdir()
    assert departing(drift) == {"shop/odd.py"}
    assert (project / ".drift" / "config.json").read_text() == "{}"
    # The other tool's files may be meant for git.
    assert "*" not in (project / ".drift" / ".gitignore").read_text()
    assert "/drift.db" in (project / ".drift" / ".gitignore").read_text().split()


def test_a_database_that_is_deleted_between_two_commands(drift, database):
    database.unlink()
    assert departing(drift) == {"shop/odd.py"}
    assert decisions(drift) == []


def test_a_database_that_is_deleted_under_an_open_workspace(project):
    with Workspace.open(project) as workspace:
        (finding,) = [it for it in workspace.check(show="all").violations if it.detector == CAUSE]
        for name in ("drift.db", "drift.db-wal", "drift.db-shm"):
            (project / ".drift" / name).unlink()
        assert workspace.refresh()
        assert not workspace.scanned()
        assert [it.id for it in workspace.check(show="all").violations if it.detector == CAUSE] == [finding.id]
        workspace.dismiss(finding, "kept")
    with Workspace.open(project) as workspace:
        assert [it.reason for it in workspace.feedback()] == ["kept"]


def test_a_decision_of_another_process_survives_a_scan_under_way(project):
    with Workspace.open(project) as workspace:
        workspace.scan()
        (project / "shop" / "part_1.py").write_text("x = 1\n")

        def progress(now: object) -> None:
            with Database.open(project / ".drift" / "drift.db") as db:
                if not feedback.events(db):
                    feedback.record(db, Event(action="approve", at="2026-01-01T00:00:00Z", pattern_id="a" * 16))

        workspace.scan(progress)
        assert [it.action for it in workspace.feedback()] == ["approve"]


# Modes. Root writes everywhere, so these run without its powers.

powerless = pytest.mark.skipif(
    sys.platform != "linux" or (os.geteuid() == 0 and not shutil.which("setpriv")), reason="root writes everywhere"
)


@pytest.fixture
def weak(project: Path, environment: dict[str, str]) -> Iterator[Callable[..., Done]]:
    """Run `drift` as somebody whom the modes of files concern."""
    prefix = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"] if os.geteuid() == 0 else []

    def run(*words: str) -> Done:
        command = [*prefix, sys.executable, "-m", "drift_lsp", *words]
        done = subprocess.run(
            command, cwd=project, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
        )
        assert "Traceback" not in done.stderr
        return done

    yield run
    for it in (project, project / "shop", project / ".drift"):
        if it.exists():
            it.chmod(0o755)


@powerless
@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o755), (0o444, 0o555), (0o644, 0o555)])
def test_where_nothing_may_be_written_what_is_known_is_read(weak, database, project, file, folder):
    (project / "shop" / "more.py").write_text(ODD.replace("odd", "more"))
    database.chmod(file)
    database.parent.chmod(folder)
    before = database.read_bytes()
    assert departing(weak) == {"shop/more.py"}, "the dismissed one is still dismissed"
    assert "cannot be written" in weak("check").stderr
    assert "cannot be written" in weak("scan").stdout
    assert "cannot be written" in weak("status").stdout
    assert decisions(weak) == ["on purpose"]
    refused(weak("feedback", "undo", "1"), "DB_READ_ONLY", "would be forgotten")
    assert database.read_bytes() == before


@powerless
def test_where_nothing_was_kept_and_nothing_can_be(weak, project):
    project.chmod(0o555)
    assert departing(weak) == {"shop/odd.py"}
    assert "cannot be written" in weak("check").stderr
    assert not (project / ".drift").exists()


@powerless
def test_a_database_that_may_not_even_be_read(weak, database):
    database.chmod(0)
    assert departing(weak) == {"shop/odd.py"}
    assert "what people decided is unknown" in weak("check").stderr


@powerless
def test_source_that_may_not_be_read(weak, project):
    (project / "shop" / "part_1.py").chmod(0)
    (project / "closed").mkdir()
    (project / "closed" / "a.py").write_text(ODD)
    (project / "closed").chmod(0)
    try:
        assert problems(weak) == {"shop/part_1.py": "FILE_UNREADABLE", "closed": "FILE_UNREADABLE"}
        refused(weak("check", "closed/a.py"), "USAGE_ERROR", "closed/a.py")
        refused(weak("explain", "closed/a.py:1"), "USAGE_ERROR", "closed/a.py")
    finally:
        (project / "closed").chmod(0o755)


# Others at work.


@contextmanager
def another(code: str, *words: Path | str) -> Iterator[int]:
    """Run a program that says when it holds something, and lets go when its stdin closes."""
    with subprocess.Popen(
        [sys.executable, "-c", code, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process.pid
        process.stdin.close()
    assert process.returncode == 0


HOLD_DATABASE = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("begin exclusive")
print("held", flush=True)
sys.stdin.read()
"""
HOLD_LOCK = """
import sys
from pathlib import Path
from drift_lsp.workspace.lock import scanning
with scanning(Path(sys.argv[1]), 1.0, lambda: False, lambda holder: None):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_database_that_another_program_holds(drift, database, project):
    assert departing(drift) == set()
    with another(HOLD_DATABASE, database):
        assert departing(drift) == set(), "who only reads need not wait"
        (project / "shop" / "more.py").write_text(ODD.replace("odd", "more"))
        refused(drift("check"), "DB_BUSY", "held by another program", "try again")
    assert departing(drift) == {"shop/more.py"}
    assert decisions(drift) == ["on purpose"]


def test_a_second_scan_says_who_scans(database, project):
    with another(HOLD_LOCK, database.parent) as holder, Workspace.open(project) as workspace:
        with pytest.raises(ScanBusyError, match=f"Process {holder} is scanning") as caught:
            workspace.scan(wait=0.1)
        assert caught.value.code == "SCAN_BUSY"
    with Workspace.open(project) as workspace:
        workspace.scan(wait=0.1)


def test_two_scans_at_once(project, environment, drift):
    words = [sys.executable, "-m", "drift_lsp", "check", "--format", "json"]
    both = [
        subprocess.Popen(words, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    answers = [it.communicate(timeout=60) for it in both]
    assert [it.returncode for it in both] == [0, 0]
    first, second = (json.loads(out)["violations"] for out, _ in answers)
    assert first == second != []
    assert [err for _, err in answers] == [b"", b""]
