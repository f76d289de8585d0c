"""Telling: a question about a project in, what is stored and known of it out."""

from __future__ import annotations

from pathlib import Path

import msgspec

from drift_lsp.enforcement.knobs import Show
from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import UsageError
from drift_lsp.signals.metrics import Metric
from drift_lsp.storage import files
from drift_lsp.storage import patterns as stored_patterns
from drift_lsp.text import Lines
from drift_lsp.workspace import answers, explaining, glances, pages, past, reading, showing, stored
from drift_lsp.workspace.screen import Screen
from drift_lsp.workspace.views import Explanation, FileEntry, FilePart, PatternView, SecurityCount, Status, Trend


class Telling(Screen):
    """Answers questions; nothing changes."""

    def status(self) -> Status:
        """Tell how things stand."""
        with self._reading() as db:
            found = answers.status(db, self.root, saved=self.saved_to_disk)
            return msgspec.structs.replace(found, notes=tuple(filter(None, (self._store.note, *found.notes))))

    def metrics(self) -> tuple[Metric, ...]:
        """Tell what the last runs measured."""
        with self._lock:
            return stored.measured(self._db)

    def violations(self, show: Show | None = None, *, hidden: bool = False) -> list[Violation]:
        """List what is shown of the whole project, as it was last learned; `hidden` adds what budgets leave out."""
        with self._lock:
            lines = {row.path: row.lines for row in files.known(self._db).values()}
            found, mode = stored.violations(self._db), show or self.config.check.show
            shown = showing.by_file(found, mode, lines, self.config.check)
            return [it for it in shown if hidden or not it.hidden]

    def paths(self) -> list[str]:
        """List the files that are known."""
        with self._lock:
            return list(files.known(self._db))

    def page(self, pattern: str) -> pages.Page:
        """Write the page of a pattern, and tell what stands there."""
        with self._lock:
            if pages.rule_of(pattern):
                return pages.rule(self.root, pattern, save=self.saved_to_disk)
            view = answers.pattern(self._db, self._opinions(), self._known(), pattern)
        return pages.learned(self.root, view, save=self.saved_to_disk)

    def trend(self) -> Trend:
        """Tell how the project moved since the first day that is remembered."""
        with self._reading() as db:
            return past.trend(db, self.root)

    def security(self) -> list[SecurityCount]:
        """Count the findings of security questions, the gravest first."""
        with self._reading() as db:
            return glances.secure(db)

    def files(self, under: str = "", after: str = "", limit: int = 100) -> list[FileEntry]:
        """List the files of a folder by path, those after `after`."""
        with self._reading() as db:
            return glances.entries(db, under, after, limit)

    def file(self, path: str) -> list[FilePart]:
        """Tell what a file does wherever a pattern asks."""
        with self._reading() as db:
            return glances.parts(db, path)

    def files_of(self, pattern: str, *, otherwise: bool = False) -> list[str]:
        """List the files that follow a pattern somewhere, or that do it otherwise somewhere."""
        with self._reading() as db:
            row = stored_patterns.by_id(db, pattern)
            return glances.doing(db, row, otherwise=otherwise) if row else []

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
            return explaining.violation(self._db, name)

    def explain(self, what: str) -> Explanation:
        """Say why something is said, or why nothing is: a finding, a pattern, or FILE:LINE."""
        place = explaining.place(what)
        with self._lock:
            if place is None:
                return explaining.explain(self._db, self._known(), what)
            path, row = place
            full = path if path.is_absolute() else Path.cwd() / path
            inside = self.relative(full) or self.relative(self.root / path)
            if inside is None:
                raise self._not_ours(path)
            source = reading.read(self.root, inside, self.config.scan.max_file_size)
            if not isinstance(source, reading.Source):
                raise UsageError(f"{inside}: {source.message}.", "Nothing can be said of it.")
            last = len(Lines(source.content).starts)
            if not 1 <= row <= last:
                raise UsageError(f"{inside} has no line {row}.", f"Its lines are 1 to {last:,}.")
            judged = self.judge(inside, source.content)
            return explaining.explain_place(self._db, self._known(), inside, row, judged)
