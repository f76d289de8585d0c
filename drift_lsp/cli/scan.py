"""Scan: `drift scan`, a project in, what changed and what is known out."""

from __future__ import annotations

import click

from drift_lsp.cli.session import Session, as_json_option, everywhere


@click.command("scan")
@as_json_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@everywhere
@click.pass_obj
def command(session: Session, as_json: bool, quiet: bool) -> int:
    """Learn how this project is written.

    Reads what changed since the last time. `drift check` does this by itself. Ctrl-C ends it without loss.
    """
    from drift_lsp.cli.watch import Watch
    from drift_lsp.reports.status import scan_text

    with session.open() as workspace, Watch(quiet=quiet or as_json) as watch:
        report = workspace.scan(watch.progress, watch.cancelled)
    if as_json:
        session.say_json({"scan": report})
    elif not quiet:
        session.say(scan_text(report, session.page()))
    return 0
