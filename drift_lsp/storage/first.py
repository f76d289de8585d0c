"""First: a file in, how often it made each choice at the first scan out; used where there is no git to ask.

Nothing is written for a file that is as it was: what it is counted with is its first count. When it changes for the
first time, that is kept.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from drift_lsp.storage import meta
from drift_lsp.storage.database import Database

Counts = dict[tuple[str, str], dict[str, int]]
"""Detector and slot → choice → sites."""

_decode = msgspec.msgpack.Decoder(list[tuple[str, str, str, int]]).decode


def keep(db: Database, hashes: Mapping[str, bytes]) -> None:
    """Keep what these files are counted with, before what is known of them is replaced; `hashes` are their new ones.

    Where git tells how files were, and until the first scan has ended, nothing is kept.
    """
    if not meta.get(db, "baseline"):
        return
    for path, digest in hashes.items():
        was = db.value("select hash from file_metadata where path = ?", path)
        if digest != was and (counted := _counted(db, path)):
            packed = msgspec.msgpack.encode(counted)
            db.run("insert or ignore into first_counts (path, counts) values (?, ?)", path, packed)


def counts(db: Database, path: str) -> Counts:
    """Tell what a file was counted with at the first scan, or when it was first seen; nothing for an unknown one."""
    kept = db.value("select counts from first_counts where path = ?", path)
    try:
        counted = _counted(db, path) if kept is None else _decode(kept)
    except msgspec.MsgspecError as error:
        raise db.damaged(error) from error
    found: Counts = {}
    for detector, slot, choice, n in counted:
        found.setdefault((detector, slot), {})[choice] = n
    return found


def forget(db: Database) -> None:
    """Forget how all files were: another scan is the first."""
    db.run("delete from first_counts")


def _counted(db: Database, path: str) -> list[tuple[str, str, str, int]]:
    sql = """
        select slots.detector, slots.slot, choices.text, it.n
        from file_metadata as file join detections as it on it.file_id = file.id
        join slots on slots.id = it.slot_id join choices on choices.id = it.choice_id
        where file.path = ?
    """
    return [(detector, slot, choice, n) for detector, slot, choice, n in db.tuples(sql, path)]
