"""Trends: what a scan published in, the figures of its day, and how they moved since earlier days, out."""

from __future__ import annotations

import msgspec

from drift_lsp.storage.database import Database

METRICS = (
    "health_score",
    "compliance_rate",
    "avg_confidence",
    "decided_rate",
    "patterns",
    "conventions",
    "violations",
    "files",
    "lines",
)
"""In the order in which a person reads them."""


class Trend(msgspec.Struct, frozen=True):
    """A figure as of the last scan and as it was; None where history does not reach back so far."""

    metric_name: str
    metric_value: float
    day: str
    previous: float | None
    """On the last day before with a scan."""

    week_before: float | None
    month_before: float | None


class CategoryDay(msgspec.Struct, frozen=True):
    """A category as one day left it."""

    day: str
    category: str
    patterns: int
    conventions: int
    approved: int
    ignored: int
    violations: int
    avg_confidence: float | None
    compliance_rate: float | None


class CategoryCount(msgspec.Struct, frozen=True):
    """A category as it is now."""

    category: str
    patterns: int
    conventions: int
    approved: int
    ignored: int
    violations: int
    avg_confidence: float | None
    """Of its conventions."""

    compliance_rate: float | None
    """The share of places that follow its conventions."""


def record(db: Database, at: str) -> None:
    """Write down how things stand as a scan ends; the last scan of a day counts for it."""
    day = at[:10]
    with db.atomic():
        db.run("delete from audit_snapshots where day = ?", day)
        db.run(f"insert into audit_snapshots select ?, {_COUNTS} from v_category_counts", day)
        db.run(_RECORD, day)
        refresh(db)


def refresh(db: Database) -> None:
    """Compare the newest day with those before it, as scans and retention change them."""
    with db.atomic():
        db.run("delete from materialized_trends")
        db.run(_REFRESH)


def load(db: Database) -> list[Trend]:
    """Tell how every figure moved."""
    found = db.rows(Trend, f"select {', '.join(Trend.__struct_fields__)} from materialized_trends")
    return sorted(found, key=lambda it: METRICS.index(it.metric_name))


def series(db: Database, metric: str) -> list[tuple[str, float]]:
    """List a figure day by day."""
    return list(db.tuples("select day, metric_value from health_trends where metric_name = ? order by day", metric))


def categories(db: Database) -> list[CategoryCount]:
    """Count every category as it is now."""
    return list(db.rows(CategoryCount, f"select {_COUNTS} from v_category_counts order by category"))


def first_day(db: Database) -> list[CategoryDay]:
    """Tell how every category stood on the first day that is remembered."""
    sql = f"select day, {_COUNTS} from audit_snapshots where day = (select min(day) from audit_snapshots)"
    return list(db.rows(CategoryDay, f"{sql} order by category"))


_COUNTS = ", ".join(CategoryCount.__struct_fields__)
_RECORD = """
    with counted as (
        select
            sum(patterns) as patterns, sum(conventions) as conventions, sum(approved + ignored) as decided,
            sum(avg_confidence * conventions) / sum(conventions) as confidence,
            sum(compliance_rate * conventions) / sum(conventions) as compliance
        from v_category_counts
    ),
    shares as (
        select
            coalesce(compliance, 0.0) as compliance, coalesce(confidence, 0.0) as confidence,
            coalesce(cast(decided as real) / nullif(patterns, 0), 0.0) as decided,
            coalesce(cast(conventions as real) / nullif(patterns, 0), 0.0) as settled
        from counted
    )
    insert or replace into health_trends (metric_name, day, metric_value)
    select name, ?, value from (
        -- How well conventions are followed, how sure they are, and how much is settled, to equal parts.
        select 'health_score' as name, 100.0 * (compliance + confidence + settled) / 3 as value from shares
        union all select 'compliance_rate', compliance from shares
        union all select 'avg_confidence', confidence from shares
        union all select 'decided_rate', decided from shares
        union all select 'patterns', cast(patterns as real) from materialized_status
        union all select 'conventions', cast(conventions as real) from materialized_status
        union all select 'violations', cast(violations as real) from materialized_status
        union all select 'files', cast(files as real) from materialized_status
        union all select 'lines', cast(lines as real) from materialized_status
    )
"""


def _before(days: int) -> str:
    return f"""
        (select old.metric_value from health_trends as old
         where old.metric_name = it.metric_name and old.day <= date(it.day, '-{days} day')
         order by old.day desc limit 1)
    """


_REFRESH = f"""
    insert into materialized_trends
    select it.metric_name, it.metric_value, it.day, {_before(1)}, {_before(7)}, {_before(30)}
    from health_trends as it where it.day = (select max(day) from health_trends)
"""
