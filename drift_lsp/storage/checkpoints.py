"""Checkpoints: how long a commit has left the log in, the log moved into the database out — beside whoever writes.

SQLite would do it inside the commit that makes the log long, and whoever saves a file then waits for the disk.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Thread

import apsw

from drift_lsp.log import logger

_LONG = 500
"""Pages of the log from which on it is moved, and by which it must have grown before it is tried again."""

_TOO_LONG = 8_000
"""Pages from which on whoever commits moves them: nobody did, and readers become slow."""


class Checkpoints:
    """Follows the commits of one connection; a thread lives for as long as there is something to move."""

    def __init__(self, connection: apsw.Connection, path: Path) -> None:
        self._path = path
        self._file = path.lstat().st_ino
        self._tried = 0
        self._thread: Thread | None = None
        connection.set_wal_hook(self._grown)

    def close(self) -> None:
        """Wait for what is under way."""
        if self._thread:
            self._thread.join()

    def move(self) -> None:
        """Move what no reader needs where it is; a log that stays long is only slower."""
        try:
            if self._path.lstat().st_ino != self._file:
                return  # Somebody put another file there.
            connection = apsw.Connection(str(self._path), apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_NOFOLLOW)
            try:
                connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
                connection.pragma("user_version")  # Before its first read it knows of no log.
                last, done, there = -1, 0, 1
                while last < done < there:
                    # What was written meanwhile is moved too: only a log that is moved whole begins anew.
                    last = done
                    there, done = connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
            finally:
                connection.close(True)
        except (apsw.Error, OSError) as error:
            # The next one who writes is told what is wrong with the disk.
            logger("storage").debug("the log was not moved: %s", error)

    def _grown(self, connection: apsw.Connection, _name: str, pages: int) -> int:
        if pages < self._tried:
            self._tried = 0  # All of it was moved, and it began anew.
        if pages >= self._tried + _LONG and not (self._thread and self._thread.is_alive()):
            self._tried = pages
            self._thread = Thread(target=self.move, name="drift-checkpoint", daemon=True)
            self._thread.start()
        elif pages >= _TOO_LONG:
            with suppress(apsw.Error):  # What was to be written is committed, whatever becomes of the log.
                connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
        return apsw.SQLITE_OK
