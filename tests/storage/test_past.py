"""What was is written in the transaction that changes it, and comes back: changes, days, trends, security, files."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.violation import Violation
from drift_lsp.storage import contents, feedback, files, history, scans, security, tallies, trends, violations
from drift_lsp.storage.database import Database
from drift_lsp.storage.feedback import Event
from drift_lsp.storage.files import FileRow
from drift_lsp.storage.history import Change, Stand
from drift_lsp.storage.patterns import ConventionRow, PatternRow
from drift_lsp.storage.publish import Publication, publish
from drift_lsp.storage.security import SecurityRow
from drift_lsp.storage.tallies import Tally
from tests.storage.test_published import finished, pattern

P = "p" * 16


def convention(n: int = 47) -> ConventionRow:
    return ConventionRow(P, "", "snake_case", n, 48, 12, 0.91)


@pytest.fixture
def scan(db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey]) -> Callable[..., None]:
    """Publish a scan of some day."""
    files.replace_surveys(db, [(row(it), survey(it)) for it in ("a.py", "src/b.py")])

    def run(
        day: str,
        rows: Iterable[PatternRow] = (),
        conventions: Iterable[ConventionRow] = (),
        found: Iterable[Violation] = (),
    ) -> None:
        at = f"{day}T03:04:05Z"
        id_ = scans.begin(db, at, "1")
        publish(
            db,
            Publication(
                scan=finished(id_, started_at=at, finished_at=at),
                patterns=rows,
                conventions=conventions,
                violations=found,
                tallies=[Tally("", "structural/name", "python function name", "snake_case", 4, 2)],
            ),
        )

    return run


def test_changes_of_patterns_are_kept(db: Database, scan: Callable[..., None]) -> None:
    scan("2026-01-01", [pattern(P)], [convention()])
    scan("2026-01-02", [pattern(P, n=46)], [convention(46)])
    scan("2026-01-03", [pattern(P, confidence_level="low", n=30)])
    feedback.record(db, Event(action="approve", at="2026-01-04T00:00:00Z", pattern_id=P, scope="src"))
    undone = feedback.record(db, Event(action="mute", at="2026-01-05T00:00:00Z", pattern_id=P, scope="src"))
    feedback.undo(db, undone, "2026-01-06T00:00:00Z")
    scan("2026-01-07")
    first = Stand("snake_case", "high", True, 47, 48)
    middle, last = Stand("snake_case", "high", True, 46, 48), Stand("snake_case", "low", False, 30, 48)
    expected = [
        ("2026-01-07", "deleted", "", last, None),
        ("2026-01-06", "approved", "src", None, None),
        ("2026-01-05", "muted", "src", None, None),
        ("2026-01-04", "approved", "src", None, None),
        ("2026-01-03", "updated", "", middle, last),
        ("2026-01-01", "created", "", None, first),
    ]
    found = history.of_pattern(db, P)
    assert [(it.at[:10], it.action, it.scope, it.old, it.new) for it in found] == expected
    assert history.of_pattern(db, P, limit=1) == history.latest(db, limit=1) == found[:1]
    assert [it.action for it in history.latest(db)] == [it[1] for it in expected[:-1]]


def test_days_and_trends(db: Database, scan: Callable[..., None], violation: Callable[..., Violation]) -> None:
    scan("2026-01-01", [pattern(P)], [convention()])
    scan("2026-02-10", [pattern(P), pattern("q")], [convention()])
    scan("2026-02-17", [pattern(P), pattern("q")], [convention()], [violation("1", "a.py")])
    scan("2026-02-18", [pattern(P)], [convention()])
    scan("2026-02-18", [pattern(P), pattern("q")], [convention(), ConventionRow("q", "", "x", 1, 1, 1, 0.5)])
    found = {it.metric_name: it for it in trends.load(db)}
    assert tuple(found) == trends.METRICS
    of = found["conventions"]
    assert (of.metric_value, of.day, of.previous, of.week_before, of.month_before) == (2, "2026-02-18", 1, 1, 1)
    of = found["violations"]
    assert (of.metric_value, of.previous, of.week_before, of.month_before) == (0, 1, 0, 0)
    assert trends.series(db, "patterns") == [
        ("2026-01-01", 1.0), ("2026-02-10", 2.0), ("2026-02-17", 2.0), ("2026-02-18", 2.0),
    ]  # fmt: skip
    assert found["compliance_rate"].metric_value == pytest.approx(47 / 48)
    (now,) = trends.categories(db)
    assert (now.category, now.patterns, now.conventions, now.violations) == ("structural", 2, 2, 0)
    (then,) = trends.first_day(db)
    assert (then.day, then.patterns, then.conventions) == ("2026-01-01", 1, 1)


def test_security_follows_every_change(db: Database, scan: Callable[..., None], violation) -> None:
    found = [
        violation("1", "a.py", detector="security/weak-hash", severity="warning"),
        violation("2", "a.py", detector="security/weak-hash", severity="warning", hidden="old"),
        violation("3", "src/b.py", detector="security/provider-key", severity="error"),
        violation("4", "a.py"),
    ]
    scan("2026-01-01", found=found)
    key = SecurityRow("security/provider-key", "error", 1, 0, 1)
    assert security.load(db) == [key, SecurityRow("security/weak-hash", "warning", 1, 1, 1)]
    assert [(it.category, it.violations) for it in trends.categories(db)] == [("security", 2), ("structural", 1)]
    violations.replace_files(db, {"a.py": [found[3]]})
    assert security.load(db) == [key]
    scan("2026-01-02")
    assert security.load(db) == []


def test_what_a_file_does(db: Database, scan: Callable[..., None], violation: Callable[..., Violation]) -> None:
    scan("2026-01-01", [pattern(P)], [convention()], [violation("1", "a.py"), violation("2", "a.py", hidden="old")])
    (found,) = contents.patterns_of(db, "a.py")
    assert (found.pattern_id, found.choice, found.n, found.expected, found.speaks) == (
        P, "snake_case", 2, "snake_case", True,
    )  # fmt: skip
    assert contents.patterns_of(db, "never.py") == []
    pages = [contents.page(db), contents.page(db, after="a.py"), contents.page(db, under="src")]
    assert [[it.path for it in page] for page in pages] == [["a.py", "src/b.py"], ["src/b.py"], ["src/b.py"]]
    assert [(it.patterns, it.violations) for it in pages[0]] == [(1, 1), (1, 0)]
    (told,) = tallies.choices(db, "structural/name", "python function name")
    assert (told.choice, told.n, told.files) == ("snake_case", 4, 2)


def test_a_change_is_a_record(db: Database) -> None:
    history.decided(db, P, "now", "ignored", "src")
    assert history.of_pattern(db, P) == [Change(P, "now", "ignored", "src", None, None)]
