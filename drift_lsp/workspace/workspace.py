"""Workspace: the façade all doors use — one project's folder in, everything Drift can say of it out.

Calls may come from any thread: one lock guards the model in memory and the database connection, and is held for
milliseconds; a scan works on a connection of its own and takes the lock only to hand its result over.
"""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
import tree_sitter

from drift_lsp.detectors import registry
from drift_lsp.detectors.survey import Survey, of_tree, survey
from drift_lsp.enforcement.check import Checked, show
from drift_lsp.enforcement.knobs import Show
from drift_lsp.enforcement.suppress import Where
from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import DatabaseReadOnlyError, UsageError
from drift_lsp.graphs.project import Project
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.model import Model
from drift_lsp.log import logger
from drift_lsp.storage import files, scans
from drift_lsp.syntax import languages
from drift_lsp.text import Edit, Lines
from drift_lsp.workspace import (
    answers,
    decisions,
    git,
    loading,
    pipeline,
    reading,
    repairs,
    roles,
    summary,
)
from drift_lsp.workspace import (
    config as configuration,
)
from drift_lsp.workspace.before import Before
from drift_lsp.workspace.changes import Cancelled, ProgressTo, marks
from drift_lsp.workspace.config import Config
from drift_lsp.workspace.knowledge import Knowledge, heard
from drift_lsp.workspace.lock import scanning
from drift_lsp.workspace.root import STATE, find_root
from drift_lsp.workspace.saving import save
from drift_lsp.workspace.store import Store, open_store
from drift_lsp.workspace.views import (
    CheckReport,
    Explanation,
    FeedbackView,
    Judgement,
    PatternView,
    Problem,
    Progress,
    ScanReport,
    Status,
)

_WAIT = 5.0
"""Seconds that another program may hold the database."""


def _nothing(_: object) -> None:
    """Tell nobody of progress."""


def _never() -> bool:
    """Never cancel."""
    return False


class Workspace:
    """One project."""

    def __init__(self, root: Path, config: Config, store: Store, *, fork: bool) -> None:
        self.root = root
        self.config = config
        self._store = store
        self._db = store.db
        self._fork = fork
        self._lock = threading.RLock()
        self._knowledge: Knowledge | None = None
        self._overrides: Mapping[str, object] = {}
        self._version = self._db.data_version()
        self._pending: dict[str, Violation] = {}

    @classmethod
    def open(
        cls, folder: Path, *, overrides: Mapping[str, object] | None = None, fork: bool = False, wait: float = 5.0
    ) -> Workspace:
        """Open the project around a folder.

        `fork` allows workers to be forked: only for a process without other threads. DriftError says what is wrong with
        the root, the configuration or the database.
        """
        root = find_root(folder)
        config = configuration.load(root, os.environ, overrides or {}, registry.names())
        made = cls(root, config, open_store(root, wait), fork=fork)
        made._overrides = overrides or {}
        return made

    @property
    def saved_to_disk(self) -> bool:
        """False where `.drift/` cannot be written and everything stays in memory."""
        return self._store.saved

    def close(self) -> None:
        """Let go of the database."""
        with self._lock:
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # Reading the project.

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
            own = open_store(self.root, _WAIT).db if self.saved_to_disk and not self._fork else self._db
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

    def _reopen(self) -> None:
        """Open what lies on the disk now, where somebody deleted or replaced the database; nothing goes to a ghost."""
        if self.saved_to_disk and self._db.replaced():
            fresh = open_store(self.root, _WAIT)
            self._db.close()
            self._store, self._db, self._knowledge = fresh, fresh.db, None
            self._version = -1

    def refresh(self) -> bool:
        """Take note of what others wrote into the database, and of a changed configuration.

        True if answers may differ now. ConfigError leaves the last good configuration in force.
        """
        with self._lock:
            config = configuration.load(self.root, os.environ, self._overrides, registry.names())
            self._reopen()
            version = self._db.data_version()
            if version == self._version and config == self.config:
                return False
            self._version, self.config = version, config
            self._knowledge = None
            return True

    def relative(self, path: Path) -> str | None:
        """Spell a path as it is known here: relative to the root; None for what Drift does not read."""
        with suppress(OSError, ValueError):
            inside = path.resolve().relative_to(self.root).as_posix()
            if languages.of(inside) and roles.role(inside):
                return inside
        return None

    # Judging.

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

    def judge(
        self, path: str, source: bytes, tree: tree_sitter.Tree | None = None, *, show: Show | None = None
    ) -> Judgement:
        """Judge the text on the screen against the saved model. Milliseconds; safe in any thread."""
        looked, checked = self._checked(path, source, tree)
        shown = () if looked is None else _show(checked, show or self.config.check.show, looked.lines, self.config)
        seen = {it.id for it in shown}
        return Judgement(
            path,
            tuple(it for it in shown if not it.hidden),
            (*(it for it in shown if it.hidden), *(it for it in checked.violations if it.id not in seen)),
            tuple(summary.unused(checked, source)),
        )

    def _checked(self, path: str, source: bytes, tree: tree_sitter.Tree | None) -> tuple[Survey | None, Checked]:
        language, role = languages.of(path), roles.role(path)
        if language is None or role is None or reading.wrong(path, source, self.config.scan.max_file_size):
            return None, Checked(path)
        with self._lock:
            knowledge = self._known()
            if tree is None:
                looked = survey(source, path, language, role, knowledge.project)
            else:
                looked = of_tree(tree, source, path, language, role, knowledge.project)
            oid = git.blob_oid(source, knowledge.before.oid_format)
            return looked, knowledge.check(looked, source, oid)

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

    def conventions_at(self, path: str, source: bytes, offset: int) -> list[PatternView]:
        """Tell which conventions concern a place, followed there or not."""
        looked, checked = self._checked(path, source, None)
        if looked is None:
            return []
        with self._lock:
            return answers.at(self._db, self._known(), looked, checked, offset)

    # Changing text.

    def fix(self, path: str, source: bytes, violation: Violation) -> list[Edit]:
        """Make the safe edits that mend a violation; none where there is no safe one."""
        with self._lock:
            return repairs.fix(self._known().project, path, source, violation)

    def suppress(self, path: str, source: bytes, violation: Violation, where: Where, reason: str = "") -> list[Edit]:
        """Make the edits that put a suppressing comment; none where none can be put safely."""
        with self._lock:
            return repairs.suppress(self._known().project, path, source, violation, where, reason)

    def fixing(self, violation: Violation) -> None:
        """Take note that somebody applies a fix; it counts once the file is saved and shows what was expected."""
        self._pending[violation.id] = violation

    def _count_fixes(self, waiting: Sequence[Violation], before: Survey | None, now: Survey | None) -> None:
        for it in waiting:
            self._pending.pop(it.id, None)
        if waiting and decisions.fixed(self._db, waiting, before, now):
            self._heard()

    def _catch_up(self) -> None:
        """Drop a model that others have written past, before anything is added to it."""
        if (version := self._db.data_version()) != self._version:
            self._version, self._knowledge = version, None

    # What people say.

    def dismiss(self, violation: Violation, reason: str = "") -> str:
        """Dismiss a finding for good; returns what follows from it as a sentence."""
        with self._lock:
            return self._say(lambda: decisions.dismiss(self._db, self._known(), violation, reason))

    def suppressed(self, violation: Violation, reason: str = "") -> str:
        """Take note that a finding was suppressed through Drift; it weighs nothing."""
        with self._lock:
            return self._say(lambda: decisions.suppressed(self._db, violation, reason))

    def escalate(self, violation: Violation, reason: str = "") -> str:
        """Raise a pattern's severity by one."""
        with self._lock:
            return self._say(lambda: decisions.escalate(self._db, violation, reason))

    def approve(self, pattern: str, scope: str = "", reason: str = "") -> str:
        """Make a pattern's dominant choice the rule in a scope."""
        with self._lock:
            return self._say(lambda: decisions.decide(self._db, self._known(), pattern, scope, "approve", reason))

    def ignore(self, pattern: str, scope: str = "", reason: str = "") -> str:
        """Never speak of a pattern in a scope."""
        with self._lock:
            return self._say(lambda: decisions.decide(self._db, self._known(), pattern, scope, "ignore", reason))

    def unmute(self, pattern: str, scope: str = "", reason: str = "") -> str:
        """Let a pattern speak again that was muted by dismissals; without a scope, wherever it is muted."""
        with self._lock:
            return self._say(lambda: decisions.unmute(self._db, self._known(), pattern, scope, reason))

    def undo(self, number: int) -> str:
        """Take one decision back."""
        with self._lock:
            return self._say(lambda: decisions.undo(self._db, number))

    def feedback(self) -> list[FeedbackView]:
        """List every decision, newest first."""
        with self._lock:
            return decisions.listed(self._db, self._opinions())

    def _say(self, act: Callable[[], str]) -> str:
        if not self.saved_to_disk:
            what = f"{self._store.note} What you say would be forgotten."
            raise DatabaseReadOnlyError(what, "Allow this user to write there, then say it again.")
        self._reopen()
        self._catch_up()
        said = act()
        self._heard()
        return said

    def _heard(self) -> None:
        """Let what was just said change the next answer, here and in every other process."""
        knowledge = self._known()
        knowledge.model.hear(self._opinions())
        knowledge.before.forget_prints()
        answers.rejudge(self._db, self.root, self.config, knowledge)

    def _opinions(self) -> Opinions:
        return heard(self._db, time.time(), self.config)

    # Telling.

    def status(self) -> Status:
        """Tell how things stand."""
        with self._lock:
            found = answers.status(self._db, self.root, saved=self.saved_to_disk)
            return msgspec.structs.replace(found, notes=tuple(filter(None, (self._store.note, *found.notes))))

    def patterns(self) -> list[PatternView]:
        """List what was learned, the surest first."""
        with self._lock:
            return answers.patterns(self._db, self._opinions())

    def pattern(self, name: str) -> PatternView:
        """Find one pattern by its id, the beginning of it, or the name of a detector that has only one."""
        with self._lock:
            return answers.pattern(self._db, self._opinions(), self._known(), name)

    def violation(self, name: str) -> Violation:
        """Find one finding by its id or the beginning of it; UsageError where there is none."""
        with self._lock:
            return answers.violation(self._db, name)

    def explain(self, what: str) -> Explanation:
        """Say why something is said, or why nothing is: a finding, a pattern, or FILE:LINE."""
        place = answers.place(what)
        with self._lock:
            if place is None:
                return answers.explain(self._db, self._known(), what)
            path, row = place
            full = path if path.is_absolute() else Path.cwd() / path
            inside = self.relative(full) or self.relative(self.root / path)
            if inside is None:
                raise UsageError(f"{path} is no source file that Drift reads here.", "Give a file of the project.")
            source = reading.read(self.root, inside, self.config.scan.max_file_size)
            if not isinstance(source, reading.Source):
                raise UsageError(f"{inside}: {source.message}.", "Nothing can be said of it.")
            last = len(Lines(source.content).starts)
            if not 1 <= row <= last:
                raise UsageError(f"{inside} has no line {row}.", f"Its lines are 1 to {last:,}.")
            judged = self.judge(inside, source.content)
            return answers.explain_place(self._db, self._known(), inside, row, judged)

    def _known(self) -> Knowledge:
        if self._knowledge is None:
            self._knowledge = self._load()
        return self._knowledge

    def _load(self) -> Knowledge:
        began = time.monotonic()
        if scans.last(self._db) is None:
            project = Project()
            model = Model(project, self.config.learn, self._opinions())
            return Knowledge(self.config, project, model, Before(self.root, project, frozenset()))
        project = answers.stored_project(self._db)
        before = Before.find(self.root, project, loading.known_baseline(self._db))
        knowledge = loading.build(self._db, self.config, project, before, files.load_surveys(self._db))
        knowledge.examples = answers.stored_examples(self._db)
        # What was loaded stays; the search for cyclic garbage would walk all of it while somebody types.
        gc.freeze()
        logger("workspace").debug("loaded the model in %.3f s", time.monotonic() - began)
        return knowledge

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


def _show(checked: Checked, mode: Show, lines: int, config: Config) -> tuple[Violation, ...]:
    return show(checked.violations, mode, lines, config.check)
