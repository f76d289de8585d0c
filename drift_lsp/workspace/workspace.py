"""Workspace: the façade all doors use — one project's folder in, everything Drift can say of it out.

Calls may come from any thread: one lock guards the model in memory and the database connection, and is held for
milliseconds; a scan works on a connection of its own and takes the lock only to hand its result over.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from drift_lsp.enforcement.knobs import Show
from drift_lsp.enforcement.picking import LEFT_OUT, copied, once_a_change
from drift_lsp.enforcement.violation import SEVERITY_ORDER
from drift_lsp.errors import UsageError
from drift_lsp.signals.events import GateEvaluated
from drift_lsp.signals.spans import recording, span
from drift_lsp.storage import files
from drift_lsp.workspace import git, moves, reading, showing, stored
from drift_lsp.workspace.changes import Cancelled, ProgressTo
from drift_lsp.workspace.cleaning import Cleaning
from drift_lsp.workspace.learning import never, nothing
from drift_lsp.workspace.outcomes import CheckReport, Problem
from drift_lsp.workspace.telling import Telling


class Workspace(Telling, Cleaning):
    """One project."""

    def check(
        self,
        paths: Sequence[Path] = (),
        *,
        show: Show | None = None,
        changed_since: str | None = None,
        progress: ProgressTo | None = None,
        cancelled: Cancelled | None = None,
    ) -> CheckReport:
        """Say where the project departs from its conventions, as it lies on the disk now."""
        began = time.monotonic()
        under = [self._below(path) for path in paths]
        report = self._scan(progress or nothing, cancelled or never, 60.0, changed_since or "")
        mode = show or self.config.check.show
        with self._lock:
            rows = files.known(self._db)
            lines = {row.path: row.lines for row in rows.values() if _covered(row.path, under)}
            found = [it for it in stored.violations(self._db) if it.path in lines]
            unused = [it for it in stored.unused(self._db) if it.path in lines]
        largest = self.config.scan.max_file_size
        if not changed_since:
            found = list(
                moves.unmoved_since_base(self.root, found, {path: it.git_oid for path, it in rows.items()}, largest)
            )
        if changed_since:
            found = list(copied(found))
            if mode != "all":
                found = [it for it in found if it.new or it.severity == "error"]
            found, doubts = showing.on_changed_lines(self.root, found, changed_since, largest)
            report = msgspec.structs.replace(report, notes=(*report.notes, *doubts))
            if mode != "all":
                before = git.tree(self.root, git.resolve(self.root, changed_since))
                now = {path: row.git_oid for path, row in rows.items()}
                found = list(moves.unmoved(self.root, found, before, now, largest))
        shown = tuple(showing.by_file(found, mode, lines, self.config.check))
        return CheckReport(
            root=str(self.root),
            violations=tuple(once_a_change(shown)),
            unused_suppressions=tuple(unused),
            problems=tuple(it for it in report.problems if _covered(it.path, under)),
            files=len(lines),
            seconds=round(time.monotonic() - began, 3),
            scan=report,
        )

    def gate(self, report: CheckReport, least: str) -> bool:
        """Tell whether a check's findings let the project pass: the budget has no say in it."""
        with recording() as run, span("check.gate"):
            order = SEVERITY_ORDER.get(least, len(SEVERITY_ORDER))
            failing = sum(SEVERITY_ORDER[it.severity] >= order for it in report.violations)
        if report.scan and self._measured:
            with self._lock:
                self._keep(run.measured)
        if self.events:
            self.events.send([GateEvaluated("fail-on", not failing, failing)])
        return not failing

    def check_text(self, path: Path, source: bytes, *, show: Show | None = None) -> CheckReport:
        """Say where a text departs, as if it stood in the file at `path`."""
        began = time.monotonic()
        full = path if path.is_absolute() else Path.cwd() / path
        inside = self.relative(full)
        if inside is None:
            raise self._not_ours(path)
        if not self.scanned():
            self.scan()
        if wrong := reading.wrong(inside, source, self.config.scan.max_file_size):
            problem = Problem(wrong.path, wrong.code, wrong.message)
            return CheckReport(root=str(self.root), violations=(), problems=(problem,))
        judged = self.judge(inside, source, show=show)
        return CheckReport(
            root=str(self.root),
            violations=(*judged.shown, *(it for it in judged.hidden if it.hidden in LEFT_OUT)),
            unused_suppressions=judged.unused,
            files=1,
            seconds=round(time.monotonic() - began, 3),
        )

    def _below(self, path: Path) -> str:
        full = path if path.is_absolute() else Path.cwd() / path
        if not os.path.exists(full):
            raise UsageError(f"{path} does not exist.", "Give files or folders of the project.")
        try:
            return full.resolve().relative_to(self.root).as_posix()
        except ValueError:
            raise UsageError(f"{path} lies outside {self.root}.", "Run drift in that project instead.") from None


def _covered(path: str, under: Sequence[str]) -> bool:
    return not under or any(it == "." or path == it or path.startswith(f"{it}/") for it in under)
