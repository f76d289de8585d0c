"""Logs: what the server notes in, the same on stderr, in the editor's log and in `.drift/server.log` out.

The file is what support asks for after the editor has gone. It lies in the project, because nothing may be written
elsewhere unasked, and is turned over before it grows.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from drift_lsp import log
from drift_lsp.log_file import Rolling
from drift_lsp.workspace.root import STATE
from drift_lsp.workspace.store import READ_ONLY

NAME = "server.log"

_LEVELS = ((logging.ERROR, types.MessageType.Error), (logging.WARNING, types.MessageType.Warning))


def configure(environment: Mapping[str, str]) -> None:
    """Set levels; unless somebody asks for more, stderr hears of warnings only, for many editors show all of it."""
    log.configure(environment)
    if not environment.get("DRIFT_LOG"):
        family = logging.getLogger(log.ROOT)
        for handler in family.handlers:
            handler.setLevel(logging.WARNING)
        family.setLevel(logging.INFO)
    # It logs what every faulty request did; ours are caught, said and logged before it sees them.
    logging.getLogger("pygls").setLevel(logging.CRITICAL)


def to_client(server: LanguageServer) -> None:
    """Send what is noted to the editor's log from now on."""
    logging.getLogger(log.ROOT).addHandler(_ClientHandler(server))


def to_file(root: Path) -> Path | None:
    """Write what is noted into a project's `.drift/` from now on; None where that cannot be."""
    path = root / STATE / NAME
    if os.environ.get(READ_ONLY) == "1" or path.parent.is_symlink():
        return None
    with suppress(OSError):
        handler = Rolling(path)
        handler.setFormatter(logging.Formatter(f"%(asctime)s {os.getpid()} %(levelname)s %(name)s: %(message)s"))
        logging.getLogger(log.ROOT).addHandler(handler)
        return path
    return None


class _ClientHandler(logging.Handler):
    """Sends each line to the editor."""

    def __init__(self, server: LanguageServer) -> None:
        super().__init__()
        self._server = server
        self.setFormatter(logging.Formatter("%(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Send one line; a line about sending is not sent."""
        kind = next((it for level, it in _LEVELS if record.levelno >= level), types.MessageType.Log)
        try:
            self._server.window_log_message(types.LogMessageParams(kind, self.format(record)))
        except Exception:
            self.handleError(record)
