"""Handlers: messages in, calls to the session out. Each is a few lines; what they share is the fence round them.

Notifications are handled at once, so that they keep their order; requests are awaited. No fault in either reaches the
person who types: it is logged on stderr, and the server lives on.
"""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from drift_lsp import log
from drift_lsp.errors import DriftError
from drift_lsp.server import code_actions, commands, convert, hover
from drift_lsp.server.session import Session
from drift_lsp.syntax import languages

LOG = log.logger("server")

REQUEST_FAILED = -32803


def register(server: LanguageServer, session: Session) -> None:
    """Say which handler takes what."""
    heard: dict[str, Callable[[Any], object]] = {
        types.INITIALIZED: lambda _: session.ready(),
        types.TEXT_DOCUMENT_DID_OPEN: lambda it: session.open(it.text_document),
        types.TEXT_DOCUMENT_DID_CHANGE: lambda it: session.change(it.text_document, it.content_changes),
        types.TEXT_DOCUMENT_DID_SAVE: lambda it: session.save(it.text_document.uri),
        types.TEXT_DOCUMENT_DID_CLOSE: lambda it: session.close(it.text_document.uri),
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: lambda it: session.changed_on_disk([one.uri for one in it.changes]),
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: lambda it: session.configure(it.settings),
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: lambda it: session.set_folders(
            [one.uri for one in it.event.added], [one.uri for one in it.event.removed]
        ),
        types.WINDOW_WORK_DONE_PROGRESS_CANCEL: lambda it: session.projects.cancel_scan(it.token),
    }
    for method, hear in heard.items():
        server.feature(method)(_fenced(hear))
    asked: dict[str, Callable[[Any], Awaitable[Any]]] = {
        types.TEXT_DOCUMENT_HOVER: lambda it: _hover(session, it),
        types.TEXT_DOCUMENT_CODE_ACTION: lambda it: _code_actions(session, it),
        types.WORKSPACE_EXECUTE_COMMAND: lambda it: commands.run(server, session, it.command, it.arguments or []),
    }
    for method, answer in asked.items():
        server.feature(method)(_fenced_request(answer))


async def _hover(session: Session, params: types.HoverParams) -> types.Hover | None:
    shown, workspace = await session.seen(params.text_document.uri)
    if shown is None or workspace is None:
        return None
    at = convert.offset(shown.source, shown.lines, params.position, session.encoding)
    found = await asyncio.to_thread(workspace.conventions_at, shown.path, shown.source, at)
    language = languages.of(shown.path)
    return hover.hover(shown, at, found, language.name if language else "", session.client.markdown)


async def _code_actions(session: Session, params: types.CodeActionParams) -> list[code_actions.Action] | None:
    shown, workspace = await session.seen(params.text_document.uri)
    if shown is None or workspace is None:
        return None
    span = convert.span(shown.source, shown.lines, params.range, session.encoding)
    session.offered.update((it.id, (shown.uri, it)) for it in shown.judgement.shown)
    return await asyncio.to_thread(code_actions.code_actions, shown, workspace, span, params.context, session.client)


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
