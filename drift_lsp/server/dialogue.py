"""Dialogue: what the server tells its editor unasked in, and what it asks of it, with the answers out."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from drift_lsp import log
from drift_lsp.errors import DriftError
from drift_lsp.server import catalog, settings
from drift_lsp.server.capabilities import Client
from drift_lsp.server.diagnostics import Shown
from drift_lsp.server.progress import Progress
from drift_lsp.server.project import Project
from drift_lsp.syntax import languages
from drift_lsp.workspace.root import CONFIG

LOG = log.logger("server")

PATIENCE = 5.0
"""Seconds in which an editor must answer before we go on without its answer."""

NAMES_READ = (CONFIG, "pyproject.toml", "drift.lock", ".driftignore", ".gitignore", ".gitattributes")
"""Files that say how to read the others."""


class Dialogue:
    """Speaks with one editor, as far as it said that it understands."""

    def __init__(self, server: LanguageServer, client: Client) -> None:
        self._server = server
        self._client = client
        self._states: dict[Path, dict[str, object]] = {}

    async def settings(self) -> object:
        """Ask for the editor's settings; None where it tells none."""
        item = types.ConfigurationItem(section=settings.SECTION)
        asked = self._server.workspace_configuration_async(types.ConfigurationParams(items=[item]))
        try:
            answer = await asyncio.wait_for(asked, PATIENCE)
        except (TimeoutError, JsonRpcException) as err:
            LOG.info("the editor tells no settings: %s", err)
            return None
        return answer[0] if answer else None

    async def watch_files(self) -> None:
        """Ask to be told of files that change outside of the editor."""
        endings = ",".join(sorted(ending[1:] for it in languages.LANGUAGES for ending in it.extensions))
        watchers = [types.FileSystemWatcher(glob_pattern=f"**/*.{{{endings}}}")]
        watchers.extend(types.FileSystemWatcher(glob_pattern=f"**/{name}") for name in NAMES_READ)
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration(id="drift-files", method=method, register_options=options)
        try:
            await self._server.client_register_capability_async(types.RegistrationParams(registrations=[registration]))
        except JsonRpcException as err:
            LOG.info("the editor watches no files for us: %s", err)

    def tell(self, err: DriftError) -> None:
        """Show a person what is wrong."""
        self._server.window_show_message(types.ShowMessageParams(type=types.MessageType.Error, message=f"Drift: {err}"))

    def stands(self, project: Project, shown: Iterable[Shown]) -> None:
        """Tell a client that shows it how a project stands, where that has changed."""
        if not self._client.state:
            return
        state: dict[str, object] = {
            "root": str(project.root),
            "state": "learning" if project.scanning else "broken" if project.trouble else "ready",
            "findings": sum(len(it.judgement.shown) for it in shown if it.root == project.root),
            "show": project.showing,
        }
        if project.trouble:
            state["message"] = project.trouble
        if self._states.get(project.root) != state:
            self._states[project.root] = state
            self._server.protocol.notify(catalog.STATE, state)

    def progress(self, title: str) -> Progress:
        """Begin to show how far something long has come; "" shows nothing."""
        return Progress(self._server, title, visible=bool(title) and self._client.progress)
