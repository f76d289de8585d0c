"""Pipeline: a root in, a scan out: found → read → learned → judged → published.

Each stage is called here and nowhere else. File rows are written as they come; everything that is concluded from them
becomes visible in one last transaction, so a reader never sees half a scan, and a scan that is stopped loses nothing
but its conclusions.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import msgspec

from drift_lsp import __version__
from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import CancelledError
from drift_lsp.learning.model import Model
from drift_lsp.signals.spans import span
from drift_lsp.storage import files, first, meta, scans
from drift_lsp.storage.database import Database
from drift_lsp.storage.files import FileRow
from drift_lsp.storage.writer import Writer
from drift_lsp.workspace import examples, judging, publishing, shared, summary
from drift_lsp.workspace.before import Before
from drift_lsp.workspace.changes import Cancelled, Changes, ProgressTo, compare, judged_by, stop
from drift_lsp.workspace.config import Config
from drift_lsp.workspace.knowledge import Knowledge, moment, next_held
from drift_lsp.workspace.loading import build, empty, held, known_baseline, uncollected
from drift_lsp.workspace.outcomes import Progress, ScanReport, UnusedSuppression
from drift_lsp.workspace.surveying import Read, Setting

LARGE = 2_000_000
"""Bytes of source from which another process pays: to begin one takes as long as to read half of that."""


class Outcome(msgspec.Struct, frozen=True):
    """What a scan hands on."""

    report: ScanReport
    knowledge: Knowledge | None
    """None where nothing had changed: what is stored still holds."""


def scan(
    root: Path,
    db: Database,
    config: Config,
    *,
    fork: bool,
    saved: bool,
    since: str = "",
    progress: ProgressTo,
    cancelled: Cancelled,
    elsewhere: Callable[[], Outcome] | None = None,
) -> Outcome:
    """Bring what is known of a project up to what lies on its disk; `elsewhere` does it where that is much."""
    began = time.monotonic()
    changes = compare(root, db, config, cancelled)
    before = Before.find(root, changes.project, known_baseline(db), since)
    before.first_counts = partial(first.counts, db)
    key = judged_by(db, config, changes.analysis, before, changes.waived)
    settled = meta.get(db, "judged") == key and not any(it.challenger for it in held(db).values())
    if not changes.changed and not changes.removed and settled and scans.last(db):
        return Outcome(publishing.report(root, db, changes, began, saved), None)
    if elsewhere and sum(it.size for it in changes.discovery.files) >= LARGE:
        return elsewhere()
    number = scans.begin(db, moment(), __version__)
    try:
        with uncollected():
            model = empty(db, config, changes.project)
            with span("scan.read", files=len(changes.changed)):
                reads, seen = _read(root, db, config, changes, before, model, fork, progress, cancelled)
            progress(Progress("learning", 0, 1))
            with span("scan.learn"):
                knowledge, surveys = _learn(root, db, config, changes, before, model, seen)
            with span("scan.judge", files=len(surveys)):
                violations, unused = _judge(root, config, knowledge, surveys, progress, cancelled)
            with span("scan.publish", violations=len(violations)):
                patterns = summary.patterns(knowledge, moment())
                row = publishing.row(db, number, moment(), changes, reads, len(patterns), violations, began)
                publishing.publish(db, row, changes, knowledge, patterns, violations, unused, reads, key)
    except (CancelledError, KeyboardInterrupt):
        scans.fail(db, number, moment(), "cancelled")
        raise
    except BaseException:
        scans.fail(db, number, moment(), "failed")
        raise
    return Outcome(publishing.report(root, db, changes, began, saved), knowledge)


def _read(
    root: Path,
    db: Database,
    config: Config,
    changes: Changes,
    before: Before,
    model: Model,
    fork: bool,
    progress: ProgressTo,
    cancelled: Cancelled,
) -> tuple[list[Read], list[Survey]]:
    """Read what changed, write it down and show it to the model, while workers read on."""
    from drift_lsp.workspace.workers import read_all  # Most runs find nothing to read.

    if changes.stale:
        meta.put(db, "analysis", "being renewed")
    setting = Setting(str(root), config.scan.max_file_size, changes.project, before.oid_format)
    workers = (
        config.scan.workers or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    )
    done, seen, total = list[Read](), list[Survey](), len(changes.changed)
    progress(Progress("reading", 0, total))
    with ExitStack() as stack:
        writer = None
        for reads in read_all(changes.changed, setting, workers or 1, fork, cancelled):
            # The writer is a thread, and workers may be forked: those are there when the first result is.
            writer = writer or stack.enter_context(Writer(db))
            done += [_write(writer, it, changes) for it in reads]
            for fresh in (files.unpack(it.packed) for it in reads if it.packed):
                seen.append(fresh)
                model.see(fresh)
            progress(Progress("reading", len(done), total))
    stop(cancelled)
    progress(Progress("reading", total, total))
    if changes.stale:
        meta.put(db, "analysis", changes.analysis)
    return done, seen


def _write(writer: Writer, it: Read, changes: Changes) -> Read:
    """Have a file written down; its survey is not kept."""
    row = FileRow(
        it.path,
        it.language,
        it.role,
        it.size,
        it.mtime_ns,
        it.hash,
        it.git_oid,
        it.lines,
        moment(),
        it.code or None,
    )
    before = changes.known.get(it.path)
    if before and before.hash == it.hash and it.hash and not changes.stale:
        same = msgspec.structs.replace(row, lines=before.lines)
        writer.put(lambda db: files.touch(db, [same]))
    else:
        writer.replace(row, it.packed)
    return msgspec.structs.replace(it, packed=None)


def _learn(
    root: Path, db: Database, config: Config, changes: Changes, before: Before, model: Model, seen: list[Survey]
) -> tuple[Knowledge, list[Survey]]:
    """Learn from all that is stored and was not seen yet, but for the files that are gone."""
    gone = set(changes.removed)
    others = list(files.load_surveys(db, but=gone.union(it.path for it in seen)))
    knowledge, surveys = build(db, config, model, before, others), [*seen, *others]
    knowledge.accepted = shared.accepted(root)
    knowledge.waive(changes.waived)
    for path in gone:
        knowledge.paths.pop(path, None)
    with span("scan.confidence"):
        knowledge.model.hold(next_held(knowledge.model, config.learn.flips))
        knowledge.model.mine(config.mine)
    knowledge.exemplars = examples.find(knowledge.model, surveys, root, config.scan.max_file_size)
    return knowledge, surveys


def _judge(
    root: Path,
    config: Config,
    knowledge: Knowledge,
    surveys: list[Survey],
    progress: ProgressTo,
    cancelled: Cancelled,
) -> tuple[list[Violation], list[UnusedSuppression]]:
    """Judge every file as it lies on the disk."""
    before = knowledge.before
    violations, unused, prints = list[Violation](), list[UnusedSuppression](), list[tuple[str, str]]()
    judging.settle(root, config, knowledge, surveys)
    before.prefetch(it.path for it in surveys if not before.unchanged(it.path, knowledge.paths[it.path]))
    for number, survey in enumerate(surveys):
        if number % 256 == 0:
            progress(Progress("judging", number, len(surveys)))
            stop(cancelled)
        judged = judging.judge_file(root, config, knowledge, survey)
        violations += judged.violations
        unused += judged.unused
        prints += judged.prints
    if not before.with_git and not before.has_baseline:
        before.adopt(prints)
    progress(Progress("judging", len(surveys), len(surveys)))
    return violations, unused
