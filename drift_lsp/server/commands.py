"""Commands: a name and plain JSON in, something done and plain JSON out, for any client's `workspace/executeCommand`.

Each takes at most one argument, an object. `uri` names a file of the project that is meant; where only one project is
open it may be left out. What a command does to findings shows in every open file at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, get_args

import msgspec
from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from drift_lsp import __version__
from drift_lsp.enforcement.suppress import Where
from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import UsageError
from drift_lsp.server import code_actions, convert
from drift_lsp.server.diagnostics import Shown
from drift_lsp.server.project import Project
from drift_lsp.server.session import Session
from drift_lsp.workspace.views import Explanation, PatternView
from drift_lsp.workspace.workspace import Workspace

WHERES: tuple[Where, ...] = get_args(Where)


class Call:
    """One command under way: its argument, read with suspicion, and what it can reach."""

    def __init__(self, server: LanguageServer, session: Session, argument: dict[str, Any]) -> None:
        self.server = server
        self.session = session
        self._argument = argument

    def text(self, key: str, default: str | None = None) -> str:
        """Read a string; without a default it must be there."""
        value = self._argument.get(key, default)
        if not isinstance(value, str):
            raise UsageError(f"The command's argument {key!r} must be a string.", "Send one JSON object with that key.")
        return value

    def number(self, key: str) -> int:
        """Read a whole number that must be there."""
        value = self._argument.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise UsageError(f"The command's argument {key!r} must be a number.", "Send one JSON object with that key.")
        return value

    def has(self, key: str) -> bool:
        """Tell whether something was given."""
        return self._argument.get(key) is not None

    async def project(self) -> Project:
        """Find the project that is meant."""
        if self.has("uri"):
            place = await self.session.place(self.text("uri"))
            if place is None:
                raise UsageError(f"{self.text('uri')} is no file of an open project.", "Open its folder first.")
            return place.project
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
        for uri, shown in self.session.shown.items():
            for violation in (*shown.judgement.shown, *shown.judgement.hidden):
                place = await self.session.place(uri) if violation.id == name else None
                if place is not None and place.project.workspace is not None:
                    return place.project, place.project.workspace, violation
        project = await self.project()
        workspace = opened(project)
        return project, workspace, await asyncio.to_thread(workspace.violation, name)


Command = Callable[[Call], Awaitable[Any]]


async def run(server: LanguageServer, session: Session, name: str, arguments: list[Any]) -> Any:
    """Run a command; DriftError says what is wrong with its arguments."""
    command = COMMANDS.get(name)
    if command is None:
        raise JsonRpcInvalidParams(f"Drift knows no command {name!r}.")
    argument = arguments[0] if arguments else {}
    if not isinstance(argument, dict):
        raise UsageError(f"{name} takes one JSON object.", 'For example {"uri": "file:///a/b.py"}.')
    return await command(Call(server, session, argument))


def opened(project: Project) -> Workspace:
    """Get a project's workspace; UsageError while it cannot be opened."""
    if project.workspace is None:
        raise UsageError(f"{project.root} cannot be opened now.", "See what Drift said about it, and mend that first.")
    return project.workspace


async def _dismiss(call: Call) -> Any:
    project, workspace, violation = await call.violation()
    return await _heard(call, project, lambda: workspace.dismiss(violation, call.text("reason", "")))


async def _escalate(call: Call) -> Any:
    project, workspace, violation = await call.violation()
    return await _heard(call, project, lambda: workspace.escalate(violation, call.text("reason", "")))


async def _approve(call: Call) -> Any:
    project = await call.project()
    pattern, scope, reason = call.text("pattern"), call.text("scope", ""), call.text("reason", "")
    return await _heard(call, project, lambda: opened(project).approve(pattern, scope, reason))


async def _ignore(call: Call) -> Any:
    project = await call.project()
    pattern, scope, reason = call.text("pattern"), call.text("scope", ""), call.text("reason", "")
    return await _heard(call, project, lambda: opened(project).ignore(pattern, scope, reason))


async def _unmute(call: Call) -> Any:
    project = await call.project()
    pattern, scope, reason = call.text("pattern"), call.text("scope", ""), call.text("reason", "")
    return await _heard(call, project, lambda: opened(project).unmute(pattern, scope, reason))


async def _undo(call: Call) -> Any:
    project, number = await call.project(), call.number("number")
    return await _heard(call, project, lambda: opened(project).undo(number))


async def _heard(call: Call, project: Project, say: Callable[[], str]) -> Any:
    """Let a person's word be taken down, and answer every open file by it."""
    said = await asyncio.to_thread(say)
    call.session.answer(project)
    return {"message": said}


async def _suppress(call: Call) -> Any:
    named = call.text("where", "line")
    where = next((it for it in WHERES if it == named), None)
    if where is None:
        raise UsageError(f"Nothing can be suppressed at {named!r}.", f"Allowed: {', '.join(WHERES)}.")
    shown = await call.session.look(call.text("uri"))
    _, workspace, violation = await call.violation()
    if shown is None:
        raise UsageError(f"{call.text('uri')} is not open.", "Open the file first.")
    reason = call.text("reason", "")
    edits = await asyncio.to_thread(workspace.suppress, shown.path, shown.source, violation, where, reason)
    if not edits:
        return {"applied": False}
    edit = code_actions.workspace_edit(shown, edits, call.session.client)
    answer = await call.server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, "Drift: suppress"))
    if answer.applied:
        await asyncio.to_thread(workspace.suppressed, violation, reason)
    return {"applied": answer.applied}


async def _applied(call: Call) -> Any:
    """Take note that a fix was applied; whether it helped shows when the file is saved."""
    _, workspace, violation = await call.violation()
    await asyncio.to_thread(workspace.fixing, violation)
    return None


async def _scan(call: Call) -> Any:
    report = await (await call.project()).scan()
    return msgspec.to_builtins(report)


async def _status(call: Call) -> Any:
    projects = []
    for project in call.session.projects:
        status = await asyncio.to_thread(project.workspace.status) if project.workspace else {"root": str(project.root)}
        projects.append(
            {**msgspec.to_builtins(status), "opened": bool(project.workspace), "scanning": project.scanning}
        )
    return {"version": __version__, "open_files": len(call.session.documents), "projects": projects}


async def _explain(call: Call) -> Any:
    """Explain a finding or pattern by its `id`, or the place at `uri` and `line`, which counts from 0."""
    if call.has("id"):
        explained = await asyncio.to_thread(opened(await call.project()).explain, call.text("id"))
        return msgspec.to_builtins(explained)
    line = call.number("line")
    shown, workspace = await call.session.seen(call.text("uri"))
    if shown is None or workspace is None or not 0 <= line < len(shown.lines.starts):
        raise UsageError(f"Line {line} of {call.text('uri')} is not open.", "Open the file, and count lines from 0.")
    return msgspec.to_builtins(await asyncio.to_thread(_explain_line, shown, workspace, line))


def _explain_line(shown: Shown, workspace: Workspace, line: int) -> Explanation:
    """Say of the text on the screen what is said at a line, what is not, and why."""
    judged = (*shown.judgement.shown, *shown.judgement.hidden)
    found = tuple(it for it in judged if it.row <= line + 1 <= it.end_row)
    patterns: dict[str, PatternView] = {}
    for at in {it.span.start for it in found} or {shown.lines.starts[line]}:
        for view in workspace.conventions_at(shown.path, shown.source, at):
            patterns.setdefault(view.id, view)
    return Explanation(subject=f"{shown.path}:{line + 1}", violations=found, patterns=tuple(patterns.values()))


async def _patterns(call: Call) -> Any:
    workspace = opened(await call.project())
    return msgspec.to_builtins(await asyncio.to_thread(workspace.patterns))


async def _violations(call: Call) -> Any:
    """List the findings of the whole project, each with the `uri` of its file."""
    project = await call.project()
    found = await asyncio.to_thread(opened(project).violations)
    return [{**msgspec.to_builtins(it), "uri": convert.uri_of(project.root / it.path)} for it in found]


async def _feedback(call: Call) -> Any:
    workspace = opened(await call.project())
    return msgspec.to_builtins(await asyncio.to_thread(workspace.feedback))


COMMANDS: dict[str, Command] = {
    "drift.dismiss": _dismiss,
    "drift.approve": _approve,
    "drift.ignore": _ignore,
    "drift.escalate": _escalate,
    "drift.unmute": _unmute,
    "drift.undo": _undo,
    "drift.suppress": _suppress,
    "drift.applied": _applied,
    "drift.scan": _scan,
    "drift.status": _status,
    "drift.explain": _explain,
    "drift.showPatterns": _patterns,
    "drift.showViolations": _violations,
    "drift.showFeedback": _feedback,
}
