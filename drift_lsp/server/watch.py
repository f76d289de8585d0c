"""Watch: the folders of a project that hold what Drift reads in, news of what anybody wrote there out.

The system tells of changes, nobody asks for them, so an idle server takes no time; and only kept folders are watched,
so what happens in ignored ones — an installation, a build — does not even wake it. Where the system cannot watch single
folders cheaply, the root is watched as a whole and the rest is passed over.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from drift_lsp import log
from drift_lsp.server.folders import Folders, supported
from drift_lsp.syntax import languages
from drift_lsp.workspace.linters import is_settings
from drift_lsp.workspace.roles import TOOLING
from drift_lsp.workspace.root import CONFIG, STATE
from drift_lsp.workspace.shared import FILES

LOG = log.logger("server")

SETTINGS = frozenset({CONFIG, "pyproject.toml", *FILES, ".driftignore", ".gitignore", ".gitattributes"})
"""Files that say how to read the others."""

SILENT_ENDINGS = ("-shm", ".lock", ".log", ".tmp", ".partial")
"""What reading a database touches too, what we note, and what is not finished."""

WRITES = frozenset({"created", "modified", "moved", "deleted"})

MOST = 1_000
"""Paths that are remembered; where more have changed, everything is looked at."""


class News(NamedTuple):
    """What was written since the last time."""

    files: frozenset[Path] = frozenset()
    settings: bool = False
    """The configuration or the database."""

    folders: bool = False
    """Folders came or went, or so many files that nobody counted: all must be looked at."""


class Watch(FileSystemEventHandler):
    """Watches one project, from a thread of its own, until closed."""

    def __init__(self, root: Path, changed: Callable[[], object]) -> None:
        self._root = root
        self._changed = changed
        self._lock = threading.Lock()
        self._news = News()
        self._kept: frozenset[Path] = frozenset()
        self._folders = Folders(self.told) if supported() else None
        self._observer = None if self._folders else Observer()

    def open(self) -> None:
        """Begin; a folder that cannot be watched is said in the log and is no error."""
        try:
            if self._observer is not None:
                self._observer.schedule(self, os.fspath(self._root), recursive=sys.platform != "linux")
                self._observer.start()
            self.follow(())
        except OSError as err:
            LOG.warning("changes made outside the editor will not be noticed: %s", err)

    def follow(self, paths: Iterable[str]) -> None:
        """Watch the folders that hold these files, and those above them up to the root."""
        kept = {self._root, self._root / STATE}
        for path in paths:
            folder = (self._root / path).parent
            while folder not in kept:
                kept.add(folder)
                folder = folder.parent
        self._kept = frozenset(kept)
        if self._folders is not None:
            self._folders.follow(self._kept)

    def take(self) -> News:
        """Hand over what is new, and forget it."""
        with self._lock:
            news, self._news = self._news, News()
        return news

    def close(self) -> None:
        """End."""
        if self._folders is not None:
            self._folders.close()
        if self._observer is not None and self._observer.is_alive():
            self._observer.stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hear of one change in a project that is watched as a whole."""
        if event.event_type in WRITES:
            for name in (event.src_path, event.dest_path):
                path = Path(os.fsdecode(name))
                if name and path.parent in self._kept:
                    self.told(path, event.is_directory, event.event_type != "modified")

    def told(self, path: Path, is_folder: bool, comes_or_goes: bool) -> None:
        """Take note of one change, and of more before anybody has asked."""
        with self._lock:
            news = self._with(self._news, path, is_folder, comes_or_goes)
            first, self._news = not any(self._news) and any(news), news
        if first:
            self._changed()

    def _with(self, news: News, path: Path, is_folder: bool, comes_or_goes: bool) -> News:
        if path.parent.name == STATE or path == self._root / STATE:
            quiet = path.name.endswith(SILENT_ENDINGS) or (is_folder and path.name != STATE)
            return news if quiet else news._replace(settings=True)
        if is_folder:
            foreign = path.name in TOOLING or path.name.startswith(".")
            return news if foreign or not comes_or_goes else news._replace(folders=True)
        if path.name in SETTINGS or is_settings(path.name):
            looked = path.name.endswith("ignore") or is_settings(path.name)
            return news._replace(settings=True, folders=news.folders or looked)
        if languages.of(path.name) is None:
            return news
        if len(news.files) >= MOST:
            return news._replace(folders=True)
        return news._replace(files=news.files | {path})
