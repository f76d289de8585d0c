"""Learning: what lies on the disk in, what is known brought up to it out — all of it by a scan, one file by a save."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial

import msgspec

from drift_lsp.errors import StorageError
from drift_lsp.log import logger
from drift_lsp.signals.events import ScanComplete, ScanFailed, ScanProgress, ScanStarted, ViolationFixed
from drift_lsp.signals.metrics import metrics
from drift_lsp.signals.spans import Measured, measure, recording, span
from drift_lsp.storage import files, meta, scans
from drift_lsp.storage.database import Database
from drift_lsp.workspace import pipeline, shared, stored
from drift_lsp.workspace.changes import Cancelled, ProgressTo, learned, marks
from drift_lsp.workspace.keeping import Keeping
from drift_lsp.workspace.knowledge import Knowledge
from drift_lsp.workspace.lock import scanning
from drift_lsp.workspace.opened import WAIT
from drift_lsp.workspace.outcomes import Progress, ScanReport
from drift_lsp.workspace.root import STATE
from drift_lsp.workspace.saving import save
from drift_lsp.workspace.saying import Saying
from drift_lsp.workspace.store import open_store

UNKNOWN = ""
"""No digest of what the team shares: the next who looks takes it over."""


def nothing(_: object) -> None:
    """Tell nobody of progress."""


def never() -> bool:
    """Never cancel."""
    return False


class Learning(Saying, Keeping):
    """Learns from the disk."""

    def scanned(self) -> bool:
        """Tell whether the project was ever scanned to the end."""
        with self._lock:
            self._reopen()
            return scans.last(self._db) is not None

    def scan(
        self, progress: ProgressTo | None = None, cancelled: Cancelled | None = None, wait: float = 60.0
    ) -> ScanReport:
        """Bring what is known up to what lies on the disk. Blocks; `cancelled` is asked often and loses nothing."""
        return self._scan(progress or nothing, cancelled or never, wait, "")

    def _scan(self, progress: ProgressTo, cancelled: Cancelled, wait: float, since: str) -> ScanReport:
        """Scan, and tell who listens how it went."""
        if not self.events:
            return self._run_scan(progress, cancelled, wait, since)

        def heard(now: Progress) -> None:
            progress(now)
            self.events.send([ScanProgress(now.stage, now.done, now.total)])

        self.events.send([ScanStarted(str(self.root))])
        try:
            with self._news():
                report = self._run_scan(heard, cancelled, wait, since)
        except BaseException as fault:
            self.events.send([ScanFailed(getattr(fault, "code", "BUG"), str(fault))])
            raise
        counts = report.files, report.added, report.modified, report.removed
        self.events.send([ScanComplete(str(self.root), *counts, report.seconds)])
        return report

    def _run_scan(self, progress: ProgressTo, cancelled: Cancelled, wait: float, since: str) -> ScanReport:
        with self._lock:
            self._reopen()
            self._sync()
            saved, heard = marks(self._db)
            current = self._knowledge if self._knowledge and self._knowledge.learned == learned(self._db) else None

        def waiting(holder: str) -> None:
            progress(Progress(f"waiting for the scan of process {holder}", 0, 0))

        with scanning(self.root / STATE, wait, cancelled, waiting) if self.saved_to_disk else nullcontext():
            self._daily()
            own = open_store(self.root, WAIT).db if self.saved_to_disk and not self._fork else self._db
            elsewhere = partial(self._elsewhere, own, current, since, progress, cancelled)
            try:
                with recording() as run, span("scan"):
                    outcome = pipeline.scan(
                        self.root,
                        own,
                        self.config,
                        fork=self._fork,
                        saved=self.saved_to_disk,
                        since=since,
                        progress=progress,
                        cancelled=cancelled,
                        elsewhere=elsewhere if own is not self._db else None,
                    )
            finally:
                if own is not self._db:
                    own.close()
        with self._lock:
            if shared.digest(self.root) != self._shared:
                self._shared = UNKNOWN  # Nobody knows whether the scan has read what was written meanwhile.
            self._take_over(outcome.knowledge, saved, heard)
            if outcome.knowledge:
                speed = outcome.report.files / max(outcome.report.seconds, 0.001)
                self._keep([*run.measured, Measured("scan_files_per_second", speed)])
        if not self._store.note:
            return outcome.report
        return msgspec.structs.replace(outcome.report, notes=(self._store.note, *outcome.report.notes))

    def _elsewhere(
        self, db: Database, current: Knowledge | None, since: str, progress: ProgressTo, cancelled: Cancelled
    ) -> pipeline.Outcome:
        """Have another process scan, and load what is known then; where no file differs, most of it is at hand."""
        from drift_lsp.workspace import apart

        done = apart.scan(self.root, self.config, since, progress, cancelled)
        for it in done.measured:
            measure(it.name, it.value, it.label)
        differs = done.report.added or done.report.modified or done.report.removed
        kept = None
        if current and current is self._knowledge and not differs and current.project == stored.project(db):
            kept = current.model
        return pipeline.Outcome(done.report, self._load(db, kept))

    def _take_over(self, fresh: Knowledge | None, saved: str, heard: str) -> None:
        """Use what a scan made; what was saved and said since it began, by anybody, is not in it yet."""
        version = self._db.data_version()
        if fresh or version != self._version:
            saved_now, heard_now = marks(self._db)
            self._knowledge = fresh if saved_now == saved else None
            if self._knowledge:
                self._knowledge.learned = learned(self._db)
            if fresh and heard_now != heard:
                self._heard(fresh.model.opinions, (saved, heard))
            gc.freeze()
        self._version = version

    def saved(self, path: str) -> bool:
        """Take note that a file changed on the disk. True if what is learned changed."""
        with self._news() as happened, self._lock:
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
                now = files.load_survey(self._db, path) if waiting else None
                happened += map(ViolationFixed, self._count_fixes(waiting, before, now))
            return changed

    def _keep(self, measured: Sequence[Measured]) -> None:
        """Keep what a run measured beside what it learned; a busy database is no reason to fail."""
        self._measured = True
        try:
            known = stored.measured(self._db)
            meta.put(self._db, "metrics", msgspec.json.encode(metrics(measured, known)).decode())
        except StorageError as err:
            logger("workspace").info("what was measured is not kept: %s", err)
