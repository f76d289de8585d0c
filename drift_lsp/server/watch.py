"""Watch: a project's root in, a call whenever its configuration or its database is written by anybody out.

The system tells of changes, nobody asks for them, so an idle server takes no time. Only the root and `.drift/` are
watched: the files of the project are the editor's to tell of.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePath

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from drift_lsp import log
from drift_lsp.workspace.root import CONFIG, STATE
from drift_lsp.workspace.shared import FILES

LOG = log.logger("server")

WRITES = frozenset({"created", "modified", "moved", "deleted"})
IN_ROOT = frozenset({CONFIG, "pyproject.toml", *FILES, ".driftignore"})
SILENT_ENDINGS = ("-shm", ".lock", ".tmp")
"""What reading a database touches too, and what is not finished."""


class Watch(FileSystemEventHandler):
    """Watches one project, from a thread of its own, until closed."""

    def __init__(self, root: Path, changed: Callable[[], object]) -> None:
        self._root = root
        self._changed = changed
        self._observer = Observer()
        self._state_watched = False

    def open(self) -> None:
        """Begin; a folder that cannot be watched is said in the log and is no error."""
        try:
            self._observer.schedule(self, os.fspath(self._root))
            self._observer.start()
            self._watch_state()
        except OSError as err:
            LOG.warning("changes made outside the editor will not be noticed: %s", err)

    def close(self) -> None:
        """End."""
        if self._observer.is_alive():
            self._observer.stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hear of one change."""
        if event.event_type not in WRITES:
            return
        for name in (event.src_path, event.dest_path):
            path = PurePath(os.fsdecode(name))
            if path == self._root / STATE:
                self._watch_state()
                self._changed()
                return
            inside = path.parent.name == STATE and not path.name.endswith(SILENT_ENDINGS)
            if (inside and not event.is_directory) or (path.parent == self._root and path.name in IN_ROOT):
                self._changed()
                return

    def _watch_state(self) -> None:
        state = self._root / STATE
        if self._state_watched and not state.is_dir():
            self._state_watched = False  # Deleted, and its watch with it.
        elif not self._state_watched and state.is_dir():
            self._observer.schedule(self, os.fspath(state))
            self._state_watched = True
