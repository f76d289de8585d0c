"""A scan in a process of its own finds what one here finds, is stopped like it, and loses nothing when it is killed."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import psutil
import pytest

from drift_lsp.errors import CancelledError, ScanError
from drift_lsp.workspace import pipeline
from drift_lsp.workspace.outcomes import Progress
from drift_lsp.workspace.workspace import Workspace
from tests.doors.conftest import CAUSE, MODULE, ODD
from tests.workspace.conftest import Folder


@pytest.fixture
def root(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pipeline, "LARGE", 0)
    folder.init().commit({"drift.toml": '[check]\nshow = "all"\n', "shop/odd.py": ODD})
    folder.commit({f"shop/part_{n}.py": MODULE.format(n=n) for n in range(80)})
    return folder.path


def children() -> list[psutil.Process]:
    return [it for it in psutil.Process().children(recursive=True) if "spawn_main" in command(it)]


def command(process: psutil.Process) -> str:
    """Tell what a process was started by; "" for one that has ended since it was listed, as git's are short."""
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


def said(workspace: Workspace) -> tuple[list[tuple[str, str, str]], list[str]]:
    found = [(it.path, it.detector, it.message) for it in workspace.violations()]
    return found, [it.sentence for it in workspace.patterns()]


def test_it_finds_what_a_scan_here_finds(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = list[int]()
    with Workspace.open(root) as workspace:
        report = workspace.scan(lambda now: seen.append(len(children())))
        apart = said(workspace)
    assert any(seen)
    assert (report.files, report.added) == (81, 81)
    (root / ".drift" / "drift.db").unlink()
    monkeypatch.undo()
    seen.clear()
    with Workspace.open(root) as workspace:
        workspace.scan(lambda now: seen.append(len(children())))
        assert not any(seen)
        assert said(workspace) == apart
    assert ("shop/odd.py", CAUSE) in {(path, detector) for path, detector, _ in apart[0]}


def test_what_was_counted_is_kept_where_no_file_differs(root: Path, folder: Folder) -> None:
    with Workspace.open(root) as workspace:
        workspace.scan()
        model = workspace._known().model
        folder.commit()
        workspace.scan()
        assert workspace._known().model is model
        assert workspace._known().before.commit == folder.git("rev-parse", "HEAD")
        folder.write({"shop/part_1.py": ODD})
        workspace.scan()
        assert workspace._known().model is not model
        assert {it.path for it in workspace.violations() if it.detector == CAUSE} == {"shop/odd.py", "shop/part_1.py"}


def test_it_is_stopped(root: Path) -> None:
    with Workspace.open(root) as workspace:
        with pytest.raises(CancelledError):
            workspace.scan(cancelled=lambda: bool(children()))
        assert not children()
        assert workspace.scan().files == 81


def test_one_that_is_killed_is_told_and_can_be_made_again(root: Path) -> None:
    def kill(now: Progress) -> None:
        for it in children():
            os.kill(it.pid, signal.SIGKILL)

    with Workspace.open(root) as workspace:
        with pytest.raises(ScanError, match="ended from outside"):
            workspace.scan(kill)
        assert workspace.scan().files == 81
