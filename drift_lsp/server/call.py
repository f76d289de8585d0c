"""Call: a command's argument as it came in, its parts, read by the catalog, and what it means out."""

from __future__ import annotations

import asyncio
from typing import Any

from pygls.lsp.server import LanguageServer

from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import UsageError
from drift_lsp.server import catalog
from drift_lsp.server.diagnostics import Shown
from drift_lsp.server.project import Project
from drift_lsp.server.session import Session
from drift_lsp.workspace.workspace import Workspace

ALLOWED = {it.name: {key.name: key for key in it.keys} for it in catalog.COMMANDS}
KINDS: dict[str, tuple[type, ...]] = {"string": (str,), "number": (int,), "boolean": (bool,)}


class Call:
    """One command under way: its argument, read with suspicion, and what it can reach."""

    def __init__(self, server: LanguageServer, session: Session, name: str, argument: dict[str, Any]) -> None:
        self.server = server
        self.session = session
        self._argument = {key: value for key, value in argument.items() if value is not None}
        for key in ALLOWED[name].values():
            self._check(key)

    def text(self, key: str, default: str = "") -> str:
        """Read a string."""
        return str(self._argument.get(key, default))

    def number(self, key: str) -> int:
        """Read a whole number; UsageError where there is none."""
        if key not in self._argument:
            raise UsageError(f"The command's argument {key!r} is missing.", "Send one JSON object with that key.")
        return int(self._argument[key])

    def flag(self, key: str) -> bool:
        """Read a yes or no."""
        return bool(self._argument.get(key))

    def has(self, key: str) -> bool:
        """Tell whether something was given."""
        return key in self._argument

    async def project(self) -> Project:
        """Find the project that is meant."""
        if self.has("uri"):
            found = await self.session.projects.around(self.text("uri"))
            if found is None:
                raise UsageError(f"{self.text('uri')} is no file of an open project.", "Open its folder first.")
            return found
        await self.session.projects.open_folders()  # Asked at once, they may be opening still.
        opened = [it for it in self.session.projects if it.workspace is not None]
        if len(opened) != 1:
            raise UsageError(f"{len(opened)} projects are open.", "Say which is meant with the `uri` of a file in it.")
        return opened[0]

    async def violation(self) -> tuple[Project, Workspace, Violation]:
        """Find the finding that is meant: on the screen first, else among those of the last scan."""
        name = self.text("id")
        if (offered := self.session.offered.get(name)) is not None:
            place = await self.session.place(offered[0])
            if place is not None and place.project.workspace is not None:
                return place.project, place.project.workspace, offered[1]
        for uri, shown in list(self.session.shown.items()):
            for violation in (*shown.judgement.shown, *shown.judgement.hidden):
                place = await self.session.place(uri) if violation.id == name else None
                if place is not None and place.project.workspace is not None:
                    return place.project, place.project.workspace, violation
        try:
            project = await self.project()
            workspace = opened(project)
            return project, workspace, await asyncio.to_thread(workspace.violation, name)
        except UsageError:
            if found := await self._sought(name):
                return found
            raise

    async def _sought(self, name: str) -> tuple[Project, Workspace, Violation] | None:
        """Find a finding of an open document: what is only listed is looked for when it is asked for, and what was
        learned just now may have put away what was shown.
        """
        for uri in list(self.session.documents):
            shown, workspace = await self.session.seen(uri)
            place = await self.session.place(uri) if shown and workspace else None
            if shown and workspace and place:
                judged = (*shown.judgement.shown, *await asyncio.to_thread(shown.unshown, workspace))
                if found := next((it for it in judged if it.id == name), None):
                    return place.project, workspace, found
        return None

    async def document(self) -> tuple[Shown, Workspace]:
        """Get the document that is meant, as it is judged now; UsageError where it is not open."""
        shown, workspace = await self.session.seen(self.text("uri"))
        if shown is None or workspace is None:
            raise UsageError(f"{self.text('uri')} is not open.", "Open the file first.")
        return shown, workspace

    def _check(self, key: catalog.Key) -> None:
        if key.name not in self._argument:
            if key.required:
                raise UsageError(f"The command's argument {key.name!r} is missing.", f"It is {key.says}.")
            return
        value = self._argument[key.name]
        if not isinstance(value, KINDS[key.kind]) or (key.kind == "number" and isinstance(value, bool)):
            raise UsageError(f"The command's argument {key.name!r} must be a {key.kind}.", f"It is {key.says}.")
        if key.allowed and value not in key.allowed:
            raise UsageError(
                f"The command's argument {key.name!r} cannot be {value!r}.", f"Allowed: {', '.join(key.allowed)}."
            )


def opened(project: Project) -> Workspace:
    """Get a project's workspace; UsageError while it cannot be opened."""
    if project.workspace is None:
        raise UsageError(f"{project.root} cannot be opened now.", "See what Drift said about it, and mend that first.")
    return project.workspace
