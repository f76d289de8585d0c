"""Workspace: the façade all doors use — one project's folder in, everything Drift can say of it out.

Calls may come from any thread: one lock guards the model in memory and the database connection, and is held for
milliseconds; a scan works on a connection of its own and takes the lock only to hand its result over.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import msgspec

from drift_lsp.enforcement.knobs import Show
from drift_lsp.errors import UsageError
from drift_lsp.storage import files, scans
from drift_lsp.workspace import answers, pipeline, reading
from drift_lsp.workspace.changes import Cancelled, ProgressTo, marks
from drift_lsp.workspace.keeping import Keeping
from drift_lsp.workspace.knowledge import Knowledge
from drift_lsp.workspace.lock import scanning
from drift_lsp.workspace.opened import WAIT
from drift_lsp.workspace.root import STATE
from drift_lsp.workspace.saving import save
from drift_lsp.workspace.saying import Saying
from drift_lsp.workspace.store import open_store
from drift_lsp.workspace.telling import Telling
from drift_lsp.workspace.views import CheckReport, Problem, Progress, ScanReport


def _nothing(_: object) -> None:
    """Tell nobody of progress."""


def _never() -> bool:
    """Never cancel."""
    return False


class Workspace(Telling, Saying, Keeping):
    """One project."""

    def scanned(self) -> bool:
        """Tell whether the project was ever scanned to the end."""
        with self._lock:
            self._reopen()
            return scans.last(self._db) is not None

    def scan(
        self, progress: ProgressTo | None = None, cancelled: Cancelled | None = None, wait: float = 60.0
    ) -> ScanReport:
        """Bring what is known up to what lies on the disk. Blocks; `cancelled` is asked often and loses nothing."""
        return self._scan(progress or _nothing, cancelled or _never, wait, "")

    def _scan(self, progress: ProgressTo, cancelled: Cancelled, wait: float, since: str) -> ScanReport:
        with self._lock:
            self._reopen()
            saved, heard = marks(self._db)

        def waiting(holder: str) -> None:
            progress(Progress(f"waiting for the scan of process {holder}", 0, 0))

        with scanning(self.root / STATE, wait, cancelled, waiting) if self.saved_to_disk else nullcontext():
            self._daily()
            own = open_store(self.root, WAIT).db if self.saved_to_disk and not self._fork else self._db
            try:
                outcome = pipeline.scan(
                    self.root,
                    own,
                    self.config,
                    fork=self._fork,
                    saved=self.saved_to_disk,
                    since=since,
                    progress=progress,
                    cancelled=cancelled,
                )
            finally:
                if own is not self._db:
                    own.close()
        with self._lock:
            self._take_over(outcome.knowledge, saved, heard)
        if not self._store.note:
            return outcome.report
        return msgspec.structs.replace(outcome.report, notes=(self._store.note, *outcome.report.notes))

    def _take_over(self, fresh: Knowledge | None, saved: str, heard: str) -> None:
        """Use what a scan made; what was saved and said since it began, by anybody, is not in it yet."""
        version = self._db.data_version()
        if fresh or version != self._version:
            saved_now, heard_now = marks(self._db)
            self._knowledge = fresh if saved_now == saved else None
            if fresh and heard_now != heard:
                self._heard()
            gc.freeze()
        self._version = version

    def saved(self, path: str) -> bool:
        """Take note that a file changed on the disk. True if what is learned changed."""
        with self._lock:
            self._reopen()
            if scans.last(self._db) is None:
                return False
            self._catch_up()
            waiting = [it for it in self._pending.values() if it.path == path]
            before = files.load_survey(self._db, path) if waiting else None
            try:
                changed = save(self.root, self._db, self._known(), self.config, path)
            except BaseException:
                self._knowledge = None  # The model may be ahead of what was written.
                raise
            if changed:
                self._count_fixes(waiting, before, files.load_survey(self._db, path) if waiting else None)
            return changed

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
        report = self._scan(progress or _nothing, cancelled or _never, 60.0, changed_since or "")
        mode = show or self.config.check.show
        with self._lock:
            lines = {row.path: row.lines for row in files.known(self._db).values() if _covered(row.path, under)}
            found = [it for it in answers.stored(self._db) if it.path in lines]
            unused = [it for it in answers.stored_unused(self._db) if it.path in lines]
        if changed_since:
            found = answers.on_changed_lines(self.root, found, changed_since, self.config.scan.max_file_size)
            mode = "all"
        return CheckReport(
            root=str(self.root),
            violations=tuple(answers.by_file(found, mode, lines, self.config.check)),
            unused_suppressions=tuple(unused),
            problems=tuple(it for it in report.problems if _covered(it.path, under)),
            files=len(lines),
            seconds=round(time.monotonic() - began, 3),
            scan=report,
        )

    def check_text(self, path: Path, source: bytes, *, show: Show | None = None) -> CheckReport:
        """Say where a text departs, as if it stood in the file at `path`."""
        began = time.monotonic()
        full = path if path.is_absolute() else Path.cwd() / path
        inside = self.relative(full)
        if inside is None:
            raise UsageError(f"{path} is no source file of {self.root}.", "Give a path inside the project.")
        if not self.scanned():
            self.scan()
        if wrong := reading.wrong(inside, source, self.config.scan.max_file_size):
            problem = Problem(wrong.path, wrong.code, wrong.message)
            return CheckReport(root=str(self.root), violations=(), problems=(problem,))
        judged = self.judge(inside, source, show=show)
        return CheckReport(
            root=str(self.root),
            violations=(*judged.shown, *(it for it in judged.hidden if it.hidden == "budget")),
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
