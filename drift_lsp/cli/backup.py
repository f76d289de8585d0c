"""Backup: `drift backup`, a copy of drift.db made, the copies listed, or one of them put back."""

from __future__ import annotations

from pathlib import Path

import click

from drift_lsp.cli.session import Session, as_json_option, everywhere
from drift_lsp.errors import UsageError


@click.command("backup")
@click.option("--list", "listing", is_flag=True, help="List the copies there are, newest first.")
@click.option("--restore", "name", metavar="COPY|latest", help="Put a copy in the place of drift.db.")
@as_json_option
@everywhere
@click.pass_obj
def command(session: Session, listing: bool, name: str | None, as_json: bool) -> int:
    """Copy drift.db to .drift/backups/, list the copies, or put one back.

    A copy is proven sound before it is put back, and what it replaces is kept. The first scan of a day makes a copy by
    itself.
    """
    if listing and name is not None:
        raise UsageError("--list and --restore do not go together.", "Give one of them.")
    if name is not None:
        return _restore(session, name, as_json)
    if listing:
        return _list(session, as_json)
    with session.open() as workspace:
        made = workspace.backup()
    if as_json:
        session.say_json({"backup": {"copy": str(made)}})
    else:
        session.say(f"Copied to {made}.")
    return 0


def _list(session: Session, as_json: bool) -> int:
    from drift_lsp.reports.keeping import copies_text
    from drift_lsp.workspace.keeping import copies

    found = copies(session.folder or Path.cwd())
    if as_json:
        session.say_json({"backups": found})
    else:
        session.say(copies_text(found, session.page()))
    return 0


def _restore(session: Session, name: str, as_json: bool) -> int:
    from drift_lsp.workspace.keeping import restore

    copy, replaced = restore(session.folder or Path.cwd(), name)
    if as_json:
        session.say_json({"backup": {"restored": str(copy), "replaced": str(replaced) if replaced else None}})
        return 0
    session.say(f"Restored from {copy.name}.")
    if replaced:
        session.say(f"What was there is kept in {replaced}.")
    return 0
