"""Migrating: a project's database in, brought to another version of its tables out; a copy is made before."""

from __future__ import annotations

from pathlib import Path

from drift_lsp.errors import UsageError
from drift_lsp.storage import migrations
from drift_lsp.storage.database import Database
from drift_lsp.workspace.lock import scanning
from drift_lsp.workspace.outcomes import MigrationReport
from drift_lsp.workspace.root import STATE, find_root
from drift_lsp.workspace.store import DATABASE


def migrate(folder: Path, to: int | None, *, dry_run: bool, wait: float = 5.0) -> MigrationReport:
    """Migrate to the newest version, or back to an older one for an older Drift."""
    path = find_root(folder) / STATE / DATABASE
    if not path.exists():
        raise UsageError(f"There is no {path}.", "`drift check` makes one.")
    before, latest = Database.schema_of(path, wait), migrations.latest()
    wanted = latest if to is None else to
    if not 1 <= wanted <= latest:
        raise UsageError(f"There is no version {wanted} of the tables.", f"This release knows 1 to {latest}.")
    if not dry_run and wanted != before:
        with scanning(path.parent, wait, lambda: False, lambda _: None), Database.open(path, wait=wait) as db:
            if wanted < latest:
                db.downgrade(wanted)
    return MigrationReport(before=before, after=wanted, latest=latest, done=not dry_run and wanted != before)
