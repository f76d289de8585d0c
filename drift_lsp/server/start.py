"""Start: a command line and an editor's first message in, a running server out.

Importing the protocol's library takes half a second. So the first message is read and answered by hand, with nothing
imported, and only then the server is built behind it.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from typing import NamedTuple

from drift_lsp import __version__
from drift_lsp.server import capabilities, lifeline, wire
from drift_lsp.server.capabilities import Client

USAGE = """Usage: drift lsp [--stdio] [--tcp PORT] [--clientProcessId PID]

The language server. An editor starts it and talks with it on stdin and stdout.

  --stdio                Talk on stdin and stdout (the default).
  --tcp PORT             Wait for one connection on 127.0.0.1 instead.
  --clientProcessId PID  End when this process ends.
"""

NOT_INITIALIZED = -32002


class Options(NamedTuple):
    """What the command line says."""

    port: int | None = None
    process: int | None = None


def start(argv: list[str]) -> None:
    """Run the language server until its editor is done with it."""
    options = _read(argv)
    if options.port is None and sys.stdin is not None and sys.stdin.isatty():
        sys.stderr.write("drift lsp is started by an editor and waits for one on stdin. End it with Ctrl-D.\n")
    channel = wire.stdio() if options.port is None else wire.tcp(options.port)
    try:
        client = answer_initialize(channel, options)
    except KeyboardInterrupt:
        sys.exit(130)
    from drift_lsp.server.server import run

    run(channel, client)


def answer_initialize(channel: wire.Channel, options: Options) -> Client:
    """Wait for `initialize`, answer it, and hand on who sent it; the program ends where none comes.

    From then on the end of the editor's process is the end of ours, though nothing else is imported yet.
    """
    while (body := channel.frames.next()) is not None:
        try:
            message = json.loads(body.decode(errors="replace"))
        except (ValueError, RecursionError):
            continue
        if not isinstance(message, dict):
            continue
        method = message.get("method")
        if method == "exit":
            sys.exit(1)
        if "id" not in message:
            continue
        if method == "initialize":
            client = capabilities.read_client(message.get("params"))
            if client.process is None:
                client = client._replace(process=options.process)
            if client.process is not None:
                lifeline.watch(client.process, partial(lifeline.cut_short, 1))
            result = {
                "capabilities": capabilities.server_capabilities(client),
                "serverInfo": {"name": "drift", "version": __version__},
            }
            channel.send(json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}).encode())
            return client
        error = {"code": NOT_INITIALIZED, "message": "The first request must be `initialize`."}
        channel.send(json.dumps({"jsonrpc": "2.0", "id": message["id"], "error": error}).encode())
    sys.exit(0)


def _read(argv: list[str]) -> Options:
    options, rest = Options(), list(argv)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name in ("-h", "--help"):
            sys.stdout.write(USAGE)
            sys.exit(0)
        elif name == "--version":
            sys.stdout.write(f"drift {__version__}\n")
            sys.exit(0)
        elif name in ("--tcp", "--clientProcessId"):
            value = value if equals else rest.pop(0) if rest else ""
            if not value.isdigit():
                _refuse(f"{name} takes a number, not {value!r}.")
            options = options._replace(**{"port" if name == "--tcp" else "process": int(value)})
        elif name != "--stdio":
            _refuse(f"drift lsp knows no {name!r}.")
    return options


def _refuse(what: str) -> None:
    sys.stderr.write(f"{what}\n\n{USAGE}")
    sys.exit(2)
