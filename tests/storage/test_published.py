"""What a scan publishes appears at once, and comes back page by page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.violation import Example, Violation
from drift_lsp.errors import BugError
from drift_lsp.storage import baseline, feedback, files, meta, patterns, scans, status, tallies, violations
from drift_lsp.storage.baseline import Known
from drift_lsp.storage.database import Database
from drift_lsp.storage.feedback import Event
from drift_lsp.storage.files import FileRow
from drift_lsp.storage.patterns import ConventionRow, ExampleRow, PatternRow
from drift_lsp.storage.publish import Publication, publish
from drift_lsp.storage.scans import ScanError, ScanRow
from drift_lsp.storage.tallies import Tally

NOW, LATER = "2026-01-02T03:04:05Z", "2026-02-02T03:04:05Z"


def pattern(id_: str, **changes: object) -> PatternRow:
    return PatternRow(
        **{
            "id": id_,
            "detector": "structural/name",
            "category": "structural",
            "slot": "python function name",
            "choice": "snake_case",
            "status": "discovered",
            "tier": "changed",
            "confidence_score": 0.91,
            "confidence_level": "high",
            "confidence_frequency": 0.98,
            "confidence_consistency": 0.9,
            "confidence_age": 0,
            "confidence_spread": 12,
            "n": 47,
            "of": 48,
            "files": 12,
            "first_seen": NOW,
            "last_seen": NOW,
            "sentence": "47 of 48 function names are in snake_case",
            **changes,
        }
    )


def finished(id_: int, **changes: object) -> ScanRow:
    return ScanRow(
        **{"id": id_, "started_at": NOW, "finished_at": LATER, "drift_version": "1", "status": "done", **changes}
    )


@pytest.fixture
def scanned(db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey]) -> Database:
    files.replace_surveys(db, [(row(f"{name}.py"), survey(f"{name}.py")) for name in ("a", "b", "src/c", "srcx")])
    return db


def test_a_publication_comes_back(scanned: Database, violation: Callable[..., Violation]) -> None:
    found = [
        violation("1", "a.py", severity="error", examples=(Example("b.py", 3, "def save():"),)),
        violation("2", "src/c.py", hidden="old"),
    ]
    scan = finished(scans.begin(scanned, NOW, "1"), files=4, added=4, violations=1)
    publish(
        scanned,
        Publication(
            scan=scan,
            patterns=[pattern("p")],
            conventions=[ConventionRow("p", "", "snake_case", 47, 48, 12, 0.91)],
            examples=[
                ExampleRow("p", "b.py", 3, 3, "def save():", True, 0.5),
                ExampleRow("p", "a.py", 1, 1, "def load():", True, 0.9),
                ExampleRow("p", "a.py", 9, 9, "def Get():", False, 1.0),
                ExampleRow("p", "unknown.py", 1, 1, "", True, 1.0),
            ],
            violations=found,
            tallies=[Tally("", "structural/name", "python function name", "snake_case", 47, 12)],
            errors=[ScanError("z.py", "FILE_BINARY", "It is no text.")],
            baseline=[Known("1", "loose-1"), Known("1", "loose-1")],
            meta={"analysis": "7"},
        ),
    )
    assert scans.last(scanned) == scan
    assert scans.errors(scanned, scan.id) == [ScanError("z.py", "FILE_BINARY", "It is no text.")]
    assert patterns.all_patterns(scanned) == [pattern("p")]
    assert patterns.by_id(scanned, "p") == pattern("p")
    assert patterns.by_id(scanned, "q") is None
    assert patterns.conventions(scanned, "p") == patterns.conventions(scanned) != []
    assert [it.row for it in patterns.examples(scanned, "p")] == [1, 3, 9]
    assert [it.violations for it in patterns.page(scanned)] == [0]
    assert violations.by_file(scanned, "a.py") == [found[0]]
    assert violations.by_file(scanned, "src/c.py") == []
    assert violations.by_file(scanned, "src/c.py", hidden=True) == [found[1]]
    assert violations.by_id(scanned, "2") == found[1]
    assert violations.by_pattern(scanned, "a" * 16) == [found[0]]
    assert len(list(tallies.load_tallies(scanned))) == 1
    assert baseline.load(scanned) == [Known("1", "loose-1")]
    assert meta.get(scanned, "analysis") == "7"
    assert status.load(scanned) == status.Status(
        scan_id=scan.id, scanned_at=LATER, seconds=0.0, drift_version="1", files=4, lines=36, problems=0,
        patterns=1, conventions=1, violations=1, by_severity={"error": 1}, by_tier={"changed": 1},
        by_hidden={"old": 1}, by_category={"structural": 1}, by_status={"discovered": 1},
    )  # fmt: skip


def test_the_next_publication_replaces_the_last(scanned: Database, violation: Callable[..., Violation]) -> None:
    publish(
        scanned,
        Publication(
            scan=finished(scans.begin(scanned, NOW, "1")),
            patterns=[pattern("p"), pattern("gone")],
            conventions=[ConventionRow(it, "", "snake_case", 1, 1, 1, 0.9) for it in ("p", "gone")],
            violations=[violation("1", "a.py"), violation("2", "b.py")],
            baseline=[Known("1", "loose-1")],
        ),
    )
    publish(
        scanned,
        Publication(
            scan=finished(scans.begin(scanned, LATER, "1"), removed=1),
            patterns=[pattern("p", first_seen=LATER, last_seen=LATER, n=50)],
            violations=[violation("3", "b.py")],
            removed=["a.py"],
        ),
    )
    assert patterns.all_patterns(scanned) == [pattern("p", first_seen=NOW, last_seen=LATER, n=50)]
    assert patterns.first_seen(scanned) == {"p": NOW}
    assert patterns.conventions(scanned) == []
    assert [it.id for it in violations.page(scanned).items] == ["3"]
    assert "a.py" not in files.known(scanned)
    assert baseline.load(scanned) == [Known("1", "loose-1")]
    found = status.load(scanned)
    assert found
    assert (found.files, found.scan_id) == (3, 2)


def test_a_publication_that_fails_changes_nothing(scanned: Database, violation: Callable[..., Violation]) -> None:
    publish(
        scanned,
        Publication(
            scan=finished(scans.begin(scanned, NOW, "1")), patterns=[pattern("p")], violations=[violation("1", "a.py")]
        ),
    )
    before = status.load(scanned)
    second = scans.begin(scanned, LATER, "1")
    with pytest.raises(BugError):
        publish(
            scanned,
            Publication(
                scan=finished(second), patterns=[pattern("q")], removed=["b.py"], violations=[violation("2", "no.py")]
            ),
        )
    scans.fail(scanned, second, LATER)
    assert status.load(scanned) == before
    assert [it.id for it in patterns.all_patterns(scanned)] == ["p"]
    assert "b.py" in files.known(scanned)
    assert [it.status for it in scans.history(scanned)] == ["failed", "done"]
    assert scans.last(scanned) == scans.history(scanned, before=second)[0]


def test_readers_see_one_moment(scanned: Database, path: Path, violation: Callable[..., Violation]) -> None:
    publish(scanned, Publication(scan=finished(scans.begin(scanned, NOW, "1")), violations=[violation("1", "a.py")]))
    with Database.open(path, readonly=True) as reader:
        version = reader.data_version()
        with reader.snapshot():
            publish(scanned, Publication(scan=finished(scans.begin(scanned, LATER, "1"))))
            assert len(violations.page(reader).items) == 1
            found = status.load(reader)
            assert found
            assert found.violations == 1
        assert violations.page(reader).items == []
        assert reader.data_version() != version


def test_a_scan_that_died_is_not_running_for_ever(db: Database) -> None:
    first = scans.begin(db, NOW, "1")
    second = scans.begin(db, LATER, "1")
    assert [(it.id, it.status) for it in scans.history(db)] == [(second, "running"), (first, "failed")]
    assert scans.last(db) is None


def test_nothing_is_known_before_the_first_scan(db: Database, violation: Callable[..., Violation]) -> None:
    assert status.load(db) is None
    status.refresh(db)
    assert status.load(db) is None
    assert violations.page(db).items == patterns.page(db) == []


def test_pages_of_violations_show_each_once_and_in_order(
    scanned: Database, violation: Callable[..., Violation]
) -> None:
    made = [
        violation(
            f"{path}{n:02}", path, row=n // 2, severity=("error", "warning")[n % 2], hidden="" if n % 5 else "old"
        )
        for path in ("a.py", "src/c.py", "srcx.py")
        for n in range(20)
    ]
    violations.replace_all(scanned, reversed(made))

    def walk(limit: int, **conditions: object) -> list[str]:
        seen, page = list[str](), violations.page(scanned, limit=limit, **conditions)
        while True:
            seen += [it.id for it in page.items]
            assert len(page.items) <= limit
            if page.next is None:
                return seen
            page = violations.page(scanned, limit=limit, after=page.next, **conditions)

    shown = [it.id for it in made if not it.hidden]
    for limit in (1, 7, 48, 1000):
        assert walk(limit) == shown
        assert walk(limit, hidden=True) == [it.id for it in made]
    assert walk(3, under="src") == [it.id for it in made if it.path == "src/c.py" and not it.hidden]
    assert walk(3, under="srcx.py") == [it.id for it in made if it.path == "srcx.py" and not it.hidden]
    assert walk(3, severity="error") == [it.id for it in made if it.severity == "error" and not it.hidden]
    assert walk(3, tier="always") == []


def test_a_page_reads_no_more_than_it_shows(scanned: Database) -> None:
    for condition in ("true", "file.path >= 'a' and (file.path, it.row, it.id) > ('a', 1, 'x')"):
        plan = [
            detail
            for *_, detail in scanned.tuples(
                "explain query plan select it.body from file_metadata as file "
                f"cross join violations as it on it.file_id = file.id where {condition} "
                "order by file.path, it.row, it.id limit 9"
            )
        ]
        assert not [it for it in plan if "TEMP B-TREE" in it], plan


def test_pages_of_patterns(db: Database, row: Callable[..., FileRow]) -> None:
    made = [pattern(f"{n:02}", category=("errors", "structural")[n % 2]) for n in range(9)]
    patterns.replace(db, made, [], [], NOW)
    expected = [it.id for it in sorted(made, key=lambda it: (it.category, it.id))]
    seen, page = list[str](), patterns.page(db, limit=2)
    while page:
        seen += [it.id for it in page]
        page = patterns.page(db, limit=2, after=(page[-1].category, page[-1].id))
    assert seen == expected
    assert [it.id for it in patterns.page(db, category="errors")] == expected[:5]
    feedback.record(db, Event(action="ignore", at=NOW, pattern_id="03"))
    assert [it.id for it in patterns.page(db, status="ignored")] == ["03"]
    assert len(patterns.page(db, status="discovered")) == 8


def test_a_save_changes_the_counts(scanned: Database, violation: Callable[..., Violation]) -> None:
    publish(scanned, Publication(scan=finished(scans.begin(scanned, NOW, "1")), violations=[violation("1", "a.py")]))
    violations.replace_files(scanned, {"a.py": [violation("2", "a.py"), violation("3", "a.py", severity="error")]})
    violations.replace_files(scanned, {"unknown.py": []})
    found = status.load(scanned)
    assert found
    assert found.by_severity == {"error": 1, "information": 1}
