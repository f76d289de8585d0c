"""Code actions: a place in a text in, what a person can do about the findings there out.

Editors ask at every move of the cursor, so what is offered is read off the last judgement; an edit is made when
somebody picks it, for the version he saw. An old client, which takes no edits, gets commands with plain JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import dirname
from typing import Any, Literal, NamedTuple, cast

from lsprotocol import types

from drift_lsp.enforcement.suppress import Where
from drift_lsp.enforcement.violation import Violation
from drift_lsp.server.capabilities import FIX_ALL, Client
from drift_lsp.server.diagnostics import Shown
from drift_lsp.server.settings import Preferences
from drift_lsp.text import Edit, Span
from drift_lsp.workspace.knowledge import unmutable
from drift_lsp.workspace.outcomes import UnusedSuppression
from drift_lsp.workspace.workspace import Workspace

Action = types.CodeAction | types.Command

FEEDBACK = (
    ("dismiss", "Dismiss: this finding is wrong"),
    ("approve", "Approve: always expect this{where}"),
    ("ignore", "Ignore: never speak of this{where}"),
    ("escalate", "Raise the severity of this{where}"),
)

SUPPRESSIONS = (
    ("line", "Suppress on this line"),
    ("next-line", "Suppress by a comment above"),
    ("file", "Suppress in this file"),
)


class Offer(NamedTuple):
    """An edit that is offered, yet to be made; it travels as the action's `data`."""

    kind: str
    """Which preference switches it: `fix`, `fixAll`, `suppress`, `unused`."""

    title: str
    what: str
    """`fix`, `pattern`, `all`, `line`, `next-line`, `file`, `unused`."""

    about: str = ""
    """Id of a finding or a pattern, or a row."""

    preferred: bool | None = None


class Asked(NamedTuple):
    """What an editor asked for, and of whom."""

    shown: Shown
    workspace: Workspace
    context: types.CodeActionContext
    client: Client
    preferences: Preferences


def code_actions(asked: Asked, span: Span) -> list[Action]:
    """List what can be done about the findings that touch `span`; it may read and parse, so not on the event loop."""
    shown, client = asked.shown, asked.client
    here = [it for it in shown.judgement.held if it.span.start <= span.end and span.start <= it.span.end]
    if not client.literal_actions:
        return [command for it in here for command in _commands(asked, it)]
    found: list[Action] = []
    if _wanted(types.CodeActionKind.QuickFix, asked.context):
        for violation in here:
            found += [it for offer in _offers(asked, violation) for it in _action(asked, offer, violation)]
            found += [_commanding(asked, it, violation) for it in _commands(asked, violation)]
        rows = shown.lines.row(span.start), shown.lines.row(span.end)
        for unused in shown.judgement.unused:
            if rows[0] <= unused.row - 1 <= rows[1] and asked.preferences.offers("unused"):
                found += _action(asked, _removal(unused))
    if _wanted(FIX_ALL, asked.context) and any(it.fixable for it in shown.judgement.held):
        found += _action(asked, Offer("fixAll", "Drift: fix all that is safe", "all"))
    return found


def edits(shown: Shown, workspace: Workspace, what: str, about: str) -> list[Edit]:
    """Make what was offered; parses, so not on the event loop."""
    if what == "unused":
        return workspace.unsuppress(shown.path, shown.source, int(about))
    if what in ("all", "pattern"):
        return all_fixes(shown, workspace, [it for it in shown.judgement.held if about in ("", it.pattern)])
    violation = next((it for it in shown.judgement.held if it.id == about), None)
    if violation is None:
        return []
    if what == "fix":
        return fixes(shown, workspace, violation)
    return workspace.suppress(shown.path, shown.source, violation, cast(Where, what), "")


def fixes(shown: Shown, workspace: Workspace, violation: Violation) -> list[Edit]:
    """Make the safe fix of one finding, once for a text."""
    if violation.id not in shown.fixes:
        made = workspace.fix(shown.path, shown.source, violation) if violation.fixable else []
        shown.fixes[violation.id] = made
    return shown.fixes[violation.id]


def all_fixes(shown: Shown, workspace: Workspace, violations: Iterable[Violation]) -> list[Edit]:
    """Collect the safe fixes of many findings; where two would touch, the first one is made and the other waits."""
    chosen: list[Edit] = []
    for violation in violations:
        made = fixes(shown, workspace, violation)
        if made and not any(_touch(edit.span, other.span) for edit in made for other in chosen):
            chosen.extend(made)
    return chosen


def workspace_edit(shown: Shown, edits: Iterable[Edit], client: Client) -> types.WorkspaceEdit:
    """Say edits as the client takes them: for this version of the text, where it can check that."""
    made = [types.TextEdit(shown.range(edit.span), edit.text) for edit in sorted(edits, key=lambda edit: edit.span)]
    if not client.document_changes:
        return types.WorkspaceEdit(changes={shown.uri: made})
    document = types.OptionalVersionedTextDocumentIdentifier(uri=shown.uri, version=shown.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, made)])


def _offers(asked: Asked, violation: Violation) -> Iterator[Offer]:
    """List the edits for one finding; a fix is offered only where there is one."""
    shown = asked.shown
    if violation.fixable and fixes(shown, asked.workspace, violation):
        yield Offer("fix", f"Drift: fix: {violation.expected}", "fix", violation.id, True)
        if sum(it.pattern == violation.pattern for it in shown.judgement.held) > 1:
            yield Offer("fixAll", "Drift: fix all of this kind in this file", "pattern", violation.pattern)
    for where, title in SUPPRESSIONS:
        yield Offer("suppress", f"Drift: {title}", where, violation.id)


def _removal(unused: UnusedSuppression) -> Offer:
    return Offer("unused", "Drift: remove the comment that silences nothing", "unused", str(unused.row))


def _action(asked: Asked, offer: Offer, violation: Violation | None = None) -> list[Action]:
    """Make an action, with its edit where the client does not ask for that later; none where there is no edit."""
    if not asked.preferences.offers(offer.kind):
        return []
    kind = FIX_ALL if offer.what == "all" else types.CodeActionKind.QuickFix
    made = types.CodeAction(offer.title, kind, is_preferred=offer.preferred)
    if violation is not None:
        made.diagnostics = [it for it in asked.context.diagnostics if _id(it) == violation.id] or None
        if offer.what == "fix":
            made.command = types.Command(offer.title, "drift.applied", arguments=[_argument(asked.shown, violation)])
    if asked.client.resolves:
        made.data = {
            "uri": asked.shown.uri,
            "version": asked.shown.version,
            "what": offer.what,
            "about": offer.about,
        }
        return [made]
    changes = edits(asked.shown, asked.workspace, offer.what, offer.about)
    made.edit = workspace_edit(asked.shown, changes, asked.client)
    return [made] if changes else []


def _commands(asked: Asked, violation: Violation) -> Iterator[types.Command]:
    where = f" in {violation.scope}" if violation.scope else ""
    argument = _argument(asked.shown, violation)
    for kind, title in FEEDBACK:
        if asked.preferences.offers(kind) and _possible(kind, violation):
            yield types.Command(f"Drift: {title.format(where=where)}", f"drift.{kind}", arguments=[argument])
    folder = dirname(violation.path)
    if folder and asked.preferences.offers("variant") and _possible("ignore", violation):
        varied = {"pattern": violation.pattern, "scope": folder, "enabled": False, "uri": asked.shown.uri}
        yield types.Command(f"Drift: Turn this off in {folder}/", "drift.variant", arguments=[varied])
    if asked.client.shows_documents and asked.preferences.offers("explain"):
        page = {"pattern": violation.pattern, "uri": asked.shown.uri, "open": True}
        yield types.Command("Drift: Explain", "drift.page", arguments=[page])


def _commanding(asked: Asked, command: types.Command, violation: Violation) -> types.CodeAction:
    about = [it for it in asked.context.diagnostics if _id(it) == violation.id] or None
    return types.CodeAction(command.title, kind=types.CodeActionKind.QuickFix, diagnostics=about, command=command)


def _possible(kind: Literal["approve", "ignore"] | str, violation: Violation) -> bool:
    """Tell whether a decision can be made: a rule holds without approval, a secret is never ignored as a whole."""
    if kind == "approve":
        return bool(violation.choice)
    return kind != "ignore" or violation.pattern not in unmutable()


def _argument(shown: Shown, violation: Violation) -> dict[str, str]:
    return {"uri": shown.uri, "id": violation.id, "pattern": violation.pattern, "scope": violation.scope}


def _wanted(kind: str, context: types.CodeActionContext) -> bool:
    """Tell whether the client asked for a kind of action: by its name or by a wider one, or for any."""
    if not context.only:
        return True
    names = [it.value if isinstance(it, types.CodeActionKind) else str(it) for it in context.only]
    return any(name == "" or kind == name or kind.startswith(f"{name}.") for name in names)


def _id(diagnostic: types.Diagnostic) -> Any:
    return diagnostic.data.get("id") if isinstance(diagnostic.data, dict) else None


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end
