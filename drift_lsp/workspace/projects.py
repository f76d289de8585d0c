"""Projects: the user's registry in; which projects there are, where they lie and which one is active out.

Nothing is registered unasked: `drift projects add` and `drift switch` do it.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from drift_lsp.errors import DatabaseReadOnlyError, DriftError, UsageError
from drift_lsp.storage import meta, registry, scans
from drift_lsp.storage.database import Database
from drift_lsp.storage.registry import Registered
from drift_lsp.workspace.knowledge import moment
from drift_lsp.workspace.root import STATE, find_root
from drift_lsp.workspace.store import DATABASE, open_store
from drift_lsp.workspace.views import ProjectView

_KEY = "identity"


def place(environment: Mapping[str, str]) -> Path:
    """Tell where global.db lies, or would."""
    home = environment.get("XDG_DATA_HOME", "")
    if os.path.isabs(home):
        return Path(home) / "drift" / "global.db"
    import platformdirs

    return platformdirs.user_data_path("drift", appauthor=False) / "global.db"


def listed(environment: Mapping[str, str]) -> list[ProjectView]:
    """List every registered project with how it stands; nothing is made where nothing was registered."""
    path = place(environment)
    if not path.exists():
        return []
    with registry.opened(path) as known:
        return [_view(it) for it in known.all()]


def register(environment: Mapping[str, str], folder: Path, *, activate: bool = False) -> ProjectView:
    """Register the project around a folder; one that was moved is the one it was, and a copy of one is another."""
    root = find_root(folder)
    with registry.opened(place(environment)) as known:
        it = known.add(_identity(root, {one.identity: one.root for one in known.all()}), str(root), moment())
        if activate:
            known.activate(it.identity)
        return _view(next(one for one in known.all() if one.identity == it.identity))


def find(environment: Mapping[str, str], name: str) -> ProjectView:
    """Find a registered project by its name."""
    projects = listed(environment)
    found = next((it for it in projects if it.name == name), None)
    if found is None:
        names = ", ".join(it.name for it in projects) or "none yet"
        raise UsageError(f"No project is called {name!r}.", f"There are {names}; `drift projects add DIR` adds one.")
    return found


def switch(environment: Mapping[str, str], name: str | None) -> ProjectView | None:
    """Make a registered project the active one; None: none is."""
    found = find(environment, name) if name is not None else None
    if found and found.state == "gone":
        what = f"{found.name} is not at {found.root} any more."
        raise UsageError(what, "Where it lies now, run `drift projects add`; or forget it: `drift projects prune`.")
    with registry.opened(place(environment)) as known:
        known.activate(next((it.identity for it in known.all() if found and it.name == found.name), None))
    return found


def remove(environment: Mapping[str, str], name: str) -> None:
    """Forget a project; its files stay."""
    found = find(environment, name)
    with registry.opened(place(environment)) as known:
        for it in known.all():
            if it.name == found.name:
                known.remove(it.identity)


def prune(environment: Mapping[str, str]) -> list[ProjectView]:
    """Forget the projects that are gone, and tell which ones."""
    gone = [it for it in listed(environment) if it.state == "gone"]
    for it in gone:
        remove(environment, it.name)
    return gone


def active(environment: Mapping[str, str]) -> ProjectView | None:
    """Tell the active project; None where none is, or it is gone."""
    return next((it for it in listed(environment) if it.active and it.state != "gone"), None)


def _identity(root: Path, known: Mapping[str, str]) -> str:
    """Tell by what a project is known, from its database: given at its first registration."""
    store = open_store(root, 5.0)
    with store.db as db:
        if not store.saved:
            raise DatabaseReadOnlyError(store.note, "Allow this user to write there, then add it again.")
        found = meta.get(db, _KEY)
        elsewhere = known.get(found or "", str(root)) != str(root)
        if found is None or (elsewhere and _read_identity(Path(known[found])) == found):
            found = secrets.token_hex(8)  # A copy is a project of its own.
            meta.put(db, _KEY, found)
        return found


def _read_identity(root: Path) -> str | None:
    try:
        with Database.open(root / STATE / DATABASE, readonly=True, wait=0.5) as db:
            return meta.get(db, _KEY)
    except DriftError:
        return None


def _view(it: Registered) -> ProjectView:
    root, last, state = Path(it.root), "", "gone"
    try:
        if root.is_dir() and (root / STATE / DATABASE).is_file():
            with Database.open(root / STATE / DATABASE, readonly=True, wait=0.5) as db:
                scan = scans.last(db)
                # Another project may lie there now.
                if meta.get(db, _KEY) == it.identity:
                    last, state = (scan.finished_at or "" if scan else ""), "learned" if scan else "unscanned"
        elif root.is_dir():
            state = "unscanned"
    except DriftError as err:
        state = err.code
    except OSError:
        state = "gone"
    return ProjectView(name=it.name, root=it.root, active=it.is_active, state=state, last_scan=last)
