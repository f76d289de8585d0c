"""Files: `drift files`, a folder or a file in, its files with counts or the patterns it answers out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drift_lsp.cli.session import Session, as_json_option, everywhere
from drift_lsp.errors import UsageError

if TYPE_CHECKING:
    from drift_lsp.workspace.workspace import Workspace


@click.command("files")
@click.argument("path", metavar="[FOLDER|FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--after", default="", metavar="FILE", help="List on from the file after this one.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=100, show_default=True, help="List so many files.")
@click.option("--pattern", metavar="ID", help="Only the files that follow this pattern somewhere.")
@click.option("--otherwise", is_flag=True, help="With --pattern: those that do it otherwise somewhere.")
@as_json_option
@everywhere
@click.pass_obj
def command(
    session: Session,
    path: Path | None,
    after: str,
    limit: int,
    pattern: str | None,
    otherwise: bool,
    as_json: bool,
) -> int:
    """List the files of a folder, or what one file does wherever a pattern asks, as of the last scan."""
    from drift_lsp.cli.naming import folder_of, learn_first
    from drift_lsp.reports.files import files_text

    with session.open([path] if path else []) as workspace:
        learn_first(session, workspace)
        if pattern:
            return _of_pattern(session, workspace, pattern, otherwise, as_json)
        if path and os.path.isfile(path):
            return _of_file(session, workspace, path, as_json)
        found = workspace.files(folder_of(workspace, str(path) if path else ""), after, limit)
    if as_json:
        session.say_json({"files": found})
        return 0
    session.say(files_text(found, session.page()))
    if len(found) == limit:
        session.note(f"These are {limit} files; `--after {found[-1].path}` lists the next ones.")
    return 0


def _of_file(session: Session, workspace: Workspace, path: Path, as_json: bool) -> int:
    from drift_lsp.reports.files import file_text

    inside = workspace.relative(path)
    if inside is None:
        raise UsageError(f"{str(path)!r} is no file that Drift reads here.", "Give a source file of the project.")
    parts = workspace.file(inside)
    if as_json:
        session.say_json({"file": inside, "patterns": parts})
    else:
        session.say(file_text(inside, parts, session.page()))
    return 0


def _of_pattern(session: Session, workspace: Workspace, name: str, otherwise: bool, as_json: bool) -> int:
    from drift_lsp.cli.naming import pattern_id
    from drift_lsp.reports.plain import path_as_text

    found = workspace.files_of(pattern_id(workspace, name), otherwise=otherwise)
    if as_json:
        session.say_json({"files": [{"path": it} for it in found]})
    else:
        session.say("".join(f"{path_as_text(it)}\n" for it in found) or "No file does.\n")
    return 0
