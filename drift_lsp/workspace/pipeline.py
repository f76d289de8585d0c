"""Pipeline: a root in, a scan out: found → read → learned → judged → published.

Each stage is called here and nowhere else. File rows are written as they come; everything that is concluded from them
becomes visible in one last transaction, so a reader never sees half a scan, and a scan that is stopped loses nothing
but its conclusions.
"""

from __future__ import annotations

import gc
import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import msgspec

from drift_lsp import __version__
from drift_lsp.detectors.survey import Survey
from drift_lsp.enforcement.departures import departures
from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import CancelledError
from drift_lsp.graphs.project import Project
from drift_lsp.learning.model import Held, Model
from drift_lsp.learning.rule import Rule
from drift_lsp.log import logger
from drift_lsp.storage import baseline, files, meta, scans, status
from drift_lsp.storage import patterns as stored_patterns
from drift_lsp.storage.baseline import Known
from drift_lsp.storage.database import Database
from drift_lsp.storage.files import FileRow
from drift_lsp.storage.patterns import PatternRow
from drift_lsp.storage.publish import Publication, publish
from drift_lsp.storage.scans import ScanError, ScanRow
from drift_lsp.storage.writer import Writer
from drift_lsp.syntax import languages
from drift_lsp.workspace import packages, reading, summary
from drift_lsp.workspace.before import Before
from drift_lsp.workspace.config import Config
from drift_lsp.workspace.discovery import Discovery, Found, discover
from drift_lsp.workspace.knowledge import (
    Knowledge,
    analysis_version,
    find_examples,
    heard,
    moment,
    next_held,
    today,
)
from drift_lsp.workspace.surveying import Read, Setting, read_all
from drift_lsp.workspace.views import Problem, Progress, ScanReport, UnusedSuppression

ProgressTo = Callable[[Progress], None]
Cancelled = Callable[[], bool]


class Outcome(msgspec.Struct, frozen=True):
    """What a scan hands on."""

    report: ScanReport
    knowledge: Knowledge | None
    """None where nothing had changed: what is stored still holds."""


class Changes(msgspec.Struct, frozen=True):
    """What differs between disk and database."""

    discovery: Discovery
    project: Project
    known: Mapping[str, FileRow]
    changed: list[Found]
    removed: list[str]
    notes: tuple[str, ...]
    analysis: str
    stale: bool
    """What is stored of unchanged files was made by another analysis: all are read again."""


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
) -> Outcome:
    """Bring what is known of a project up to what lies on its disk."""
    began = time.monotonic()
    changes = compare(root, db, config, cancelled)
    before = Before.find(root, changes.project, known_baseline(db), since)
    key = judged_by(db, config, changes, before)
    settled = meta.get(db, "judged") == key and not any(it.challenger for it in _held(db).values())
    if not changes.changed and not changes.removed and settled and scans.last(db):
        return Outcome(_report(root, db, changes, began, saved), None)
    number = scans.begin(db, moment(), __version__)
    try:
        reads = _read(root, db, config, changes, before, fork, progress, cancelled)
        knowledge, violations, unused = _conclude(root, db, config, changes, before, progress, cancelled)
        patterns = summary.patterns(knowledge, moment())
        row = _row(db, number, moment(), changes, reads, len(patterns), violations, began)
        _publish(db, row, changes, knowledge, patterns, violations, unused, reads, key)
    except (CancelledError, KeyboardInterrupt):
        scans.fail(db, number, moment(), "cancelled")
        raise
    except BaseException:
        scans.fail(db, number, moment(), "failed")
        raise
    return Outcome(_report(root, db, changes, began, saved), knowledge)


def compare(root: Path, db: Database, config: Config, cancelled: Cancelled) -> Changes:
    """Compare the disk with what is known of it: by size and time first."""
    discovery = discover(root, config.scan, partial(_stop, cancelled))
    project, notes = packages.project(
        [*(it.path for it in discovery.files), *discovery.manifests], partial(reading.manifest, root)
    )
    known = files.known(db)
    analysis = analysis_version(project)
    stale = meta.get(db, "analysis") != analysis
    present = {it.path for it in discovery.files}
    changed = [
        it
        for it in discovery.files
        if stale or (row := known.get(it.path)) is None or (row.size, row.mtime_ns) != (it.size, it.mtime_ns)
    ]
    removed = [path for path in known if path not in present]
    return Changes(discovery, project, known, changed, removed, (*discovery.notes, *notes), analysis, stale)


def judged_by(db: Database, config: Config, changes: Changes, before: Before) -> str:
    """Compute a digest of everything but the files that the stored violations depend on."""
    parts = [changes.analysis, before.commit or "first scan", today(), *marks(db)]
    parts.append(msgspec.json.encode(msgspec.structs.replace(config, check=type(config.check)())).decode())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def marks(db: Database) -> tuple[str, str]:
    """Tell marks that change when a file was saved, and when somebody said something."""
    return meta.get(db, "saved") or "", meta.get(db, "heard") or ""


def _read(
    root: Path,
    db: Database,
    config: Config,
    changes: Changes,
    before: Before,
    fork: bool,
    progress: ProgressTo,
    cancelled: Cancelled,
) -> list[Read]:
    """Read what changed and write it down; what was read is returned without its survey."""
    if changes.stale:
        meta.put(db, "analysis", "being renewed")
    setting = Setting(str(root), config.scan.max_file_size, changes.project, before.oid_format)
    workers = (
        config.scan.workers or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    )
    done, total = list[Read](), len(changes.changed)
    progress(Progress("reading", 0, total))
    with ExitStack() as stack:
        writer = None
        for reads in read_all(changes.changed, setting, workers or 1, fork, cancelled):
            # The writer is a thread, and workers may be forked: those are there when the first result is.
            writer = writer or stack.enter_context(Writer(db))
            done += [_write(writer, it, changes) for it in reads]
            progress(Progress("reading", len(done), total))
    _stop(cancelled)
    progress(Progress("reading", total, total))
    if changes.stale:
        meta.put(db, "analysis", changes.analysis)
    return done


def _stop(cancelled: Cancelled) -> None:
    """Stop where the user wants that."""
    if cancelled():
        raise CancelledError("Stopped. What was read is kept; the next scan goes on from there.")


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


def build(db: Database, config: Config, project: Project, before: Before, surveys: Iterable[Survey]) -> Knowledge:
    """Learn from stored surveys; what was mined and what is held dominant is taken from the last scan."""
    model = Model(project, config.learn, heard(db, time.time(), config), _held(db))
    model.fill(surveys)
    model.adopt(_rules(db))
    knowledge = Knowledge(config, project, model, before)
    knowledge.paths = {row.path: row.git_oid for row in files.known(db).values()}
    return knowledge


def _conclude(
    root: Path,
    db: Database,
    config: Config,
    changes: Changes,
    before: Before,
    progress: ProgressTo,
    cancelled: Cancelled,
) -> tuple[Knowledge, list[Violation], list[UnusedSuppression]]:
    progress(Progress("learning", 0, 1))
    with uncollected():
        gone = set(changes.removed)
        surveys = [it for it in files.load_surveys(db) if it.path not in gone]
    knowledge = build(db, config, changes.project, before, surveys)
    for path in gone:
        knowledge.paths.pop(path, None)
    knowledge.model.held = next_held(knowledge.model, config.learn.flips)
    knowledge.model.hear(knowledge.model.opinions)
    knowledge.model.mine(config.mine)
    knowledge.examples = find_examples(knowledge.model, surveys, root, config.scan.max_file_size)
    progress(Progress("judging", 0, len(surveys)))
    violations, unused = list[Violation](), list[UnusedSuppression]()
    if not before.with_git and not before.has_baseline:
        before.adopt(list(_departing(root, config, knowledge, surveys)))
    before.prefetch(it.path for it in surveys if not before.unchanged(it.path, knowledge.paths[it.path]))
    for number, survey in enumerate(surveys):
        if number % 256 == 0:
            progress(Progress("judging", number, len(surveys)))
            _stop(cancelled)
        found, comments = judge_file(root, config, knowledge, survey)
        violations += found
        unused += comments
    progress(Progress("judging", len(surveys), len(surveys)))
    return knowledge, violations, unused


def judge_file(
    root: Path, config: Config, knowledge: Knowledge, survey: Survey
) -> tuple[list[Violation], list[UnusedSuppression]]:
    """Judge a file as it lies on the disk; what nobody would see in any mode is left out."""
    if not any(True for _ in departures(survey, knowledge.model)) and not survey.directives:
        return [], []
    source = reading.read(root, survey.path, config.scan.max_file_size)
    if not isinstance(source, reading.Source):
        return [], []
    checked = knowledge.check(survey, source.content, knowledge.paths.get(survey.path, ""))
    shown = [it for it in checked.violations if it.hidden in ("", "old")]
    return shown, list(summary.unused(checked, source.content))


def _departing(
    root: Path, config: Config, knowledge: Knowledge, surveys: Iterable[Survey]
) -> Iterator[tuple[str, str]]:
    """List the fingerprints of all that departs now: what is old from now on, in a project without git."""
    for survey in surveys:
        if any(True for _ in departures(survey, knowledge.model)):
            source = reading.read(root, survey.path, config.scan.max_file_size)
            if isinstance(source, reading.Source):
                yield from summary.prints(survey, source.content, knowledge.model)


def _publish(
    db: Database,
    row: ScanRow,
    changes: Changes,
    knowledge: Knowledge,
    patterns: list[PatternRow],
    violations: list[Violation],
    unused: list[UnusedSuppression],
    reads: list[Read],
    key: str,
) -> None:
    errors = [ScanError(it.path, it.code, it.message) for it in reads if it.code]
    errors += [ScanError(it.path, it.code, it.message) for it in changes.discovery.problems]
    errors += _standing(db, changes)
    first = knowledge.before.first
    publish(
        db,
        Publication(
            scan=row,
            tallies=summary.tallies(knowledge.model),
            patterns=patterns,
            conventions=summary.conventions(knowledge),
            examples=summary.examples(knowledge),
            violations=violations,
            errors=errors,
            removed=changes.removed,
            baseline=None if first is None else [Known(*both) for both in first],
            meta={
                "judged": key,
                "project": msgspec.json.encode(changes.project).decode(),
                "held": msgspec.json.encode(knowledge.model.held).decode(),
                "rules": msgspec.json.encode(knowledge.model.rules).decode(),
                "unused": msgspec.json.encode(unused).decode(),
                **({} if first is None else {"baseline": "first scan"}),
            },
        ),
    )


def _standing(db: Database, changes: Changes) -> Iterator[ScanError]:
    """List what earlier scans said of files that are as they were, and so were not read again."""
    last = scans.last(db)
    again = {it.path for it in changes.changed}.union(changes.removed)
    if last:
        for it in scans.errors(db, last.id):
            row = changes.known.get(it.path)
            if row and row.problem == it.code and it.path not in again:
                yield it


def _row(
    db: Database,
    number: int,
    at: str,
    changes: Changes,
    reads: list[Read],
    patterns: int,
    violations: list[Violation],
    began: float,
) -> ScanRow:
    added = sum(it.path not in changes.known for it in changes.changed)
    return ScanRow(
        id=number,
        started_at=at,
        finished_at=at,
        files=len(changes.discovery.files),
        added=added,
        modified=len(changes.changed) - added,
        removed=len(changes.removed),
        lines=sum(row.lines for row in files.known(db).values()),
        problems=sum(bool(it.code) for it in reads) + len([*changes.discovery.problems, *_standing(db, changes)]),
        patterns=patterns,
        violations=sum(not it.hidden for it in violations),
        seconds=round(time.monotonic() - began, 3),
        drift_version=__version__,
        status="done",
    )


def _report(root: Path, db: Database, changes: Changes, began: float, saved: bool) -> ScanReport:
    last = scans.last(db)
    conventions = len({it.pattern_id for it in stored_patterns.conventions(db)})
    counted = status.load(db)
    added = sum(it.path not in changes.known for it in changes.changed)
    return ScanReport(
        root=str(root),
        files=len(changes.discovery.files),
        added=added,
        modified=len(changes.changed) - added,
        removed=len(changes.removed),
        lines=counted.lines if counted else 0,
        seconds=round(time.monotonic() - began, 3),
        patterns=counted.patterns if counted else 0,
        conventions=conventions,
        undecided=counted.patterns - conventions if counted else 0,
        violations=counted.violations if counted else 0,
        problems=tuple(Problem(it.path, it.code, it.message) for it in scans.errors(db, last.id)) if last else (),
        notes=(*changes.notes, *_nothing_to_read(changes)),
        skipped=changes.discovery.skipped,
        saved=saved,
    )


def _nothing_to_read(changes: Changes) -> Iterator[str]:
    """Say why there is nothing to say, in a folder without a file that Drift reads."""
    if not changes.discovery.files and not changes.discovery.problems:
        extensions = ", ".join(it for language in languages.LANGUAGES for it in language.extensions)
        yield f"There is no file here that Drift reads ({extensions})."


def known_baseline(db: Database) -> frozenset[str] | None:
    """Load the fingerprints of the first scan; None where git tells what is old."""
    known = baseline.load(db)
    if not known and not meta.get(db, "baseline"):
        return None
    return frozenset(one for it in known for one in (it.fingerprint, it.loose))


def _held(db: Database) -> dict[str, Held]:
    stored = meta.get(db, "held")
    return msgspec.json.decode(stored, type=dict[str, Held]) if stored else {}


def _rules(db: Database) -> list[Rule]:
    stored = meta.get(db, "rules")
    return msgspec.json.decode(stored, type=list[Rule]) if stored else []


_log = logger("scan")
