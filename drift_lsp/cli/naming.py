"""Naming: what a person writes for a pattern, a folder or a file in, what it stands for in this project out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drift_lsp.cli.session import Session
from drift_lsp.errors import UsageError

if TYPE_CHECKING:
    from drift_lsp.workspace.workspace import Workspace


def pattern_id(workspace: Workspace, name: str) -> str:
    """Find a pattern that was learned, or a rule that holds without learning, for a decision about it."""
    try:
        return workspace.pattern(name).id
    except UsageError as err:
        rules = _rules(name)
        if len(rules) == 1:
            return rules[0]
        raise what_it_is(workspace, name) or err from err


def _rules(name: str) -> list[str]:
    """List the rules that need no learning whose id begins so."""
    from drift_lsp.workspace.answers import SHORTEST_ID
    from drift_lsp.workspace.knowledge import absolute_rules

    wanted = name.strip().lower()
    return [it for it in absolute_rules() if it.startswith(wanted)] if len(wanted) >= SHORTEST_ID else []


def what_it_is(workspace: Workspace, name: str) -> UsageError | None:
    """Say what an id is of, if it is not of a pattern."""
    from drift_lsp.workspace.knowledge import absolute_rules

    if rules := _rules(name):
        detector, _ = absolute_rules()[rules[0]]
        todo = f"`drift patterns ignore {rules[0]}` silences it."
        return UsageError(f"{name!r} is the rule {detector}, which holds without being learned.", todo)
    try:
        finding = workspace.violation(name)
    except UsageError:
        return None
    return UsageError(f"{name!r} is a finding, no pattern.", f"Its pattern is {finding.pattern}.")


def learn_first(session: Session, workspace: Workspace) -> None:
    """Scan a project that never was scanned: there would be nothing to tell."""
    from drift_lsp.cli.watch import Watch

    if not workspace.scanned():
        session.note("This project was never scanned; doing that first.")
        with Watch() as watch:
            workspace.scan(watch.progress, watch.cancelled)


def folder_of(workspace: Workspace, scope: str) -> str:
    """Spell a folder as a scope: relative to the root, "" for all of it."""
    if not scope:
        return ""
    for base in (Path.cwd(), workspace.root):
        folder = (base / scope).resolve()
        if folder.is_dir() and folder.is_relative_to(workspace.root):
            inside = folder.relative_to(workspace.root).as_posix()
            return "" if inside == "." else inside
    raise UsageError(f"{scope!r} is no folder of {workspace.root}.", "Give a folder of the project.")


def place_of(workspace: Workspace, scope: str) -> str:
    """Spell a folder or a file as a scope: relative to the root, "" for all of it."""
    for base in (Path.cwd(), workspace.root):
        full = base / scope
        if full.is_file() and (inside := workspace.relative(full)):
            return inside
    return folder_of(workspace, scope)
