"""Opened: a project's folder in, its root, settings, database and model held open out.

What all parts of the façade stand on. One lock guards the model in memory and the database connection.
"""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from drift_lsp.detectors import registry
from drift_lsp.enforcement.baseline import Accepted
from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import UnsupportedLanguageError, UsageError
from drift_lsp.graphs.project import Project
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.model import Model
from drift_lsp.signals.events import Event, Events
from drift_lsp.signals.spans import span
from drift_lsp.storage import files, first, scans
from drift_lsp.storage.database import Database
from drift_lsp.storage.pool import Pool
from drift_lsp.syntax import languages
from drift_lsp.workspace import layers, loading, news, roles, shared, stored, syncing
from drift_lsp.workspace.before import Before
from drift_lsp.workspace.changes import learned
from drift_lsp.workspace.config import Config
from drift_lsp.workspace.knowledge import Knowledge, heard, today
from drift_lsp.workspace.root import find_root
from drift_lsp.workspace.store import Store, open_store
from drift_lsp.workspace.team import Lock

WAIT = 5.0
"""Seconds that another program may hold the database."""


class Opened:
    """One project, open."""

    def __init__(self, root: Path, config: Config, store: Store, *, fork: bool) -> None:
        self.root = root
        self.config = config
        self._store = store
        self._db = store.db
        self._fork = fork
        self._lock = threading.RLock()
        self._knowledge: Knowledge | None = None
        self._overrides: Mapping[str, object] = {}
        self._version = self._db.data_version()
        self._pool: Pool | None = None
        self._pending: dict[str, Violation] = {}
        self._shared = shared.digest(root)
        self._measured = False
        """Whether a run of ours published something, and so what it measured is kept."""

        self.events = Events()
        """Who wants to hear what happens: `workspace.events.listen(handler)`."""

    @classmethod
    def open(
        cls, folder: Path, *, overrides: Mapping[str, object] | None = None, fork: bool = False, wait: float = 5.0
    ) -> Self:
        """Open the project around a folder.

        `fork` allows workers to be forked: only for a process without other threads. DriftError says what is wrong with
        the root, the configuration or the database.
        """
        root = find_root(folder)
        config = layers.load(root, os.environ, overrides or {}, registry.names())
        made = cls(root, config, open_store(root, wait, beside=not fork), fork=fork)
        made._overrides = overrides or {}
        return made

    @classmethod
    def alone(cls, folder: Path) -> Self:
        """Judge files that belong to no project: nothing was learned there, nothing is looked at and nothing kept."""
        note = "This file belongs to no project that is open."
        return cls(folder.resolve(), Config(), Store(Database.memory(), saved=False, note=note), fork=False)

    @property
    def saved_to_disk(self) -> bool:
        """False where `.drift/` cannot be written and everything stays in memory."""
        return self._store.saved

    def close(self) -> None:
        """Let go of the database."""
        with self._lock:
            if self._pool:
                self._pool.close()
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def relative(self, path: Path) -> str | None:
        """Spell a path as it is known here: relative to the root; None for what Drift does not read."""
        with suppress(OSError, ValueError):
            inside = path.resolve().relative_to(self.root).as_posix()
            if languages.of(inside) and roles.role(inside):
                return inside
        return None

    def _not_ours(self, path: Path) -> UsageError:
        """Say why a file is none that Drift reads here."""
        if languages.of(path.name) is None:
            known = ", ".join(it for language in languages.LANGUAGES for it in language.extensions)
            return UnsupportedLanguageError(f"Drift does not read files like {path.name}.", f"It reads {known}.")
        return UsageError(f"{path} is no source file that Drift reads here.", f"Give a file below {self.root}.")

    def refresh(self) -> bool:
        """Take note of what others wrote into the database, and of a changed configuration.

        True if answers may differ now. ConfigError leaves the last good configuration in force.
        """
        with self._lock:
            config = layers.load(self.root, os.environ, self._overrides, registry.names())
            self._reopen()
            version, digest = self._db.data_version(), shared.digest(self.root)
            if version == self._version and config == self.config and digest == self._shared:
                return False
            lock, _ = shared.lock_of(self.root), shared.accepted(self.root)  # Refused before anything is given up.
            self._sync(lock)  # Before anything is noted: where it fails, it is not done, and the next time tells so.
            same = config == self.config and digest == self._shared
            self._version, self.config, self._shared = version, config, digest
            self._knowledge = self._knowledge if same else None
            self._listen()
            return True

    def _reopen(self) -> None:
        """Open what lies on the disk now, where somebody deleted or replaced the database; nothing goes to a ghost."""
        if self.saved_to_disk and self._db.replaced():
            fresh = open_store(self.root, WAIT, beside=not self._fork)
            self._db.close()
            self._store, self._db, self._knowledge = fresh, fresh.db, None
            self._version = -1

    def _sync(self, lock: Lock | None = None) -> None:
        """Take over what the team decided since the last time, and take note of that unless a `lock` is given."""
        with self._lock:
            digest = shared.digest(self.root) if lock is None else self._shared
            if syncing.sync(self._db, shared.lock_of(self.root) if lock is None else lock) or digest != self._shared:
                self._knowledge = None
            self._shared = digest

    def _catch_up(self) -> None:
        """Take over what others wrote, before anything is added to it."""
        if (version := self._db.data_version()) != self._version:
            self._version = version
            self._listen()

    def _listen(self) -> None:
        """Hear what others said; a model that they have learned past is dropped."""
        if self._knowledge and self._knowledge.learned == learned(self._db):
            self._knowledge.model.hear(self._opinions())
            self._knowledge.before.forget_prints()
        else:
            self._knowledge = None

    @contextmanager
    def _reading(self) -> Iterator[Database]:
        """Lend a reader, which waits for nobody who judges or writes; in memory, the one database there is."""
        if self.saved_to_disk and self._db.path:
            if self._pool is None or self._pool.path != self._db.path:
                self._pool = Pool(self._db.path, WAIT)
            with self._pool.reader() as db:
                yield db
        else:
            with self._lock:
                yield self._db

    def _known(self) -> Knowledge:
        if self._knowledge is None:
            self._knowledge = self._load(self._db)
        self._knowledge.model.rulings.day = today()
        self._knowledge.before.first_counts = partial(first.counts, self._db)
        return self._knowledge

    def _load(self, db: Database, kept: Model | None = None) -> Knowledge:
        """Load what is known; a model that is kept has counted all files as they are, and hears what else is new."""
        if scans.last(db) is None:
            project = Project()
            model = Model(project, self.config.learn, heard(db, time.time(), self.config))
            return Knowledge(self.config, project, model, Before(self.root, project, frozenset()))
        project, known = stored.project(db), learned(db)
        before = Before.find(self.root, project, loading.known_baseline(db))
        model = kept or loading.empty(db, self.config, project)
        with span("workspace.load"), loading.uncollected(), self._lock if kept else nullcontext():
            model.hold(loading.held(db))
            knowledge = loading.build(db, self.config, model, before, () if kept else files.load_surveys(db))
            knowledge.exemplars = stored.examples(db)
            knowledge.learned = known
            knowledge.accepted = self._stored_baseline(db)
        # What was loaded stays; the search for cyclic garbage would walk all of it while somebody types.
        gc.freeze()
        return knowledge

    def _agreed(self) -> Accepted | None:
        """Tell what the team accepted, as the code stands; of all that is known, only this is loaded for it."""
        return self._knowledge.accepted if self._knowledge else self._stored_baseline(self._db)

    def _stored_baseline(self, db: Database) -> Accepted | None:
        if accepted := shared.accepted(self.root):
            for path, prints in stored.accepted(db).items():
                accepted.put(path, prints)
        return accepted

    @contextmanager
    def _news(self) -> Iterator[list[Event]]:
        """Tell those who listen what happens inside, once it is committed and nothing is held any more."""
        happened = list[Event]()
        if not self.events:
            yield happened
            return
        with self._lock:
            before = news.moment(self._db), self._opinions()
        yield happened
        with self._lock:
            happened += news.between(before[0], news.moment(self._db))
            happened += news.heard(self._db, before[1], self._opinions())
        self.events.send(happened)

    def _opinions(self) -> Opinions:
        return heard(self._db, time.time(), self.config)
