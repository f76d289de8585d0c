"""Asked: an editor's requests in, answers for the text as it is on the screen now out."""

from __future__ import annotations

import asyncio

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from drift_lsp.errors import UsageError
from drift_lsp.server import code_actions as actions
from drift_lsp.server import code_lens as lens
from drift_lsp.server import convert
from drift_lsp.server import hover as hovering
from drift_lsp.server.diagnostics import from_disk
from drift_lsp.server.pulling import Found, Pull
from drift_lsp.server.session import Session
from drift_lsp.syntax import languages

CONTENT_MODIFIED = -32801


async def hover(session: Session, params: types.HoverParams) -> types.Hover | None:
    """Say what holds at a place."""
    if not session.preferences.hover:
        return None
    shown, workspace = await session.seen(params.text_document.uri)
    if shown is None or workspace is None:
        return None
    at = convert.offset(shown.source, shown.lines, params.position, session.encoding)
    found = await asyncio.to_thread(workspace.conventions_at, shown.path, shown.source, at)
    language = languages.of(shown.path)
    return hovering.hover(shown, at, found, language.name if language else "", session.client)


async def code_actions(session: Session, params: types.CodeActionParams) -> list[actions.Action] | None:
    """List what can be done at a place."""
    shown, workspace = await session.seen(params.text_document.uri)
    if shown is None or workspace is None:
        return None
    span = convert.span(shown.source, shown.lines, params.range, session.encoding)
    session.offered.update((it.id, (shown.uri, it)) for it in shown.judgement.held)
    asked = actions.Asked(shown, workspace, params.context, session.client, session.preferences)
    return await asyncio.to_thread(actions.code_actions, asked, span)


async def resolve(session: Session, action: types.CodeAction) -> types.CodeAction:
    """Make the edit of an action that somebody picked, for the text that he saw."""
    if action.edit is None and action.data is None:
        return action  # It has a command and needs no edit; some editors ask all the same.
    data = action.data if isinstance(action.data, dict) else {}
    uri, what, about = (str(data.get(key, "")) for key in ("uri", "what", "about"))
    shown, workspace = await session.seen(uri)
    if shown is None or workspace is None or shown.version != data.get("version"):
        raise JsonRpcException("The text has changed since this was offered.", CONTENT_MODIFIED)
    edits = await asyncio.to_thread(actions.edits, shown, workspace, what, about)
    if not edits:
        raise UsageError("This cannot be done safely here.", "Change the text by hand, or suppress the line above.")
    action.edit = actions.workspace_edit(shown, edits, session.client)
    return action


async def diagnostic(session: Session, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
    """Answer an editor that asks for the diagnostics of one document."""
    assert isinstance(session.out, Pull)
    uri = params.text_document.uri
    last = session.shown.get(uri)
    shown = await session.look(uri)
    found = session.drawn(shown) if shown else []
    if shown:
        session.noted(shown)
    if shown is not last:
        session.rests(uri, first=last is None)
    return session.out.document(found, params.previous_result_id)


async def workspace_diagnostic(
    session: Session, params: types.WorkspaceDiagnosticParams
) -> types.WorkspaceDiagnosticReport:
    """Answer an editor that asks for the diagnostics of everything, as soon as there is news."""
    assert isinstance(session.out, Pull)
    previous = {it.uri: it.value for it in params.previous_result_ids}

    async def look() -> Found:
        return await _everything(session)

    return await session.out.workspace(look, previous)


async def _everything(session: Session) -> Found:
    """Collect what is said of all files: of open ones as they are on the screen, else as they were learned."""
    found: dict[str, tuple[int | None, list[types.Diagnostic]]] = {}
    for project in session.projects:
        if project.workspace is not None:
            stored = await asyncio.to_thread(project.workspace.violations, project.showing)
            found.update((uri, (None, them)) for uri, them in from_disk(project.root, stored, session.client))
    for uri in session.documents:
        if shown := await session.look(uri):
            found.pop(convert.uri_of(shown.root / shown.path), None)
            found[uri] = shown.version, session.drawn(shown)
    return found


async def code_lens(session: Session, params: types.CodeLensParams) -> list[types.CodeLens] | None:
    """Say over the classes of a document, and over all of it, which conventions hold there."""
    shown, workspace = await session.seen(params.text_document.uri)
    if shown is None or workspace is None or not session.preferences.lens:
        return None
    found = await asyncio.to_thread(workspace.conventions_over, shown.path, shown.source)
    return lens.code_lens(shown, found)
