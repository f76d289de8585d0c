"""Files: rows of known files and their surveys in, the same surveys out; replacing a file never appends to it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter, itemgetter

import msgspec

from drift_lsp.detectors.survey import Group, Site, Survey
from drift_lsp.storage import dictionary
from drift_lsp.storage.database import Database

_LARGEST_ANALYSIS = 64 << 20
"""Bytes; a larger one was made to fill the memory."""

_encode = msgspec.msgpack.Encoder().encode
_sites = msgspec.msgpack.Decoder(tuple[Site, ...]).decode
_order = attrgetter("detector", "slot", "choice")


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
    """Id of its content as a git blob; "" where git does not matter."""

    lines: int
    scanned_at: str
    problem: str | None = None
    """Why there is no survey of it: a code of `FileProblem`."""


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """A survey as it is stored. Packing is pure, so it can be done in the process that made the survey."""

    path: str
    analysis: bytes
    """All but the groups: msgpack, compressed."""

    groups: tuple[tuple[str, str, str, int, bytes], ...]
    """Detector, slot, choice, number of sites, sites as msgpack."""


Item = tuple[FileRow, Packed | None]
"""A file and its survey; None where it has a problem."""


class _Analysis(msgspec.Struct, frozen=True, array_like=True):
    """What a file's blob holds."""

    survey: Survey
    """Without its groups."""

    order: tuple[int, ...] = ()
    """Where each group belongs, those read sorted by name; empty where they belong as they are read."""


_analysis = msgspec.msgpack.Decoder(_Analysis).decode
_COLUMNS = ", ".join(FileRow.__struct_fields__)


def pack(survey: Survey) -> Packed:
    """Pack a survey for storing."""
    groups = tuple((it.detector, it.slot, it.choice, len(it.sites), _encode(it.sites)) for it in survey.groups)
    order = tuple(sorted(range(len(groups)), key=lambda number: groups[number][:3]))
    analysis = _Analysis(
        msgspec.structs.replace(survey, groups=()), () if order == tuple(range(len(groups))) else order
    )
    return Packed(survey.path, zlib.compress(_encode(analysis), 1), groups)


def unpack(packed: Packed) -> Survey:
    """Unpack a survey as it was before packing."""
    groups = tuple(Group(*it[:3], _sites(it[4])) for it in packed.groups)
    return msgspec.structs.replace(_analysis(_inflate(packed.analysis)).survey, groups=groups)


def known(db: Database) -> dict[str, FileRow]:
    """Tell every known file by its path."""
    return {row[0]: FileRow(*row) for row in db.tuples(f"select {_COLUMNS} from file_metadata")}


def replace_surveys(db: Database, items: Iterable[tuple[FileRow, Survey | None]]) -> None:
    """Make these surveys all that is known of their files; None where a file has a problem."""
    replace_packed(db, [(row, pack(survey) if survey else None) for row, survey in items])


def replace_packed(db: Database, items: Iterable[Item]) -> None:
    """Store packed surveys in place of what was known of their files, in one transaction."""
    with db.atomic():
        items = list({row.path: (row, packed) for row, packed in items}.values())
        ids = _ids(db)
        replaced = [ids[row.path] for row, _ in items if row.path in ids]
        _forget_detections(db, replaced)
        _put(db, items)
        groups = [group for _, packed in items if packed for group in packed.groups]
        slots = dictionary.slot_ids(db, {(group[0], group[1]) for group in groups})
        choices = dictionary.choice_ids(db, {group[2] for group in groups})
        db.insert(
            "insert into detections",
            [
                (ids[row.path], slots[detector, slot], choices[choice], n, sites)
                for row, packed in items
                if packed
                for detector, slot, choice, n, sites in packed.groups
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


def load_surveys(db: Database) -> Iterator[Survey]:
    """Load every survey of one moment, one after the other; write nothing through `db` before the last."""
    return _load(db, "")


def with_slot(db: Database, detector: str, slot: str, choice: str | None = None) -> list[str]:
    """List the files with sites of a slot, or of one of its choices, sorted."""
    sql = """
        select distinct file.path from slots
        join detections as it on it.slot_id = slots.id
        join file_metadata as file on file.id = it.file_id
        where slots.detector = ? and slots.slot = ?
    """
    values = [detector, slot]
    if choice is not None:
        sql += " and it.choice_id = (select id from choices where text = ?)"
        values.append(choice)
    return sorted(path for (path,) in db.tuples(sql, *values))


def _load(db: Database, condition: str, *values: str) -> Iterator[Survey]:
    with db.snapshot():
        slots, choices = dictionary.slots(db), dictionary.choices(db)
        only = f"and file_id in (select id from file_metadata where {condition})" if condition else ""
        rows = db.tuples(
            f"select file_id, slot_id, choice_id, sites from detections where true {only} order by file_id", *values
        )
        by_file = groupby(rows, key=itemgetter(0))
        waiting = next(by_file, None)
        known = f"analysis is not null and {condition or 'true'}"
        for file_id, path, analysis in db.tuples(
            f"select id, path, analysis from file_metadata where {known} order by id", *values
        ):
            try:
                found = []
                if waiting and waiting[0] == file_id:
                    found = [Group(*slots[slot], choices[choice], _sites(it)) for _, slot, choice, it in waiting[1]]
                    found.sort(key=_order)
                    waiting = next(by_file, None)
                rest = _analysis(_inflate(analysis))
                if rest.order:
                    found = [it for _, it in sorted(zip(rest.order, found, strict=True), key=itemgetter(0))]
            except (KeyError, ValueError, RecursionError, msgspec.DecodeError, zlib.error) as error:
                raise db.damaged(error) from error
            yield msgspec.structs.replace(rest.survey, path=path, groups=tuple(found))
    if waiting:
        raise db.damaged(ValueError("detections of no known file"))


def _inflate(analysis: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    rest = unpacking.decompress(analysis, _LARGEST_ANALYSIS)
    if not unpacking.eof:
        raise zlib.error("it is cut off or too large")
    return rest


def _put(db: Database, items: list[Item]) -> None:
    ids = _ids(db)
    free = max(ids.values(), default=0)
    for row, _ in items:
        if row.path not in ids:
            free += 1
            ids[row.path] = free
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
