"""Handlers: messages in, calls to the session out. Each is a few lines; what they share is the fence round them.

Notifications are handled at once, so that they keep their order; requests are awaited, and end when the editor cancels
them. No fault in either reaches the person who types: it is logged, and the server lives on.
"""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from drift_lsp import log
from drift_lsp.errors import DriftError
from drift_lsp.server import asked, commands
from drift_lsp.server.session import Session

LOG = log.logger("server")

REQUEST_FAILED = -32803


def register(server: LanguageServer, session: Session) -> None:
    """Say which handler takes what."""
    for method, hear in _heard(session).items():
        server.feature(method)(_fenced(hear))
    for method, answer in _asked(server, session).items():
        server.feature(method)(_fenced_request(answer))


def _heard(session: Session) -> dict[str, Callable[[Any], object]]:
    return {
        types.INITIALIZED: lambda _: session.ready(),
        types.TEXT_DOCUMENT_DID_OPEN: lambda it: session.open(it.text_document),
        types.TEXT_DOCUMENT_DID_CHANGE: lambda it: session.change(it.text_document, it.content_changes),
        types.TEXT_DOCUMENT_DID_SAVE: lambda it: session.save(it.text_document.uri),
        types.TEXT_DOCUMENT_DID_CLOSE: lambda it: session.close(it.text_document.uri),
        types.NOTEBOOK_DOCUMENT_DID_OPEN: lambda it: session.notebooks.open(
            it.notebook_document, it.cell_text_documents
        ),
        types.NOTEBOOK_DOCUMENT_DID_CHANGE: lambda it: session.notebooks.change(it.notebook_document, it.change),
        types.NOTEBOOK_DOCUMENT_DID_CLOSE: lambda it: session.notebooks.close(
            it.notebook_document, it.cell_text_documents
        ),
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: lambda it: session.changed_on_disk([one.uri for one in it.changes]),
        types.WORKSPACE_DID_DELETE_FILES: lambda it: session.gone([one.uri for one in it.files]),
        types.WORKSPACE_DID_RENAME_FILES: lambda it: session.gone(
            [one.old_uri for one in it.files], [one.new_uri for one in it.files]
        ),
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: lambda it: session.configure(it.settings),
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: lambda it: session.set_folders(
            [one.uri for one in it.event.added], [one.uri for one in it.event.removed]
        ),
        types.WINDOW_WORK_DONE_PROGRESS_CANCEL: lambda it: session.projects.cancel_scan(it.token),
    }


def _asked(server: LanguageServer, session: Session) -> dict[str, Callable[[Any], Awaitable[Any]]]:
    found: dict[str, Callable[[Any], Awaitable[Any]]] = {
        types.TEXT_DOCUMENT_HOVER: lambda it: asked.hover(session, it),
        types.TEXT_DOCUMENT_CODE_ACTION: lambda it: asked.code_actions(session, it),
        types.CODE_ACTION_RESOLVE: lambda it: asked.resolve(session, it),
        types.WORKSPACE_EXECUTE_COMMAND: lambda it: commands.run(server, session, it.command, it.arguments or []),
    }
    if session.client.pull:
        found[types.TEXT_DOCUMENT_DIAGNOSTIC] = lambda it: asked.diagnostic(session, it)
    if session.client.pull_workspace:
        found[types.WORKSPACE_DIAGNOSTIC] = lambda it: asked.workspace_diagnostic(session, it)
    if session.client.lens:
        found[types.TEXT_DOCUMENT_CODE_LENS] = lambda it: asked.code_lens(session, it)
    return found


def _fenced(handler: Callable[[Any], object]) -> Callable[[Any], None]:
    """Let nothing out of a notification's handler."""

    @functools.wraps(handler)
    def fenced(params: Any) -> None:
        try:
            handler(params)
        except Exception:
            LOG.exception("a notification could not be handled")

    return fenced


def _fenced_request(handler: Callable[[Any], Awaitable[Any]]) -> Callable[[Any], Awaitable[Any]]:
    """Answer a request whose handler fails: with plain words where a person can act, else with nothing."""

    @functools.wraps(handler)
    async def fenced(params: Any) -> Any:
        try:
            return await handler(params)
        except JsonRpcException:
            raise
        except DriftError as err:
            raise JsonRpcException(str(err), REQUEST_FAILED, {"code": err.code}) from err
        except Exception:
            LOG.exception("a request could not be answered")
            return None

    return fenced
