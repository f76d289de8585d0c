"""Contents: a file's path in, the patterns found there out; and the files of a folder page by page."""

from __future__ import annotations

import msgspec

from drift_lsp.storage.database import Database, Value


class FilePattern(msgspec.Struct, frozen=True, kw_only=True):
    """What a file does where a pattern asks."""

    path: str
    pattern_id: str
    category: str
    detector: str
    slot: str
    choice: str
    """What is done here."""

    n: int
    """How often."""

    expected: str
    """The choice that is dominant in the project."""

    confidence_score: float
    confidence_level: str
    status: str
    speaks: bool


class FileCount(msgspec.Struct, frozen=True):
    """A file in a list."""

    path: str
    language: str
    role: str
    lines: int
    problem: str | None
    patterns: int
    """Questions it answers."""

    violations: int
    """Findings that are shown."""


def patterns_of(db: Database, path: str) -> list[FilePattern]:
    """List the patterns of a file, the surest first."""
    sql = f"""
        select {", ".join(FilePattern.__struct_fields__)} from v_file_patterns
        where path = ? order by confidence_score desc, pattern_id, n desc
    """
    return list(db.rows(FilePattern, sql, path))


def page(db: Database, *, under: str = "", after: str = "", limit: int = 100) -> list[FileCount]:
    """List files by path, from the one after `after` on; `under` is a folder."""
    condition, values = "true", list[Value]()
    if under:
        condition, values = "path > ? and path < ?", [f"{under}/", f"{under}0"]
    sql = f"""
        select
            path, language, role, lines, problem,
            (select count(distinct slot_id) from detections where file_id = it.id) as patterns,
            (select count(*) from violations where file_id = it.id and hidden = '') as violations
        from file_metadata as it where path > ? and {condition} order by path limit ?
    """
    return list(db.rows(FileCount, sql, after, *values, limit))
