"""What is saved while a scan is under way: it stays known, and what was found in it stays found."""

from __future__ import annotations

from pathlib import Path

import pytest

from drift_lsp.workspace import changes, pipeline
from drift_lsp.workspace.discovery import discover
from drift_lsp.workspace.workspace import Workspace
from tests.doors.conftest import CAUSE, MODULE, ODD


@pytest.fixture(params=["here", "apart"])
def root(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param == "apart":
        monkeypatch.setattr(pipeline, "LARGE", 0)
    (tmp_path / "shop").mkdir()
    (tmp_path / "drift.toml").write_text('[check]\nshow = "all"\n')
    for n in range(20):
        (tmp_path / "shop" / f"part_{n}.py").write_text(MODULE.format(n=n))
    return tmp_path


def found(workspace: Workspace) -> set[str]:
    return {it.path for it in workspace.violations() if it.detector == CAUSE}


@pytest.mark.parametrize("stage", ["reading", "learning", "judging"])
def test_a_new_file_that_is_saved_during_a_scan_keeps_its_findings(root: Path, stage: str) -> None:
    with Workspace.open(root) as workspace:
        workspace.scan()
        (root / "shop" / "part_1.py").write_text(MODULE.format(n=1) + "\n")

        def save(now: object) -> None:
            if getattr(now, "stage", "") == stage:
                (root / "shop" / "odd.py").write_text(ODD)
                workspace.saved("shop/odd.py")

        workspace.scan(save)
        assert found(workspace) == {"shop/odd.py"}
        workspace.scan()
        assert found(workspace) == {"shop/odd.py"}


def test_a_file_that_is_mended_during_a_scan_stays_mended(root: Path) -> None:
    (root / "shop" / "odd.py").write_text(ODD)
    with Workspace.open(root) as workspace:
        workspace.scan()
        (root / "shop" / "part_1.py").write_text(MODULE.format(n=1) + "\n")

        def save(now: object) -> None:
            if getattr(now, "stage", "") == "judging":
                (root / "shop" / "odd.py").write_text("x = 1\n")
                workspace.saved("shop/odd.py")

        workspace.scan(save)
        assert found(workspace) == set()


def test_what_is_saved_after_the_disk_was_looked_at_is_not_gone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workspace.open(root) as workspace:
        workspace.scan()

        def look(*given):
            seen = discover(*given)
            (root / "shop" / "odd.py").write_text(ODD)
            workspace.saved("shop/odd.py")
            return seen

        monkeypatch.setattr(changes, "discover", look)
        (root / "shop" / "part_1.py").write_text(MODULE.format(n=1) + "\n")
        workspace.scan()
        assert found(workspace) == {"shop/odd.py"}
