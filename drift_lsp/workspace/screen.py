"""Screen: a text as an editor shows it in, what is to be said of it and the edits that change it out."""

from __future__ import annotations

from drift_lsp.detectors.survey import Survey, of_tree, survey
from drift_lsp.enforcement.check import Checked
from drift_lsp.enforcement.check import show as pick
from drift_lsp.enforcement.knobs import Show
from drift_lsp.enforcement.suppress import Where
from drift_lsp.enforcement.violation import Violation
from drift_lsp.syntax import languages
from drift_lsp.syntax.parse import Parsed
from drift_lsp.text import Edit
from drift_lsp.workspace import answers, git, reading, repairs, roles, summary
from drift_lsp.workspace.opened import Opened
from drift_lsp.workspace.views import Judgement, PatternView


class Screen(Opened):
    """Judges texts against the saved model."""

    def judge(self, path: str, source: bytes, tree: Parsed | None = None, *, show: Show | None = None) -> Judgement:
        """Judge the text on the screen against the saved model. Milliseconds; safe in any thread."""
        looked, checked = self._checked(path, source, tree)
        shown = (
            ()
            if looked is None
            else pick(checked.violations, show or self.config.check.show, looked.lines, self.config.check)
        )
        seen = {it.id for it in shown}
        return Judgement(
            path,
            tuple(it for it in shown if not it.hidden),
            (*(it for it in shown if it.hidden), *(it for it in checked.violations if it.id not in seen)),
            tuple(summary.unused(checked, source)),
        )

    def _checked(self, path: str, source: bytes, tree: Parsed | None) -> tuple[Survey | None, Checked]:
        language, role = languages.of(path), roles.role(path)
        if language is None or role is None or reading.wrong(path, source, self.config.scan.max_file_size):
            return None, Checked(path)
        with self._lock:
            knowledge = self._known()
            if tree is None:
                looked = survey(source, path, language, role, knowledge.project)
            else:
                looked = of_tree(tree, source, path, role, knowledge.project)
            oid = git.blob_oid(source, knowledge.before.oid_format)
            return looked, knowledge.check(looked, source, oid)

    def conventions_at(self, path: str, source: bytes, offset: int) -> list[PatternView]:
        """Tell which conventions concern a place, followed there or not."""
        looked, checked = self._checked(path, source, None)
        if looked is None:
            return []
        with self._lock:
            return answers.at(self._db, self._known(), looked, checked, offset)

    def fix(self, path: str, source: bytes, violation: Violation) -> list[Edit]:
        """Make the safe edits that mend a violation; none where there is no safe one."""
        with self._lock:
            return repairs.fix(self._known().project, path, source, violation)

    def suppress(self, path: str, source: bytes, violation: Violation, where: Where, reason: str = "") -> list[Edit]:
        """Make the edits that put a suppressing comment; none where none can be put safely."""
        with self._lock:
            return repairs.suppress(self._known().project, path, source, violation, where, reason)
