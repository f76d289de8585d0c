"""Ctrl-C and `kill -9` at any moment of a scan: what was decided stays, the next scan goes on, no process is left."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psutil
import pytest

from drift_lsp.storage.database import Database
from tests.doors.conftest import MODULE, ODD

FILES = 400

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


def until(condition: Callable[[], object], process: subprocess.Popen[str] | None = None) -> None:
    """Wait for something that can be seen; fail where it does not come."""
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "it never came"
        assert process is None or process.poll() is None, "it ended before"
        time.sleep(0.002)


@pytest.fixture
def large(project: Path) -> Path:
    """A project that takes a while to read, by several workers."""
    for n in range(FILES):
        text = "\n\n".join(MODULE.format(n=f"{n}_{k}") for k in range(12))
        (project / "shop" / f"large_{n}.py").write_text(text)
    (project / "drift.toml").write_text('[check]\nshow = "all"\n[scan]\nworkers = 3\n')
    return project


@pytest.fixture
def decided(large: Path, drift: Callable[..., subprocess.CompletedProcess[str]]) -> Path:
    """A project that was scanned, and in which somebody dismissed the one departure there is."""
    (finding,) = found(drift)
    drift("feedback", "dismiss", finding, "--reason", "on purpose")
    return large


def found(drift: Callable[..., subprocess.CompletedProcess[str]]) -> list[str]:
    """List the findings about causes."""
    done = drift("check", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    return [it["id"] for it in json.loads(done.stdout)["violations"] if it["detector"] == "errors/raise-cause"]


def change_all(root: Path, stamp: int) -> None:
    """Change every file; `stamp` is its new time."""
    for path in (root / "shop").glob("large_*.py"):
        path.write_text(f"{path.read_text()}\n# {stamp}\n")
        os.utime(path, ns=(stamp, stamp))


def counted(root: Path, sql: str, *values: object) -> int:
    """Ask the database what a scan under way has committed."""
    path = root / ".drift" / "drift.db"
    if not path.exists():
        return 0
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        try:
            return int(db.execute(sql, values).fetchone()[0])
        except sqlite3.OperationalError:  # It has no tables yet.
            return 0


def read(root: Path, stamp: int) -> int:
    return counted(root, "select count(*) from file_metadata where mtime_ns = ?", stamp)


@contextmanager
def scanning(root: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Scan in a process group of its own, as a terminal does."""
    words = [sys.executable, "-m", "drift_lsp", "scan"]
    with subprocess.Popen(
        words,
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        yield process


def gone(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE  # Whoever inherits it may never ask for its exit code.
    except psutil.NoSuchProcess:
        return True


@pytest.mark.parametrize("everybody", [False, True], ids=["the scan", "its workers too"])
def test_ctrl_c_while_files_are_read(large, environment, drift, everybody):
    change_all(large, stamp := 10**18)
    with scanning(large, environment) as scan:
        until(lambda: read(large, stamp) > 0, scan)
        workers = psutil.Process(scan.pid).children(recursive=True)
        if everybody:
            os.killpg(scan.pid, signal.SIGINT)
        else:
            scan.send_signal(signal.SIGINT)
        out, said = scan.communicate(timeout=30)
    assert scan.returncode == 130
    assert said == ("drift: error[CANCELLED]: Stopped. What was read is kept; the next scan goes on from there.\n")
    assert out == ""
    until(lambda: all(map(gone, workers)))
    kept = read(large, stamp)
    assert 0 < kept < FILES
    assert counted(large, "select count(*) from scan_history where status = 'cancelled'") == 1
    report = json.loads(drift("scan", "--json").stdout)["scan"]
    assert report["files"] == FILES + 22
    assert report["added"] <= FILES + 22 - kept
    assert len(found(drift)) == 1


def _has_lock(root: Path, scan: subprocess.Popen[str], _stamp: int) -> bool:
    lock = root / ".drift" / "scan.lock"
    return lock.exists() and lock.read_text().strip() == str(scan.pid)


def _has_read(share: float) -> Callable[[Path, subprocess.Popen[str], int], bool]:
    return lambda root, _scan, stamp: read(root, stamp) >= share * FILES


def _has_workers(_root: Path, scan: subprocess.Popen[str], _stamp: int) -> bool:
    return len(psutil.Process(scan.pid).children()) >= 2


def test_kill_at_many_moments(decided, environment, drift):
    moments = [_has_lock, _has_workers, _has_read(0.01), _has_read(0.3), _has_read(0.6), _has_read(1.0)]
    for number, moment in enumerate(moments, 1):
        change_all(decided, stamp := number * 10**18)
        with scanning(decided, environment) as scan:
            until(lambda: moment(decided, scan, stamp), scan)  # noqa: B023
            workers = psutil.Process(scan.pid).children(recursive=True)
            scan.kill()
            scan.wait(30)
        # Who has read everything is nearly done, and may be quicker than we are.
        assert scan.returncode == -signal.SIGKILL or moment is moments[-1]
        until(lambda: all(map(gone, workers)))  # noqa: B023
        with Database.open(decided / ".drift" / "drift.db") as db:
            db.check()
    assert read(decided, stamp) == FILES
    assert found(drift) == [], "the dismissed one is still dismissed"
    (decision,) = json.loads(drift("feedback", "--json").stdout)["feedback"]
    assert decision["reason"] == "on purpose"
    (decided / "shop" / "more.py").write_text(ODD.replace("odd", "more"))
    assert len(found(drift)) == 1
    status = json.loads(drift("status", "--json").stdout)["status"]
    assert status["files"] == FILES + 23


def test_kill_in_the_very_first_scan(large, environment, drift):
    with scanning(large, environment) as scan:
        until(lambda: (large / ".drift").exists(), scan)
        scan.kill()
        scan.wait(30)
    assert len(found(drift)) == 1


def test_a_worker_that_is_killed(large, environment, drift):
    with scanning(large, environment) as scan:
        until(lambda: _has_workers(large, scan, 0), scan)
        psutil.Process(scan.pid).children()[0].kill()
        _, said = scan.communicate(timeout=30)
    assert scan.returncode == 2
    assert said.startswith("drift: error[SCAN_ERROR]: A process that read files was ended from outside")
    assert len(said.splitlines()) == 1
    assert len(found(drift)) == 1
