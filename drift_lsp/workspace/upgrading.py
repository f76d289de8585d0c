"""Upgrading: what the earlier Drift knew of a project in, its decisions in drift.db and its settings in drift.toml out.

Its folders are only read until all of that is written; then they are moved aside, and nothing is deleted.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any, get_args

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Severity
from drift_lsp.errors import UsageError
from drift_lsp.learning.variants import Variant
from drift_lsp.reports.toml import quoted, toml
from drift_lsp.storage import feedback, meta, patterns, variants
from drift_lsp.storage.feedback import Action, Event
from drift_lsp.workspace import earlier, shared
from drift_lsp.workspace.changes import marks
from drift_lsp.workspace.decisions import person
from drift_lsp.workspace.earlier import Old, OldVariant
from drift_lsp.workspace.knowledge import absolute_rules, moment, today, unmutable
from drift_lsp.workspace.outcomes import UpgradeReport
from drift_lsp.workspace.root import CONFIG, STATE
from drift_lsp.workspace.sharing import Sharing

KEPT = "earlier"
"""The folder in `.drift/` that the old ones are moved to."""

RENAMED = {
    "security/secret-management": "security/hard-coded-secret",
    "security/sql-injection": "security/sql-from-string",
    "structural/file-naming": "structural/file-name-case",
    "structural/import-ordering": "structural/import-order",
}
"""Detectors of the earlier Drift that ask what one of ours asks by another name."""

_SEVERITIES = {"info": "information", "hint": "information"}
_INSIDE = re.compile(r"(?!.*(^|/)\.\.?(/|$))[^/\\][^\\]*")


class Upgrading(Sharing):
    """Takes over what the earlier Drift knew."""

    def upgrade(self, *, keep: bool = False) -> UpgradeReport:
        """Take it over; `keep` leaves the old folders where they are."""
        if not earlier.is_there(self.root):
            raise UsageError(
                f"The earlier Drift left nothing in {self.root / STATE}.", "`drift check` is all you need."
            )
        self._must_write("Nothing can be taken over.")
        found = earlier.read(self.root)
        self.scan()
        with self._lock:
            opinions, marked = self._opinions(), marks(self._db)
            with self._db.atomic():
                matched = [self._take_over_decision(it) for it in found.decided]
                varied = [self._take_over_variant(it) for it in found.variants]
                meta.put(self._db, "upgraded", moment())
            self._heard(opinions, marked)
        settings, left = _settings(found.settings)
        written = bool(settings) and not (self.root / CONFIG).exists()
        if written:
            shared.write(self.root, CONFIG, settings)
        return UpgradeReport(
            patterns=found.patterns,
            approved=sum(it.status == "approved" for it in found.decided),
            ignored=sum(it.status == "ignored" for it in found.decided),
            variants=len(varied),
            in_force=sum(matched) + sum(varied),
            waiting=tuple(sorted({it.name or it.id for it, ok in zip(found.decided, matched, strict=True) if not ok})),
            counts=found.counts,
            config=CONFIG if written else "",
            left=left,
            moved="" if keep else self._move(),
            notes=found.notes,
        )

    def _take_over_decision(self, it: Old) -> bool:
        """Record a decision for every pattern that asks the same here; else under its old id, where it waits."""
        action: Action = "approve" if it.status == "approved" else "ignore"
        ours = list(self._ours(it.detector, approving=action == "approve"))
        why = f"the earlier Drift: {it.name or it.id} ({it.detector or it.category})"
        at = f"{it.at[:19]}Z" if re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", it.at) else moment()
        at = min(at, moment())
        for pattern, choice in ours or [(it.id, "")]:
            if re.fullmatch("[0-9a-f]{16}", pattern):
                said = Event(action=action, at=at, pattern_id=pattern, choice=choice, reason=why, who=person())
                feedback.record(self._db, said)
        return bool(ours)

    def _take_over_variant(self, it: OldVariant) -> bool:
        scope = it.scope if _INSIDE.fullmatch(it.scope) else ""
        if (it.scope and not scope) or (it.expires and it.expires < today()):
            return False
        ours = [pattern for pattern, _ in self._ours(it.detector, approving=False)]
        for pattern in ours or [it.id]:
            if not re.fullmatch("[0-9a-f]{16}", pattern) or (it.enabled is False and pattern in unmutable()):
                continue
            made = Variant(
                pattern=pattern,
                scope=scope,
                enabled=it.enabled,
                severity=_severity(it.severity) or None,  # type: ignore[arg-type]
                threshold=it.threshold if it.threshold and 0 < it.threshold < 1 else None,
                expires=it.expires if re.fullmatch(r"\d{4}-\d\d-\d\d", it.expires) else "",
                reason=it.why,
                by=person(),
            )
            variants.add(self._db, made, moment(), is_file=it.is_file)
        return bool(ours)

    def _ours(self, detector: str, *, approving: bool) -> Iterator[tuple[str, str]]:
        """List our patterns that ask what a detector of the earlier Drift asked, with their choice."""
        name = detector if detector in registry.names() else RENAMED.get(detector, "")
        for row in patterns.all_patterns(self._db):
            if row.detector == name:
                yield row.id, row.choice
        for pattern, (ours, _) in absolute_rules().items():
            if ours == name and not approving and pattern not in unmutable():
                yield pattern, ""

    def _move(self) -> str:
        state = self.root / STATE
        target = state / KEPT
        target.mkdir(exist_ok=True)
        for name in (*earlier.FOLDERS, *earlier.SINGLE, "variants"):
            here = state / name
            if os.path.lexists(here) and not os.path.lexists(target / name):
                here.rename(target / name)
        return f"{STATE}/{KEPT}"


def _settings(old: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Write the settings that have a place in drift.toml, and tell which have none."""
    lines, left = list[str](), list[str]()
    ignore, ci, performance = (old.get(it) for it in ("ignore", "ci", "performance"))
    scan = {}
    if isinstance(ignore, list):
        scan["extra_ignore"] = toml([it for it in ignore if isinstance(it, str)])
    if isinstance(performance, dict) and isinstance(workers := performance.get("maxWorkers"), int):
        scan["workers"] = toml(min(max(workers, 0), 256))
    lines += ["[scan]", *(f"{key} = {value}" for key, value in scan.items()), ""] if scan else []
    fail_on = _severity(ci.get("failOn")) if isinstance(ci, dict) else ""
    lines += ["[check]", f"fail_on = {quoted(fail_on)}", ""] if fail_on else []
    known = {*registry.names(), *(it.partition("/")[0] for it in registry.names())}
    severities = []
    moved = old.get("severity")
    for name, value in moved.items() if isinstance(moved, dict) else ():
        ours, severity = RENAMED.get(name, name), _severity(value)
        if ours in known and severity:
            severities.append(f"{quoted(ours)} = {quoted(severity)}")
        else:
            left.append(f"severity.{name}")
    lines += ["[severity]", *severities, ""] if severities else []
    left += [it for it in old if it not in ("severity", "ignore", "ci", "performance", "version", "project")]
    header = "# Taken over from the settings of the earlier Drift; `drift config show` lists all there are.\n\n"
    return (header + "\n".join(lines) if lines else ""), tuple(left)


def _severity(word: object) -> str:
    """Say a severity of the earlier Drift as ours; "" for what is none."""
    ours = _SEVERITIES.get(word, word) if isinstance(word, str) else ""
    return ours if ours in get_args(Severity) else ""
