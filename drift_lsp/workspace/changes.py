"""Changes: a root and what is stored of it in, what differs between disk and database out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import msgspec

from drift_lsp.enforcement.knobs import Check
from drift_lsp.enforcement.waivers import Waiver
from drift_lsp.errors import CancelledError
from drift_lsp.graphs.project import Project
from drift_lsp.signals.spans import measure, span
from drift_lsp.storage import files, meta, scans
from drift_lsp.storage.database import Database
from drift_lsp.storage.files import FileRow
from drift_lsp.storage.knobs import Backup, Retention
from drift_lsp.workspace import linters, packages, reading, shared
from drift_lsp.workspace.before import Before
from drift_lsp.workspace.config import Config
from drift_lsp.workspace.discovery import Discovery, Found, discover
from drift_lsp.workspace.knowledge import analysis_version, today
from drift_lsp.workspace.outcomes import Progress

ProgressTo = Callable[[Progress], None]
Cancelled = Callable[[], bool]


class Changes(msgspec.Struct, frozen=True):
    """What differs between disk and database."""

    discovery: Discovery
    project: Project
    known: Mapping[str, FileRow]
    changed: list[Found]
    removed: list[str]
    notes: tuple[str, ...]
    analysis: str
    stale: bool
    """What is stored of unchanged files was made by another analysis: all are read again."""

    waived: tuple[Waiver, ...] = ()
    """What the settings of other tools say is not to be asked."""


def compare(root: Path, db: Database, config: Config, cancelled: Cancelled) -> Changes:
    """Compare the disk with what is known of it: by size and time first."""
    known = files.known(db)  # Before the disk is looked at: what is saved from here on is not taken for gone.
    with span("scan.discovery") as said:
        discovery = discover(root, config.scan, partial(stop, cancelled))
        said["files"] = len(discovery.files)
    paths, read = [*(it.path for it in discovery.files), *discovery.manifests], partial(reading.manifest, root)
    project, notes = packages.project(paths, read)
    with span("scan.linters"):
        waived, unread = linters.waivers(paths, read)
    analysis = analysis_version(project)
    stale = meta.get(db, "analysis") != analysis
    present = {it.path for it in discovery.files}
    changed = [
        it
        for it in discovery.files
        if stale or (row := known.get(it.path)) is None or (row.size, row.mtime_ns) != (it.size, it.mtime_ns)
    ]
    removed = [path for path in known if path not in present]
    if discovery.files:
        measure("cache_hit_rate", 1 - len(changed) / len(discovery.files))
    told = *discovery.notes, *notes, *(it for it in unread if it not in notes)
    return Changes(discovery, project, known, changed, removed, told, analysis, stale, waived)


def judged_by(
    db: Database,
    config: Config,
    analysis: str,
    before: Before,
    waived: tuple[Waiver, ...],
    marked: tuple[str, str] | None = None,
) -> str:
    """Compute a digest of everything but the files that stored violations depend on; of now, or as it was `marked`."""
    parts = [analysis, before.commit or "first scan", today(), shared.digest(before.root), *(marked or marks(db))]
    judging = msgspec.structs.replace(config, check=Check(), retention=Retention(), backup=Backup())
    parts += [msgspec.json.encode(it).decode() for it in (judging, waived)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def marks(db: Database) -> tuple[str, str]:
    """Tell marks that change when a file was saved, and when somebody said something."""
    return meta.get(db, "saved") or "", meta.get(db, "heard") or ""


def learned(db: Database) -> tuple[str, int]:
    """Tell marks that change when something was learned, by a save or a scan, not when somebody said something."""
    last = scans.last(db)
    return meta.get(db, "saved") or "", last.id if last else 0


def stop(cancelled: Cancelled) -> None:
    """Stop where the user wants that."""
    if cancelled():
        raise CancelledError("Stopped. What was read is kept; the next scan goes on from there.")
