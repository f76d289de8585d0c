"""Repairs: a violation and the text it stands in in, edits out — or none, where no safe edit can be made."""

from __future__ import annotations

from drift_lsp.detectors import registry
from drift_lsp.detectors.survey import Survey, of_facts
from drift_lsp.enforcement import suppress as suppression
from drift_lsp.enforcement.messages import quote
from drift_lsp.enforcement.suppress import Suppressions, Where
from drift_lsp.enforcement.violation import Violation
from drift_lsp.facts.extract import extract
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment, Text
from drift_lsp.graphs.project import Project
from drift_lsp.learning.pattern import identity
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
    file, span, role = _facts(path, source), still_there(source, violation), roles.role(path)
    if file is None or span is None or role is None:
        return []
    language = file.read_as[0] if where == "file" else file.language_at(span.start)
    name = _narrowest(of_facts(file, role, project), Lines(source), span, violation, where)
    taken = [text.span for text in file.all(Text) if text.span.size > 2]
    edits = suppression.comment(source, language, span.start, name, where, reason, taken)
    if not edits:
        return []
    changed = apply_edits(source, edits)
    after = _facts(path, changed)
    if after is None:
        return []
    lines = Lines(changed)
    moved = sum(len(edit.text.encode()) for edit in edits if edit.span.start <= span.start)
    listening = Suppressions(of_facts(after, role, project), after.source, lines, today())
    row = lines.row(span.start + moved)
    hears = listening.silence((row, row), violation.detector, violation.pattern)
    return edits if hears else []


def unsuppress(path: str, source: bytes, row: int) -> list[Edit]:
    """Make the edit that takes away a comment of ours in a row, counted from 1; none where there is none."""
    file, lines = _facts(path, source), Lines(source)
    for comment in file.all(Comment) if file and row <= len(lines.starts) else ():
        start, end = comment.span.start, comment.span.end
        at = source.find(b"drift:", start, end)
        if at < 0 or lines.row(start) != row - 1:
            continue
        if source[start:at].strip(b"#/*-<!% \t"):  # It says something else first.
            return [Edit(Span(start + len(source[start:at].rstrip()), end), "")]
        line = lines.span(row - 1)
        before, after = source[line.start : start], source[end : line.end]
        if not before.strip() and not after.strip():
            return [Edit(line, "")]
        return [Edit(Span(line.start + len(before.rstrip(b" \t")), end), "")]
    return []


def _narrowest(looked: Survey, lines: Lines, span: Span, violation: Violation, where: Where) -> str:
    """Name what is to be silenced: the detector, or where that would silence more, the pattern."""
    row = lines.row(span.start)
    others = any(
        group.detector == violation.detector
        and identity(group.detector, group.slot) != violation.pattern
        and (where == "file" or any(lines.row(site.start) == row for site in group.sites))
        for group in looked.groups
    )
    return violation.pattern if others else violation.detector


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
