"""Server: a connection whose first request is answered in, the server's whole life out.

pygls decodes, dispatches and encodes. Its own idea of documents, of starting and of ending is switched off: texts are
bytes of ours, `initialize` was answered before pygls was imported, and the end must come even when somebody is stuck.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import signal
import sys
import threading
from functools import partial
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams, JsonRpcInvalidRequest, JsonRpcParseError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from drift_lsp import __version__, log
from drift_lsp.errors import ConfigError
from drift_lsp.server import handlers, lifeline, logs
from drift_lsp.server.capabilities import Client
from drift_lsp.server.session import Session
from drift_lsp.server.wire import Channel
from drift_lsp.signals import telemetry

LOG = log.logger("server")


class Protocol(LanguageServerProtocol):
    """pygls's protocol without what we do ourselves."""

    # A name without a method is no built-in handler, so ours get the message.
    lsp_exit = None  # type: ignore[assignment]
    lsp_text_document__did_open = None  # type: ignore[assignment]
    lsp_text_document__did_change = None  # type: ignore[assignment]
    lsp_text_document__did_close = None  # type: ignore[assignment]
    lsp_notebook_document__did_open = None  # type: ignore[assignment]
    lsp_notebook_document__did_change = None  # type: ignore[assignment]
    lsp_notebook_document__did_close = None  # type: ignore[assignment]
    lsp_workspace__did_change_workspace_folders = None  # type: ignore[assignment]
    lsp_workspace__execute_command = None  # type: ignore[assignment]
    lsp_work_done_progress_cancel = None  # type: ignore[assignment]

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: Any) -> Any:
        """Refuse: it was answered before pygls was there."""
        raise JsonRpcInvalidRequest("initialize was answered already")

    @property
    def was_shut_down(self) -> bool:
        """Whether the editor has said goodbye."""
        return self._shutdown

    def receive(self, body: bytes) -> None:
        """Handle one message, whatever it holds; a request is answered even if it cannot be read."""
        try:
            data = json.loads(body.decode(errors="replace"))
        except (ValueError, RecursionError) as err:
            self._refuse(None, JsonRpcParseError(str(err)))
            return
        if not isinstance(data, dict) or data.get("jsonrpc") != "2.0":
            self._refuse(None, JsonRpcInvalidRequest("This is no JSON-RPC 2.0 message."))
            return
        try:
            message = self.structure_message(dict(data))
        except JsonRpcException:
            LOG.info("%r came with params that make no sense", data.get("method"))
            if "id" in data and "method" in data:
                self._refuse(data["id"], JsonRpcInvalidParams(f"The params of {data['method']!r} make no sense."))
            return
        self.handle_message(message)

    def _refuse(self, message: Any, error: JsonRpcException) -> None:
        answer = {"jsonrpc": "2.0", "id": message, "error": {"code": error.code, "message": error.message}}
        self._send_data(answer)


class Server(LanguageServer):
    """pygls's server, which keeps its troubles to itself."""

    protocol: Protocol

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log what went wrong; by default it would pop up before the person who types."""
        LOG.info("%s: %s", getattr(source, "__name__", source), error)


def _measure() -> None:
    """Hand spans and figures to OpenTelemetry if that is wished; an editor is served without it all the same."""
    try:
        telemetry.from_environment(os.environ)
    except ConfigError as err:
        LOG.warning("%s", err)


def run(channel: Channel, client: Client) -> None:
    """Serve one editor until it goes; the process ends here."""
    logs.configure(os.environ)
    _measure()
    # What a keystroke makes is gone with the next one without a search for circles, which would walk all that is kept.
    gc.set_threshold(50_000, 20, 50)
    sys.setswitchinterval(0.001)  # Who waits for an answer while a scan runs must not wait for long.
    code = 1
    try:
        code = asyncio.run(_serve(channel, client))
    except KeyboardInterrupt:
        code = 130
    except Exception:
        LOG.exception("the server failed")
    finally:
        lifeline.end(code)


async def _serve(channel: Channel, client: Client) -> int:
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[int] = loop.create_future()

    def end(code: int) -> None:
        if not ended.done():
            lifeline.cut_short(code)
            ended.set_result(code)

    def end_soon(code: int) -> None:
        try:
            loop.call_soon_threadsafe(end, code)
        except RuntimeError:  # It has ended already.
            return

    server = Server("drift", __version__, protocol_cls=Protocol)
    server.protocol.set_writer(channel)
    logs.to_client(server)
    session = Session(server, client)
    handlers.register(server, session)
    server.feature(types.EXIT)(lambda _: end(0 if server.protocol.was_shut_down else 1))

    def listen() -> None:
        while (body := channel.frames.next()) is not None:
            loop.call_soon_threadsafe(server.protocol.receive, body)
        end_soon(0 if server.protocol.was_shut_down else 1)

    if client.process is not None:
        lifeline.watch(client.process, partial(end_soon, 1))  # Orderly; `start` sees to it that it does end.
    if os.name != "nt":
        loop.add_signal_handler(signal.SIGTERM, end, 0)
    threading.Thread(target=listen, name="drift-listen", daemon=True).start()
    code = await ended
    channel.close()
    await session.end()
    return code
