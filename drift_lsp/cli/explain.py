"""Explain: `drift explain`, a finding, a pattern or a place in, the reasons for what is said or not said out."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drift_lsp.cli.session import Session, as_json_option, everywhere
from drift_lsp.errors import UsageError, meaning

if TYPE_CHECKING:
    from drift_lsp.workspace.workspace import Workspace

_PLACE = re.compile(r"(?P<file>.+?):(?P<row>\d+)(?::\d+)?", re.DOTALL)


@click.command("explain")
@click.argument("what", metavar="ID|FILE:LINE|CODE")
@as_json_option
@everywhere
@click.pass_obj
def command(session: Session, what: str, as_json: bool) -> int:
    """Say why a finding is shown, what a pattern rests on, or why nothing is shown at FILE:LINE.

    Of the CODE of an error it says what it means.
    """
    from drift_lsp.cli.mend import reader
    from drift_lsp.cli.naming import learn_first
    from drift_lsp.reports.explain import REASONS, explain_text
    from drift_lsp.reports.json_object import violation_record

    if known := meaning(what):
        return _code(session, what, *known, as_json=as_json)
    place = _PLACE.fullmatch(what)
    file = Path(place["file"]) if place else None
    if not place and os.path.isfile(what):
        raise UsageError(f"{what!r} is a file without a line.", f"Name one: drift explain {what}:1")
    with session.open([file] if file and os.path.exists(file) else []) as workspace:
        learn_first(session, workspace)
        found = workspace.explain(f"{_found(workspace, file)}:{place['row']}" if place and file else what)
        if not as_json:
            session.say(explain_text(found, session.page(), reader(workspace)))
            return 0
    violations = [
        violation_record(it) | {"hidden": it.hidden, "why_hidden": REASONS.get(it.hidden, it.hidden)}
        for it in found.violations
    ]
    answer = {
        "subject": found.subject,
        "sentences": found.sentences,
        "violations": violations,
        "patterns": found.patterns,
    }
    session.say_json({"explanation": answer})
    return 0


def _code(session: Session, code: str, said: str, leaves: int, *, as_json: bool) -> int:
    if as_json:
        session.say_json({"explanation": {"subject": code, "sentences": [said], "exit_code": leaves}})
    else:
        session.say(f"{code}: {said}" + (f" Drift leaves with {leaves}." if leaves else ""))
    return 0


def _found(workspace: Workspace, file: Path) -> str:
    """Find a file of the project, whether it was given from here or from the root."""
    for base in (Path.cwd(), workspace.root):
        full = (base / file).resolve()
        if os.path.isfile(full) and full.is_relative_to(workspace.root):
            return str(full)
    raise UsageError(f"{str(file)!r} is no file of {workspace.root}.", "Give FILE:LINE of a file in the project.")
