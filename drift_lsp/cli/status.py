"""Status: `drift status`, a project in, how things stand there out."""

from __future__ import annotations

import click

from drift_lsp.cli.session import Session, as_json_option, everywhere


@click.command("status")
@as_json_option
@everywhere
@click.pass_obj
def command(session: Session, as_json: bool) -> int:
    """Say what is known of this project, as of its last scan."""
    from drift_lsp.cli.owner import foreign_drift
    from drift_lsp.reports.status import status_text

    with session.open() as workspace:
        status = workspace.status()
    if as_json:
        session.say_json({"status": status})
        return 0
    session.say(status_text(status, session.page()))
    if other := foreign_drift():
        session.note(other)
    return 0
