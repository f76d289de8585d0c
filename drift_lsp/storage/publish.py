"""Publishing: all that a finished scan learned in, one transaction out; before it, readers see the last scan whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from drift_lsp.enforcement.violation import Violation
from drift_lsp.storage import (
    baseline,
    dictionary,
    files,
    first,
    meta,
    patterns,
    scans,
    status,
    tallies,
    timings,
    trends,
    violations,
)
from drift_lsp.storage.baseline import Known
from drift_lsp.storage.database import Database
from drift_lsp.storage.patterns import ConventionRow, ExampleRow, PatternRow
from drift_lsp.storage.scans import ScanError, ScanRow
from drift_lsp.storage.tallies import Tally


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """What a scan makes visible."""

    scan: ScanRow
    """How it ended; its id comes from `scans.begin`."""

    patterns: Iterable[PatternRow] = ()
    conventions: Iterable[ConventionRow] = ()
    examples: Iterable[ExampleRow] = ()
    violations: Iterable[Violation] = ()
    """Those that are not shown too, each with why."""

    judged: Mapping[str, bytes] | None = None
    """The files that were judged, each with its hash: one that was saved meanwhile keeps what the save found.

    None where nobody else can have saved one.
    """

    tallies: Iterable[Tally] | None = None
    """All of them; None where `tally_changes` tells what is different."""

    tally_changes: Iterable[Tally] = ()
    removed: Iterable[str] = ()
    """Files that are gone."""

    errors: Iterable[ScanError] = ()
    baseline: Iterable[Known] | None = None
    """None leaves the baseline as it is."""

    meta: Mapping[str, str] = {}


def publish(db: Database, it: Publication) -> None:
    """Make a scan visible: all of it or nothing."""
    with db.atomic():
        files.remove(db, it.removed)
        if it.tallies is not None:
            tallies.replace_tallies(db, it.tallies)
        tallies.change_tallies(db, it.tally_changes)
        at = it.scan.finished_at or it.scan.started_at
        patterns.replace(db, it.patterns, it.conventions, it.examples, at)
        violations.replace_all(db, it.violations, but=_saved_since(db, it.judged))
        if it.baseline is not None:
            baseline.replace(db, it.baseline)
            first.forget(db)
        for key, value in it.meta.items():
            meta.put(db, key, value)
        scans.add_errors(db, it.scan.id, it.errors)
        scans.finish(db, it.scan)
        if it.scan.modified or it.scan.removed:
            dictionary.prune(db)
        status.publish(db, it.scan.id)
        trends.record(db, at)
        timings.record(db, at)


def _saved_since(db: Database, judged: Mapping[str, bytes] | None) -> set[str]:
    return {path for path, row in files.known(db).items() if judged is not None and judged.get(path) != row.hash}
