"""The doors: `drift` and `drift-lsp`. A language server's first answer must not wait for imports, so they are late."""

import sys

if __name__ == "__main__" and not sys.flags.safe_path:
    # `python -m` looks for modules in the working folder first, and that may be a stranger's project.
    del sys.path[0]


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
