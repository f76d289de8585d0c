"""Publishing: what a scan concluded in, rows in one transaction and the scan's report out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from drift_lsp import __version__
from drift_lsp.enforcement.violation import Violation
from drift_lsp.storage import files, scans, status
from drift_lsp.storage import patterns as stored_patterns
from drift_lsp.storage.baseline import Known
from drift_lsp.storage.database import Database
from drift_lsp.storage.patterns import PatternRow
from drift_lsp.storage.publish import Publication
from drift_lsp.storage.publish import publish as publish_rows
from drift_lsp.storage.scans import ScanError, ScanRow
from drift_lsp.syntax import languages
from drift_lsp.workspace import summary
from drift_lsp.workspace.changes import Changes
from drift_lsp.workspace.knowledge import Knowledge
from drift_lsp.workspace.loading import Brought
from drift_lsp.workspace.outcomes import Problem, ScanReport, UnusedSuppression
from drift_lsp.workspace.surveying import Read


def publish(
    db: Database,
    scan: ScanRow,
    changes: Changes,
    knowledge: Knowledge,
    patterns: list[PatternRow],
    violations: list[Violation],
    unused: list[UnusedSuppression],
    reads: list[Read],
    key: str,
) -> None:
    """Make all that a scan concluded visible at once; `key` says what it depended on."""
    errors = [ScanError(it.path, it.code, it.message) for it in reads if it.code]
    errors += [ScanError(it.path, it.code, it.message) for it in changes.discovery.problems]
    errors += _standing(db, changes)
    first = knowledge.before.first
    publish_rows(
        db,
        Publication(
            scan=scan,
            tallies=summary.tallies(knowledge.model),
            patterns=patterns,
            conventions=summary.conventions(knowledge),
            examples=summary.examples(knowledge),
            violations=violations,
            judged={path: it.hash for path, it in changes.known.items()} | {it.path: it.hash for it in reads},
            errors=errors,
            removed=changes.removed,
            baseline=None if first is None else [Known(*both) for both in first],
            meta={
                "judged": key,
                "project": msgspec.json.encode(changes.project).decode(),
                "held": msgspec.json.encode(knowledge.model.rulings.held).decode(),
                "waived": msgspec.json.encode(changes.waived).decode(),
                "rules": msgspec.json.encode(knowledge.model.rules).decode(),
                "brought": msgspec.json.encode(
                    Brought(knowledge.before.commit or "", dict(knowledge.model.newest.ages))
                ).decode(),
                "unused": msgspec.json.encode(unused).decode(),
                "accepted": msgspec.json.encode(knowledge.accepted.now() if knowledge.accepted else {}).decode(),
                **({} if first is None else {"baseline": "first scan"}),
            },
        ),
    )


def _standing(db: Database, changes: Changes) -> Iterator[ScanError]:
    """List what earlier scans said of files that are as they were, and so were not read again."""
    last = scans.last(db)
    again = {it.path for it in changes.changed}.union(changes.removed)
    if last:
        for it in scans.errors(db, last.id):
            row = changes.known.get(it.path)
            if row and row.problem == it.code and it.path not in again:
                yield it


def row(
    db: Database,
    number: int,
    at: str,
    changes: Changes,
    reads: list[Read],
    patterns: int,
    violations: list[Violation],
    began: float,
) -> ScanRow:
    """Describe a scan for its history; `began` is a reading of the monotonic clock."""
    added = sum(it.path not in changes.known for it in changes.changed)
    return ScanRow(
        id=number,
        started_at=at,
        finished_at=at,
        files=len(changes.discovery.files),
        added=added,
        modified=len(changes.changed) - added,
        removed=len(changes.removed),
        lines=sum(row.lines for row in files.known(db).values()),
        problems=sum(bool(it.code) for it in reads) + len([*changes.discovery.problems, *_standing(db, changes)]),
        patterns=patterns,
        violations=sum(not it.hidden for it in violations),
        seconds=round(time.monotonic() - began, 3),
        drift_version=__version__,
        status="done",
    )


def report(root: Path, db: Database, changes: Changes, began: float, saved: bool) -> ScanReport:
    """Tell what a scan did, from what is stored of it."""
    last = scans.last(db)
    conventions = len({it.pattern_id for it in stored_patterns.conventions(db)})
    counted = status.load(db)
    added = sum(it.path not in changes.known for it in changes.changed)
    return ScanReport(
        root=str(root),
        files=len(changes.discovery.files),
        added=added,
        modified=len(changes.changed) - added,
        removed=len(changes.removed),
        lines=counted.lines if counted else 0,
        seconds=round(time.monotonic() - began, 3),
        patterns=counted.patterns if counted else 0,
        conventions=conventions,
        undecided=counted.patterns - conventions if counted else 0,
        violations=counted.violations if counted else 0,
        problems=tuple(Problem(it.path, it.code, it.message) for it in scans.errors(db, last.id)) if last else (),
        notes=(*changes.notes, *_nothing_to_read(changes)),
        skipped=changes.discovery.skipped,
        saved=saved,
    )


def _nothing_to_read(changes: Changes) -> Iterator[str]:
    """Say why there is nothing to say, in a folder without a file that Drift reads."""
    if not changes.discovery.files and not changes.discovery.problems:
        extensions = ", ".join(it for language in languages.LANGUAGES for it in language.extensions)
        yield f"There is no file here that Drift reads ({extensions})."
