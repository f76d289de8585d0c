"""Session: what an editor opens, types and saves in, diagnostics for the text on its screen out.

All state of the server lives here and is touched on the event loop only; the work itself runs in threads, on texts and
trees that never change. A result for a text that is no longer on the screen is dropped: a newer one is under way.
"""

from __future__ import annotations

import asyncio
import functools
import time
from collections import deque
from collections.abc import Coroutine, Iterable, Iterator, Sequence
from pathlib import Path
from typing import cast

import msgspec
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from drift_lsp import log
from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import DriftError
from drift_lsp.server import catalog, convert, settings
from drift_lsp.server.capabilities import Client
from drift_lsp.server.convert import Encoding
from drift_lsp.server.diagnostics import Shown, diagnostics, from_disk
from drift_lsp.server.jobs import Jobs
from drift_lsp.server.notebooks import Notebooks
from drift_lsp.server.progress import Progress
from drift_lsp.server.project import Host, Project
from drift_lsp.server.projects import Place, Projects
from drift_lsp.server.pulling import Pull
from drift_lsp.server.pushing import Push
from drift_lsp.syntax import languages
from drift_lsp.workspace.documents import Document, Documents
from drift_lsp.workspace.root import CONFIG
from drift_lsp.workspace.workspace import Workspace

LOG = log.logger("server")

EDITOR_PATIENCE = 5.0
"""Seconds in which an editor must answer before we go on without its answer."""

NAMES_READ = (CONFIG, "pyproject.toml", "drift.lock", ".driftignore", ".gitignore")
"""Files that say how to read the others."""


class Session:
    """One editor's connection."""

    def __init__(self, server: LanguageServer, client: Client) -> None:
        self.client = client
        self.encoding = cast(Encoding, client.encoding)
        self._server = server
        self.documents = Documents()
        self.shown: dict[str, Shown] = {}
        """What was last said of each open document."""

        self.offered: dict[str, tuple[str, Violation]] = {}
        """Id → document and finding for which actions were offered: its edit makes it vanish from `shown`."""

        self.took: deque[float] = deque(maxlen=1000)
        """Milliseconds from a change to what was published for it, of the last ones."""

        self._since: dict[str, float] = {}
        """When each document was changed first since its last answer."""

        self._paged = set[tuple[Path, str]]()
        """The patterns whose pages are up to date."""

        self.out: Push | Pull = Pull(server) if client.pull else Push(server)
        self.preferences = settings.preferences(client.options)
        self.notebooks = Notebooks(self)
        self._jobs = Jobs(self._answer)
        self._tasks = set[asyncio.Task[object]]()
        host = Host(self._tell, self.answer_all, self._progress, self._jobs.idle, self.answer, self._stands)
        self._states: dict[Path, dict[str, object]] = {}
        self.projects = Projects(host, list(client.folders), settings.overrides(client.options))

    # What the editor says.

    def ready(self) -> None:
        """Begin with the folders that are open."""
        self.in_background(self._begin())

    def open(self, document: types.TextDocumentItem) -> None:
        """Take in a document and answer it."""
        path = convert.path_of(document.uri)
        cell = self.notebooks.notebook(document.uri) is not None
        language = _named(document.language_id) if cell else languages.of(path.name) if path else None
        self.documents.open(document.uri, Document(convert.encode(document.text), document.version, language))
        self.projects.forget(document.uri)
        self.ask(document.uri)

    def change(
        self,
        document: types.VersionedTextDocumentIdentifier,
        changes: Sequence[types.TextDocumentContentChangeEvent],
    ) -> None:
        """Bring a document to its next version and answer that."""
        held = self.documents.get(document.uri)
        if held is None:
            LOG.warning("a change came for a document that is not open")
            return
        for change in changes:
            new = convert.encode(change.text)
            if isinstance(change, types.TextDocumentContentChangePartial):
                span = convert.span(held.source, held.lines, change.range, self.encoding)
                held.change(span.start, span.end, new)
            else:
                held.replace(new)
        held.version = document.version
        self._since.setdefault(document.uri, time.perf_counter())
        self.ask(document.uri)

    def save(self, uri: str) -> None:
        """Learn from what was saved, and look afresh at the text."""
        held = self.documents.get(uri)
        if held is not None:
            held.forget_tree()  # Where a text has errors, a tree grown by edits can differ from a fresh one.
        self.in_background(self.learn([uri]))

    def close(self, uri: str) -> None:
        """Forget a document and what was drawn in it."""
        if self.documents.get(uri) is None:
            return
        self.documents.close(uri)
        self.shown.pop(uri, None)
        self.offered = {name: it for name, it in self.offered.items() if it[0] != uri}
        self._since.pop(uri, None)
        self._jobs.forget(uri)
        self.projects.forget(uri)
        self.out.closed(uri)

    def gone(self, old: list[str], new: Iterable[str] = ()) -> None:
        """Take back what is drawn in files that were deleted or have another name now, and learn from that."""
        for uri in self.documents:
            if any(uri == it or uri.startswith(f"{it}/") for it in old):
                self.shown.pop(uri, None)
                self.out.closed(uri)
        self.in_background(self.learn([*old, *new]))

    def changed_on_disk(self, uris: Iterable[str]) -> None:
        """Learn from files that somebody else wrote or deleted."""
        self.in_background(self.learn(list(uris)))

    def configure(self, values: object) -> None:
        """Take other settings; an editor that sends none is asked for them where it can be."""
        self.in_background(self._configure(values))

    def set_folders(self, added: list[str], removed: list[str]) -> None:
        """Take other folders."""
        self.projects.set_folders(added, removed)
        self.in_background(self.projects.open_folders())
        self.answer_all()

    # What others ask.

    async def place(self, uri: str) -> Place | None:
        """Find the project of a document."""
        notebook = self.notebooks.notebook(uri)
        if notebook is None:
            return await self.projects.place(uri)
        held = self.documents.get(uri)
        return await self.projects.place_of_cell(notebook, held.language) if held and held.language else None

    async def seen(self, uri: str) -> tuple[Shown | None, Workspace | None]:
        """Get what is to be said of a document, and the workspace that says it."""
        shown = await self.look(uri)
        place = await self.place(uri)
        return shown, place.project.workspace if place else None

    async def look(self, uri: str) -> Shown | None:
        """Get what is to be said of a document as it is now; None where nothing can be."""
        held, last = self.documents.get(uri), self.shown.get(uri)
        if held is not None and last is not None and last.source is held.source:
            return last
        return await self._judge(uri)

    def answer(self, project: Project) -> None:
        """Answer every open document of a project again, because what is known has changed."""
        self._paged.clear()
        for uri in self.documents:
            last = self.shown.get(uri)
            # One that has no answer yet may be getting one from what was known before.
            if last is None or last.root == project.root:
                self.shown.pop(uri, None)
                self.ask(uri)
        self.out.stale()

    def answer_all(self) -> None:
        """Answer every open document again, because even what belongs where may have changed."""
        self.projects.forget()
        self.shown.clear()
        self._paged.clear()
        for uri in self.documents:
            self.ask(uri)
        self.out.stale()

    def ask(self, uri: str) -> None:
        """Have a document answered, if nobody will ask for that."""
        if not self.out.waits:
            self._jobs.ask(uri)

    def in_background(self, work: Coroutine[object, object, object]) -> None:
        """Do something nobody waits for; its fault is logged."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def facts(self) -> Iterator[tuple[str, object]]:
        """List what somebody who is to help must know of this connection."""
        yield "editor", self.client.name or "unknown"
        yield "columns count", self.encoding
        yield "open documents", len(self.documents)
        yield "folders", ", ".join(self.client.folders) or "none"
        for field in ("markdown", "progress", "document_changes", "related", "watches", "configuration"):
            yield f"editor can: {field}", getattr(self.client, field)
        took = sorted(self.took)
        if took:
            p95 = took[min(len(took) - 1, len(took) * 95 // 100)]
            yield "change to diagnostics", f"median {took[len(took) // 2]:.1f} ms, p95 {p95:.1f} ms of {len(took)}"

    @property
    def log(self) -> str:
        """The path of the log file of the first project that has one."""
        return next((str(it.log) for it in self.projects if it.log), "")

    async def end(self) -> None:
        """Close every project."""
        await self.projects.close()

    # How it is done.

    async def _begin(self) -> None:
        if self.client.watches:
            self.in_background(self._watch_files())
        if self.client.configuration:
            await self._configure(None)
        await self.projects.open_folders()

    async def _answer(self, uri: str) -> None:
        try:
            shown = await self._judge(uri)
        except Exception:
            # What was drawn belongs to an older text; nothing is better than something wrong.
            LOG.exception("a document could not be judged")
            shown = None
            self.shown.pop(uri, None)
        held = self.documents.get(uri)
        if held is None:
            return
        if shown is None:
            self.out.unsaid(uri, held.version)
        elif shown.source is held.source:
            self.out.said(shown, held.version, self.drawn(shown))
            if since := self._since.pop(uri, None):
                self.took.append((time.perf_counter() - since) * 1000)
            self.noted(shown)

    def noted(self, shown: Shown) -> None:
        """Take note that an editor was told what is said of a document."""
        for project in self.projects:
            if project.root == shown.root:
                self._stands(project)
                self._write_pages(project, shown)

    async def everything(self) -> dict[str, tuple[int | None, list[types.Diagnostic]]]:
        """Collect what is said of all files: of open ones as they are on the screen, else as they were learned."""
        found: dict[str, tuple[int | None, list[types.Diagnostic]]] = {}
        for project in self.projects:
            if project.workspace is not None:
                stored = await asyncio.to_thread(project.workspace.violations, project.showing)
                found.update((uri, (None, them)) for uri, them in from_disk(project.root, stored, self.client))
        for uri in self.documents:
            if shown := await self.look(uri):
                found.pop(convert.uri_of(shown.root / shown.path), None)
                found[uri] = shown.version, self.drawn(shown)
        return found

    def drawn(self, shown: Shown) -> list[types.Diagnostic]:
        """Make what is drawn in a document."""
        return diagnostics(shown, self.client)[: self.preferences.most]

    def _write_pages(self, project: Project, shown: Shown) -> None:
        """Have the pages written that the diagnostics of a document lead to."""
        wanted = {(project.root, it.pattern) for it in shown.judgement.shown} - self._paged
        if shown.paged and wanted and (workspace := project.workspace):
            self._paged |= wanted
            self.in_background(asyncio.to_thread(lambda: [workspace.page(it) for _, it in sorted(wanted)]))

    async def _judge(self, uri: str) -> Shown | None:
        place = await self.place(uri)
        held = self.documents.get(uri)
        if held is None or place is None or place.project.workspace is None:
            return None
        source, lines, version = held.source, held.lines, held.version
        look, showing = self.documents.look(uri), place.project.showing
        assert look is not None
        judge = functools.partial(place.project.workspace.judge_look, place.path, look, show=showing)
        judgement, pieces = await asyncio.to_thread(judge)
        if pieces is not None:
            held.keep(look, pieces)
        if place.rules_only:
            rules = tuple(it for it in judgement.shown if not it.choice)
            judgement = msgspec.structs.replace(judgement, shown=rules)
        root, paged = place.project.root, place.project.workspace.saved_to_disk
        shown = Shown(uri, root, place.path, version, source, lines, self.encoding, judgement, paged, {})
        if self.documents.get(uri) is held and held.source is source:
            self.shown[uri] = shown
        return shown

    async def learn(self, uris: list[str]) -> None:
        """Learn from files as they lie on the disk, and answer the open ones again."""
        saved: dict[Project, list[str]] = {}
        for uri in uris:
            path = convert.path_of(uri)
            if path is not None and path.name in NAMES_READ:
                for project in self.projects:
                    if path.is_relative_to(project.root):
                        await project.refresh()
                continue
            place = await self.projects.place(uri)
            if place is not None:
                saved.setdefault(place.project, []).append(place.path)
        for project, paths in saved.items():
            if await project.saved(paths):
                self.answer(project)
        for uri in uris:
            if self.documents.get(uri) is not None:
                self.ask(uri)

    async def _configure(self, values: object) -> None:
        if not values and self.client.configuration:
            values = await self._ask_for_settings()
        given = values if isinstance(values, dict) and values else self.client.options
        self.preferences = settings.preferences(given)
        found = settings.overrides(given)
        await self.projects.set_overrides(found)

    async def _ask_for_settings(self) -> object:
        item = types.ConfigurationItem(section=settings.SECTION)
        asked = self._server.workspace_configuration_async(types.ConfigurationParams(items=[item]))
        try:
            answer = await asyncio.wait_for(asked, EDITOR_PATIENCE)
        except (TimeoutError, JsonRpcException) as err:
            LOG.info("the editor tells no settings: %s", err)
            return None
        return answer[0] if answer else None

    async def _watch_files(self) -> None:
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

    def _tell(self, err: DriftError) -> None:
        self._server.window_show_message(types.ShowMessageParams(type=types.MessageType.Error, message=f"Drift: {err}"))

    def _stands(self, project: Project) -> None:
        """Tell a client that shows it how a project stands, where that has changed."""
        if not self.client.state:
            return
        state: dict[str, object] = {
            "root": str(project.root),
            "state": "learning" if project.scanning else "broken" if project.trouble else "ready",
            "findings": sum(len(it.judgement.shown) for it in self.shown.values() if it.root == project.root),
            "show": project.showing,
        }
        if project.trouble:
            state["message"] = project.trouble
        if self._states.get(project.root) != state:
            self._states[project.root] = state
            self._server.protocol.notify(catalog.STATE, state)

    def _progress(self, title: str) -> Progress:
        return Progress(self._server, title, visible=bool(title) and self.client.progress)

    def _done(self, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (fault := task.exception()):
            LOG.error("work in the background failed", exc_info=fault)


def _named(name: str) -> languages.Language | None:
    return next((it for it in languages.LANGUAGES if it.name == name), None)
