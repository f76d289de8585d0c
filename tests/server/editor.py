"""An editor for tests, the texts it opens, and the project that taught what is said of them."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, LanguageClient, make_test_lsp_client

from drift_lsp.server import catalog, convert
from drift_lsp.text import Lines

COMMAND = (sys.executable, "-m", "drift_lsp", "lsp")
PATIENCE = 60.0
"""Seconds that a test waits for what must come; reached only by a failing test."""

NAMES = ("orders", "bills", "users", "carts", "stock", "goods")

TAUGHT = """\
import os


def load_{name}(path):
    try:
        return os.stat(path)
    except OSError as err:
        raise LoadError(path) from err


def save_{name}(path):
    try:
        os.remove(path)
    except OSError as err:
        raise SaveError(path) from err


def move_{name}(path):
    try:
        os.rename(path, path)
    except OSError as err:
        raise MoveError(path) from err


def find_{name}(path):
    try:
        return os.listdir(path)
    except OSError as err:
        raise FindError(path) from err


def read_{name}(path):
    try:
        return os.readlink(path)
    except OSError as err:
        raise ReadError(path) from err
"""

DEPARTS = """\
import os


def load_it(path):
    try:
        return os.stat(path)
    except OSError as err:
        raise LoadError(path)
"""

FOLLOWS = DEPARTS.replace("raise LoadError(path)", "raise LoadError(path) from err")
DEPARTURE = "raise LoadError(path)"


def write_project(root: Path) -> None:
    (root / "shop").mkdir(parents=True)
    (root / "drift.toml").write_text('[check]\nshow = "all"\n')
    for name in NAMES:
        (root / "shop" / f"{name}.py").write_text(TAUGHT.format(name=name))


class Editor:
    """An editor: it remembers everything the server published, in order."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.published: list[types.PublishDiagnosticsParams] = []
        self.applied: list[types.ApplyWorkspaceEditParams] = []
        self.states: list[dict] = []
        self.refreshed = 0
        self.showed: list[str] = []
        self.versions: dict[str, int] = {}
        self.texts: dict[str, str] = {}
        self.encoding: str = "utf-16"
        self._news = asyncio.Condition()

    @classmethod
    async def start(
        cls, *roots: Path, capabilities: str | types.ClientCapabilities = "neovim", **params: object
    ) -> Editor:
        client = make_test_lsp_client()
        editor = cls(client)
        for method, hear in (
            (types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, lambda it: editor._note(editor.published, it)),
            (types.WINDOW_SHOW_MESSAGE, lambda it: editor._note(client.messages, it)),
            (catalog.STATE, editor._on_state),
            (types.PROGRESS, editor._on_progress),
            (types.WORKSPACE_APPLY_EDIT, editor._on_edit),
            (types.WORKSPACE_DIAGNOSTIC_REFRESH, editor._on_refresh),
            (types.WINDOW_SHOW_DOCUMENT, editor._on_show),
        ):
            client.protocol.fm.features.pop(method, None)
            client.feature(method)(_feature(hear))
        # The library takes every action that has a command for a command; the protocol tells them by its kind.
        converter = client.protocol._converter
        converter.register_structure_hook(
            types.Command | types.CodeAction,
            lambda it, _: (
                converter.structure(it, types.Command if isinstance(it["command"], str) else types.CodeAction)
                if "command" in it
                else converter.structure(it, types.CodeAction)
            ),
        )
        if isinstance(capabilities, str):
            capabilities = client_capabilities(capabilities)
        await client.start_io(*COMMAND)
        folders = [types.WorkspaceFolder(uri=root.as_uri(), name=root.name) for root in roots]
        result = await client.initialize_session(
            types.InitializeParams(capabilities=capabilities, workspace_folders=folders or None, **params)
        )
        encoding = result.capabilities.position_encoding
        editor.encoding = str(getattr(encoding, "value", encoding))
        return editor

    @property
    def process(self) -> asyncio.subprocess.Process:
        server = self.client._server
        assert server is not None
        return server

    @property
    def messages(self) -> list[str]:
        return [it.message for it in self.client.messages]

    async def _on_progress(self, params: types.ProgressParams) -> None:
        DEFAULT_CLIENT_FEATURES[types.PROGRESS](self.client, params)
        await self._note([], params)

    async def _on_state(self, params: object) -> None:
        await self._note(self.states, params._asdict())

    async def _on_refresh(self, _: object) -> None:
        self.refreshed += 1
        await self._note([], None)

    async def _on_show(self, params: types.ShowDocumentParams) -> types.ShowDocumentResult:
        await self._note(self.showed, params.uri)
        return types.ShowDocumentResult(success=True)

    async def _on_edit(self, params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        await self._note(self.applied, params)
        return types.ApplyWorkspaceEditResult(applied=True)

    async def _note(self, where: list, what: object) -> None:
        async with self._news:
            where.append(what)
            self._news.notify_all()

    async def until(self, true: Callable[[], object]) -> None:
        """Wait until something is true; looked at whenever the server said something."""
        async with self._news:
            try:
                await asyncio.wait_for(self._news.wait_for(true), PATIENCE)
            except TimeoutError:
                told = [(it.version, [(one.code, one.message) for one in it.diagnostics]) for it in self.published]
                raise AssertionError(f"it never came; published so far: {told}") from None

    async def silence(self, seconds: float) -> None:
        """Let time pass in which the server is asked nothing; it must say nothing either."""
        said = len(self.published)
        await asyncio.sleep(seconds)
        assert len(self.published) == said

    def open(self, uri: str, text: str, language: str = "python") -> None:
        self.texts[uri], self.versions[uri] = text, 1
        item = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def replace(self, uri: str, old: str, new: str) -> None:
        """Type `new` over the first `old`, as one incremental change."""
        text = self.texts[uri]
        at = text.index(old)
        source = text.encode()
        lines = Lines(source)
        start = convert.position(source, lines, len(text[:at].encode()), self.encoding)
        end = convert.position(source, lines, len(text[: at + len(old)].encode()), self.encoding)
        self.texts[uri] = text[:at] + new + text[at + len(old) :]
        self.change(uri, types.TextDocumentContentChangePartial(types.Range(start, end), new))

    def change(self, uri: str, *changes: types.TextDocumentContentChangeEvent) -> None:
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(uri=uri, version=self.versions[uri])
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, list(changes)))

    def save(self, uri: str) -> None:
        document = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(document))

    def close(self, uri: str) -> None:
        document = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    async def drawn(self, uri: str, departures: int | None = None) -> list[types.Diagnostic]:
        """Wait for diagnostics of the text as it is now; with `departures`, until so many name no cause."""

        def ready() -> bool:
            last = next((it for it in reversed(self.published) if it.uri == uri), None)
            if last is None or last.version != self.versions[uri]:
                return False
            return departures is None or len(causeless(last.diagnostics)) == departures

        await self.until(ready)
        return list(next(it for it in reversed(self.published) if it.uri == uri).diagnostics)

    async def run(self, command: str, **argument: object) -> object:
        """Run a command with one JSON object."""
        params = types.ExecuteCommandParams(command, [argument] if argument else [])
        return await asyncio.wait_for(self.client.workspace_execute_command_async(params), PATIENCE)

    async def actions(self, uri: str, range_: types.Range, *only: str) -> list[types.CodeAction]:
        drawn = next(it for it in reversed(self.published) if it.uri == uri).diagnostics
        context = types.CodeActionContext(list(drawn), only=list(only) or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), range_, context)
        found = await asyncio.wait_for(self.client.text_document_code_action_async(params), PATIENCE) or []
        return [await self.resolved(it) for it in found]

    async def resolved(self, action: types.CodeAction) -> types.CodeAction:
        """Pick an action: ask for its edit where it has none yet; one that cannot be done stays without."""
        if getattr(action, "data", None) is None:
            return action
        try:
            return await asyncio.wait_for(self.client.code_action_resolve_async(action), PATIENCE)
        except JsonRpcException:
            return action

    async def actions_or_nothing(self, uri: str) -> list[types.CodeAction]:
        """Ask for actions everywhere in a document of which nothing may have been published."""
        everywhere = types.Range(types.Position(0, 0), types.Position(1000, 0))
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), everywhere, types.CodeActionContext([]))
        return await asyncio.wait_for(self.client.text_document_code_action_async(params), PATIENCE) or []

    def applied_to(self, uri: str, edit: types.WorkspaceEdit) -> str:
        """Compute the text that an edit makes; it must be for the version on the screen."""
        assert edit.document_changes is not None
        [change] = edit.document_changes
        assert (change.text_document.uri, change.text_document.version) == (uri, self.versions[uri])
        source = self.texts[uri].encode()
        lines = Lines(source)
        for one in sorted(change.edits, key=lambda it: (it.range.start.line, it.range.start.character), reverse=True):
            span = convert.span(source, lines, one.range, self.encoding)
            source = source[: span.start] + one.new_text.encode() + source[span.end :]
        return source.decode()

    async def status(self) -> dict:
        """Ask how things stand; numbers and names come back as attributes from the client's library."""
        return await self.run("drift.status")

    async def stop(self) -> None:
        if self.process.returncode is None:
            await self.client.shutdown_session()
        await self.client.stop()


def causeless(diagnostics: list[types.Diagnostic]) -> list[types.Diagnostic]:
    """Pick the findings that a raised error names no cause."""
    return [it for it in diagnostics if "cause" in it.message]


def _feature(hear: Callable[[object], object]) -> Callable[[object], object]:
    """Make a function of a method: pygls writes names on what it registers, and reads its annotations."""

    async def feature(params: str) -> object:
        return await hear(params)

    return feature
