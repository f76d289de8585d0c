"""Clean: `drift clean`, what can be learned again forgotten; with --all, .drift deleted."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from drift_lsp.cli.session import Session, as_json_option, everywhere
from drift_lsp.errors import UsageError


@click.command("clean")
@click.option("--all", "everything", is_flag=True, help="Delete all of Drift's in .drift, decisions and backups too.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_json_option
@everywhere
@click.pass_obj
def command(session: Session, everything: bool, yes: bool, as_json: bool) -> int:
    """Forget what the next scan learns again; decisions, history, settings and backups stay.

    With --all everything of Drift's in .drift is deleted; drift.toml, drift.lock and drift.baseline stay. That cannot
    be undone: on a terminal it asks, elsewhere it wants --yes.
    """
    from drift_lsp.reports.paint import plural
    from drift_lsp.workspace.cleaning import clean_all

    if everything:
        _ask(yes)
        gone = clean_all(session.folder or Path.cwd())
        if as_json:
            session.say_json({"deleted": gone})
        else:
            session.say(f"Deleted from .drift: {', '.join(gone) or 'nothing was there'}.")
        return 0
    with session.open() as workspace:
        files = workspace.clean()
    if as_json:
        session.say_json({"forgotten": {"files": files}})
    else:
        session.say(f"What was learned of {plural(files, 'file')} is forgotten; decisions stay.")
    return 0


def _ask(yes: bool) -> None:
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("This deletes decisions and backups for good.", "Say --yes if you mean it.")
    click.confirm("This deletes what people decided here, and all backups. Go on?", abort=True)
