"""Gc: `drift gc`, what is too old taken out of drift.db, with a report by table out."""

from __future__ import annotations

import click

from drift_lsp.cli.session import Session, as_json_option, everywhere


@click.command("gc")
@click.option("--dry-run", is_flag=True, help="Only count what would go.")
@as_json_option
@everywhere
@click.pass_obj
def command(session: Session, dry_run: bool, as_json: bool) -> int:
    """Take what is too old out of drift.db, and give the room back to the disk.

    What people decided and what describes the code as it is always stays; [retention] in drift.toml says how long the
    rest does. A little of this is done once a day by itself.
    """
    from drift_lsp.reports.keeping import collected_text

    with session.open() as workspace:
        report = workspace.collect(dry_run=dry_run)
    if as_json:
        session.say_json({"gc": report})
    else:
        session.say(collected_text(report, session.page()))
    return 0
