"""Variant: `drift patterns variant`, what a team wants otherwise in a place, for a time, in; what holds now out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drift_lsp.cli.groups import Listing
from drift_lsp.cli.session import Session, as_json_option, everywhere

if TYPE_CHECKING:
    pass

SEVERITIES = ("information", "warning", "error")
TIERS = ("always", "changed", "listed")


@click.group("variant", cls=Listing, short_help="Want something otherwise in one place, for a time.")
def command() -> None:
    """Want something otherwise of a pattern in one folder or file, for ever or until a day.

    Without a command it lists. The nearest variant holds; it is in force in the editor, in `drift check` and in SARIF.
    """


@command.command("list")
@as_json_option
@everywhere
@click.pass_obj
def listing(session: Session, as_json: bool) -> int:
    """List what is wanted otherwise."""
    from drift_lsp.reports.patterns import variants_text

    with session.open() as workspace:
        found = workspace.variants()
    if as_json:
        session.say_json({"variants": found})
    else:
        session.say(variants_text(found, session.page()))
    return 0


@command.command("add", short_help="Want something otherwise of a pattern.")
@click.argument("pattern", metavar="ID")
@click.option("--scope", default="", metavar="FOLDER|FILE", help="Only there; without it, in the whole project.")
@click.option(
    "--on/--off", "enabled", default=None, help="Let it speak though it is ignored around here, or silence it."
)
@click.option("--severity", type=click.Choice(SEVERITIES), help="How grave its findings are there.")
@click.option("--tier", type=click.Choice(TIERS), help="Where it speaks: on all code, on changed code, never.")
@click.option("--threshold", type=float, metavar="SHARE", help="How sure it must be, in place of learn.bound.")
@click.option("--until", default="", metavar="YYYY-MM-DD", help="The last day on which this holds.")
@click.option("--reason", default="", metavar="TEXT", help="Why, for those who come later.")
@everywhere
@click.pass_obj
def add(
    session: Session,
    pattern: str,
    scope: str,
    enabled: bool | None,
    severity: str | None,
    tier: str | None,
    threshold: float | None,
    until: str,
    reason: str,
) -> int:
    """Want something otherwise of a pattern in a place: silence, severity, tier, or how sure it must be."""
    from drift_lsp.cli.naming import learn_first, pattern_id, place_of
    from drift_lsp.learning.variants import Variant

    with session.open() as workspace:
        learn_first(session, workspace)
        wanted = Variant(
            pattern=pattern_id(workspace, pattern),
            scope=place_of(workspace, scope),
            enabled=enabled,
            severity=severity,  # type: ignore[arg-type]
            tier=tier,  # type: ignore[arg-type]
            threshold=threshold,
            expires=until,
            reason=reason,
        )
        session.say(workspace.vary(wanted))
    return 0


@command.command("remove")
@click.argument("number", type=click.IntRange(1, 2**31))
@everywhere
@click.pass_obj
def remove(session: Session, number: int) -> int:
    """Take a variant away, by its number in the list."""
    with session.open() as workspace:
        session.say(workspace.unvary(number))
    return 0
