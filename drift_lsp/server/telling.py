"""Telling: commands that ask for something in, what Drift knows as plain JSON out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import msgspec
from lsprotocol import types

from drift_lsp import __version__
from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import UsageError
from drift_lsp.server import convert
from drift_lsp.server.call import Call, opened
from drift_lsp.server.diagnostics import Shown
from drift_lsp.server.project import Project
from drift_lsp.server.session import Session
from drift_lsp.workspace.views import Explanation, PatternView
from drift_lsp.workspace.workspace import Workspace


async def _scan(call: Call) -> Any:
    project = await call.project()
    if call.flag("file"):
        await call.session.learn([call.text("uri")])
        return None
    return msgspec.to_builtins(await project.scan())


async def _status(call: Call) -> Any:
    projects = [await asyncio.to_thread(_standing, it) for it in call.session.projects]
    return {"version": __version__, "open_files": len(call.session.documents), "projects": projects}


def _standing(project: Project) -> dict[str, Any]:
    status = msgspec.to_builtins(project.workspace.status()) if project.workspace else {"root": str(project.root)}
    here = {"opened": bool(project.workspace), "scanning": project.scanning, "show": project.showing}
    return {**status, **here}


async def _feedback(call: Call) -> Any:
    return msgspec.to_builtins(await asyncio.to_thread(opened(await call.project()).feedback))


async def _patterns(call: Call) -> Any:
    return msgspec.to_builtins(await asyncio.to_thread(opened(await call.project()).patterns))


async def _explain(call: Call) -> Any:
    if call.has("id"):
        explained = await asyncio.to_thread(opened(await call.project()).explain, call.text("id"))
        return msgspec.to_builtins(explained)
    line = call.number("line")
    shown, workspace = await call.document()
    if not 0 <= line < len(shown.lines.starts):
        raise UsageError(f"{call.text('uri')} has no line {line}.", "Count lines from 0.")
    return msgspec.to_builtins(await asyncio.to_thread(_explain_line, shown, workspace, line))


def _explain_line(shown: Shown, workspace: Workspace, line: int) -> Explanation:
    """Say of the text on the screen what is said at a line, what is not, and why."""
    judged = (*shown.judgement.shown, *shown.unshown(workspace))
    found = tuple(it for it in judged if it.row <= line + 1 <= it.end_row)
    patterns: dict[str, PatternView] = {}
    for at in {it.span.start for it in found} or {shown.lines.starts[line]}:
        for view in workspace.conventions_at(shown.path, shown.source, at):
            patterns.setdefault(view.id, view)
    return Explanation(subject=f"{shown.path}:{line + 1}", violations=found, patterns=tuple(patterns.values()))


async def _violations(call: Call) -> Any:
    """List findings: those of open documents from the screen, the others as they were last learned."""
    project = await call.project()
    workspace, hidden = opened(project), call.flag("hidden")
    # Looked at and not only remembered: what is remembered is forgotten for a moment whenever something changed.
    looked = [await call.session.look(uri) for uri in list(call.session.documents)]
    on_screen = [it for it in looked if it is not None and it.root == project.root]
    open_paths = {it.path for it in on_screen}
    found = [_located(it, shown) for shown in on_screen for it in shown.judgement.shown]
    if hidden:
        for shown in on_screen:
            found += [_located(it, shown) for it in await asyncio.to_thread(shown.unshown, workspace)]
    if not call.flag("file"):
        stored = await asyncio.to_thread(workspace.violations, project.showing, hidden=hidden)
        found += [_placed(it, project) for it in stored if it.path not in open_paths]
        return found
    return [it for it in found if it["uri"] == call.text("uri")]


def _located(it: Violation, shown: Shown) -> dict[str, Any]:
    place = shown.range(it.span)
    return {**msgspec.to_builtins(it), "uri": shown.uri, "range": convert.plain(place)}


def _placed(it: Violation, project: Project) -> dict[str, Any]:
    """Point at a place in a file that nobody has open: its columns are exact but where a line has astral characters."""
    place = {
        "start": {"line": it.row - 1, "character": it.column - 1},
        "end": {"line": it.end_row - 1, "character": it.end_column - 1},
    }
    return {**msgspec.to_builtins(it), "uri": convert.uri_of(project.root / it.path), "range": place}


async def _page(call: Call) -> Any:
    project = await call.project()
    page = await asyncio.to_thread(opened(project).page, call.text("pattern"))
    uri = convert.uri_of(page.path) if page.path else None
    if uri and call.flag("open"):
        if not call.session.client.shows_documents:
            raise UsageError("This editor cannot be asked to open a file.", f"Open {uri} by hand.")
        await call.server.window_show_document_async(types.ShowDocumentParams(uri, take_focus=True))
    return {"uri": uri, "title": page.title, "markdown": page.markdown}


async def _support(call: Call) -> Any:
    projects = [await asyncio.to_thread(_standing, it) for it in call.session.projects]
    return {"markdown": "\n".join(_report(call, projects)), "log": call.session.log}


def _report(call: Call, projects: list[dict[str, Any]]) -> Iterator[str]:
    session = call.session
    yield f"# Drift {__version__}\n"
    for name, value in _facts(session):
        yield f"- {name}: {value}"
    for it in projects:
        yield f"\n## {it['root']}\n"
        for name, value in it.items():
            if name != "root" and value not in ("", [], {}):
                yield f"- {name}: {value}"


def _facts(session: Session) -> Iterator[tuple[str, object]]:
    """List what somebody who is to help must know of a connection."""
    client, took = session.client, sorted(session.took)
    yield "editor", client.name or "unknown"
    yield "columns count", session.encoding
    yield "open documents", len(session.documents)
    yield "folders", ", ".join(client.folders) or "none"
    for field in ("markdown", "progress", "document_changes", "related", "watches", "configuration"):
        yield f"editor can: {field}", getattr(client, field)
    if took:
        p95 = took[min(len(took) - 1, len(took) * 95 // 100)]
        yield "change to diagnostics", f"median {took[len(took) // 2]:.1f} ms, p95 {p95:.1f} ms of {len(took)}"


COMMANDS: dict[str, Callable[[Call], Awaitable[Any]]] = {
    "drift.showFeedback": _feedback,
    "drift.scan": _scan,
    "drift.explain": _explain,
    "drift.showPatterns": _patterns,
    "drift.showViolations": _violations,
    "drift.page": _page,
    "drift.status": _status,
    "drift.support": _support,
}
