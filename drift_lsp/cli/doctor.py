"""Doctor: `drift doctor`, a project in, whether its database, copies and settings are sound out."""

from __future__ import annotations

from pathlib import Path

import click

from drift_lsp.cli.session import Session, as_json_option, everywhere


@click.command("doctor")
@as_json_option
@everywhere
@click.pass_obj
def command(session: Session, as_json: bool) -> int:
    """Read all of drift.db and its copies, and say what is wrong; exits with 1 where something is.

    Nothing is changed. It also says which statements took most time over the last scans.
    """
    from drift_lsp.cli.owner import foreign_drift
    from drift_lsp.reports.keeping import diagnosis_text
    from drift_lsp.workspace.doctor import look

    found = look(session.folder or Path.cwd())
    if as_json:
        session.say_json({"doctor": found, "sound": found.is_sound})
    else:
        session.say(diagnosis_text(found, session.page()))
        if other := foreign_drift():
            session.note(other)
    return 0 if found.is_sound else 1
