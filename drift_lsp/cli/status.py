"""Status: `drift status`, a project in, how things stand there out."""

from __future__ import annotations

import click

from drift_lsp.cli.session import Session, as_json_option, everywhere


@click.command("status")
@click.option("--trend", is_flag=True, help="Say how it moved: figures, categories, scans and patterns.")
@click.option("--security", is_flag=True, help="Count the findings of security questions.")
@as_json_option
@everywhere
@click.pass_obj
def command(session: Session, trend: bool, security: bool, as_json: bool) -> int:
    """Say what is known of this project, as of its last scan."""
    from drift_lsp.cli.owner import foreign_drift
    from drift_lsp.reports.status import status_text

    if trend or security:
        return _closer(session, trend, security, as_json)
    with session.open() as workspace:
        status = workspace.status()
    if as_json:
        session.say_json({"status": status})
        return 0
    session.say(status_text(status, session.page()))
    if other := foreign_drift():
        session.note(other)
    return 0


def _closer(session: Session, trend: bool, security: bool, as_json: bool) -> int:
    from drift_lsp.cli.patterns import learn_first
    from drift_lsp.reports.trend import security_text, trend_text

    with session.open() as workspace:
        learn_first(session, workspace)
        moved = workspace.trend() if trend else None
        found = workspace.security() if security else None
    if as_json:
        session.say_json(({"trend": moved} if moved else {}) | ({} if found is None else {"security": found}))
        return 0
    texts = [trend_text(moved, session.page())] if moved else []
    session.say("\n".join(texts + ([] if found is None else [security_text(found, session.page())])))
    return 0
