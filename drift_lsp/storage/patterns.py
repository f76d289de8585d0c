"""Patterns: what a scan learned in; lists, conventions and examples of it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from drift_lsp.storage import history
from drift_lsp.storage.database import Database, Value

Standing = Literal["discovered", "approved", "ignored"]


class PatternRow(msgspec.Struct, frozen=True, kw_only=True):
    """A slot's distribution of choices over the whole project. Times are ISO 8601 in UTC."""

    id: str
    detector: str
    category: str
    slot: str
    choice: str
    """The dominant one."""

    status: Standing
    tier: str
    confidence_score: float
    confidence_level: str
    confidence_frequency: float
    confidence_consistency: float
    confidence_age: int
    """Days since it was first seen."""

    confidence_spread: int
    """Files."""

    n: int
    of: int
    files: int
    first_seen: str
    """Kept from the first publication on; later ones do not change it."""

    last_seen: str
    sentence: str


class PatternIndexRow(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern in a list, as people's decisions about the whole project and the findings of now leave it."""

    id: str
    category: str
    detector: str
    slot: str
    choice: str
    status: Standing
    muted: bool
    tier: str
    confidence_score: float
    confidence_level: str
    n: int
    of: int
    files: int
    sentence: str
    violations: int
    """Those shown."""


class ConventionRow(msgspec.Struct, frozen=True):
    """A scope in which a pattern speaks."""

    pattern_id: str
    scope: str
    """A folder; "" is the whole project."""

    choice: str
    n: int
    of: int
    files: int
    confidence: float


class ExampleRow(msgspec.Struct, frozen=True):
    """A place that follows a pattern, or departs from it."""

    pattern_id: str
    path: str
    row: int
    end_row: int
    code: str
    is_positive: bool
    quality: float
    """Higher is shown first."""


def replace(
    db: Database,
    patterns: Iterable[PatternRow],
    conventions: Iterable[ConventionRow],
    examples: Iterable[ExampleRow],
    at: str,
) -> None:
    """Make these all that is learned, with what that changes. Examples in files that nobody knows are left out."""
    with db.atomic():
        before = history.stands(db)
        db.run("delete from conventions")
        db.run("delete from pattern_examples")
        rows = list(patterns)
        kept = msgspec.json.encode([it.id for it in rows]).decode()
        db.run("delete from patterns where id not in (select value from json_each(?))", kept)
        _put(db, rows, conventions)
        history.compare(db, before, at)
        _insert_examples(db, examples, dict(db.tuples("select path, id from file_metadata")))


def restate(
    db: Database,
    about: Iterable[str],
    patterns: Iterable[PatternRow],
    conventions: Iterable[ConventionRow],
    at: str,
) -> None:
    """Describe some patterns anew, with what that changes; `about` lists their ids. Their examples stay."""
    with db.atomic():
        before = history.stands(db)
        named = msgspec.json.encode(sorted(about)).decode()
        db.run("delete from conventions where pattern_id in (select value from json_each(?))", named)
        _put(db, patterns, conventions)
        history.compare(db, before, at)


def _put(db: Database, patterns: Iterable[PatternRow], conventions: Iterable[ConventionRow]) -> None:
    names = PatternRow.__struct_fields__
    changing = [it for it in names if it not in ("id", "first_seen")]
    db.insert(
        f"insert into patterns ({', '.join(names)})",
        [msgspec.structs.astuple(it) for it in patterns],
        f"on conflict (id) do update set {', '.join(f'{it} = excluded.{it}' for it in changing)}",
    )
    db.insert("insert into conventions", [msgspec.structs.astuple(it) for it in conventions])


def replace_examples(db: Database, path: str, examples: Iterable[ExampleRow]) -> None:
    """Make these all the examples that stand in a file."""
    with db.atomic():
        ids = dict(db.tuples("select path, id from file_metadata where path = ?", path))
        db.run("delete from pattern_examples where file_id = ?", ids.get(path))
        _insert_examples(db, examples, ids)


def _insert_examples(db: Database, examples: Iterable[ExampleRow], ids: Mapping[str, int]) -> None:
    rows = [
        (it.pattern_id, ids[it.path], it.row, it.end_row, it.code, int(it.is_positive), it.quality)
        for it in examples
        if it.path in ids
    ]
    db.insert("insert or ignore into pattern_examples", rows)


def all_patterns(db: Database) -> list[PatternRow]:
    """List every pattern, by id."""
    return list(db.rows(PatternRow, f"select {_PATTERN} from patterns order by id"))


def by_id(db: Database, pattern_id: str) -> PatternRow | None:
    """Find a pattern."""
    return next(db.rows(PatternRow, f"select {_PATTERN} from patterns where id = ?", pattern_id), None)


def first_seen(db: Database) -> dict[str, str]:
    """Tell since when each pattern is known, by id."""
    return dict(db.tuples("select id, first_seen from patterns"))


def page(
    db: Database,
    *,
    category: str | None = None,
    status: Standing | None = None,
    after: tuple[str, str] | None = None,
    limit: int = 100,
) -> list[PatternIndexRow]:
    """List patterns by category and id; `after` is (category, id) of the last one already seen."""
    conditions, values = ["(category, id) > (?, ?)"], list[Value](after or ("", ""))
    if category is not None:
        conditions.append("category = ?")
        values.append(category)
    if status is not None:
        conditions.append("status = ?")
        values.append(status)
    return list(
        db.rows(
            PatternIndexRow,
            f"select {_INDEX} from v_pattern_index where {' and '.join(conditions)} order by category, id limit ?",
            *values,
            limit,
        )
    )


def conventions(db: Database, pattern_id: str | None = None) -> list[ConventionRow]:
    """List the scopes that speak, of one pattern or of all."""
    condition, values = ("where pattern_id = ?", [pattern_id]) if pattern_id is not None else ("", [])
    sql = f"select {_CONVENTION} from conventions {condition} order by pattern_id, scope"
    return list(db.rows(ConventionRow, sql, *values))


def all_examples(db: Database) -> list[ExampleRow]:
    """List the examples of all patterns, best first."""
    return list(
        db.rows(
            ExampleRow,
            """
            select it.pattern_id, file.path, it.row, it.end_row, it.code, it.is_positive, it.quality
            from pattern_examples as it join file_metadata as file on file.id = it.file_id
            order by it.pattern_id, it.is_positive desc, it.quality desc, file.path, it.row
            """,
        )
    )


def examples(db: Database, pattern_id: str) -> list[ExampleRow]:
    """List the examples of a pattern, best first."""
    return list(
        db.rows(
            ExampleRow,
            """
            select it.pattern_id, file.path, it.row, it.end_row, it.code, it.is_positive, it.quality
            from pattern_examples as it join file_metadata as file on file.id = it.file_id
            where it.pattern_id = ? order by it.is_positive desc, it.quality desc, file.path, it.row
            """,
            pattern_id,
        )
    )


_PATTERN = ", ".join(PatternRow.__struct_fields__)
_INDEX = ", ".join(PatternIndexRow.__struct_fields__)
_CONVENTION = ", ".join(ConventionRow.__struct_fields__)
