"""Screen: a text as an editor shows it in, what is to be said of it and the edits that change it out."""

from __future__ import annotations

from drift_lsp.detectors.again import again
from drift_lsp.detectors.contract import Role
from drift_lsp.detectors.sites import EVERYTHING, Asked
from drift_lsp.detectors.survey import Survey, of_facts
from drift_lsp.enforcement.check import Checked
from drift_lsp.enforcement.knobs import Show
from drift_lsp.enforcement.picking import show as pick
from drift_lsp.enforcement.suppress import Where
from drift_lsp.enforcement.violation import Violation
from drift_lsp.facts import pieces
from drift_lsp.facts.extract import extract, of_file
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.pieces import Pieces, in_pieces, moved
from drift_lsp.facts.window import changed, everything
from drift_lsp.graphs.project import Project
from drift_lsp.syntax import languages
from drift_lsp.syntax.parse import parse
from drift_lsp.text import Edit, Span
from drift_lsp.workspace import answers, git, moves, reading, repairs, roles, summary
from drift_lsp.workspace.documents import MEDIUM, SMALL, Known, Look
from drift_lsp.workspace.opened import Opened
from drift_lsp.workspace.views import Judgement, PatternView


class Screen(Opened):
    """Judges texts against the saved model."""

    _last: tuple[str, bytes, Project, Survey] | None = None
    """What conventions were asked about last."""

    def judge(self, path: str, source: bytes, *, show: Show | None = None) -> Judgement:
        """Judge a text against the saved model; safe in any thread."""
        return self._judged(path, Look(source), show, listed=True)[0]

    def judge_look(self, path: str, look: Look, *, show: Show | None = None) -> tuple[Judgement, Known | None]:
        """Judge what is on the screen, reading only what has changed; what is known then serves the next look.

        What can only be listed is not looked for.
        """
        return self._judged(path, look, show)

    def judge_edited(self, path: str, source: bytes, *, show: Show | None = None) -> Judgement | None:
        """Judge a text with all questions where it differs from what it was; None where nothing can be turned in it."""
        with self._lock:
            before = self._known().before
            oid = git.blob_oid(source, before.oid_format)
            if not before.may_have_turned(path, oid):
                return None
        return self.judge(path, source, show=show)

    def _judged(
        self, path: str, look: Look, show: Show | None, *, listed: bool = False
    ) -> tuple[Judgement, Known | None]:
        looked, checked, known = self._checked(path, look, listed=listed)
        shown = (
            ()
            if looked is None
            else pick(checked.violations, show or self.config.check.show, looked.lines, self.config.check)
        )
        seen = {it.id for it in shown}
        judged = Judgement(
            path,
            tuple(it for it in shown if not it.hidden),
            (*(it for it in shown if it.hidden), *(it for it in checked.violations if it.id not in seen)),
            tuple(summary.unused(checked, look.source)),
        )
        return judged, known

    def judge_at_once(
        self, path: str, look: Look, *, show: Show | None = None
    ) -> tuple[Judgement, Known | None] | None:
        """Judge what is on the screen without waiting for anybody; None where somebody else is at work."""
        if not self._lock.acquire(blocking=False):
            return None
        try:
            return self.judge_look(path, look, show=show)
        finally:
            self._lock.release()

    def _checked(
        self, path: str, look: Look, *, listed: bool = False, teaching: bool = False
    ) -> tuple[Survey | None, Checked, Known | None]:
        language, role = languages.of(path), roles.role(path)
        if language is None or role is None or reading.wrong(path, look.source, self.config.scan.max_file_size):
            return None, Checked(path), None
        with self._lock:
            knowledge = self._known()
            # A comment that silences what is only listed is of use.
            listed = listed or b"drift:" in look.source
            project, asked = knowledge.project, knowledge.asked(language.family, listed=listed)
        looked = self._surveyed(path, look.source, project) if teaching else None
        known = None
        if looked is None:
            looked, known = surveyed(path, language, role, look, project, EVERYTHING if teaching else asked)
        if teaching:
            self._last = path, look.source, project, looked
        with self._lock:
            oid = git.blob_oid(look.source, knowledge.before.oid_format)
            checked = knowledge.check(looked, look.source, oid, look.lines)
            if not knowledge.accepted:
                largest = self.config.scan.max_file_size
                checked = moves.settled(self.root, checked, look.source, knowledge.before, knowledge.paths, largest)
        return looked, checked, known

    def _surveyed(self, path: str, source: bytes, project: Project) -> Survey | None:
        """Find the survey of a text that was asked about just now: people read on in a file they look at."""
        last = self._last
        same = last is not None and last[0] == path and last[2] is project and last[1] == source
        return last[3] if last is not None and same else None

    def conventions_at(self, path: str, source: bytes, offset: int) -> list[PatternView]:
        """Tell which conventions concern a place, followed there or not."""
        looked, checked, _ = self._checked(path, Look(source), teaching=True)
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

    def unsuppress(self, path: str, source: bytes, row: int) -> list[Edit]:
        """Make the edit that takes away a comment that silences nothing; rows count from 1."""
        return repairs.unsuppress(path, source, row)

    def conventions_over(self, path: str, source: bytes) -> list[tuple[Span, list[PatternView]]]:
        """Tell which conventions hold for a file as a whole and for each of its classes."""
        looked, checked, _ = self._checked(path, Look(source), teaching=True)
        if looked is None:
            return []
        classes = [it for it in looked.outline.definitions if it.is_class]
        with self._lock:
            return [
                (place, answers.over(self._db, self._known(), looked, checked, within))
                for place, within in (
                    (Span(0, 0), Span(0, looked.size)),
                    *((Span(it.start, it.start), Span(it.start, it.end)) for it in classes),
                )
            ]


def surveyed(
    path: str, language: languages.Language, role: Role, look: Look, project: Project, wanted: Asked
) -> tuple[Survey, Known | None]:
    """Survey a text, looking only at what has changed in it where something is known of it already."""
    file, found = read(path, language, look)
    if look.known is None or look.tree is None or found is None:
        return of_facts(file, role, project, asked=wanted), None
    if len(look.source) < MEDIUM:
        return of_facts(file, role, project, asked=wanted), Known(found)
    seen = look.known.seen
    where = changed(look.tree, look.source, look.changes, seen.size) if seen else everything(look.source)
    survey, seen = again(file, role, project, wanted, seen, where, look.changes if look.presumed else ())
    return survey, Known(found, seen)


def read(path: str, language: languages.Language, look: Look) -> tuple[FileFacts, Pieces | None]:
    """Collect the facts of a text, of what has changed in it where something is known of it already.

    A long text is read piece by piece even the first time: between two pieces somebody else may run.
    """
    tree, known = look.tree or parse(look.source, language), look.known
    if known is None and (len(look.source) < SMALL or not in_pieces(tree)):
        return extract(tree, path, look.source), None
    if known and look.presumed:
        # The queries would compare names of the text before.
        read = pieces.renamed(known.pieces, look.changes, tree.language, look.source)
        facts, found = read or pieces.again(parse(look.source, language), look.source, Pieces())
    else:
        facts, found = pieces.again(tree, look.source, moved(known.pieces, look.changes) if known else Pieces())
    return of_file(facts, tree, path, look.source), found
