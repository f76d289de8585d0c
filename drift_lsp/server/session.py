"""Session: what an editor opens, types and saves in, diagnostics for the text on its screen out.

All state of the server lives here and is touched on the event loop only; the work itself runs in threads, on texts and
trees that never change. A result for a text that is no longer on the screen is dropped: a newer one is under way.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Iterable, Sequence
from typing import cast

import msgspec
from lsprotocol import types
from pygls.lsp.server import LanguageServer

from drift_lsp import log
from drift_lsp.enforcement.violation import Violation
from drift_lsp.server import convert, settings
from drift_lsp.server.background import Background
from drift_lsp.server.capabilities import Client
from drift_lsp.server.convert import Encoding
from drift_lsp.server.diagnostics import Shown, diagnostics
from drift_lsp.server.dialogue import NAMES_READ, Dialogue
from drift_lsp.server.jobs import Jobs
from drift_lsp.server.notebooks import Notebooks
from drift_lsp.server.paging import Paging
from drift_lsp.server.project import Host, Project
from drift_lsp.server.projects import Place, Projects
from drift_lsp.server.pulling import Pull
from drift_lsp.server.pushing import Push
from drift_lsp.server.settling import Settling
from drift_lsp.syntax import languages
from drift_lsp.workspace.documents import Document, Documents
from drift_lsp.workspace.standing import still_there
from drift_lsp.workspace.workspace import Workspace

LOG = log.logger("server")


class Session:
    """One editor's connection."""

    def __init__(self, server: LanguageServer, client: Client) -> None:
        self.client = client
        self.encoding = cast(Encoding, client.encoding)
        self.documents = Documents()
        self.shown: dict[str, Shown] = {}
        """What was last said of each open document."""

        self.offered: dict[str, tuple[str, Violation]] = {}
        """Id → document and finding for which actions were offered: its edit makes it vanish from `shown`."""

        self.took: deque[float] = deque(maxlen=1000)
        """Milliseconds from a change to what was published for it, of the last ones."""

        self._since: dict[str, float] = {}
        """When each document was changed first since its last answer."""

        self.in_background = Background("work in the background").begin
        self._pages = Paging(self.in_background)
        self.out: Push | Pull = Pull(server) if client.pull else Push(server)
        self.preferences = settings.preferences(client.options)
        self.notebooks = Notebooks(self)
        self._jobs = Jobs(self._answer)
        self._settling = Settling(self.ask, lambda uri: self.in_background(self._look_thoroughly(uri)))
        self.dialogue = Dialogue(server, client)
        tell, progress = self.dialogue.tell, self.dialogue.progress
        host = Host(tell, self.answer_all, progress, self._jobs.idle, self.answer, self._stands)
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
        if held := self.documents.get(uri):
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
        self._settling.forget(uri)
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
        if (notebook := self.notebooks.notebook(uri)) is None:
            return await self.projects.place(uri)
        held = self.documents.get(uri)
        return await self.projects.place_of_cell(notebook, held.language) if held and held.language else None

    async def seen(self, uri: str) -> tuple[Shown | None, Workspace | None]:
        """Get what is to be said of a document, and the workspace that says it."""
        shown, place = await self.look(uri), await self.place(uri)
        return shown, place.project.workspace if place else None

    async def look(self, uri: str) -> Shown | None:
        """Get what is to be said of a document as it is now; None where nothing can be."""
        if held := self.documents.get(uri):
            if (last := self.shown.get(uri)) and last.source is held.source:
                return last
            held.settle()
        return await self._judge(uri)

    def answer(self, project: Project) -> None:
        """Answer every open document of a project again, because what is known has changed."""
        self._pages.forget()
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
        self._pages.forget()
        for uri in self.documents:
            self.ask(uri)
        self.out.stale()

    def ask(self, uri: str) -> None:
        """Have a document answered, if nobody will ask for that."""
        if not self.out.waits:
            self._jobs.ask(uri)

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
            self.in_background(self.dialogue.watch_files())
        if self.client.configuration:
            await self._configure(None)
        await self.projects.open_folders()

    async def _answer(self, uri: str) -> None:
        first = uri not in self.shown
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
            self.rests(uri, first=first)

    def rests(self, uri: str, *, first: bool) -> None:
        """Take note that a document was answered: when nobody types, it is looked at more thoroughly."""
        if held := self.documents.get(uri):
            self._settling.answered(uri, held, first=first)

    def noted(self, shown: Shown) -> None:
        """Take note that an editor was told what is said of a document."""
        for project in self.projects:
            if project.root == shown.root:
                self._stands(project)
                if project.workspace:
                    self._pages.write(project.workspace, shown)

    def drawn(self, shown: Shown) -> list[types.Diagnostic]:
        """Make what is drawn in a document."""
        return diagnostics(shown, self.client)[: self.preferences.most]

    async def _judge(self, uri: str) -> Shown | None:
        place = await self.place(uri)
        held = self.documents.get(uri)
        if held is None or place is None or place.project.workspace is None:
            return None
        source, lines, version = held.source, held.lines, held.version
        look, showing = self.documents.look(uri), place.project.showing
        assert look is not None
        workspace = place.project.workspace
        # So little is read of a name that is being typed that to hand it to a thread would cost as much again.
        judged = workspace.judge_at_once(place.path, look, show=showing) if look.presumed else None
        if judged is None:
            judged = await asyncio.to_thread(workspace.judge_look, place.path, look, show=showing)
        judgement, known = judged
        if known is not None:
            held.keep(look, known)
        if place.rules_only:
            rules = tuple(it for it in judgement.shown if not it.choice)
            judgement = msgspec.structs.replace(judgement, shown=rules)
        root, paged, last = place.project.root, workspace.saved_to_disk, self.shown.get(uri)
        turned = tuple(still_there(last.turned, last.source, source)) if last and last.turned else ()
        judgement = judgement.with_also(turned)
        shown = Shown(uri, root, place.path, version, source, lines, self.encoding, judgement, paged, {}, turned)
        if self.documents.get(uri) is held and held.source is source:
            self.shown[uri] = shown
        return shown

    async def _look_thoroughly(self, uri: str) -> None:
        """Say what an edit turned away of what is only listed: that is not looked for at each keystroke."""
        place, shown = await self.place(uri), self.shown.get(uri)
        if shown is None or place is None or place.project.workspace is None or place.rules_only:
            return
        look, showing = place.project.workspace.judge_edited, place.project.showing
        judged = await asyncio.to_thread(look, shown.path, shown.source, show=showing)
        held, stood = self.documents.get(uri), {it.id for it in shown.turned}
        quick = tuple(it for it in shown.judgement.shown if it.id not in stood)
        said = {it.id for it in quick}
        turned = tuple(it for it in judged.shown if it.turned and it.id not in said) if judged else ()
        news = {it.id for it in turned} != stood
        if news and held and self.shown.get(uri) is shown and held.source is shown.source:
            judgement = msgspec.structs.replace(shown.judgement, shown=quick).with_also(turned)
            shown = self.shown[uri] = shown._replace(judgement=judgement, turned=turned)
            self.out.said(shown, held.version, self.drawn(shown))
            self.out.changed(uri)
            self.noted(shown)

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
            values = await self.dialogue.settings()
        given = values if isinstance(values, dict) and values else self.client.options
        self.preferences = settings.preferences(given)
        await self.projects.set_overrides(settings.overrides(given))

    def _stands(self, project: Project) -> None:
        self.dialogue.stands(project, self.shown.values())


def _named(name: str) -> languages.Language | None:
    return next((it for it in languages.LANGUAGES if it.name == name), None)
