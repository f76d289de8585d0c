"""Init: `drift init`, a folder in, a commented drift.toml out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from drift_lsp.cli.session import Session, everywhere
from drift_lsp.errors import UsageError


@click.command("init")
@click.option("--template", "name", metavar="NAME", help="full, strict, legacy or security; on a terminal it asks.")
@click.option("--force", is_flag=True, help="Replace the drift.toml that is there.")
@everywhere
@click.pass_obj
def command(session: Session, name: str | None, force: bool) -> int:
    """Write a drift.toml with every setting, commented out, into this folder.

    Drift works without one. It marks the root of a project and is the place for a team's settings. A template sets some
    keys: strict judges old code like new, legacy says little, security asks security questions only.
    """
    from drift_lsp.cli.owner import foreign_drift
    from drift_lsp.workspace.root import CONFIG
    from drift_lsp.workspace.templates import named

    folder = session.folder or Path.cwd()
    if not folder.is_dir():
        raise UsageError(f"{str(folder)!r} is no folder.", "Give the root of a project.")
    path = folder / CONFIG
    if not force and path.exists():
        raise UsageError(f"{path} is there already.", "Edit it, or replace it with --force.")
    wanted = name or _asked()
    text = named(wanted)
    try:
        if force and not path.is_symlink():
            path.write_text(text, encoding="utf-8", newline="\n")
        else:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except FileExistsError:
        raise UsageError(f"{path} is there already.", "Edit it, or replace it with --force.") from None
    except OSError as err:
        raise UsageError(f"{path} cannot be written: {err.strerror}.", "Check the folder's permissions.") from err
    held = "every key stands in it with its default" if text == named("full") else f"what {wanted!r} sets is in force"
    session.say(f"{path} is written; {held}. `drift check` is next.")
    if other := foreign_drift():
        session.note(other)
    return 0


def _asked() -> str:
    """Ask which template is wanted, where somebody sits there to answer."""
    from drift_lsp.workspace.templates import TEMPLATES

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return TEMPLATES[0].name
    for it in TEMPLATES:
        click.echo(f"  {it.name:<10}{it.about}")
    answer: str = click.prompt("Template", type=click.Choice([it.name for it in TEMPLATES]), default=TEMPLATES[0].name)
    return answer
