"""Violations: the findings of a scan or a save in; those of a file, of a pattern, or page by page, out."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from drift_lsp.detectors.contract import Severity, Tier
from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import bug
from drift_lsp.storage import status
from drift_lsp.storage.database import Database, Value

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Violation).decode
_LARGEST = 4 << 20
"""Bytes; a larger finding was made to fill the memory."""


class Cursor(msgspec.Struct, frozen=True, array_like=True):
    """The last violation already seen."""

    path: str
    row: int
    id: str


class Page(msgspec.Struct, frozen=True):
    """Some violations, by path and row."""

    items: list[Violation]
    next: Cursor | None
    """Where the next page begins; None after the last."""


def replace_all(db: Database, violations: Iterable[Violation], but: Collection[str] = ()) -> None:
    """Make these all the violations there are, but in some files: those keep what they have."""
    with db.atomic():
        ids = dict(db.tuples("select path, id from file_metadata"))
        kept = msgspec.json.encode([ids[path] for path in but]).decode()
        db.run("delete from violations where file_id is null or file_id not in (select value from json_each(?))", kept)
        _insert(db, (it for it in violations if it.path not in but), ids)


def replace_files(db: Database, found: Mapping[str, Iterable[Violation]]) -> None:
    """Make these all the violations of some files, as after a save."""
    with db.atomic():
        paths = msgspec.json.encode(list(found)).decode()
        ids = dict(
            db.tuples("select path, id from file_metadata where path in (select value from json_each(?))", paths)
        )
        for path, violations in found.items():
            db.run("delete from violations where file_id = ?", ids.get(path))
            _insert(db, violations, ids)
        status.refresh(db)


def change(db: Database, changed: Iterable[Violation], gone: Iterable[str]) -> None:
    """Put changed violations in place of what they were, and take others out, by id."""
    with db.atomic():
        ids = msgspec.json.encode(list(gone)).decode()
        db.run("delete from violations where id in (select value from json_each(?))", ids)
        known = dict(db.tuples("select path, id from file_metadata"))
        _insert(db, changed, known, "on conflict (id) do update set body = excluded.body")
        status.refresh(db)


def by_id(db: Database, id_: str) -> Violation | None:
    """Find a violation, hidden or not."""
    return next(iter(_read(db, "select body from violations where id = ?", id_)), None)


def by_file(db: Database, path: str, *, hidden: bool = False) -> list[Violation]:
    """List the violations of a file in its order; with `hidden` also those that are not shown."""
    return _read(
        db,
        f"""
        select body from violations where file_id = (select id from file_metadata where path = ?)
        {"" if hidden else "and hidden = ''"} order by row, id
        """,
        path,
    )


def all_of(db: Database, pattern_id: str) -> list[Violation]:
    """List every violation of a pattern, shown or only old."""
    return _read(db, "select body from violations where pattern_id = ? order by rowid", pattern_id)


def by_pattern(db: Database, pattern_id: str, *, limit: int = 100) -> list[Violation]:
    """List violations of a pattern that are shown."""
    return _read(
        db, "select body from violations where pattern_id = ? and hidden = '' order by rowid limit ?", pattern_id, limit
    )


def page(
    db: Database,
    *,
    after: Cursor | None = None,
    limit: int = 100,
    severity: Severity | None = None,
    tier: Tier | None = None,
    under: str = "",
    hidden: bool = False,
) -> Page:
    """List violations by path and row, from `after` on; `under` is a folder or a file."""
    conditions, values = ["true"], list[Value]()
    if after:
        # The first term alone lets SQLite begin at the right file.
        conditions.append("file.path >= ? and (file.path, it.row, it.id) > (?, ?, ?)")
        values += [after.path, after.path, after.row, after.id]
    if under:
        conditions.append("(file.path = ? or (file.path > ? and file.path < ?))")
        values += [under, f"{under}/", f"{under}0"]
    for column, wanted in (("severity", severity), ("tier", tier), ("hidden", None if hidden else "")):
        if wanted is not None:
            conditions.append(f"it.{column} = ?")
            values.append(wanted)
    found = _read(
        db,
        f"""
        select it.body from file_metadata as file cross join violations as it on it.file_id = file.id
        where {" and ".join(conditions)} order by file.path, it.row, it.id limit ?
        """,
        *values,
        limit + 1,
    )
    more = found[limit - 1] if len(found) > limit else None
    return Page(found[:limit], Cursor(more.path, more.row, more.id) if more else None)


def places(db: Database) -> Iterator[tuple[str, str]]:
    """List every violation and its file: id, path."""
    return db.tuples("select it.id, path from violations as it join file_metadata as file on file.id = file_id")


def counts(db: Database) -> dict[str, int]:
    """Count what is stored of each pattern, shown or only old."""
    return dict(db.tuples("select pattern_id, count(*) from violations group by pattern_id"))


def _insert(db: Database, violations: Iterable[Violation], ids: dict[str, int], then: str = "") -> None:
    rows: list[tuple[Value, ...]] = []
    for it in violations:
        if it.path not in ids:
            raise bug(f"a violation in a file that is not stored: {it.path}")
        body = zlib.compress(_encode(it), 1)
        rows.append(
            (it.id, it.loose, it.pattern, it.detector, ids[it.path], it.row, it.severity, it.tier, it.hidden, body)
        )
    columns = "id, loose, pattern_id, detector, file_id, row, severity, tier, hidden, body"
    db.insert(f"insert into violations ({columns})", rows, then)


def _read(db: Database, sql: str, *values: Value) -> list[Violation]:
    try:
        return [_decode(zlib.decompressobj().decompress(body, _LARGEST)) for (body,) in db.tuples(sql, *values)]
    except (msgspec.DecodeError, RecursionError, zlib.error) as error:
        raise db.damaged(error) from error
