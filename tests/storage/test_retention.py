"""What is too old goes by its tier, what people decided stays in force, and the room is given back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from drift_lsp.detectors.survey import Survey
from drift_lsp.storage import feedback, files, history, meta, migrations, retention, scans, status, trends
from drift_lsp.storage.database import Database
from drift_lsp.storage.feedback import Event
from drift_lsp.storage.files import FileRow
from drift_lsp.storage.knobs import Retention
from drift_lsp.storage.publish import Publication, publish
from drift_lsp.storage.scans import ScanError
from tests.storage.test_published import finished

P = "a" * 16
DEFAULTS = Retention()
TODAY = "2026-06-30T12:00:00Z"
AGES = {
    "29": "2026-06-01T12:00:00Z",
    "31": "2026-05-30T12:00:00Z",
    "89": "2026-04-02T12:00:00Z",
    "91": "2026-03-31T11:00:00Z",
}
"""Moments so many days before."""


@pytest.fixture
def summed() -> list[Event]:
    return []


@pytest.fixture
def sweep(db: Database, summed: list[Event]) -> Callable[..., retention.Report]:
    def condense(events: Iterable[Event]) -> None:
        summed.extend(events)

    def run(policy: Retention = DEFAULTS, **how: bool) -> retention.Report:
        return retention.sweep(db, TODAY, policy, condense, **how)

    return run


def scan(db: Database, at: str) -> int:
    id_ = scans.begin(db, at, "1")
    publish(
        db,
        Publication(
            scan=finished(id_, started_at=at, finished_at=at), errors=[ScanError("a.py", "FILE_BINARY", "No text.")]
        ),
    )
    return id_


def removed(report: retention.Report) -> dict[str, int]:
    return {it.table: it.removed for it in report.tables if it.removed}


def test_every_table_has_a_tier(db: Database) -> None:
    tables = {name for (name,) in db.tuples("select name from sqlite_schema where type = 'table'")}
    assert set(retention.TIERS) == tables - {"sqlite_sequence"}


def test_history_goes_by_its_tier(db: Database, sweep: Callable[..., retention.Report]) -> None:
    for at in reversed(AGES.values()):
        scan(db, at)
        history.decided(db, P, at, "approved", "")
    rehearsed = sweep(dry_run=True)
    assert rehearsed.dry_run
    assert len(scans.history(db)) == 4, "a rehearsal changes nothing"
    report = sweep()
    assert removed(report) == removed(rehearsed)
    days = len(trends.METRICS)
    assert removed(report) == {"scan_errors": 3, "scan_history": 1, "pattern_history": 1, "health_trends": days}
    assert [it.started_at for it in scans.history(db)] == [AGES["29"], AGES["31"], AGES["89"]]
    assert [len(scans.errors(db, it.id)) for it in scans.history(db)] == [1, 0, 0]
    assert trends.series(db, "files")[0][0] == AGES["89"][:10]
    assert removed(sweep()) == {}


def test_periods_can_be_set(db: Database, sweep: Callable[..., retention.Report]) -> None:
    for at in reversed(AGES.values()):
        scan(db, at)
    sweep(Retention(short_days=1, medium_days=30))
    assert [it.started_at for it in scans.history(db)] == [AGES["29"]]
    assert scans.errors(db, 4) != [], "the last scan is the one that is shown"


def test_the_last_scan_stays_however_old(db: Database, sweep: Callable[..., retention.Report]) -> None:
    scan(db, "2020-01-01T00:00:00Z")
    sweep()
    last = scans.last(db)
    assert last
    assert scans.errors(db, last.id) != []
    found = status.load(db)
    assert found
    assert found.scanned_at == "2020-01-01T00:00:00Z"


def test_single_events_go_and_decisions_stay(
    db: Database, sweep: Callable[..., retention.Report], summed: list[Event]
) -> None:
    def say(action: str, age: str, **more: str) -> int:
        return feedback.record(db, Event(action=action, at=AGES[age], pattern_id=P, choice="x", **more))

    say("dismiss", "91", fingerprint="old", loose="l")
    say("ignore", "91", scope="src")
    standing = say("approve", "91", scope="src", reason="ours")
    taken_back = say("ignore", "91", scope="tests")
    feedback.undo(db, taken_back, AGES["91"])
    say("fix", "91")
    say("dismiss", "89", fingerprint="young", loose="l")
    report = sweep()
    assert removed(report)["feedback"] == 5
    assert [it.action for it in summed] == ["dismiss", "ignore", "fix"]
    assert [(it.id, it.action) for it in feedback.events(db)][1:] == [(standing, "approve")]
    assert [(it.scope, it.status) for it in feedback.states(db)] == [("src", "approved")]
    assert {it.fingerprint for it in feedback.dismissed(db)} == {"old", "young"}
    assert [it.fingerprint for it in feedback.dismissed_without_event(db)] == ["old"]
    assert feedback.forget_dismissal(db, "old")
    assert not feedback.forget_dismissal(db, "old")
    feedback.undo(db, standing, TODAY)
    assert feedback.states(db) == []


def test_what_describes_no_file_goes(
    db: Database,
    sweep: Callable[..., retention.Report],
    row: Callable[..., FileRow],
    survey: Callable[..., Survey],
) -> None:
    files.replace_surveys(db, [(row(it), survey(it)) for it in ("a.py", "b.py")])
    db.run("pragma foreign_keys = off")
    db.run("delete from file_metadata where path = 'b.py'")
    db.run("pragma foreign_keys = on")
    assert removed(sweep()) == {"detections": 1}
    assert [it.path for it in files.load_surveys(db)] == ["a.py"]


def test_the_room_is_given_back(db: Database, path: Path, sweep: Callable[..., retention.Report]) -> None:
    db.insert("insert into meta", [(str(n), "x" * 900) for n in range(12_000)])
    db.run("delete from meta")
    before = path.stat().st_size
    report = sweep()
    assert report.bytes_before > 3_000_000
    assert report.bytes_after < 500_000
    assert path.stat().st_size == report.bytes_after < before


def test_a_database_of_an_older_release_learns_to_give_room_back(path: Path) -> None:
    path.parent.mkdir()
    with closing(apsw.Connection(str(path))) as old:
        old.execute((Path(migrations.__file__).parent / "schema" / "0001_scan.sql").read_text())
        old.execute("pragma user_version = 1; pragma application_id = 0x44726966")
    with Database.open(path) as db:
        assert db.value("pragma auto_vacuum") == 0
        retention.shrink(db)
        assert db.value("pragma auto_vacuum") == 2
    Database.open(path).close()


def test_a_light_sweep_is_made_once_a_day(db: Database) -> None:
    for at in reversed(AGES.values()):
        scan(db, at)
    assert retention.is_due(db, TODAY)
    retention.sweep_lightly(db, TODAY, Retention(), list)
    assert not retention.is_due(db, TODAY)
    assert retention.is_due(db, "2026-07-01T00:00:00Z")
    assert len(scans.history(db)) == 3
    assert meta.get(db, retention.SWEPT) == TODAY[:10]
