"""Repairs: a violation and the text it stands in in, edits out — or none, where no safe edit can be made."""

from __future__ import annotations

from drift_lsp.detectors import registry
from drift_lsp.detectors.survey import of_facts
from drift_lsp.enforcement import suppress as suppression
from drift_lsp.enforcement.messages import quote
from drift_lsp.enforcement.suppress import Suppressions, Where
from drift_lsp.enforcement.violation import Violation
from drift_lsp.facts.extract import extract
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Text
from drift_lsp.graphs.project import Project
from drift_lsp.syntax import languages
from drift_lsp.syntax.parse import parse
from drift_lsp.text import Edit, Lines, Span, apply_edits
from drift_lsp.workspace import roles
from drift_lsp.workspace.knowledge import today


def fix(project: Project, path: str, source: bytes, violation: Violation) -> list[Edit]:
    """Make the edits that turn what is there into what is expected; proven to do so before they are offered."""
    detector = registry.by_id().get(violation.detector)
    span = still_there(source, violation)
    if detector is None or span is None or not violation.fixable:
        return []
    file = _facts(path, source)
    edits = list(detector.fix(file, project, span, violation.choice)) if file else []
    if not edits:
        return []
    after = _facts(path, apply_edits(source, edits))
    if after is None or file is None:
        return []
    departing = _departing(after, project, violation)
    return edits if departing < _departing(file, project, violation) else []


def suppress(project: Project, path: str, source: bytes, violation: Violation, where: Where, reason: str) -> list[Edit]:
    """Make the edits that put a suppressing comment; proven to silence the finding before they are offered."""
    file, span = _facts(path, source), still_there(source, violation)
    if file is None or span is None:
        return []
    language = file.read_as[0] if where == "file" else file.language_at(span.start)
    taken = [text.span for text in file.all(Text) if text.span.size > 2]
    edits = suppression.comment(source, language, span.start, violation.detector, where, reason, taken)
    if not edits:
        return []
    changed = apply_edits(source, edits)
    after = _facts(path, changed)
    role = roles.role(path)
    if after is None or role is None:
        return []
    lines = Lines(changed)
    moved = sum(len(edit.text.encode()) for edit in edits if edit.span.start <= span.start)
    listening = Suppressions(of_facts(after, role, project), lines, today())
    row = lines.row(span.start + moved)
    hears = listening.silence((row, row), violation.detector, violation.pattern)
    return edits if hears else []


def still_there(source: bytes, violation: Violation) -> Span | None:
    """Find where a violation's text stands now; None where it is gone.

    The text on the screen may have moved on since the violation was made; the place is the same if its line reads the
    same.
    """
    lines = Lines(source)
    span = violation.span
    if span.end <= lines.size and (
        not violation.code or quote(lines.span(lines.row(span.start)).of(source)) == violation.code
    ):
        return span
    return None


def _facts(path: str, source: bytes) -> FileFacts | None:
    language = languages.of(path)
    return extract(parse(source, language), path, source) if language else None


def _departing(file: FileFacts, project: Project, violation: Violation) -> int:
    detector = registry.by_id()[violation.detector]
    return sum(violation.choice not in it.choice.split("|") for it in detector.observe(file, project))
