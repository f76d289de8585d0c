"""Status: the published rows in, a few counts out that any door can show at once."""

from __future__ import annotations

from typing import Any

import msgspec

from drift_lsp.storage import security
from drift_lsp.storage.database import Database


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the project, as the last scan and what happened since left it."""

    scan_id: int
    scanned_at: str | None
    """When the last scan ended; None where history has forgotten it."""

    seconds: float | None
    drift_version: str | None
    files: int
    lines: int
    problems: int
    patterns: int
    conventions: int
    """Scopes that speak."""

    violations: int
    """Those shown."""

    by_severity: dict[str, int]
    """Of those shown."""

    by_tier: dict[str, int]
    """Of those shown."""

    by_hidden: dict[str, int]
    """Of those not shown, by why."""

    by_category: dict[str, int]
    """Patterns."""

    by_status: dict[str, int]
    """Patterns, people's decisions about the whole project included."""


_COUNTED = ("by_severity", "by_tier", "by_hidden", "by_category", "by_status")


def load(db: Database) -> Status | None:
    """Read the counts; None before the first scan is done."""
    fields = Status.__struct_fields__
    row = next(db.tuples(f"select {', '.join(fields)} from v_status"), None)
    if row is None:
        return None
    found: dict[str, Any] = dict(zip(fields, row, strict=True))
    try:
        for name in _COUNTED:
            found[name] = msgspec.json.decode(found[name])
        return msgspec.convert(found, Status)
    except msgspec.DecodeError as error:
        raise db.damaged(error) from error


def publish(db: Database, scan_id: int) -> None:
    """Count everything anew, as a scan ends."""
    with db.atomic():
        db.run(_PUBLISH, scan_id)
        security.refresh(db)


def refresh(db: Database) -> None:
    """Count anew what people and saves change; nothing before the first scan is done."""
    scan_id = db.value("select scan_id from materialized_status")
    if scan_id is not None:
        publish(db, scan_id)


def _grouped(column: str, table: str, condition: str = "true") -> str:
    counts = f"select {column} as name, count(*) as n from {table} where {condition} group by 1 order by 1"
    return f"(select json_group_object(name, n) from ({counts}))"


_PUBLISH = f"""
    insert or replace into materialized_status
    select
        1, ?, it.files, it.lines, it.problems,
        (select count(*) from patterns),
        (select count(*) from conventions),
        (select count(*) from violations where hidden = ''),
        {_grouped("severity", "violations", "hidden = ''")},
        {_grouped("tier", "violations", "hidden = ''")},
        {_grouped("hidden", "violations", "hidden <> ''")},
        {_grouped("category", "patterns")},
        {
    _grouped(
        "coalesce(state.status, it.status)",
        '''
            patterns as it left join pattern_state as state on state.pattern_id = it.id and state.scope = ''
        ''',
    )
}
    from (
        select count(*) as files, coalesce(sum(lines), 0) as lines, count(problem) as problems
        from file_metadata indexed by file_metadata_counts
    ) as it
"""
