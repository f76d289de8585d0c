"""Loading: stored surveys and what was concluded from them in, the knowledge in memory out."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import msgspec

from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.waivers import Waiver
from drift_lsp.graphs.project import Project
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.model import Model
from drift_lsp.learning.rule import Rule, weighed
from drift_lsp.learning.ruling import Held
from drift_lsp.storage import baseline, files, meta
from drift_lsp.storage.database import Database
from drift_lsp.workspace.before import Before
from drift_lsp.workspace.config import Config
from drift_lsp.workspace.knowledge import Knowledge, heard, today

LATELY = 300
"""Of how many of the last commits it is asked what they wrote."""

NEWEST = 250
"""How many of the last commits that brought files git is asked for: half a second where there are 40,000 commits."""


def empty(db: Database, config: Config, project: Project) -> Model:
    """Make a model that may see files before it hears what people say of them."""
    return Model(project, config.learn, Opinions(), held(db))


def build(db: Database, config: Config, model: Model, before: Before, surveys: Iterable[Survey]) -> Knowledge:
    """Learn from surveys that the model has not seen; what was mined and is held dominant is that of the last scan."""
    model.hear(heard(db, time.time(), config))
    model.rulings.day = today()
    model.fill(surveys)
    model.adopt(weighed(it, model.opinions) for it in _rules(db))
    knowledge = Knowledge(config, model.project, model, before)
    knowledge.waive(meta.record(db, "waived", tuple[Waiver, ...], ()))
    known = files.known(db).values()
    knowledge.paths = {row.path: row.git_oid for row in known}
    lines = {row.path: row.lines for row in known}
    model.newest.ages = newest(db, before)
    model.newest.ask = lambda: before.written(lines, LATELY)
    model.fresh = frozenset(path for path in knowledge.paths if before.is_fresh(path))
    return knowledge


class Brought(msgspec.Struct, frozen=True):
    """What git told of the files that its last commits brought."""

    commit: str = ""
    """The last of those commits."""

    ages: dict[str, int] = {}


def newest(db: Database, before: Before) -> dict[str, int]:
    """Tell how many commits ago the newest files were brought; as the last scan heard it, unless git moved on."""
    kept = meta.record(db, "brought", Brought, Brought())
    return kept.ages if kept.commit == (before.commit or "") else before.ages(NEWEST)


def known_baseline(db: Database) -> frozenset[str] | None:
    """Load the fingerprints of the first scan; None where git tells what is old."""
    known = baseline.load(db)
    if not known and not meta.get(db, "baseline"):
        return None
    return frozenset(one for it in known for one in (it.fingerprint, it.loose))


def held(db: Database) -> dict[str, Held]:
    """Load the choices held dominant since the last scans, by pattern."""
    return meta.record(db, "held", dict[str, Held], {})


def _rules(db: Database) -> list[Rule]:
    return meta.record(db, "rules", list[Rule], [])


@contextmanager
def uncollected() -> Iterator[None]:
    """Spare the search for cyclic garbage while many records are made that hold none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
