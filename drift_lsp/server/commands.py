"""Commands: a name and plain JSON in, something done and plain JSON out, for any client's `workspace/executeCommand`.

What each takes and answers stands in `catalog`. What a command does to findings shows in every open file at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, cast

from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from drift_lsp.detectors.contract import Severity
from drift_lsp.errors import UsageError
from drift_lsp.learning.variants import Variant
from drift_lsp.server import mending, telling
from drift_lsp.server.call import Call, opened
from drift_lsp.server.project import Project
from drift_lsp.server.session import Session

Command = Callable[[Call], Awaitable[Any]]


async def run(server: LanguageServer, session: Session, name: str, arguments: list[Any]) -> Any:
    """Run a command; DriftError says what is wrong with its arguments."""
    command = COMMANDS.get(name)
    if command is None:
        raise JsonRpcInvalidParams(f"Drift knows no command {name!r}.")
    argument = arguments[0] if arguments and arguments[0] is not None else {}
    if not isinstance(argument, dict):
        raise UsageError(f"{name} takes one JSON object.", 'For example {"uri": "file:///a/b.py"}.')
    return await command(Call(server, session, name, argument))


async def _dismiss(call: Call) -> Any:
    project, workspace, violation = await call.violation()
    return await _heard(call, project, lambda: workspace.dismiss(violation, call.text("reason")))


async def _escalate(call: Call) -> Any:
    project, workspace, violation = await call.violation()
    return await _heard(call, project, lambda: workspace.escalate(violation, call.text("reason")))


async def _approve(call: Call) -> Any:
    project = await call.project()
    return await _heard(call, project, lambda: opened(project).approve(*_decision(call)), found=True)


async def _ignore(call: Call) -> Any:
    project = await call.project()
    return await _heard(call, project, lambda: opened(project).ignore(*_decision(call)))


async def _unmute(call: Call) -> Any:
    project = await call.project()
    return await _heard(call, project, lambda: opened(project).unmute(*_decision(call)), found=True)


async def _variant(call: Call) -> Any:
    project = await call.project()
    wanted = Variant(
        pattern=call.text("pattern"),
        scope=call.text("scope").strip("/"),
        enabled=call.flag("enabled") if call.has("enabled") else None,
        severity=cast(Severity, call.text("severity")) if call.has("severity") else None,
        expires=call.text("expires"),
        reason=call.text("reason"),
    )
    return await _heard(call, project, lambda: opened(project).vary(wanted), found=True)


async def _undo(call: Call) -> Any:
    project, number = await call.project(), call.number("number")
    return await _heard(call, project, lambda: opened(project).undo(number), found=True)


def _decision(call: Call) -> tuple[str, str, str]:
    return call.text("pattern"), call.text("scope"), call.text("reason")


async def _heard(call: Call, project: Project, say: Callable[[], str], *, found: bool = False) -> Any:
    """Let a person's word be taken down, and answer every open file by it.

    `found` says that it may let something be found in files where nothing was: all are judged again in the background.
    """
    said = await asyncio.to_thread(say)
    call.session.answer(project)
    if found:
        project.relearn()
    return {"message": said}


async def _show(call: Call) -> Any:
    """Show changed lines only, or all code, in this editor from now on."""
    project = await call.project()
    other = "changed" if project.showing == "all" else "all"
    project.show_all = call.text("mode", other) == "all"
    call.session.answer(project)
    return {"mode": project.showing}


COMMANDS: dict[str, Command] = {
    "drift.dismiss": _dismiss,
    "drift.escalate": _escalate,
    "drift.approve": _approve,
    "drift.ignore": _ignore,
    "drift.unmute": _unmute,
    "drift.variant": _variant,
    "drift.undo": _undo,
    "drift.suppress": mending.suppress,
    "drift.fix": mending.fix,
    "drift.fixAll": mending.fix_all,
    "drift.applied": mending.applied,
    "drift.show": _show,
    **telling.COMMANDS,
}
