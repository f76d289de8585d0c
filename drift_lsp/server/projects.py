"""Projects: files of the editor in, the project that each belongs to out; a file of none stands alone.

One project per root, opened when first asked for, kept until the editor goes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from drift_lsp import log
from drift_lsp.errors import RootError, UsageError
from drift_lsp.server import convert
from drift_lsp.server.project import Host, Project
from drift_lsp.syntax import languages
from drift_lsp.syntax.languages import Language
from drift_lsp.workspace.root import CONFIG, STATE, find_root

LOG = log.logger("server")


class Place(NamedTuple):
    """A file that Drift reads."""

    project: Project
    path: str
    """POSIX, relative to the project's root."""

    rules_only: bool = False
    """What was learned is not said of it, only what holds whatever the project does."""


class Projects:
    """All projects of an editor."""

    def __init__(self, host: Host, folders: list[str], overrides: dict[str, object]) -> None:
        self._host = host
        self._folders = folders
        self._overrides = overrides
        self._opened: dict[Path, asyncio.Task[Project]] = {}
        self._alone: dict[Path, Project] = {}
        self._places: dict[str, Place | None] = {}

    def __iter__(self) -> Iterator[Project]:
        return iter([task.result() for task in self._opened.values() if task.done() and not task.cancelled()])

    async def open_folders(self) -> None:
        """Open the projects of the editor's folders; a plain folder waits until a file of it is opened."""
        for folder in self._paths():
            root = await asyncio.to_thread(_root, folder)
            if root is not None and _is_marked(root):
                await self._project(root)

    async def place(self, uri: str) -> Place | None:
        """Find the project of a file; None for what lies in none, is ignored, or is no file at all."""
        if uri in self._places:
            return self._places[uri]
        found = await self._find(uri)
        # A project that cannot be opened now may be mended later, so only certain answers are kept.
        if found is not None or convert.path_of(uri) is None:
            self._places[uri] = found
        return found

    async def place_of_cell(self, notebook: str, language: Language) -> Place | None:
        """Find the project of a notebook's cell; None for one that lies in no project."""
        path, project = convert.path_of(notebook), await self.around(notebook)
        if path is None or project is None or project.workspace is None or not path.is_relative_to(project.root):
            return None
        inside = path.relative_to(project.root).as_posix()
        return Place(project, f"{inside}.cell{language.extensions[0]}", rules_only=True)

    async def around(self, uri: str) -> Project | None:
        """Find the project of any file or folder, whether or not Drift reads it."""
        path = convert.path_of(uri)
        if path is None:
            return None
        inside = path / "any" if await asyncio.to_thread(path.is_dir) else path
        root = await asyncio.to_thread(root_of, inside, self._paths())
        return await self._project(root) if root else None

    def forget(self, uri: str | None = None) -> None:
        """Look again where a file belongs, or where all do."""
        if uri is None:
            self._places.clear()
        else:
            self._places.pop(uri, None)

    def set_folders(self, added: list[str], removed: list[str]) -> None:
        """Take other folders."""
        self._folders = [it for it in self._folders if it not in removed] + added
        self.forget()

    def cancel_scan(self, token: str | int) -> None:
        """Stop the scan whose progress has this token."""
        for project in self:
            project.cancel_scan(token)

    async def set_overrides(self, overrides: dict[str, object]) -> None:
        """Take other settings."""
        self._overrides = overrides
        for project in self:
            await project.reopen(overrides)

    async def close(self) -> None:
        """Close them all."""
        await asyncio.gather(*(project.close() for project in (*self, *self._alone.values())), return_exceptions=True)

    async def _find(self, uri: str) -> Place | None:
        path = convert.path_of(uri)
        if path is None:
            return None
        root = await asyncio.to_thread(root_of, path, self._paths())
        if root is None:
            return await self._find_alone(path)
        project = await self._project(root)
        if project.workspace is None:
            return None
        relative = await asyncio.to_thread(project.workspace.relative, path)
        return Place(project, relative) if relative is not None else None

    async def _find_alone(self, path: Path) -> Place | None:
        """Take a file outside of every project by itself: what holds whatever a project does is said of it."""
        folder = path.parent
        if languages.of(path.name) is None or not await asyncio.to_thread(folder.is_dir):
            return None
        if folder not in self._alone:
            self._alone[folder] = Project(folder, self._host)
        project = self._alone[folder]
        if project.workspace is None:
            await project.open_alone()
        return Place(project, path.name, rules_only=True)

    async def _project(self, root: Path) -> Project:
        if root not in self._opened:
            self._opened[root] = asyncio.get_running_loop().create_task(self._open(root))
        return await asyncio.shield(self._opened[root])

    async def _open(self, root: Path) -> Project:
        project = Project(root, self._host)
        await project.open(self._overrides)
        return project

    def _paths(self) -> list[Path]:
        return [path for folder in self._folders if (path := convert.path_of(folder)) is not None]


def root_of(path: Path, folders: list[Path]) -> Path | None:
    """Find the root a file belongs to; None where it lies in no project and in no open folder.

    A `drift.toml` or `.drift/` above the file decides. Otherwise the open folder's project does, even for a submodule
    in it; where that folder is a mere heap of repositories, each is a project.
    """
    own = _root(path.parent)
    if own is None or _has_drift(own):
        return own
    within = [it for it in folders if path.is_relative_to(it)]
    if not within:
        return own if not folders and _is_marked(own) else None
    outer = _root(max(within, key=lambda it: len(it.parts)))
    return own if outer is None or (_is_marked(own) and not _is_marked(outer)) else outer


def _root(folder: Path) -> Path | None:
    try:
        return find_root(folder)
    except (RootError, UsageError) as err:
        LOG.info("%s", err)
        return None


def _has_drift(root: Path) -> bool:
    return (root / CONFIG).is_file() or (root / STATE).is_dir()


def _is_marked(root: Path) -> bool:
    return _has_drift(root) or (root / ".git").exists()
