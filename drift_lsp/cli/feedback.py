"""Feedback: `drift feedback`, what people said in, what follows from it out."""

from __future__ import annotations

import click

from drift_lsp.cli.groups import Listing
from drift_lsp.cli.session import Session, as_json_option, everywhere
from drift_lsp.errors import UsageError


class Number(click.IntRange):
    """A whole number that is called one where it is none."""

    name = "number"


def _told(session: Session, said: str, *, as_json: bool) -> None:
    if as_json:
        session.say_json({"said": said})
    else:
        session.say(said)


@click.group("feedback", cls=Listing)
def command() -> None:
    """List, give or take back what people told Drift.

    Without a command it lists. An ID is that of a finding, as `drift check` shows it; `unmute` takes that of a
    pattern, as `drift patterns` shows it. Their first letters will do, from four on.
    """


@command.command("list")
@click.option("--pattern", metavar="ID", help="Only what was said of this pattern.")
@as_json_option
@everywhere
@click.pass_obj
def listing(session: Session, pattern: str | None, as_json: bool) -> int:
    """List every decision, the last first."""
    from drift_lsp.reports.status import feedback_text

    with session.open() as workspace:
        found = [it for it in workspace.feedback() if pattern is None or it.pattern.startswith(pattern.strip().lower())]
    if as_json:
        session.say_json({"feedback": found})
    else:
        session.say(feedback_text(found, session.page()))
    return 0


@command.command("dismiss", short_help="Say that a finding is wrong.")
@click.argument("finding", metavar="ID")
@click.option("--reason", default="", metavar="TEXT", help="Why it is wrong.")
@as_json_option
@everywhere
@click.pass_obj
def dismiss(session: Session, finding: str, reason: str, as_json: bool) -> int:
    """Say that a finding is wrong: it is gone for good, and its pattern is trusted less."""
    with session.open() as workspace:
        _told(session, workspace.dismiss(workspace.violation(finding), reason), as_json=as_json)
    return 0


@command.command("escalate", short_help="Say that a finding matters.")
@click.argument("finding", metavar="ID")
@click.option("--reason", default="", metavar="TEXT", help="Why it matters.")
@as_json_option
@everywhere
@click.pass_obj
def escalate(session: Session, finding: str, reason: str, as_json: bool) -> int:
    """Say that a finding matters: its pattern becomes one severity higher."""
    with session.open() as workspace:
        _told(session, workspace.escalate(workspace.violation(finding), reason), as_json=as_json)
    return 0


@command.command("unmute")
@click.argument("pattern", metavar="ID")
@click.option("--scope", default="", metavar="FOLDER", help="Only below this folder.")
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@as_json_option
@everywhere
@click.pass_obj
def unmute(session: Session, pattern: str, scope: str, reason: str, as_json: bool) -> int:
    """Let a pattern speak again that dismissals have muted."""
    from drift_lsp.cli.naming import folder_of, pattern_id

    with session.open() as workspace:
        _told(
            session,
            workspace.unmute(pattern_id(workspace, pattern), folder_of(workspace, scope), reason),
            as_json=as_json,
        )
    return 0


@command.command("undo")
@click.argument("number", type=Number(1, 2**31), required=False)
@as_json_option
@everywhere
@click.pass_obj
def undo(session: Session, number: int | None, as_json: bool) -> int:
    """Take a decision back, by its number in the list; without one, the last that stands."""
    with session.open() as workspace:
        if number is None:
            standing = [it.number for it in workspace.feedback() if not it.undone and it.action != "undo" and it.number]
            if not standing:
                raise UsageError("There is no decision to undo.", "`drift feedback` lists them.")
            number = max(standing)
        _told(session, workspace.undo(number), as_json=as_json)
    return 0


@command.command("undismiss")
@click.argument("finding", metavar="ID")
@as_json_option
@everywhere
@click.pass_obj
def undismiss(session: Session, finding: str, as_json: bool) -> int:
    """Take back a dismissal so old that it has no number in the list any more."""
    with session.open() as workspace:
        _told(session, workspace.undismiss(finding), as_json=as_json)
    return 0
