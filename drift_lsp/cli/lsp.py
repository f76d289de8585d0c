"""Lsp: `drift lsp`, the language server. `drift_lsp.__main__` starts it before click; this is for its help."""

from __future__ import annotations

import click

from drift_lsp.cli.session import everywhere


@click.command("lsp", context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@everywhere
def command(options: tuple[str, ...]) -> None:
    """Run the language server on stdin and stdout.

    An editor starts it. `drift-lsp` is the same.
    """
    from drift_lsp.server.start import start

    start(list(options))
