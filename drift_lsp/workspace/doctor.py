"""Doctor: a project's folder in, whether its database, copies and settings are sound out; nothing is changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.errors import DriftError
from drift_lsp.storage import backups, examine, timings
from drift_lsp.storage.database import Database
from drift_lsp.storage.timings import Timing
from drift_lsp.workspace import layers
from drift_lsp.workspace.root import STATE, find_root
from drift_lsp.workspace.store import DATABASE

ROOM = 64 << 20
"""Bytes of free disk below which the next scan may not fit."""


class Sign(msgspec.Struct, frozen=True):
    """One thing that was looked at."""

    name: str
    state: str
    """`sound`, `note` or `wrong`."""

    says: str = ""


class Diagnosis(msgspec.Struct, frozen=True, kw_only=True):
    """How a project's Drift is."""

    root: str
    signs: tuple[Sign, ...]
    slowest: tuple[Timing, ...] = ()
    """Statements that took most time together."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not any(it.state == "wrong" for it in self.signs)


def look(folder: Path, wait: float = 5.0) -> Diagnosis:
    """Look at everything; what cannot be opened is a sign too."""
    root = find_root(folder)
    path = root / STATE / DATABASE
    signs, slowest = [_settings(root), _room(root)], tuple[Timing, ...]()
    if not path.exists():
        signs.append(Sign("database", "note", "there is none yet; `drift scan` makes it"))
        return Diagnosis(root=str(root), signs=tuple(signs))
    try:
        with Database.open(path, readonly=True, wait=wait) as db:
            signs += _database(db)
            slowest = tuple(timings.slowest(db))
    except DriftError as err:
        signs.append(Sign("database", "wrong", f"{err} [{err.code}]"))
    signs += _copies(path)
    return Diagnosis(root=str(root), signs=tuple(signs), slowest=slowest)


def _settings(root: Path) -> Sign:
    try:
        layers.load(root, os.environ, {}, registry.names())
    except DriftError as err:
        return Sign("settings", "wrong", str(err))
    return Sign("settings", "sound")


def _room(root: Path) -> Sign:
    free = shutil.disk_usage(root).free
    if not os.access(root, os.W_OK):
        return Sign("folder", "note", "it cannot be written, so that everything stays in memory")
    if free < ROOM:
        return Sign("folder", "note", f"only {free // 1_000_000} MB are free on its disk")
    return Sign("folder", "sound")


def _database(db: Database) -> Iterator[Sign]:
    for it in examine.examine(db):
        todo = "; `drift scan` or `drift backup --restore latest` mends it" if it.wrong else ""
        yield Sign(it.name, "wrong" if it.wrong else "sound", "; ".join(it.wrong) + todo)
    free = examine.free_bytes(db)
    if free > 1_000_000:
        yield Sign("free pages", "note", f"`drift gc` gives {free / 1_000_000:.1f} MB back")


def _copies(path: Path) -> Iterator[Sign]:
    found = backups.described(path)
    broken = [it.name for it in found if not it.sound]
    if broken:
        yield Sign("copies", "wrong", f"{', '.join(broken)}: not what the checksum says; delete them")
    elif found:
        yield Sign("copies", "sound", f"{len(found)}, the newest of {found[0].at[:10]}")
