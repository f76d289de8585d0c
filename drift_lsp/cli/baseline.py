"""Baseline: `drift baseline`, what departs today accepted by the team, or compared with what it accepted."""

from __future__ import annotations

import click

from drift_lsp.cli.groups import Suggesting
from drift_lsp.cli.session import Session, as_json_option, everywhere


@click.group("baseline", cls=Suggesting)
def command() -> None:
    """Accept what departs today, so that only what is new is shown.

    The baseline is the file drift.baseline beside drift.toml, to be committed: every check, every editor and SARIF read
    it, and then nothing else tells what is old. `drift check` takes out of it what was mended. `drift check --show all`
    shows what it holds. Secrets are never accepted.
    """


@command.command("create")
@as_json_option
@everywhere
@click.pass_obj
def create(session: Session, as_json: bool) -> int:
    """Write drift.baseline with all that departs now."""
    return _write(session, as_json, anew=True)


@command.command("update")
@as_json_option
@everywhere
@click.pass_obj
def update(session: Session, as_json: bool) -> int:
    """Bring drift.baseline up to the code: what is new is accepted, what is gone is taken out."""
    return _write(session, as_json, anew=False)


def _write(session: Session, as_json: bool, *, anew: bool) -> int:
    with session.open() as workspace:
        report = workspace.accept(anew=anew)
    if as_json:
        session.say_json({"baseline": report})
    elif anew:
        session.say(f"{report.path} accepts {report.accepted:,} findings. Commit it.")
    else:
        session.say(f"{report.path} accepts {report.accepted:,}: {report.added:,} added, {report.removed:,} taken out.")
    return 0


@command.command("prune")
@as_json_option
@everywhere
@click.pass_obj
def prune(session: Session, as_json: bool) -> int:
    """Take out of drift.baseline what is gone from the code; nothing is added."""
    with session.open() as workspace:
        report = workspace.prune()
    if as_json:
        session.say_json({"baseline": report})
    else:
        session.say(f"{report.path} accepts {report.accepted:,} findings; {report.removed:,} were gone.")
    return 0


@command.command("check")
@click.option("--strict", is_flag=True, help="Leave with 1 too where the baseline holds what is gone.")
@as_json_option
@everywhere
@click.pass_obj
def check(session: Session, strict: bool, as_json: bool) -> int:
    """Compare the code with drift.baseline: leave with 1 where something departs that it does not hold.

    It writes nothing. `drift check` shows the same findings at length, and asks how grave they are.
    """
    from drift_lsp.cli.watch import Watch
    from drift_lsp.errors import GateError
    from drift_lsp.reports.json_object import violation_record
    from drift_lsp.reports.paint import plural
    from drift_lsp.reports.plain import brief

    with session.open() as workspace, Watch(quiet=as_json):
        report = workspace.compare()
    if as_json:
        found = {"path": report.path, "accepted": report.accepted, "gone": report.gone}
        session.say_json({"baseline": found | {"new": [violation_record(it) for it in report.new]}})
    else:
        session.say("".join(brief(it) for it in report.new) + "".join(f"gone: {it}\n" for it in report.gone))
    if report.new:
        what = f"{plural(len(report.new), 'departure is', 'departures are')} not in {report.path}."
        raise GateError(what, "Mend them, or accept them: drift baseline update.")
    if report.gone and strict:
        what = f"{plural(len(report.gone), 'entry', 'entries')} of {report.path} stand for nothing any more."
        raise GateError(what, "drift baseline prune takes them out.")
    if not as_json:
        session.say(f"Nothing departs but what {report.path} accepts ({report.accepted:,}).")
    return 0
