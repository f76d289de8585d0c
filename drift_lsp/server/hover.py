"""Hover: a place in a text in, the conventions that hold there as a person would say them out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import indent
from urllib.parse import quote

from lsprotocol import types

from drift_lsp.enforcement.violation import Example, Violation
from drift_lsp.reports import markdown
from drift_lsp.server import convert
from drift_lsp.server.capabilities import Client
from drift_lsp.server.diagnostics import Shown
from drift_lsp.text import Span
from drift_lsp.workspace.views import PatternView

AT_MOST = 3
"""Conventions told of one place; more is a wall."""

EXAMPLES = 2

LINKS = (("Dismiss", "drift.dismiss"), ("Ignore", "drift.ignore"), ("Approve", "drift.approve"), ("Page", "drift.page"))
"""The only commands that a hover links to."""

DISMISSING = (
    "Dismissing hides this finding for good and makes Drift less sure of the convention; "
    "a convention that is dismissed again and again falls silent. Both can be undone."
)


def hover(
    shown: Shown, offset: int, conventions: Sequence[PatternView], language: str, client: Client
) -> types.Hover | None:
    """Say what holds at an offset, and what departs there; None where nothing is known."""
    here = [it for it in shown.judgement.held if it.span.start <= offset <= it.span.end]
    patterns = {it.pattern for it in here}
    # What departs here comes first.
    told = sorted(conventions, key=lambda it: it.id not in patterns)[:AT_MOST]
    if not here and not told:
        return None
    style = _Markdown(language, shown.root) if client.markdown else _Plain()
    parts = [_finding(it, style, any(it.pattern == other.id for other in told)) for it in here]
    parts += [_convention(it, style) for it in told]
    if here:
        parts.append(style.note(DISMISSING))
    if here and client.markdown and client.command_links:
        parts.append(" · ".join(_links(shown, here[0])))
    kind = types.MarkupKind.Markdown if client.markdown else types.MarkupKind.PlainText
    span = min((it.span for it in here), key=lambda it: it.size, default=None)
    return types.Hover(
        types.MarkupContent(kind, style.rule.join(parts)), range=shown.range(span) if isinstance(span, Span) else None
    )


def _links(shown: Shown, violation: Violation) -> Iterator[str]:
    argument = {"uri": shown.uri, "id": violation.id, "pattern": violation.pattern, "scope": violation.scope}
    for title, command in LINKS:
        opened = {"open": True} if command == "drift.page" else {}
        yield f"[{title}](command:{command}?{quote(json.dumps([argument | opened]))})"


class _Plain:
    """Writes text that nobody renders."""

    rule = "\n\n"

    def strong(self, text: str) -> str:
        return text

    def words(self, text: str) -> str:
        return text

    def note(self, text: str) -> str:
        return text

    def item(self, text: str) -> str:
        return f"- {text}"

    def code(self, text: str) -> str:
        return indent(text, "    ")

    def place(self, it: Example) -> str:
        return f"{it.path}:{it.row}"


class _Markdown(_Plain):
    """Writes Markdown; what comes out of the project's code cannot leave its place in it."""

    rule = "\n\n---\n\n"

    def __init__(self, language: str, root: Path) -> None:
        self._language = language
        self._folder = convert.uri_of(root)

    def strong(self, text: str) -> str:
        return f"**{self.words(text)}**"

    def words(self, text: str) -> str:
        return markdown.words(text)

    def note(self, text: str) -> str:
        return f"*{self.words(text)}*"

    def code(self, text: str) -> str:
        return markdown.block(text, self._language)

    def place(self, it: Example) -> str:
        return markdown.link(it, self._folder)


def _finding(violation: Violation, style: _Plain, explained: bool) -> str:
    """Say what departs; what is expected and an example are left to the convention where that is told too."""
    if explained:
        return style.words(f"Here {violation.actual}.")
    return "\n\n".join([style.words(violation.message), *_examples(violation.examples[:1], style)])


def _convention(view: PatternView, style: _Plain) -> str:
    reasons = [_sureness(view), *view.reasons]
    lines = [style.strong(view.title), style.words(view.sentence)]
    lines.append("\n".join(style.item(style.words(reason)) for reason in reasons))
    return "\n\n".join([*lines, *_examples(view.examples[:EXAMPLES], style)])


def _sureness(view: PatternView) -> str:
    seen = f", first seen {view.first_seen[:10]}, last {view.last_seen[:10]}" if view.first_seen else ""
    status = f", {view.status}" if view.status != "discovered" else ""
    return f"confidence {view.confidence:.2f} ({view.level}){seen}{status}"


def _examples(examples: Sequence[Example], style: _Plain) -> list[str]:
    return [f"{style.place(it)}\n{style.code(it.code or it.line)}" for it in examples]
