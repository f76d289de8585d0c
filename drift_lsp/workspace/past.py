"""Past: what the database remembers of days, scans and changes in, how a project and its patterns moved out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drift_lsp.learning.scope import said
from drift_lsp.storage import history, patterns, scans, trends
from drift_lsp.storage.database import Database
from drift_lsp.storage.history import Change, Stand
from drift_lsp.storage.patterns import PatternRow
from drift_lsp.workspace import summary
from drift_lsp.workspace.views import CategoryTrend, Metric, PastScan, Trend

_SCANS = 10
_CHANGES = 12


def trend(db: Database, root: Path) -> Trend:
    """Tell how a project moved since the first day that is remembered."""
    with db.snapshot():
        then = {it.category: it for it in trends.first_day(db)}
        metrics = tuple(
            Metric(
                name=it.metric_name,
                value=round(it.metric_value, 4),
                day=it.day,
                previous=it.previous,
                week_before=it.week_before,
                month_before=it.month_before,
                series=tuple(trends.series(db, it.metric_name)),
            )
            for it in trends.load(db)
        )
        return Trend(
            root=str(root),
            since=next((it.day for it in then.values()), ""),
            metrics=metrics,
            categories=tuple(
                CategoryTrend(
                    name=it.category,
                    patterns=it.patterns,
                    conventions=it.conventions,
                    approved=it.approved,
                    ignored=it.ignored,
                    violations=it.violations,
                    compliance=it.compliance_rate,
                    conventions_then=first.conventions if (first := then.get(it.category)) else None,
                    violations_then=first.violations if first else None,
                    compliance_then=first.compliance_rate if first else None,
                )
                for it in trends.categories(db)
            ),
            scans=tuple(_scans(db)),
            changes=tuple(_changes(db)),
        )


def _scans(db: Database) -> Iterator[PastScan]:
    for it in scans.history(db, limit=_SCANS):
        yield PastScan(
            number=it.id,
            at=it.finished_at or it.started_at,
            outcome=it.status,
            files=it.files,
            added=it.added,
            modified=it.modified,
            removed=it.removed,
            violations=it.violations,
            problems=it.problems,
            seconds=it.seconds,
            version=it.drift_version,
        )


def _changes(db: Database) -> Iterator[str]:
    for it in history.latest(db, limit=_CHANGES):
        row = patterns.by_id(db, it.pattern_id)
        about = summary.title(row.detector, row.slot, "") if row else it.pattern_id
        yield f"{it.at[:10]}: {about} [{it.pattern_id[:8]}]: {_said(it, row)}"


def of_pattern(db: Database, row: PatternRow) -> tuple[str, ...]:
    """Say what happened to a pattern, the last first."""
    return tuple(f"{it.at[:10]}: {_said(it, row)}" for it in history.of_pattern(db, row.id))


def _said(it: Change, row: PatternRow | None) -> str:
    if it.action == "created" and it.new:
        return f"first seen, {_stand(it.new, row)}"
    if it.action == "deleted" and it.old:
        return f"gone; it was {_stand(it.old, row)}"
    if it.action == "updated" and it.old and it.new:
        return f"from {_stand(it.old, row)} to {_stand(it.new, row)}"
    decided = "open again" if it.action == "discovered" else it.action
    return f"{decided} in {said(it.scope)}"


def _stand(it: Stand, row: PatternRow | None) -> str:
    kind = "a convention" if it.speaks else "undecided"
    choice = summary.answer(row.detector, it.choice) if row else it.choice
    return f"{kind} ({choice}: {it.n} of {it.of}, {it.level})"
