"""Scans: what each scan did in, the history out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from drift_lsp.storage.database import Database

Outcome = Literal["running", "done", "cancelled", "failed"]


class ScanRow(msgspec.Struct, frozen=True, kw_only=True):
    """One scan; times are ISO 8601 in UTC."""

    id: int
    started_at: str
    finished_at: str | None = None
    files: int = 0
    added: int = 0
    modified: int = 0
    removed: int = 0
    lines: int = 0
    problems: int = 0
    patterns: int = 0
    violations: int = 0
    seconds: float = 0.0
    drift_version: str
    status: Outcome = "running"


class ScanError(msgspec.Struct, frozen=True):
    """One file's problem."""

    path: str
    code: str
    message: str


def begin(db: Database, started_at: str, drift_version: str) -> int:
    """Open a scan and tell its id. One scan runs at a time, so that what is still `running` has died."""
    with db.atomic():
        db.run("update scan_history set status = 'failed', finished_at = ? where status = 'running'", started_at)
        id_: int = db.value(
            "insert into scan_history (started_at, drift_version, status) values (?, ?, 'running') returning id",
            started_at,
            drift_version,
        )
    return id_


def finish(db: Database, scan: ScanRow) -> None:
    """Write how a scan ended; `scan.id` comes from `begin`."""
    names = ScanRow.__struct_fields__[1:]
    id_, *values = msgspec.structs.astuple(scan)
    db.run(f"update scan_history set {', '.join(f'{it} = ?' for it in names)} where id = ?", *values, id_)


def fail(db: Database, scan_id: int, at: str, status: Outcome = "failed") -> None:
    """Write that a scan did not come to its end; what was published before stands."""
    db.run("update scan_history set status = ?, finished_at = ? where id = ?", status, at, scan_id)


def add_errors(db: Database, scan_id: int, errors: Iterable[ScanError]) -> None:
    """Note the problems of files."""
    with db.atomic():
        db.insert(
            "insert into scan_errors (scan_id, path, code, message)",
            [(scan_id, it.path, it.code, it.message) for it in errors],
        )


def errors(db: Database, scan_id: int) -> list[ScanError]:
    """List the problems a scan met, by path."""
    return list(
        db.rows(ScanError, "select path, code, message from scan_errors where scan_id = ? order by path, id", scan_id)
    )


def history(db: Database, *, before: int | None = None, limit: int = 50) -> list[ScanRow]:
    """List scans, newest first; `before` is the id of the last one already seen."""
    return list(
        db.rows(
            ScanRow,
            f"select {_COLUMNS} from scan_history where id < ? order by id desc limit ?",
            before if before is not None else _NEWEST,
            limit,
        )
    )


def last(db: Database) -> ScanRow | None:
    """Tell the newest scan that came to its end."""
    found = db.rows(ScanRow, f"select {_COLUMNS} from scan_history where status = 'done' order by id desc limit 1")
    return next(found, None)


_COLUMNS = ", ".join(ScanRow.__struct_fields__)
_NEWEST = 2**63 - 1
