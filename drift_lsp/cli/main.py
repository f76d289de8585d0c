"""Main: `drift`, the words of a command line in, an exit code out. Commands are imported when they are called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Any, NoReturn

import click

from drift_lsp import log
from drift_lsp.cli.groups import Suggesting
from drift_lsp.cli.session import everywhere
from drift_lsp.errors import DriftError

COMMANDS = {
    "init": "Write a commented drift.toml into this project.",
    "scan": "Learn how this project is written.",
    "check": "Say where code departs from how this project is written.",
    "status": "Say what is known of this project.",
    "patterns": "List, show, approve or ignore what was learned.",
    "files": "List the files of this project, or what one of them does where patterns ask.",
    "explain": "Say why a finding is shown, or why nothing is.",
    "baseline": "Accept what departs today, so that only what is new is shown.",
    "lock": "Write what was decided here into drift.lock, for the whole team.",
    "config": "Show the settings in force and where they come from.",
    "feedback": "List, give or take back what people told Drift.",
    "doctor": "Read all of drift.db and its copies, and say what is wrong.",
    "gc": "Take what is too old out of drift.db, and give the room back.",
    "backup": "Copy drift.db, list the copies, or put one back.",
    "clean": "Forget what the next scan learns again, or delete all of .drift.",
    "migrate": "Bring the tables of drift.db to this release's version, or back.",
    "projects": "List, add or forget projects by name.",
    "switch": "Mean a project where a command is called outside of all.",
    "export": "Write all that is known of this project as JSON.",
    "import": "Take in what `drift export` wrote.",
    "upgrade": "Take over what the earlier Drift knew of this project.",
    "lsp": "Run the language server on stdin and stdout.",
}
"""Each command and its help, so that `drift --help` imports none of them. Its module is named like it."""

_PIPE_CLOSED = 141
_STOPPED = 130


class Door(Suggesting):
    """The whole command line, and the fence round it: people see sentences, never a traceback."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """List commands in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Import a command."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"drift_lsp.cli.{name}{'_' * iskeyword(name)}").command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a reader who left must not look like a finding, which is what click makes of it."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as err:
            raise _ReaderLeft from err

    def main(  # type: ignore[override]  # It is an overload there; we always leave.
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run a command and leave with its exit code."""
        _survive_any_character()
        log.configure(os.environ)
        try:
            code = super().main(args, prog_name, **{**extra, "standalone_mode": False})
            sys.stdout.flush()
        except (_ReaderLeft, BrokenPipeError):
            code = _PIPE_CLOSED
        except (click.Abort, KeyboardInterrupt):
            complain("CANCELLED", "Stopped.", "Nothing is lost; start again whenever you like.")
            code = _STOPPED
        except click.ClickException as err:
            code = _misuse(err)
        except DriftError as err:
            complain(err.code, err.what, err.todo)
            code = err.exit_code
        except Exception as err:  # The fence round a command.
            log.logger("cli").debug("a command broke", exc_info=True)
            what = f"Drift broke: {type(err).__name__}: {err}."
            complain("BUG", what, "This is our mistake; DRIFT_LOG=debug shows where. Please report it.")
            code = 2
        _let_go_of_stdout()
        sys.exit(code if isinstance(code, int) else 0)


class _ReaderLeft(Exception):  # noqa: N818
    """Who read us has seen enough."""


def _let_go_of_stdout() -> None:
    """Forget what cannot be written; Python would complain once more when it closes stdout."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(code: str, what: str, todo: str = "") -> None:
    """Say what is wrong and what to do, on stderr."""
    from drift_lsp.reports.escape import visible

    text = " ".join(visible(part) for part in (what.strip(), todo.strip()) if part)
    click.echo(f"drift: error[{code}]: {text}", err=True)


def _misuse(err: click.ClickException) -> int:
    """Say what is wrong with a command line, and where its help is."""
    said = err.format_message().strip()
    ctx = getattr(err, "ctx", None)
    where = ctx.command_path if ctx else "drift"
    complain("USAGE_ERROR", said if said.endswith((".", "?", ")")) else f"{said}.", f"See {where} --help.")
    return 2


def _survive_any_character() -> None:
    """A terminal that lacks a character gets its escape instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def _version(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from drift_lsp import __version__

        click.echo(f"drift {__version__}")
        ctx.exit()


@click.group(
    cls=Door,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Completion: eval \"$(_DRIFT_COMPLETE=bash_source drift)\" (or zsh_source, fish_source). "
    "If another program is called drift, use: python -m drift_lsp",
)  # fmt: skip
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and leave."
)
@everywhere
@click.pass_context
def drift(ctx: click.Context) -> None:
    """Learns how a codebase is written and says where a line departs from it.

    Begin with `drift check` in a project.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
