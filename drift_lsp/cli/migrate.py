"""Migrate: `drift migrate`, the tables of drift.db brought to the version of this release, or of an older one."""

from __future__ import annotations

from pathlib import Path

import click

from drift_lsp.cli.session import Session, as_json_option, everywhere


@click.command("migrate")
@click.option("--to", type=int, metavar="VERSION", help="Back to this version, for an older Drift.")
@click.option("--dry-run", is_flag=True, help="Say what would be done.")
@as_json_option
@everywhere
@click.pass_obj
def command(session: Session, to: int | None, dry_run: bool, as_json: bool) -> int:
    """Bring the tables of drift.db to the version that this release writes.

    Every command does this by itself where it is needed; a copy is made before. --to goes back for an older Drift.
    """
    from drift_lsp.workspace.migrating import migrate

    it = migrate(session.folder or Path.cwd(), to, dry_run=dry_run)
    if as_json:
        session.say_json({"migration": it})
    elif it.before == it.after:
        session.say(f"drift.db has version {it.before} of the tables; nothing is to be done.")
    else:
        done = "was brought" if it.done else "would be brought"
        session.say(f"drift.db {done} from version {it.before} of its tables to {it.after}; a copy is made before.")
    return 0
