"""Export: `drift export`, all that is known of a project as JSON out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from drift_lsp.cli.session import Session, everywhere
from drift_lsp.errors import UsageError


@click.command("export")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@everywhere
@click.pass_obj
def command(session: Session, output: Path | None) -> int:
    """Write all that Drift knows of this project as JSON, for `drift import`.

    One row of drift.db stands on each line; what comes back from an import is the same to the last byte.
    """
    with session.open() as workspace:
        if output is None:
            sys.stdout.writelines(workspace.export())
            return 0
        try:
            with output.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(workspace.export())
        except OSError as err:
            raise UsageError(f"{output} cannot be written: {err.strerror}.", "Give another --output.") from err
    session.note(f"{output} is written.")
    return 0
