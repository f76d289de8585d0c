"""Import: `drift import`, what `drift export` wrote in, a project that knows the same out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from drift_lsp.cli.session import Session, everywhere
from drift_lsp.errors import UsageError

LARGEST = 1 << 30


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--replace", is_flag=True, help="Put it in the place of what is known here; a backup is made.")
@everywhere
@click.pass_obj
def command(session: Session, file: Path, replace: bool) -> int:
    """Take in what `drift export` wrote, from FILE or, with -, from stdin.

    It is taken as a whole or not at all. Code that has changed since is read anew by the next check.
    """
    text = _text(file)
    with session.open() as workspace:
        count = workspace.take_in(text, replace=replace)
    session.say(f"{count:,} rows are taken in. `drift check` brings them up to the code.")
    return 0


def _text(file: Path) -> str:
    try:
        if file == Path("-"):
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with file.open("rb") as opened:
                content = opened.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise UsageError(f"{file} has more than {LARGEST:,} bytes.", "Nothing of it was read.")
        return content.decode("utf-8-sig")
    except OSError as err:
        raise UsageError(f"{file} cannot be read: {err.strerror}.", "Give a file that `drift export` wrote.") from err
    except UnicodeDecodeError as err:
        raise UsageError(f"{file} is not UTF-8 (byte {err.start}).", "Give a file that `drift export` wrote.") from err
