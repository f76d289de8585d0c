"""A project that changes every day and is scanned every day: the database stays as large as the project is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from drift_lsp.storage import backups, files, scans, trends
from drift_lsp.storage.database import Database
from drift_lsp.workspace import knowledge
from drift_lsp.workspace.workspace import Workspace
from tests.doors.conftest import MIXED_IN, MODULE

CONFIG = """
[check]
show = "all"
[retention]
short_days = 3
medium_days = 10
[backup]
daily = 2
[feedback]
mute_below = 0.0
"""


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Set the calendar."""

    def turn(day: int) -> None:
        now = datetime(2026, 1, 1, 9, tzinfo=UTC) + timedelta(days=day)

        class Calendar(datetime):
            @classmethod
            def now(cls, _tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
                return now

        monkeypatch.setattr(knowledge, "datetime", Calendar)
        monkeypatch.setattr(backups, "datetime", Calendar)

    return turn


def live(root: Path, day: int) -> None:
    """Change, add and delete files: as many as before, none as before."""
    shop = root / "shop"
    for n in range(6):
        (shop / f"part_{(day * 6 + n) % 40}.py").write_text(MODULE.format(n=f"{day}_{n}") * (1 + n % 3))
    (shop / f"odd_{day}.py").write_text(MIXED_IN.replace("odd", f"odd_{day}"))
    (shop / f"odd_{day - 3}.py").unlink(missing_ok=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "shop").mkdir()
    (tmp_path / "drift.toml").write_text(CONFIG)
    for n in range(40):
        (tmp_path / "shop" / f"part_{n}.py").write_text(MODULE.format(n=n) * (1 + n % 3))
    return tmp_path


def test_forty_days_leave_no_more_than_ten(root: Path, on_day: Callable[[int], None]) -> None:
    sizes = []
    for day in range(40):
        on_day(day)
        live(root, day)
        with Workspace.open(root) as workspace:
            report = workspace.check()
            for it in report.violations[:1]:
                workspace.dismiss(it, "on purpose")
        sizes.append((root / ".drift" / "drift.db").stat().st_size)
    assert max(sizes[20:]) <= 1.1 * max(sizes[10:20]), sizes
    with Database.open(root / ".drift" / "drift.db") as db:
        db.check()
        assert len(files.known(db)) == len(list((root / "shop").iterdir()))
        assert len(scans.history(db)) <= 12
        assert len(trends.series(db, "files")) == 11
        assert db.value("select count(*) from feedback") <= 12
        assert db.value("select count(*) from dismissed") > 12
        assert db.value("select sum(all_dismissals) from feedback_sums") > 12
    assert len(backups.listed(root / ".drift" / "drift.db")) == 2


def test_what_was_dismissed_stays_dismissed_when_its_event_is_forgotten(
    root: Path, on_day: Callable[[int], None]
) -> None:
    on_day(0)
    with Workspace.open(root) as workspace:
        workspace.scan()
    (root / "shop" / "more.py").write_text(MIXED_IN)
    with Workspace.open(root) as workspace:
        (finding,) = [it for it in workspace.check().violations if it.detector == "errors/raise-cause"]
        workspace.dismiss(finding, "on purpose")
        before = workspace.pattern(finding.pattern)
    on_day(20)
    with Workspace.open(root) as workspace:
        workspace.collect()
        assert [it.number for it in workspace.feedback()] == [0]
        assert not [it for it in workspace.check().violations if it.detector == "errors/raise-cause"]
        assert workspace.pattern(finding.pattern).confidence == pytest.approx(before.confidence, abs=0.002)
        assert any("against it" in it for it in workspace.pattern(finding.pattern).reasons)
        workspace.undismiss(finding.id)
        assert workspace.feedback() == []
        assert [it.id for it in workspace.check().violations if it.detector == "errors/raise-cause"] == [finding.id]
