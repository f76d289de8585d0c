"""Diagnostics: violations in, what the editor draws out.

A diagnostic's `code` is the name of its detector: editors print it beside the message, it is what a suppressing comment
names, and nobody can read a hash. The ids of finding and pattern lie in `data`, where programs look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from drift_lsp.enforcement.violation import Violation
from drift_lsp.reports.paint import plural
from drift_lsp.reports.plain import UNUSED
from drift_lsp.server import convert
from drift_lsp.server.capabilities import Client
from drift_lsp.server.convert import Encoding
from drift_lsp.text import Edit, Lines, Span
from drift_lsp.workspace import pages
from drift_lsp.workspace.outcomes import UnusedSuppression
from drift_lsp.workspace.views import Judgement
from drift_lsp.workspace.workspace import Workspace

SOURCE = "drift"

SEVERITIES = {
    "information": types.DiagnosticSeverity.Information,
    "warning": types.DiagnosticSeverity.Warning,
    "error": types.DiagnosticSeverity.Error,
}

ALSO_AT_MOST = 10
"""Other places of one finding that are listed with it."""


class Shown(NamedTuple):
    """A text and what was said of it."""

    uri: str
    """As the client writes it."""

    root: Path
    path: str
    version: int
    source: bytes
    lines: Lines
    encoding: Encoding
    judgement: Judgement
    paged: bool
    """Its patterns have pages that can be opened."""

    fixes: dict[str, list[Edit]]
    """The safe fixes made so far, by finding."""

    turned: tuple[Violation, ...] = ()
    """What is shown besides: an edit turned it away, and it was found by a thorough look."""

    def range(self, span: Span) -> types.Range:
        """Say where a span of this text is."""
        return convert.range_of(self.source, self.lines, span, self.encoding)

    def unshown(self, workspace: Workspace) -> list[Violation]:
        """Look for all that is not shown of this text, what is only listed as well."""
        shown, judged = {it.id for it in self.judgement.shown}, workspace.judge(self.path, self.source)
        return [it for it in (*judged.shown, *judged.hidden) if it.id not in shown]


def diagnostics(shown: Shown, client: Client) -> list[types.Diagnostic]:
    """Make what is drawn for a text, as far as the client can show it."""
    found = [diagnostic(shown, violation, client) for violation in shown.judgement.shown]
    return found + [_unused(shown, comment) for comment in shown.judgement.unused]


def diagnostic(shown: Shown, violation: Violation, client: Client) -> types.Diagnostic:
    """Make one."""
    page = convert.uri_of(pages.path_of(shown.root, violation.pattern)) if shown.paged and client.linked else None
    return types.Diagnostic(
        range=shown.range(violation.span),
        severity=SEVERITIES[violation.severity],
        code=violation.detector,
        code_description=types.CodeDescription(page) if page else None,
        source=SOURCE,
        message=_message(violation, shown.judgement),
        related_information=_related(shown, violation) if client.related else None,
        data={
            "id": violation.id,
            "pattern": violation.pattern,
            "detector": violation.detector,
            "path": violation.path,
            "scope": violation.scope,
        },
    )


def _message(violation: Violation, judgement: Judgement) -> str:
    """Say a finding, and how often it is repeated in lines that are not marked."""
    alike = (violation.pattern, violation.actual) if violation.new else None
    more = sum(it.hidden == "repeated" and (it.pattern, it.actual) == alike for it in judgement.hidden)
    return f"{violation.message} The same in {plural(more, 'more place')} of this file." if more else violation.message


def from_disk(root: Path, found: Iterable[Violation], client: Client) -> Iterator[tuple[str, list[types.Diagnostic]]]:
    """Make what is drawn for files that nobody has open, file by file, from what was learned of them."""
    for path, them in groupby(found, key=lambda it: it.path):
        made = []
        for it in them:
            start, end = types.Position(it.row - 1, it.column - 1), types.Position(it.end_row - 1, it.end_column - 1)
            data = {"id": it.id, "pattern": it.pattern, "detector": it.detector, "path": path, "scope": it.scope}
            severity = SEVERITIES[it.severity]
            made.append(
                types.Diagnostic(types.Range(start, end), it.message, severity, it.detector, None, SOURCE, data=data)
            )
        yield convert.uri_of(root / path), made


def _unused(shown: Shown, comment: UnusedSuppression) -> types.Diagnostic:
    """Mark a comment of ours that silences nothing."""
    line = shown.lines.span(comment.row - 1)
    start = max(shown.source.find(b"drift:", line.start, line.end), line.start)
    end = line.start + len(shown.source[line.start : line.end].rstrip())
    return types.Diagnostic(
        range=shown.range(Span(start, end)),
        severity=types.DiagnosticSeverity.Information,
        code="suppression",
        source=SOURCE,
        message=UNUSED[comment.why],
        tags=[types.DiagnosticTag.Unnecessary] if comment.why != "bare" else None,
    )


def _related(shown: Shown, violation: Violation) -> list[types.DiagnosticRelatedInformation] | None:
    examples = [
        types.DiagnosticRelatedInformation(
            types.Location(convert.uri_of(shown.root / example.path), _line(example.row - 1)),
            f"as it is done here: {example.line}",
        )
        for example in violation.examples
    ]
    also = [
        types.DiagnosticRelatedInformation(types.Location(shown.uri, shown.range(span)), "here too")
        for span in violation.related[:ALSO_AT_MOST]
    ]
    return examples + also or None


def _line(row: int) -> types.Range:
    """Point at a line whose text is not at hand."""
    start = types.Position(row, 0)
    return types.Range(start, start)
