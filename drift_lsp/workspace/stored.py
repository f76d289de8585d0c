"""Stored: the database in, what the last scan and those who spoke since left in it out."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from drift_lsp.enforcement.violation import Violation
from drift_lsp.graphs.project import Project
from drift_lsp.learning.examples import Exemplar
from drift_lsp.signals.metrics import Metric, metrics
from drift_lsp.storage import meta, patterns
from drift_lsp.storage import violations as rows
from drift_lsp.storage.database import Database
from drift_lsp.storage.patterns import ExampleRow
from drift_lsp.workspace.outcomes import UnusedSuppression


def violations(db: Database) -> list[Violation]:
    """Load every violation that is shown in some mode."""
    made, after = list[Violation](), None
    while True:
        page = rows.page(db, after=after, limit=1000, hidden=True)
        made += page.items
        if page.next is None:
            return made
        after = page.next


def unused(db: Database) -> list[UnusedSuppression]:
    """Load the comments that silenced nothing in the last scan."""
    return meta.record(db, "unused", list[UnusedSuppression], [])


def accepted(db: Database) -> dict[str, list[tuple[str, str]]]:
    """Load what the last scan found of the team's baseline, by path."""
    text = meta.get(db, "accepted")
    return msgspec.json.decode(text, type=dict[str, list[tuple[str, str]]]) if text else {}


def measured(db: Database) -> tuple[Metric, ...]:
    """Load what the last runs measured, all twelve figures of it."""
    text = meta.get(db, "metrics")
    return metrics((), msgspec.json.decode(text, type=list[Metric]) if text else ())


def project(db: Database) -> Project:
    """Load the project as the last scan saw it."""
    return meta.record(db, "project", Project, Project())


def examples(db: Database) -> dict[str, list[Exemplar]]:
    """Load the examples of all patterns."""
    made: defaultdict[str, list[Exemplar]] = defaultdict(list)
    for it in patterns.all_examples(db):
        made[it.pattern_id].append(exemplar(it))
    return dict(made)


def exemplar(it: ExampleRow) -> Exemplar:
    """Read an example as it was before storing."""
    return Exemplar(it.path, it.row, it.end_row, it.code, it.quality, it.is_positive)
