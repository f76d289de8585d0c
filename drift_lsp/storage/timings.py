"""Timings: how long statements took in this process in, what they take over all runs out.

They are written with a scan, never with a question: a question that writes would tell every other process that
something changed.
"""

from __future__ import annotations

import re

import msgspec

from drift_lsp.storage.database import Database, Spent

_LONGEST = 300
_SPACE = re.compile(r"\s+")


class Timing(msgspec.Struct, frozen=True):
    """One statement."""

    statement: str
    runs: int
    total_ms: float
    worst_ms: float
    last_at: str


def record(db: Database, at: str) -> None:
    """Add what this process measured to what is kept, and begin anew."""
    measured = db.measured()
    db.insert(
        "insert into query_timings",
        [(said(sql), it.runs, it.total, it.worst, at) for sql, it in _by_text(measured).items()],
        """
        on conflict (statement) do update set
            runs = runs + excluded.runs, total_ms = total_ms + excluded.total_ms,
            worst_ms = max(worst_ms, excluded.worst_ms), last_at = excluded.last_at
        """,
    )


def slowest(db: Database, *, limit: int = 10) -> list[Timing]:
    """List the statements that took most time together."""
    sql = "select statement, runs, total_ms, worst_ms, last_at from query_timings order by total_ms desc limit ?"
    return list(db.rows(Timing, sql, limit))


def said(sql: str) -> str:
    """Write a statement in one line, cut where it is long."""
    line = _SPACE.sub(" ", sql).strip()
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _by_text(measured: dict[str, Spent]) -> dict[str, Spent]:
    """Add up statements that read the same."""
    made: dict[str, Spent] = {}
    for sql, it in measured.items():
        before = made.get(said(sql), Spent())
        made[said(sql)] = Spent(before.runs + it.runs, before.total + it.total, max(before.worst, it.worst))
    return made
