"""Folders: single folders in, a call for each thing written in one of them out; on systems that can do that cheaply.

Of the library's ways to watch, only the one below its observers takes one folder after the other without a thread for
each; a project has hundreds.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from drift_lsp import log

if TYPE_CHECKING:
    from watchdog.observers.inotify_c import InotifyEvent, WatchDescriptor

LOG = log.logger("server")

Told = Callable[[Path, bool, bool], None]
"""Hears of a path, whether it is a folder, and whether it came or went."""


def supported() -> bool:
    """Tell whether this system watches single folders."""
    return sys.platform == "linux"


class Folders:
    """Watches any number of folders from one thread."""

    def __init__(self, told: Told) -> None:
        # Systems without it have no such module.
        from watchdog.observers.inotify_c import CallbackId, InotifyConstants, InotifyFD, Mask

        self._told = told
        self._mask = Mask(
            InotifyConstants.IN_CLOSE_WRITE
            | InotifyConstants.IN_MODIFY  # A database is written without being closed.
            | InotifyConstants.IN_CREATE
            | InotifyConstants.IN_DELETE
            | InotifyConstants.IN_MOVE
            | InotifyConstants.IN_ONLYDIR
        )
        self._id = CallbackId(1)
        self._system = InotifyFD()
        self._system.start()
        self._watched: dict[Path, WatchDescriptor] = {}

    def follow(self, kept: Collection[Path]) -> None:
        """Watch exactly these folders; those that cannot be watched are left out, and said in the log if many are."""
        gone = [path for path in self._watched if path not in kept]
        self._system.remove_callbacks([(self._watched.pop(path), self._id) for path in gone])
        for path in kept:
            if path in self._watched or not path.is_dir():
                continue
            try:
                folder = _Folder(path, self._told, self._lost)
                self._watched[path] = self._system.add_callback(os.fsencode(path), self._mask, folder, self._id)
            except OSError as err:
                LOG.warning("changes below %s made outside the editor will not be noticed: %s", path, err)
                return

    def close(self) -> None:
        """End."""
        self._system.stop()

    def _lost(self, path: Path) -> None:
        self._watched.pop(path, None)


class _Folder:
    """Hears of one folder."""

    def __init__(self, path: Path, told: Told, lost: Callable[[Path], None]) -> None:
        self._path = path
        self._told = told
        self._lost = lost

    def on_event(self, event: InotifyEvent) -> None:
        if event.name:
            comes_or_goes = event.is_create or event.is_delete or event.is_moved_from or event.is_moved_to
            self._told(self._path / os.fsdecode(event.name), event.is_directory, comes_or_goes)

    def on_watch_deleted(self, wd: WatchDescriptor) -> None:
        self._lost(self._path)

    def on_queue_overflow(self) -> None:
        self._told(self._path, True, True)
