"""Switch: `drift switch`, a project's name or folder in, the project that is meant from now on out."""

from __future__ import annotations

import os
from pathlib import Path

import click

from drift_lsp.cli.session import Session, everywhere
from drift_lsp.errors import UsageError


@click.command("switch")
@click.argument("project", metavar="NAME|FOLDER", required=False)
@click.option("--off", is_flag=True, help="Mean none from now on.")
@everywhere
@click.pass_obj
def command(session: Session, project: str | None, off: bool) -> int:
    """Mean this project where a command is called outside of all projects.

    Inside a project, that one is always meant; -C says otherwise. A folder is added to `drift projects` first.
    """
    from drift_lsp.workspace import projects

    if off == (project is not None):
        raise UsageError("Which one?", "Give a name of `drift projects`, a folder, or --off.")
    if project is None:
        projects.switch(os.environ, None)
        session.say("No project is meant outside of projects now.")
        return 0
    known = {it.name for it in projects.listed(os.environ)}
    if project not in known and Path(project).is_dir():
        project = projects.register(os.environ, Path(project)).name
    found = projects.switch(os.environ, project)
    assert found is not None
    session.say(f"{found.name} ({found.root}) is meant outside of projects now.")
    return 0
