"""Retention: a policy and a moment in, what is too old or orphaned taken out of drift.db, with a report by table.

Five tiers. *Current* describes files as they are and goes with its file, *short*, *medium* and *long* go with time, and
*permanent* is what was learned and what people decided. Single events of feedback are medium, what they weigh is not:
they are summed up before they go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from drift_lsp.storage import dictionary, feedback, meta, status, trends
from drift_lsp.storage.database import Database
from drift_lsp.storage.feedback import Event
from drift_lsp.storage.knobs import Retention

Tier = Literal["current", "short", "medium", "long", "permanent"]

TIERS: dict[str, Tier] = {
    "file_metadata": "current",
    "detections": "current",
    "slots": "current",
    "choices": "current",
    "scopes": "current",
    "tallies": "current",
    "patterns": "permanent",
    "conventions": "permanent",
    "pattern_examples": "current",
    "violations": "current",
    "materialized_status": "current",
    "materialized_security": "current",
    "materialized_trends": "current",
    "scan_errors": "short",
    "scan_history": "medium",
    "pattern_history": "medium",
    "health_trends": "medium",
    "audit_snapshots": "medium",
    "feedback": "medium",
    "query_timings": "long",
    "feedback_sums": "permanent",
    "pattern_state": "permanent",
    "pattern_variants": "permanent",
    "dismissed": "permanent",
    "baseline": "permanent",
    "first_counts": "permanent",
    "meta": "permanent",
}
"""Where every table belongs; a test fails for one that is missing."""

SWEPT = "swept"
"""The key in `meta` under which the day of the last sweep stands."""

_LAST = "(select max(id) from scan_history where status = 'done')"
_ORPHANED = {
    "detections": "file_id not in (select id from file_metadata)",
    "violations": "file_id not in (select id from file_metadata)",
    "pattern_examples": "file_id not in (select id from file_metadata)",
    "tallies": "n = 0 and files = 0",
}
_AGED = {
    "scan_errors": f"scan_id in (select id from scan_history where started_at < :short) and scan_id is not {_LAST}",
    "scan_history": f"started_at < :medium and status <> 'running' and id is not {_LAST}",
    "pattern_history": "at < :medium",
    "health_trends": "day < substr(:medium, 1, 10)",
    "audit_snapshots": "day < substr(:medium, 1, 10)",
    "query_timings": "last_at < :long",
    # An approval or an ignore that is in force is a decision, and is listed and undone by its event.
    "feedback": f"""
        at < :medium and id not in (
            select max(id) from feedback
            where undone = 0 and action in ({", ".join(f"'{it}'" for it in feedback.DECIDING)})
            group by pattern_id, scope having action in ('approve', 'ignore')
        )
    """,
}

_LIGHT_PAGES = 128
"""Free pages that are given back when a process ends."""


class TableReport(msgspec.Struct, frozen=True):
    """What became of one table."""

    table: str
    tier: Tier
    rows: int
    """Before."""

    removed: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a sweep did, or would do."""

    dry_run: bool
    tables: tuple[TableReport, ...]
    removed: int
    bytes_before: int
    bytes_after: int
    """In a dry run the same as before: how much would be freed is only known by doing it."""


Condense = Callable[[Iterable[Event]], None]
"""Adds events to `feedback_sums`."""


def sweep(db: Database, now: str, policy: Retention, condense: Condense, *, dry_run: bool = False) -> Report:
    """Take out what is due, in one transaction, then give the free pages back to the disk."""
    before = _size(db)
    try:
        with db.atomic():
            counts = _counts(db)
            for table, orphaned in _ORPHANED.items():
                db.run(f"delete from {table} where {orphaned}")
            dictionary.prune(db)
            _age(db, now, policy, condense)
            left = _counts(db)
            status.refresh(db)
            _end(dry_run)
    except _Undo:
        pass
    if not dry_run:
        shrink(db)
    tables = tuple(TableReport(it, tier, counts[it], max(counts[it] - left[it], 0)) for it, tier in TIERS.items())
    return Report(
        dry_run=dry_run,
        tables=tables,
        removed=sum(it.removed for it in tables),
        bytes_before=before,
        bytes_after=before if dry_run else _size(db),
    )


def sweep_lightly(db: Database, now: str, policy: Retention, condense: Condense) -> None:
    """Take out what time has made useless, and give a few pages back: milliseconds, as a process ends."""
    with db.atomic():
        _age(db, now, policy, condense)
    _free(db, _LIGHT_PAGES)


def is_due(db: Database, now: str) -> bool:
    """Tell whether nothing was swept on this day yet."""
    return meta.get(db, SWEPT) != now[:10]


def shrink(db: Database) -> None:
    """Give free pages back. A database made by a release that could not is written anew once."""
    if db.value("pragma auto_vacuum") == 0:
        db.run("pragma auto_vacuum = incremental")
        db.run("vacuum")
    _free(db, 0)
    for _ in db.tuples("pragma wal_checkpoint(truncate)"):
        pass


def _free(db: Database, pages: int) -> None:
    for _ in db.tuples(f"pragma incremental_vacuum({pages})"):
        pass


def _age(db: Database, now: str, policy: Retention, condense: Condense) -> None:
    limits = _limits(now, policy)
    for table, old in _AGED.items():
        condition = _bound(old, limits)
        if table == "feedback" and (
            summed := feedback.matching(db, f"undone = 0 and action <> 'undo' and {condition}")
        ):
            condense(summed)
        db.run(f"delete from {table} where {condition}")
    trends.refresh(db)
    meta.put(db, SWEPT, now[:10])


class _Undo(Exception):  # noqa: N818
    """It was a rehearsal."""


def _end(rehearsal: bool) -> None:
    if rehearsal:
        raise _Undo


def _counts(db: Database) -> dict[str, int]:
    return {table: db.value(f"select count(*) from {table}") for table in TIERS}


def _bound(condition: str, limits: dict[str, str]) -> str:
    # The limits are moments that this module has written; statements here have no other values.
    for name, limit in limits.items():
        condition = condition.replace(f":{name}", f"'{limit}'")
    return condition


def _limits(now: str, policy: Retention) -> dict[str, str]:
    at = datetime.fromisoformat(now)
    days = {"short": policy.short_days, "medium": policy.medium_days, "long": policy.long_days}
    return {name: f"{at - timedelta(days=n):%Y-%m-%dT%H:%M:%SZ}" for name, n in days.items()}


def _size(db: Database) -> int:
    return int(db.value("pragma page_count")) * int(db.value("pragma page_size"))
