"""Code actions: a place in a text in, what a person can do about the findings there out.

Every action comes with its edit or with a command whose arguments are plain JSON, so that any client can run it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from lsprotocol import types

from drift_lsp.enforcement.violation import Violation
from drift_lsp.server.capabilities import FIX_ALL, Client
from drift_lsp.server.diagnostics import Shown
from drift_lsp.text import Edit, Span
from drift_lsp.workspace.knowledge import unmutable
from drift_lsp.workspace.workspace import Workspace

Action = types.CodeAction | types.Command

FEEDBACK = (
    ("drift.dismiss", "Dismiss: this finding is wrong"),
    ("drift.approve", "Approve: always expect this{where}"),
    ("drift.ignore", "Ignore: never speak of this{where}"),
    ("drift.escalate", "Raise the severity of this{where}"),
)

SUPPRESSIONS: tuple[tuple[Literal["line", "file"], str], ...] = (
    ("line", "Suppress on this line"),
    ("file", "Suppress in this file"),
)


def code_actions(
    shown: Shown, workspace: Workspace, span: Span, context: types.CodeActionContext, client: Client
) -> list[Action]:
    """List what can be done about the findings that touch `span`; reads files and parses, so not on the event loop."""
    here = [it for it in shown.judgement.shown if it.span.start <= span.end and span.start <= it.span.end]
    if not client.literal_actions:
        return [command for it in here for command in _commands(shown, it)]
    found: list[Action] = []
    if _wanted(types.CodeActionKind.QuickFix, context):
        for violation in here:
            found.extend(_quick_fixes(shown, workspace, violation, context, client))
    if _wanted(FIX_ALL, context) and (edits := all_fixes(shown, workspace, shown.judgement.shown)):
        edit = workspace_edit(shown, edits, client)
        found.append(types.CodeAction("Drift: fix all that is safe", kind=FIX_ALL, edit=edit))
    return found


def all_fixes(shown: Shown, workspace: Workspace, violations: Iterable[Violation]) -> list[Edit]:
    """Collect the safe fixes of many findings; where two would touch, the first one is made and the other waits."""
    chosen: list[Edit] = []
    for violation in violations:
        edits = workspace.fix(shown.path, shown.source, violation) if violation.fixable else []
        if edits and not any(_touch(edit.span, other.span) for edit in edits for other in chosen):
            chosen.extend(edits)
    return chosen


def workspace_edit(shown: Shown, edits: Iterable[Edit], client: Client) -> types.WorkspaceEdit:
    """Say edits as the client takes them: for this version of the text, where it can check that."""
    made = [types.TextEdit(shown.range(edit.span), edit.text) for edit in sorted(edits, key=lambda edit: edit.span)]
    if not client.document_changes:
        return types.WorkspaceEdit(changes={shown.uri: made})
    document = types.OptionalVersionedTextDocumentIdentifier(uri=shown.uri, version=shown.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, made)])


def _quick_fixes(
    shown: Shown, workspace: Workspace, violation: Violation, context: types.CodeActionContext, client: Client
) -> list[Action]:
    diagnostics = [it for it in context.diagnostics if _id(it) == violation.id] or None

    def edits(title: str, edits: Sequence[Edit], fix: bool | None = None) -> list[Action]:
        if not edits:
            return []
        edit, kind = workspace_edit(shown, edits, client), types.CodeActionKind.QuickFix
        applied = types.Command(title, "drift.applied", arguments=[_argument(shown, violation)]) if fix else None
        return [types.CodeAction(title, kind, diagnostics, is_preferred=fix, edit=edit, command=applied)]

    found: list[Action] = []
    if violation.fixable:
        same = [it for it in shown.judgement.shown if it.pattern == violation.pattern]
        found += edits(f"Drift: fix: {violation.expected}", workspace.fix(shown.path, shown.source, violation), True)
        if found and len(same) > 1:
            found += edits("Drift: fix all of this kind in this file", all_fixes(shown, workspace, same))
    for where, title in SUPPRESSIONS:
        found += edits(f"Drift: {title}", workspace.suppress(shown.path, shown.source, violation, where, ""))
    for command in _commands(shown, violation):
        kind = types.CodeActionKind.QuickFix
        found.append(types.CodeAction(command.title, kind=kind, diagnostics=diagnostics, command=command))
    return found


def _commands(shown: Shown, violation: Violation) -> list[types.Command]:
    where = f" in {violation.scope}" if violation.scope else ""
    argument = _argument(shown, violation)
    return [
        types.Command(f"Drift: {title.format(where=where)}", name, arguments=[argument])
        for name, title in FEEDBACK
        if _possible(name, violation)
    ]


def _possible(command: str, violation: Violation) -> bool:
    """Tell whether a decision can be made: a rule holds without approval, a secret is never ignored as a whole."""
    if command == "drift.approve":
        return bool(violation.choice)
    return command != "drift.ignore" or violation.pattern not in unmutable()


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
