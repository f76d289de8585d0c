"""Files: `drift files`, a folder or a file in, its files with counts or the patterns it answers out."""

from __future__ import annotations

import os
from pathlib import Path

import click

from drift_lsp.cli.session import Session, as_json_option, everywhere
from drift_lsp.errors import UsageError


@click.command("files")
@click.argument("path", metavar="[FOLDER|FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--after", default="", metavar="FILE", help="List on from the file after this one.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=100, show_default=True, help="List so many files.")
@as_json_option
@everywhere
@click.pass_obj
def command(session: Session, path: Path | None, after: str, limit: int, as_json: bool) -> int:
    """List the files of a folder, or what one file does wherever a pattern asks, as of the last scan."""
    from drift_lsp.cli.naming import folder_of, learn_first
    from drift_lsp.reports.files import file_text, files_text

    with session.open([path] if path else []) as workspace:
        learn_first(session, workspace)
        if path and os.path.isfile(path):
            inside = workspace.relative(path)
            if inside is None:
                raise UsageError(
                    f"{str(path)!r} is no file that Drift reads here.", "Give a source file of the project."
                )
            parts = workspace.file(inside)
            if as_json:
                session.say_json({"file": inside, "patterns": parts})
            else:
                session.say(file_text(inside, parts, session.page()))
            return 0
        found = workspace.files(folder_of(workspace, str(path) if path else ""), after, limit)
    if as_json:
        session.say_json({"files": found})
        return 0
    session.say(files_text(found, session.page()))
    if len(found) == limit:
        session.note(f"These are {limit} files; `--after {found[-1].path}` lists the next ones.")
    return 0
