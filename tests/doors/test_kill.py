"""`kill -9` at random moments of scans and of feedback: the database opens, is whole, and no decision is lost.

Eight moments in the ordinary run; `pytest --kills 200 tests/doors/test_kill.py` is the long one.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from drift_lsp.storage import feedback, status
from drift_lsp.storage.database import Database
from drift_lsp.workspace.workspace import Workspace
from tests.doors.conftest import CAUSE, MODULE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")

FILES = 120


@pytest.fixture
def many(project: Path) -> Path:
    """A project that takes a moment to scan, with a finding to say something of."""
    for n in range(FILES):
        (project / "shop" / f"many_{n}.py").write_text("\n\n".join(MODULE.format(n=f"{n}_{k}") for k in range(4)))
    return project


def rewrite(root: Path, turn: int) -> None:
    """Change every file, but for the one that departs."""
    for path in (root / "shop").glob("many_*.py"):
        path.write_text(f"{MODULE.format(n=f'{path.stem}_{turn}')}\n\n{MODULE.format(n=f'{path.stem}_more')}")


def begun(root: Path, environment: dict[str, str], *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "drift_lsp", *words],
        cwd=root,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def lasting(root: Path, environment: dict[str, str], *words: str) -> float:
    """Measure how long a command takes here and now."""
    began = time.monotonic()
    assert begun(root, environment, *words).wait(60) == 0
    return time.monotonic() - began


def proven(root: Path) -> set[str]:
    """Open the database as the next command would, prove it whole, and tell the decisions in it."""
    with Database.open(root / ".drift" / "drift.db") as db:
        assert db.value("pragma integrity_check") == "ok"
        assert list(db.tuples("pragma foreign_key_check")) == []
        published = status.load(db)
        assert published
        assert published.patterns == db.value("select count(*) from patterns")
        assert published.violations == db.value("select count(*) from violations where hidden = ''")
        return {it.reason for it in feedback.events(db, limit=100_000)}


def test_random_moments(many, environment, drift, request: pytest.FixtureRequest):
    kills = request.config.getoption("--kills")
    chance = random.Random(kills)
    drift("scan")
    (finding,) = [
        it["id"]
        for it in json.loads(drift("check", "--format", "json").stdout)["violations"]
        if it["detector"] == CAUSE
    ]
    rewrite(many, -1)
    scan = lasting(many, environment, "scan")
    said = lasting(many, environment, "feedback", "escalate", finding, "--reason", "first")
    decided, struck = {"first"}, 0
    for turn in range(kills):
        if turn % 3 == 2:
            victim = begun(many, environment, "feedback", "escalate", finding, "--reason", f"{turn}, killed")
            time.sleep(chance.uniform(0.3, 1.0) * said)
        else:
            rewrite(many, turn)
            victim = begun(many, environment, "scan")
            if turn % 3 == 1:  # Somebody decides meanwhile, and is told so.
                told = drift("feedback", "escalate", finding, "--reason", f"{turn}, committed")
                assert told.returncode == 0, told.stderr
                decided.add(f"{turn}, committed")
            else:
                time.sleep(chance.uniform(0.3, 1.0) * scan)
        struck += victim.poll() is None
        victim.kill()
        victim.wait(30)
        found = proven(many)
        assert decided <= found
        decided = found
    assert struck > kills / 3, "most of them were still at work"
    assert same_as_anew(many, drift)


def same_as_anew(root: Path, drift: Callable[..., subprocess.CompletedProcess[str]]) -> bool:
    """Compare what is counted after all this with what a first scan counts."""
    drift("scan")
    listed = json.loads(drift("files", "--limit", "1000", "--json").stdout)["files"]
    counted = _counts(root)
    (root / ".drift").rename(root.parent / "before")
    drift("scan")
    assert [it["path"] for it in json.loads(drift("files", "--limit", "1000", "--json").stdout)["files"]] == [
        it["path"] for it in listed
    ]
    return counted == _counts(root)


def _counts(root: Path) -> dict[str, tuple[int, int, str]]:
    with Workspace.open(root) as workspace:
        return {
            it.id: (it.count, it.of, it.choice) for it in workspace.patterns() if not it.detector.startswith("mined")
        }
