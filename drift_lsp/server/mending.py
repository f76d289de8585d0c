"""Mending: commands that change a document in, edits that the client is asked to apply out.

A client that takes code actions with edits applies them by itself; these serve the others, and trees and palettes.
"""

from __future__ import annotations

import asyncio
from typing import Any, cast

from lsprotocol import types

from drift_lsp.enforcement.suppress import Where
from drift_lsp.server import code_actions
from drift_lsp.server.call import Call
from drift_lsp.server.diagnostics import Shown
from drift_lsp.text import Edit


async def suppress(call: Call) -> Any:
    """Put a comment that silences a finding."""
    shown, _ = await call.document()
    _, workspace, violation = await call.violation()
    where, reason = cast(Where, call.text("where", "line")), call.text("reason")
    edits = await asyncio.to_thread(workspace.suppress, shown.path, shown.source, violation, where, reason)
    taken = await _apply(call, shown, edits, "Drift: suppress")
    if taken:
        await asyncio.to_thread(workspace.suppressed, violation, reason)
    return {"applied": taken}


async def fix(call: Call) -> Any:
    """Mend one finding."""
    shown, _ = await call.document()
    _, workspace, violation = await call.violation()
    edits = await asyncio.to_thread(workspace.fix, shown.path, shown.source, violation)
    taken = await _apply(call, shown, edits, "Drift: fix")
    if taken:
        await asyncio.to_thread(workspace.fixing, violation)
    return {"applied": taken}


async def fix_all(call: Call) -> Any:
    """Mend all findings of a document that have a safe fix, or those of one pattern."""
    shown, workspace = await call.document()
    pattern = call.text("pattern")
    chosen = [it for it in shown.judgement.held if not pattern or it.pattern == pattern]
    edits = await asyncio.to_thread(code_actions.all_fixes, shown, workspace, chosen)
    return {"applied": await _apply(call, shown, edits, "Drift: fix all")}


async def applied(call: Call) -> Any:
    """Take note that a fix was applied; whether it helped shows when the file is saved."""
    _, workspace, violation = await call.violation()
    await asyncio.to_thread(workspace.fixing, violation)


async def _apply(call: Call, shown: Shown, edits: list[Edit], label: str) -> bool:
    """Ask the client to make edits; False where there are none to make, or it will not."""
    if not edits:
        return False
    edit = code_actions.workspace_edit(shown, edits, call.session.client)
    answer = await call.server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label))
    return answer.applied
