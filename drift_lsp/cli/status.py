"""Status: `drift status`, a project in, how things stand there out."""

from __future__ import annotations

import click

from drift_lsp.cli.session import Session, as_json_option, everywhere


@click.command("status")
@click.option("--trend", is_flag=True, help="Say how it moved: figures, categories, scans and patterns.")
@click.option("--security", is_flag=True, help="Count the findings of security questions.")
@click.option("--metrics", is_flag=True, help="Say how long the last runs took, and where.")
@as_json_option
@everywhere
@click.pass_obj
def command(session: Session, trend: bool, security: bool, metrics: bool, as_json: bool) -> int:
    """Say what is known of this project, as of its last scan."""
    from drift_lsp.cli.owner import foreign_drift
    from drift_lsp.reports.status import status_text

    if trend or security or metrics:
        return _closer(session, trend, security, metrics, as_json)
    with session.open() as workspace:
        status = workspace.status()
    if as_json:
        session.say_json({"status": status})
        return 0
    session.say(status_text(status, session.page()))
    if other := foreign_drift():
        session.note(other)
    return 0


def _closer(session: Session, trend: bool, security: bool, metrics: bool, as_json: bool) -> int:
    from drift_lsp.cli.naming import learn_first
    from drift_lsp.reports.metrics import metrics_text
    from drift_lsp.reports.trend import security_text, trend_text

    with session.open() as workspace:
        learn_first(session, workspace)
        moved = workspace.trend() if trend else None
        found = workspace.security() if security else None
        measured = workspace.metrics() if metrics else None
    if as_json:
        answers = {"trend": moved, "security": found, "metrics": measured}
        session.say_json({name: it for name, it in answers.items() if it is not None})
        return 0
    texts = [trend_text(moved, session.page())] if moved else []
    texts += [] if found is None else [security_text(found, session.page())]
    session.say("\n".join(texts + ([] if measured is None else [metrics_text(measured, session.page())])))
    return 0
