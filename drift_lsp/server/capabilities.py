"""Capabilities: what a client says it can do in, what this server can do out.

Plain data on both sides and nothing imported: the answer to `initialize` must not wait for anything. What a client
sends is read with suspicion, because a key of the wrong type in it is no reason to stay silent.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from drift_lsp.server import catalog

FIX_ALL = "source.fixAll.drift"
ANY_FILE = {"filters": [{"scheme": "file", "pattern": {"glob": "**/*"}}]}


class Client(NamedTuple):
    """What Drift must know about the editor."""

    encoding: str = "utf-16"
    """What a column counts: `utf-8`, `utf-16` or `utf-32`."""

    process: int | None = None
    folders: tuple[str, ...] = ()
    """URIs of the folders that are open; empty where single files are edited."""

    options: Any = None
    """`initializationOptions`, as they came."""

    markdown: bool = False
    progress: bool = False
    document_changes: bool = False
    related: bool = False
    linked: bool = False
    """It leads from a diagnostic's code to a page."""

    watches: bool = False
    """It can be asked to tell of files that change on disk."""

    configuration: bool = False
    """It can be asked for its settings."""

    name: str = ""
    """What it calls itself, with its version."""

    state: bool = False
    """It shows how each project stands: see `catalog.STATE`."""

    pull: bool = False
    """It asks for diagnostics, can be sent a refresh, and its user wants that."""

    pull_workspace: bool = False
    lens: bool = False
    """Its user wants to see what holds over classes and files."""

    command_links: bool = False
    """A hover's links may run commands."""

    shows_documents: bool = False
    """It can be asked to open a file."""

    resolves: bool = False
    """It asks for the edit of a code action when somebody picks it."""

    literal_actions: bool = False
    """It takes code actions with edits; older ones take commands only."""


def read_client(params: Any) -> Client:
    """Read the params of `initialize`."""
    folders = [_get(folder, "uri") for folder in _list(_get(params, "workspaceFolders"))]
    if not folders:
        root, path = _get(params, "rootUri"), _get(params, "rootPath")
        folders = [root if isinstance(root, str) else f"file://{path}" if isinstance(path, str) and path else None]
    process = _get(params, "processId")
    options = _get(params, "initializationOptions")
    wished = _get(options, "drift", "editor") or _get(options, "editor")
    wished = wished if isinstance(wished, dict) else {}
    asks = isinstance(_get(params, "capabilities", "textDocument", "diagnostic"), dict)
    refreshed = _get(params, "capabilities", "workspace", "diagnostics", "refreshSupport") is True
    pull = asks and refreshed and wished.get("pull") is True
    return Client(
        encoding=_encoding(_list(_get(params, "capabilities", "general", "positionEncodings"))),
        process=process if isinstance(process, int) and process > 0 else None,
        folders=tuple(it for it in folders if isinstance(it, str)),
        options=options,
        markdown="markdown" in _list(_get(params, "capabilities", "textDocument", "hover", "contentFormat")),
        progress=_get(params, "capabilities", "window", "workDoneProgress") is True,
        document_changes=_get(params, "capabilities", "workspace", "workspaceEdit", "documentChanges") is True
        or bool(_get(params, "capabilities", "workspace", "workspaceEdit", "resourceOperations")),
        related=_get(params, "capabilities", "textDocument", "publishDiagnostics", "relatedInformation") is True,
        linked=_get(params, "capabilities", "textDocument", "publishDiagnostics", "codeDescriptionSupport") is True,
        watches=_get(params, "capabilities", "workspace", "didChangeWatchedFiles", "dynamicRegistration") is True,
        configuration=_get(params, "capabilities", "workspace", "configuration") is True,
        name=" ".join(it for key in ("name", "version") if isinstance(it := _get(params, "clientInfo", key), str)),
        state=_get(params, "capabilities", "experimental", "drift", "state") is True,
        pull=pull,
        pull_workspace=pull and wished.get("pull_workspace") is True,
        lens=wished.get("lens") is True,
        command_links=_get(params, "capabilities", "experimental", "drift", "commandLinks") is True,
        shows_documents=_get(params, "capabilities", "window", "showDocument", "support") is True,
        resolves="edit"
        in _list(_get(params, "capabilities", "textDocument", "codeAction", "resolveSupport", "properties")),
        literal_actions=isinstance(
            _get(params, "capabilities", "textDocument", "codeAction", "codeActionLiteralSupport"), dict
        ),
    )


def server_capabilities(client: Client) -> dict[str, Any]:
    """Say what this server can do."""
    made: dict[str, Any] = {
        "positionEncoding": client.encoding,
        "textDocumentSync": {"openClose": True, "change": 2, "save": {"includeText": False}},
        "notebookDocumentSync": {"notebookSelector": [{"notebook": "*"}]},
        "hoverProvider": True,
        "codeActionProvider": {"codeActionKinds": ["quickfix", FIX_ALL], "resolveProvider": client.resolves}
        if client.literal_actions
        else True,
        "executeCommandProvider": {"commands": [it.name for it in catalog.COMMANDS]},
        "workspace": {
            "workspaceFolders": {"supported": True, "changeNotifications": True},
            "fileOperations": {"didRename": ANY_FILE, "didDelete": ANY_FILE},
        },
    }
    if client.pull:
        made["diagnosticProvider"] = {
            "identifier": "drift",
            "interFileDependencies": False,
            "workspaceDiagnostics": client.pull_workspace,
        }
    if client.lens:
        made["codeLensProvider"] = {"resolveProvider": False}
    return made


def _encoding(offered: list[Any]) -> str:
    if "utf-8" in offered:
        return "utf-8"
    return "utf-32" if offered == ["utf-32"] else "utf-16"


def _get(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
