"""Init: `drift init`, a folder in, a commented drift.toml out."""

from __future__ import annotations

from pathlib import Path

import click

from drift_lsp.cli.session import Session, everywhere
from drift_lsp.errors import UsageError


@click.command("init")
@click.option("--force", is_flag=True, help="Replace the drift.toml that is there.")
@everywhere
@click.pass_obj
def command(session: Session, force: bool) -> int:
    """Write a drift.toml with every setting, commented out, into this folder.

    Drift works without one. It marks the root of a project and is the place for a team's settings.
    """
    from drift_lsp.cli.owner import foreign_drift
    from drift_lsp.workspace.config import template
    from drift_lsp.workspace.root import CONFIG

    folder = session.folder or Path.cwd()
    if not folder.is_dir():
        raise UsageError(f"{str(folder)!r} is no folder.", "Give the root of a project.")
    path = folder / CONFIG
    try:
        if force and not path.is_symlink():
            path.write_text(template(), encoding="utf-8", newline="\n")
        else:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(template())
    except FileExistsError:
        raise UsageError(f"{path} is there already.", "Edit it, or replace it with --force.") from None
    except OSError as err:
        raise UsageError(f"{path} cannot be written: {err.strerror}.", "Check the folder's permissions.") from err
    session.say(f"{path} is written; every key stands in it with its default. `drift check` is next.")
    if other := foreign_drift():
        session.note(other)
    return 0
