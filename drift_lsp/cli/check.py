"""Check: `drift check`, paths in, findings in the asked format and the exit code of a gate out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from drift_lsp import __version__
from drift_lsp.cli.session import Session, everywhere
from drift_lsp.errors import UsageError

if TYPE_CHECKING:
    from drift_lsp.cli.watch import Watch
    from drift_lsp.reports.paint import Page
    from drift_lsp.reports.shapes import Read
    from drift_lsp.workspace.outcomes import CheckReport
    from drift_lsp.workspace.workspace import Workspace

FORMATS = ("text", "json", "sarif", "github")


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for on the command line."""

    paths: tuple[Path, ...]
    form: str
    output: Path | None
    show: str | None
    fail_on: str | None
    changed_since: str | None
    stdin_name: Path | None
    fix: bool
    diff: bool
    quiet: bool
    budget: bool


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How findings are written.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the findings to this file."
)
@click.option(
    "--show", type=click.Choice(("changed", "all")), help="Judge what changed (the default), or old code too."
)
@click.option("--changed-since", metavar="REF", help="Only findings on lines changed since this commit.")
@click.option(
    "--fail-on",
    type=click.Choice(("information", "warning", "error", "never")),
    help="Leave with 1 from this severity on (default: warning).",
)
@click.option(
    "--stdin-filename",
    "stdin_name",
    metavar="NAME",
    type=click.Path(path_type=Path),
    help="Check the text on stdin as if it were this file.",
)
@click.option("--fix", is_flag=True, help="Apply safe fixes, then say what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would do; change nothing.")
@click.option(
    "--no-budget", "budget", flag_value=False, default=True, help="Every finding, not the best few of a file."
)
@click.option("-q", "--quiet", is_flag=True, help="Findings only: no progress, no summary.")
@everywhere
@click.pass_obj
def command(session: Session, /, **given: object) -> int:
    """Say where code departs from how this project is written.

    PATHS limit what is shown, not what is learned. The first check learns by itself. With - the text on stdin is
    checked as --stdin-filename.

    Leaves with 0 if nothing is found that is as grave as --fail-on, 1 if something is, 2 if it could not be looked
    for.
    """
    wish = msgspec.convert(given, Wish)
    _refuse_nonsense(wish)
    if wish.stdin_name:
        return _stdin(session, wish)
    return _files(session, wish)


def _refuse_nonsense(wish: Wish) -> None:
    dash = Path("-") in wish.paths
    if dash and not wish.stdin_name:
        raise UsageError("The text on stdin has no name.", "Say what it is: drift check - --stdin-filename src/a.py")
    if wish.stdin_name and [it for it in wish.paths if it != Path("-")]:
        raise UsageError("Both stdin and files were given.", "Check the one or the other.")
    if wish.fix and wish.diff:
        raise UsageError("--fix changes files and --diff does not.", "Give one of them.")
    if wish.diff and (wish.form != "text" or wish.output):
        raise UsageError("--diff writes a diff to stdout and no findings.", "Leave out --format and --output.")
    if wish.stdin_name and (wish.fix or wish.diff or wish.changed_since):
        raise UsageError("--fix, --diff and --changed-since are for files, not for stdin.", "Leave them out.")
    for path in wish.paths:
        if path != Path("-") and not os.path.exists(path):
            raise UsageError(f"{str(path)!r} is not there.", "Give files or folders of the project.")


def _stdin(session: Session, wish: Wish) -> int:
    """Check the text on stdin."""
    from drift_lsp.cli.watch import Watch

    assert wish.stdin_name is not None
    session.refuse_stray(wish.stdin_name)
    with session.open([wish.stdin_name]) as workspace, Watch(quiet=wish.quiet) as watch:
        source = sys.stdin.buffer.read()
        if not workspace.scanned():
            workspace.scan(watch.progress, watch.cancelled)
        report = workspace.check_text(wish.stdin_name.absolute(), source, show=wish.show)  # type: ignore[arg-type]
        code = _answer(session, wish, workspace, report, lambda _path: source)
        return 2 if report.problems else code  # It could not be looked for.


def _files(session: Session, wish: Wish) -> int:
    """Check what lies on the disk, and mend it if that is wished."""
    from drift_lsp.cli import mend
    from drift_lsp.cli.watch import Watch

    with session.open(wish.paths) as workspace:
        first = not workspace.scanned()
        with Watch(quiet=wish.quiet) as watch:
            report = _look(workspace, wish, watch)
            if wish.fix and (fixed := mend.fix(workspace, report.violations)):
                session.note(f"{fixed} fixed.")
                report = _look(workspace, wish, watch)
        _shrink(session, workspace, wish)
        if wish.diff:
            if changes := mend.diff(workspace, report.violations, session.page()):
                session.say(changes)
            elif not wish.quiet:
                session.note("Nothing here can be fixed safely.")
            return _gate(wish, workspace, report)
        code = _answer(session, wish, workspace, report, mend.reader(workspace))
        if wish.changed_since and wish.form != "text" and not wish.quiet and report.scan:
            for note in report.scan.notes:
                session.note(note)
        if wish.form == "text" and not wish.quiet and wish.output is None:
            _teach(session, workspace, report, first)
        return code


def _shrink(session: Session, workspace: Workspace, wish: Wish) -> None:
    """Take out of the baseline what was mended; a machine that only checks leaves it as it is."""
    whole = not (wish.paths or wish.changed_since or wish.diff)
    if whole and workspace.config.check.shrink_baseline and not os.environ.get("CI"):
        mended = workspace.shrink()
        if mended and not wish.quiet:
            session.note(f"drift.baseline is {mended} shorter: what was mended is taken out. Commit it with the fix.")


def _look(workspace: Workspace, wish: Wish, watch: Watch) -> CheckReport:
    return workspace.check(
        [it.absolute() for it in wish.paths],
        show=wish.show,  # type: ignore[arg-type]
        changed_since=wish.changed_since,
        progress=watch.progress,
        cancelled=watch.cancelled,
    )


def _answer(session: Session, wish: Wish, workspace: Workspace, report: CheckReport, read: Read) -> int:
    """Write the findings where they are wanted, and say what the gate says."""
    text = _written(wish, report, session.page(file=wish.output is not None), read)
    if wish.output is None:
        session.say(text)
    else:
        try:
            wish.output.write_text(text, encoding="utf-8", newline="")
        except OSError as err:
            raise UsageError(f"{wish.output} cannot be written: {err.strerror}.", "Give another --output.") from err
    return _gate(wish, workspace, report)


def _gate(wish: Wish, workspace: Workspace, report: CheckReport) -> int:
    """Tell the exit code."""
    return int(not workspace.gate(report, wish.fail_on or workspace.config.check.fail_on))


def _written(wish: Wish, report: CheckReport, page: Page, read: Read) -> str:
    match wish.form:
        case "json":
            from drift_lsp.reports.json_object import check_json

            return check_json(report, report.root, __version__)
        case "sarif":
            from drift_lsp.reports.sarif import check_sarif

            return check_sarif(report, __version__, read)
        case "github":
            from drift_lsp.reports.github import check_github

            return check_github(report, budget=wish.budget)
        case _:
            from drift_lsp.reports.plain import check_text

            return check_text(report, page, read, budget=wish.budget, brief=wish.quiet)


def _teach(session: Session, workspace: Workspace, report: CheckReport, first: bool) -> None:
    """Say what is known, after the first look at a project and where little is."""
    from drift_lsp.reports.patterns import STRONGEST, learned_text

    scan = report.scan
    for note in scan.notes if scan else ():
        session.note(note)
    if scan and scan.files and (first or scan.conventions < STRONGEST):
        found = workspace.patterns()
        session.say("\n" + learned_text(scan.files, scan.conventions, scan.undecided, found, session.page()))
