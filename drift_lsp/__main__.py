"""The doors: `drift` and `drift-lsp`. A language server's first answer must not wait for imports, so they are late."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; `drift lsp` is the language server."""
    if sys.argv[1:2] == ["lsp"]:
        del sys.argv[1]
        serve()
        return
    try:
        from drift_lsp.cli.main import drift
    except KeyboardInterrupt:
        sys.exit(130)
    drift(prog_name="drift")


def serve() -> None:
    """Run the language server on stdin and stdout."""
    from drift_lsp.server.start import start

    start(sys.argv[1:])


if __name__ == "__main__":
    main()
