"""Lock: `drift lock`, what a team decided here written into drift.lock for all of them, or compared with it."""

from __future__ import annotations

import click

from drift_lsp.cli.session import Session, as_json_option, everywhere


@click.command("lock")
@click.option("--check", is_flag=True, help="Write nothing; leave with 1 where the file does not say all of it.")
@as_json_option
@everywhere
@click.pass_obj
def command(session: Session, check: bool, as_json: bool) -> int:
    """Write what was decided here into drift.lock, to be committed.

    It holds approved and ignored patterns and their variants, as sorted TOML with an entry for each. Every scan and
    every editor reads it; of two decisions about one thing the later counts. Findings that were dismissed, and what
    those have muted, stay with whoever dismissed them.
    """
    from drift_lsp.errors import GateError
    from drift_lsp.reports.paint import plural

    with session.open() as workspace:
        report = workspace.compare_lock() if check else workspace.lock()
    if as_json:
        session.say_json({"lock": report})
    if check and not report.same:
        what = f"{report.path} does not say what is decided here: {report.added} to add, {report.removed} to take out."
        raise GateError(what, "drift lock writes it; commit it.")
    if not as_json:
        held = f"{plural(report.patterns, 'decision')} and {plural(report.variants, 'variant')}"
        done = "says all that is decided here" if check or report.same else "is written; commit it"
        session.say(f"{report.path} {done}: {held}.")
    return 0
