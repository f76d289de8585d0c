"""Projects: `drift projects`, the projects that were registered and how they stand out."""

from __future__ import annotations

import os
from pathlib import Path

import click

from drift_lsp.cli.groups import Listing
from drift_lsp.cli.session import Session, as_json_option, everywhere


@click.group("projects", cls=Listing)
def command() -> None:
    """List, add or forget projects by name.

    Without a command it lists. -C @NAME works in one, and `drift switch NAME` makes it the one that is meant outside of
    all others. The list lies in your own folder, and only what you add is on it.
    """


@command.command("list")
@as_json_option
@everywhere
@click.pass_obj
def listing(session: Session, as_json: bool) -> int:
    """List the projects and how they stand."""
    from drift_lsp.reports.projects import projects_text
    from drift_lsp.workspace.projects import listed

    found = listed(os.environ)
    if as_json:
        session.say_json({"projects": found})
    else:
        session.say(projects_text(found, session.page()))
    return 0


@command.command("add")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@everywhere
@click.pass_obj
def add(session: Session, folder: Path) -> int:
    """Add the project around FOLDER, or take note that it was moved there."""
    from drift_lsp.workspace.projects import register

    made = register(os.environ, session.folder or folder)
    session.say(f"{made.name} is {made.root}.")
    return 0


@command.command("remove")
@click.argument("name")
@everywhere
@click.pass_obj
def remove(session: Session, name: str) -> int:
    """Forget a project; its files stay as they are."""
    from drift_lsp.workspace import projects

    projects.remove(os.environ, name)
    session.say(f"{name} is forgotten; its files are as they were.")
    return 0


@command.command("prune")
@as_json_option
@everywhere
@click.pass_obj
def prune(session: Session, as_json: bool) -> int:
    """Forget the projects that are not there any more."""
    from drift_lsp.reports.paint import plural
    from drift_lsp.workspace import projects

    gone = projects.prune(os.environ)
    if as_json:
        session.say_json({"forgotten": gone})
    else:
        session.say(f"{plural(len(gone), 'project that is', 'projects that are')} gone: forgotten.")
    return 0
