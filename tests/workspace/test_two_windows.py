"""Two processes on one project: what one says the other hears at once, what one learns the other loads anew."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from drift_lsp.errors import DatabaseBusyError
from drift_lsp.workspace.workspace import Workspace
from tests.doors.conftest import CAUSE, MODULE, ODD
from tests.doors.test_lock import entry


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "shop").mkdir()
    (tmp_path / "drift.toml").write_text('[check]\nshow = "all"\n')
    for n in range(20):
        (tmp_path / "shop" / f"part_{n}.py").write_text(MODULE.format(n=n))
    (tmp_path / "shop" / "odd.py").write_text(ODD)
    return tmp_path


def shown(workspace: Workspace) -> list[str]:
    judged = workspace.judge("shop/odd.py", ODD.encode())
    return [it.id for it in judged.shown if it.detector == CAUSE]


def test_what_another_says_is_heard_without_loading(root: Path) -> None:
    with Workspace.open(root) as here, Workspace.open(root) as there:
        here.scan()
        there.refresh()
        (finding,) = [it for it in there.violations() if it.detector == CAUSE]
        assert shown(here) == [finding.id]
        model = here._known()
        there.dismiss(finding)
        assert here.refresh()
        assert shown(here) == []
        assert here._known() is model
        assert not here.refresh(), "nobody said more"
        there.undo(1)
        here.refresh()
        assert shown(here) == [finding.id]


def test_what_another_learns_is_loaded(root: Path) -> None:
    with Workspace.open(root) as here, Workspace.open(root) as there:
        here.scan()
        there.refresh()
        model = here._known()
        (root / "shop" / "part_1.py").write_text("x = 1\n")
        assert there.saved("shop/part_1.py")
        here.refresh()
        assert here._known() is not model
        again = here._known()
        (root / "shop" / "part_2.py").write_text("x = 1\n")
        there.scan()
        here.refresh()
        assert here._known() is not again


def test_a_lock_that_goes_while_what_is_known_is_loaded_is_news(root: Path) -> None:
    with Workspace.open(root) as workspace:
        workspace.scan()
        (root / "drift.lock").write_text(entry())
        assert workspace.refresh()
        (root / "drift.lock").unlink()
        assert shown(workspace) == [], "it was locked when this was last looked at"
        assert workspace.refresh()
        assert len(shown(workspace)) == 1


def test_who_learns_while_another_learns_is_not_left_behind(root: Path) -> None:
    with Workspace.open(root) as here, Workspace.open(root) as there:
        here.scan()
        there.refresh()
        for turn in range(3):
            for n, workspace in ((1, here), (2, there)):
                (root / "shop" / f"part_{n}.py").write_text(MODULE.format(n=f"{turn}{n}") * (turn + 1))
                assert workspace.saved(f"shop/part_{n}.py")
        counted = []
        for workspace in (here, there):
            workspace.refresh()
            tallies = workspace._known().model.tallies
            counted.append(sorted((key, scope, choice, n) for scope, key, choice, n, _ in tallies.rows() if n))
        assert counted[0] == counted[1]


def test_what_could_not_be_taken_over_is_taken_over_the_next_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drift_lsp.workspace.opened.WAIT", 0.1)
    with Workspace.open(root) as here:
        here.scan()
        assert shown(here)
        (root / "drift.lock").write_text(entry())
        writing = apsw.Connection(str(root / ".drift" / "drift.db"))
        writing.execute("begin immediate")
        with pytest.raises(DatabaseBusyError):
            here.refresh()
        writing.execute("rollback")
        writing.close()
        assert here.refresh()
        assert shown(here) == []


def test_a_lock_that_a_scan_took_over_and_that_goes_again_is_news(root: Path) -> None:
    with Workspace.open(root) as here:
        here.scan()
        assert shown(here)
        (root / "drift.lock").write_text(entry())
        here.scan()
        assert not shown(here)
        (root / "drift.lock").unlink()
        assert here.refresh()
        assert shown(here)


def test_a_baseline_that_came_while_a_scan_ran_and_goes_again_is_news(root: Path) -> None:
    (root / "drift.toml").write_text("")
    with Workspace.open(root) as here, Workspace.open(root) as there:
        here.scan()
        there.accept(anew=True)
        kept = (root / "drift.baseline").read_text()
        (root / "drift.baseline").unlink()
        here.refresh()

        def comes(_: object) -> None:
            (root / "drift.baseline").write_text(kept)

        (root / "shop" / "part_1.py").write_text("x = 1\n")
        here.scan(comes)
        (root / "drift.baseline").unlink()
        assert here.refresh()
