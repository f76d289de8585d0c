"""Files: rows of known files and their surveys in, the same surveys out; replacing a file never appends to it."""

from __future__ import annotations

import zlib
from collections.abc import Container, Iterable, Iterator
from itertools import count

import msgspec

from drift_lsp.detectors.survey import Survey
from drift_lsp.storage import dictionary, first, near
from drift_lsp.storage.database import Database
from drift_lsp.storage.squeezed import squeeze, unsqueeze


class FileRow(msgspec.Struct, frozen=True, gc=False):
    """What is known of a file without reading it."""

    path: str
    """POSIX, relative to the root."""

    language: str
    role: str
    size: int
    mtime_ns: int
    hash: bytes
    """xxh3_128 of its content."""

    git_oid: str
    """Id of its content as a git blob; "" where that does not matter, as of a generated file."""

    lines: int
    scanned_at: str
    problem: str | None = None
    """Why there is no survey of it: a code of `FileProblem`."""


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """A survey as it is stored. Packing is pure, so it can be done in the process that made the survey."""

    path: str
    analysis: bytes
    """All of it: msgpack, places told by those before them, squeezed."""

    counts: tuple[tuple[str, str, str, int], ...]
    """Detector, slot, choice, number of sites: what statements may ask for."""


Item = tuple[FileRow, Packed | None]
"""A file and its survey; None where it has a problem."""


_COLUMNS = ", ".join(FileRow.__struct_fields__)


def pack(survey: Survey) -> Packed:
    """Pack a survey for storing."""
    counts = tuple((it.detector, it.slot, it.choice, len(it.sites)) for it in survey.groups)
    return Packed(survey.path, squeeze(near.encode(survey)), counts)


def unpack(packed: Packed) -> Survey:
    """Unpack a survey as it was before packing."""
    return near.decode(unsqueeze(packed.analysis))


def known(db: Database) -> dict[str, FileRow]:
    """Tell every known file by its path."""
    return {row[0]: FileRow(*row) for row in db.tuples(f"select {_COLUMNS} from file_metadata")}


def row(db: Database, path: str) -> FileRow | None:
    """Tell what is known of one file without reading it."""
    found = next(db.tuples(f"select {_COLUMNS} from file_metadata where path = ?", path), None)
    return FileRow(*found) if found else None


def replace_surveys(db: Database, items: Iterable[tuple[FileRow, Survey | None]]) -> None:
    """Make these surveys all that is known of their files; None where a file has a problem."""
    replace_packed(db, [(row, pack(survey) if survey else None) for row, survey in items])


def replace_packed(db: Database, items: Iterable[Item]) -> None:
    """Store packed surveys in place of what was known of their files, in one transaction."""
    with db.atomic():
        items = list({row.path: (row, packed) for row, packed in items}.values())
        first.keep(db, {row.path: row.hash for row, _ in items})
        ids = _ids(db)
        replaced = [ids[row.path] for row, _ in items if row.path in ids]
        _forget_detections(db, replaced)
        _put(db, items)
        counts = [it for _, packed in items if packed for it in packed.counts]
        slots = dictionary.slot_ids(db, {(it[0], it[1]) for it in counts})
        choices = dictionary.choice_ids(db, {it[2] for it in counts})
        db.insert(
            "insert into detections",
            [
                (ids[row.path], slots[detector, slot], choices[choice], n)
                for row, packed in items
                if packed
                for detector, slot, choice, n in packed.counts
            ],
        )


def touch(db: Database, rows: Iterable[FileRow]) -> None:
    """Note a new size, time or hash of files whose survey still holds."""
    with db.atomic():
        db.run_many(
            "update file_metadata set size = ?, mtime_ns = ?, hash = ?, git_oid = ?, scanned_at = ? where path = ?",
            [(it.size, it.mtime_ns, it.hash, it.git_oid, it.scanned_at, it.path) for it in rows],
        )


def remove(db: Database, paths: Iterable[str]) -> None:
    """Forget files and all that describes them."""
    with db.atomic():
        ids = _ids(db)
        gone = [ids.pop(path) for path in paths if path in ids]
        db.run("delete from file_metadata where id in (select value from json_each(?))", _json(gone))


def load_survey(db: Database, path: str) -> Survey | None:
    """Load what is known of one file; None where there is no survey of it."""
    return next(_load(db, "path = ?", path), None)


def load_surveys(db: Database, but: Container[str] = ()) -> Iterator[Survey]:
    """Load every survey of one moment `but` those of these files, one after the other; write nothing through `db`
    before the last.
    """
    with db.snapshot():
        yield from _load(db, "", but=but)


def with_slot(
    db: Database, detector: str, slot: str, choice: str | None = None, *, otherwise: bool = False
) -> list[str]:
    """List the files with sites of a slot, of one of its choices, or of any but that one, sorted."""
    sql = """
        select distinct file.path from slots
        join detections as it on it.slot_id = slots.id
        join file_metadata as file on file.id = it.file_id
        where slots.detector = ? and slots.slot = ?
    """
    values = [detector, slot]
    if choice is not None:
        sql += f" and it.choice_id {'is not' if otherwise else '='} (select id from choices where text = ?)"
        values.append(choice)
    return sorted(path for (path,) in db.tuples(sql, *values))


def choices(db: Database, detector: str, slot: str) -> Iterator[tuple[str, str]]:
    """List every choice that a file makes in a slot: path, choice."""
    sql = """
        select file.path, choices.text from slots join detections as it on it.slot_id = slots.id
        join choices on choices.id = it.choice_id join file_metadata as file on file.id = it.file_id
        where slots.detector = ? and slots.slot = ?
    """
    return db.tuples(sql, detector, slot)


def _load(db: Database, condition: str, *values: str, but: Container[str] = ()) -> Iterator[Survey]:
    known = f"analysis is not null and {condition or 'true'}"
    for path, analysis in db.tuples(f"select path, analysis from file_metadata where {known} order by id", *values):
        if path in but:
            continue
        try:
            survey = near.decode(unsqueeze(analysis))
        except (RecursionError, msgspec.DecodeError, zlib.error) as error:
            raise db.damaged(error) from error
        # What a row says of its path holds, whatever lies in it.
        yield survey if survey.path == path else msgspec.structs.replace(survey, path=path)


def _put(db: Database, items: list[Item]) -> None:
    ids = _ids(db)
    if fresh := [row.path for row, _ in items if row.path not in ids]:
        ids.update(zip(fresh, count(max(ids.values(), default=0) + 1), strict=False))
    names = [*FileRow.__struct_fields__, "analysis"]
    db.insert(
        f"insert into file_metadata (id, {', '.join(names)})",
        [(ids[row.path], *msgspec.structs.astuple(row), packed.analysis if packed else None) for row, packed in items],
        f"on conflict (id) do update set {', '.join(f'{it} = excluded.{it}' for it in names)}",
    )


def _forget_detections(db: Database, ids: list[int]) -> None:
    if ids:
        db.run("delete from detections where file_id in (select value from json_each(?))", _json(ids))


def _ids(db: Database) -> dict[str, int]:
    """Tell the id of every file by its path. Ids are given here, so that a batch needs few statements."""
    ids = db.recall("file_metadata")
    if not ids:
        ids.update(db.tuples("select path, id from file_metadata"))
    return ids


def _json(ids: list[int]) -> str:
    return msgspec.json.encode(ids).decode()
