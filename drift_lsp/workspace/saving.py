"""Saving: a path in, the database and the model brought up to what lies there now; work in proportion to the file."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec

from drift_lsp.detectors.survey import Survey
from drift_lsp.graphs.hierarchy import classes
from drift_lsp.graphs.outline import Outline
from drift_lsp.learning.tally import Key, keys_in
from drift_lsp.signals.spans import Laps
from drift_lsp.storage import files, meta, patterns, status, tallies, violations
from drift_lsp.storage.database import Database
from drift_lsp.storage.files import FileRow
from drift_lsp.storage.patterns import ExampleRow
from drift_lsp.storage.tallies import Tally
from drift_lsp.syntax import languages
from drift_lsp.workspace import examples, reading, roles, summary
from drift_lsp.workspace.changes import learned
from drift_lsp.workspace.config import Config
from drift_lsp.workspace.discovery import Found, discover
from drift_lsp.workspace.judging import judge_file, settle
from drift_lsp.workspace.knowledge import NOTHING, Knowledge, moment
from drift_lsp.workspace.surveying import Read, Setting, read_one


def save(root: Path, db: Database, knowledge: Knowledge, config: Config, path: str) -> bool:
    """Swap what is known of one file for what the disk says; the same save arriving twice changes nothing."""
    row = files.row(db, path)
    read = _read(root, knowledge, config, path) if row or _is_read(root, knowledge, config, path) else None
    if read is None:
        return _forget(db, knowledge, path, row) if row else False
    if row and (row.hash, row.problem or "") == (read.hash, read.code):
        files.touch(db, [msgspec.structs.replace(row, size=read.size, mtime_ns=read.mtime_ns)])
        return False
    looked = files.unpack(read.packed) if read.packed else None
    knowledge.paths[path] = read.git_oid
    if knowledge.before.is_fresh(path):
        knowledge.model.fresh |= {path}
    changes = _learn(db, knowledge, path, looked)
    settle(root, config, knowledge, [looked] if looked else [])
    found = judge_file(root, config, knowledge, looked).violations if looked else []
    shown = _follow(root, knowledge, config, path)
    with db.atomic():
        if _is_still(db, path, row):
            files.replace_packed(db, [(_row(read), read.packed)])
            patterns.replace_examples(db, path, shown)
            tallies.change_tallies(db, changes)
            violations.replace_files(db, {path: found})
            _note(db, knowledge)
    return True


def _follow(root: Path, knowledge: Knowledge, config: Config, path: str) -> list[ExampleRow]:
    """Find the examples of a file where they stand now."""
    if not any(it.path == path for found in knowledge.exemplars.values() for it in found):
        return []
    source = reading.read(root, path, config.scan.max_file_size)
    content = source.content if isinstance(source, reading.Source) else None
    moved = examples.followed(knowledge.exemplars, path, content)
    knowledge.exemplars = {**knowledge.exemplars, **moved}
    return [it for it in summary.examples(knowledge, moved) if it.path == path]


def _is_still(db: Database, path: str, row: FileRow | None) -> bool:
    """Tell whether nobody else has taken the same change down meanwhile: it would be counted twice."""
    now = files.row(db, path)
    return (now and now.hash) == (row and row.hash)


def _is_read(root: Path, knowledge: Knowledge, config: Config, path: str) -> bool:
    """Tell whether a scan would read a file that is not known yet; of many new ones the first asks for all."""
    if path not in knowledge.readable:
        knowledge.readable = frozenset(it.path for it in discover(root, config.scan).files)
    return path in knowledge.readable


def _note(db: Database, knowledge: Knowledge) -> None:
    """Note that what was concluded of other files may hold no more; the next scan concludes anew."""
    current = knowledge.learned == learned(db)
    meta.put(db, "saved", str(time.time_ns()))
    # Where others learned something meanwhile, this model is behind, and is loaded anew when it is asked next.
    knowledge.learned = learned(db) if current else NOTHING


def _read(root: Path, knowledge: Knowledge, config: Config, path: str) -> Read | None:
    language, role = languages.of(path), roles.role(path)
    if language is None or role is None:
        return None
    try:
        told = (root / path).stat()
    except OSError:
        return None
    found = Found(path, told.st_size, told.st_mtime_ns, language, role)
    return read_one(
        found, Setting(str(root), config.scan.max_file_size, knowledge.project, knowledge.before.oid_format), Laps()
    )


def _forget(db: Database, knowledge: Knowledge, path: str, row: FileRow) -> bool:
    knowledge.paths.pop(path, None)
    changes = _learn(db, knowledge, path, None)
    if knowledge.accepted:
        knowledge.accepted.put(path, ())
    with db.atomic():
        if _is_still(db, path, row):
            tallies.change_tallies(db, changes)
            files.remove(db, [path])
            status.refresh(db)
            _note(db, knowledge)
    return True


def _learn(db: Database, knowledge: Knowledge, path: str, now: Survey | None) -> list[Tally]:
    """Swap what the model knows of a file, and count its heirs anew; returns the counts that differ."""
    model = knowledge.model
    heirs = _heirs(db, knowledge, path, files.load_survey(db, path), now)
    touched = _keys(knowledge, path, now).union(*(_keys(knowledge, it.path, it) for it in heirs))
    counted = _counts(knowledge, touched)
    if now is None:
        model.remove(path)
    else:
        model.put(now)
    for heir in heirs:
        model.put(heir)
    knowledge.before.forget_prints()
    return _difference(counted, _counts(knowledge, touched))


def _heirs(db: Database, knowledge: Knowledge, path: str, before: Survey | None, now: Survey | None) -> list[Survey]:
    """Load the files whose classes may inherit from classes that changed: what is free there may differ now."""
    old, new = (_offered(it.outline) if it else {} for it in (before, now))
    changed = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    paths = knowledge.model.hierarchy.heirs(changed) if changed else []
    return [heir for it in paths if it != path and (heir := files.load_survey(db, it))]


def _offered(outline: Outline) -> dict[str, object]:
    """Tell what others may import from a file as a base: its classes, and what it hands on."""
    return {**outline.origins, **classes(outline)}


_Counts = dict[tuple[str, Key, str], tuple[int, int]]


def _keys(knowledge: Knowledge, path: str, now: Survey | None) -> set[Key]:
    """List the slots that a file contributes to, before or after."""
    return knowledge.model.tallies.keys_of(path) | (keys_in(now) if now else set())


def _counts(knowledge: Knowledge, keys: set[Key]) -> _Counts:
    slots = knowledge.model.tallies.slots
    return {
        (scope, key, choice): (count.sites, count.files)
        for key in keys & slots.keys()
        for scope, choices in slots[key].scopes.items()
        for choice, count in choices.items()
    }


def _difference(before: _Counts, now: _Counts) -> list[Tally]:
    made = []
    for place in before.keys() | now.keys():
        (sites, in_files), (new_sites, new_files) = before.get(place, (0, 0)), now.get(place, (0, 0))
        if (sites, in_files) != (new_sites, new_files):
            scope, key, choice = place
            made.append(Tally(scope, *key, choice, new_sites - sites, new_files - in_files))
    return made


def _row(read: Read) -> FileRow:
    return FileRow(
        read.path,
        read.language,
        read.role,
        read.size,
        read.mtime_ns,
        read.hash,
        read.git_oid,
        read.lines,
        moment(),
        read.code or None,
    )
