"""Baseline: the fingerprints of the first scan in, the same out; used where there is no git to ask."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from drift_lsp.storage.database import Database


class Known(msgspec.Struct, frozen=True, gc=False):
    """A finding that was there before."""

    fingerprint: str
    loose: str


def replace(db: Database, known: Iterable[Known]) -> None:
    """Make these the baseline."""
    with db.atomic():
        db.run("delete from baseline")
        db.insert("insert or ignore into baseline", [(it.fingerprint, it.loose) for it in known])


def load(db: Database) -> list[Known]:
    """List the baseline."""
    return list(db.rows(Known, "select fingerprint, loose from baseline"))
