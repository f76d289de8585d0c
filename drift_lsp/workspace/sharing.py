"""Sharing: what is decided in a project in, drift.lock written or compared with it out."""

from __future__ import annotations

from drift_lsp.signals.events import GateEvaluated
from drift_lsp.workspace import shared, syncing, team
from drift_lsp.workspace.accepting import Accepting
from drift_lsp.workspace.outcomes import LockReport
from drift_lsp.workspace.shared import LOCK


class Sharing(Accepting):
    """Shares decisions."""

    def lock(self) -> LockReport:
        """Write all that is decided here into drift.lock."""
        text, report = self._locked()
        if not report.same:
            shared.write(self.root, LOCK, text)
            with self._lock:
                syncing.sync(self._db, shared.lock_of(self.root))
                self._shared = shared.digest(self.root)
        return report

    def compare_lock(self) -> LockReport:
        """Tell whether drift.lock says all that is decided here, as it would be written now."""
        report = self._locked()[1]
        if self.events:
            self.events.send([GateEvaluated("lock", report.same, int(not report.same))])
        return report

    def _locked(self) -> tuple[str, LockReport]:
        with self._lock:
            self._reopen()
            self._sync()
            known = shared.lock_of(self.root)
            decided, varied = syncing.gather(self._db, known)
        text = team.write(decided, varied)
        before = {repr(it) for it in (*known.pattern, *known.variant)}
        after = {repr(it) for it in (*decided, *varied)}
        written = shared.text_of(self.root, LOCK)
        return text, LockReport(
            path=LOCK,
            patterns=len(decided),
            variants=len(varied),
            added=len(after - before),
            removed=len(before - after),
            same=written == text or (not written and not after),
        )
