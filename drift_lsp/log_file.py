"""Log file: a path in, a handler that keeps what is written there small out."""

from __future__ import annotations

import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

LARGEST = 1 << 20
"""Bytes of the file; three older ones are kept."""


class Rolling(RotatingFileHandler):
    """A log file that is kept small and follows no link: what lies in a project may have come with the repository."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=LARGEST, backupCount=3, encoding="utf-8")

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        return os.fdopen(os.open(self.baseFilename, flags, 0o644), "a", encoding="utf-8", errors="backslashreplace")
