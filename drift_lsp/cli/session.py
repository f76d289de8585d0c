"""Session: the options that every command has in; the workspace, the page to write on and the answer's way out, out."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from drift_lsp.errors import RootError, UsageError

if TYPE_CHECKING:
    from drift_lsp.reports.paint import Page
    from drift_lsp.workspace.workspace import Workspace

Command = TypeVar("Command", bound=Callable[..., Any])


class Session:
    """What one call of `drift` was told for all of its commands."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.overrides: dict[str, object] = {}
        self.colour = True

    def open(self, paths: Sequence[Path] = ()) -> Workspace:
        """Open the project that is meant: by -C, else that of the first path, else that of the working folder."""
        from drift_lsp import log
        from drift_lsp.signals import telemetry
        from drift_lsp.workspace.root import STATE
        from drift_lsp.workspace.workspace import Workspace

        opened = Workspace.open(self.folder or self._meant(paths), overrides=self.overrides, fork=True)
        log.to_file(opened.root / STATE, os.environ)
        telemetry.from_environment(os.environ)
        return opened

    def _meant(self, paths: Sequence[Path]) -> Path:
        """Choose by the paths, else by the working folder; outside of all projects, the one that was switched to."""
        found = _project_of(paths)
        if paths or _marked_above(found):
            return found
        from drift_lsp.workspace.projects import active

        project = active(os.environ)
        if project is None:
            return found
        self.note(f"working in {project.name} ({project.root}), as `drift switch` said.")
        return Path(project.root)

    def root(self) -> Path:
        """Find the root of the project that is meant, and open nothing."""
        from drift_lsp.workspace.root import find_root

        return find_root(self.folder or self._meant(()))

    def refuse_stray(self, name: Path) -> None:
        """Refuse a text of no project: a slip in its name must not have another folder read and learned."""
        full = name.absolute()
        if self.folder is None and not full.is_relative_to(Path.cwd()) and not _marked(_root_near(full)):
            raise UsageError(f"{str(name)!r} belongs to no project.", "Give a path inside the project.")

    def page(self, *, file: bool = False) -> Page:
        """Say what stdout, or a file, can show."""
        from drift_lsp.reports.paint import Page

        if file:
            return Page()
        terminal = sys.stdout.isatty()
        asked = os.environ.get("COLUMNS", "").isdigit()
        width = max(20, shutil.get_terminal_size().columns) if terminal or asked else None
        return Page(width=width, colour=self._wants_colour(terminal))

    def _wants_colour(self, terminal: bool) -> bool:
        if not self.colour or os.environ.get("NO_COLOR"):
            return False
        force = os.environ.get("FORCE_COLOR", "")
        if force:
            return force not in {"0", "false"}
        return terminal and os.environ.get("TERM") != "dumb"

    def say(self, text: str) -> None:
        """Write an answer to stdout."""
        # click turns colours into calls on a Windows console; elsewhere it hands them on where we want them.
        try:
            click.echo(text, nl=not text.endswith("\n"), color=True)
        except BrokenPipeError:
            raise
        except OSError as err:
            raise UsageError(f"The answer cannot be written to stdout: {err.strerror}.", "Write it elsewhere.") from err

    def say_json(self, record: dict[str, object]) -> None:
        """Write an answer for a program to stdout."""
        from drift_lsp import __version__
        from drift_lsp.reports.json_object import as_json

        self.say(as_json(record, __version__))

    def note(self, text: str) -> None:
        """Tell a person something beside the answer, on stderr."""
        from drift_lsp.reports.escape import visible

        click.echo(f"drift: {visible(text)}", err=True)


def _project_of(paths: Sequence[Path]) -> Path:
    """Choose the folder whose root is looked for; a lone file below the working folder belongs to that."""
    here = Path.cwd()
    if not paths:
        return here
    first = Path(os.path.abspath(paths[0]))  # `..` leads away, whatever stands before it.
    if first.is_dir():
        # A link that leads away from here is no wish to work there.
        leads_away = first.is_relative_to(here) and not first.resolve().is_relative_to(here.resolve())
        return here if leads_away else first
    root = _root_near(first)
    return here if not _marked(root) and first.is_relative_to(here) else root


def _root_near(file: Path) -> Path:
    from drift_lsp.workspace.root import find_root

    return find_root(next(it for it in file.parents if it.is_dir()))  # A text on stdin need not be a file yet.


def _marked(root: Path) -> bool:
    return any((root / it).exists() for it in ("drift.toml", ".drift", ".git"))


def _marked_above(folder: Path) -> bool:
    """Tell whether a folder lies in a project."""
    from drift_lsp.workspace.root import find_root

    try:
        return _marked(find_root(folder))
    except RootError:
        return False


def _folder(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.ensure_object(Session).folder = _named(value[1:]) if value.startswith("@") else Path(value)


def _named(name: str) -> Path:
    from drift_lsp.workspace.projects import find

    found = find(os.environ, name)
    if found.state == "gone":
        raise UsageError(f"{name} is not at {found.root} any more.", "Run `drift projects add` where it lies now.")
    return Path(found.root)


def _colour(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    session = ctx.ensure_object(Session)
    if value:
        session.colour = False


def _config(ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> None:
    if value:
        from drift_lsp.workspace.layers import spoken

        ctx.ensure_object(Session).overrides.update(map(spoken, value))


def everywhere(command: Command) -> Command:
    """Give a command the options that all commands have."""
    folder = click.option(
        "-C",
        "--root",
        metavar="DIR|@NAME",
        expose_value=False,
        callback=_folder,
        help="Work in this folder's project, or in one of `drift projects`.",
    )
    colour = click.option(
        "--no-color", is_flag=True, expose_value=False, callback=_colour, help="Write without colours."
    )
    config = click.option(
        "--config",
        metavar="SECTION.KEY=VALUE",
        multiple=True,
        expose_value=False,
        callback=_config,
        help="Set what drift.toml could set, for this call.",
    )
    return folder(config(colour(command)))


as_json_option = click.option("--json", "as_json", is_flag=True, help="Answer with one JSON object.")
