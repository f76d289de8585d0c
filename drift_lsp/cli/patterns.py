"""Patterns: `drift patterns`, what was learned out; and a team's yes or no to it in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from drift_lsp.cli import variant
from drift_lsp.cli.groups import Listing
from drift_lsp.cli.naming import folder_of, learn_first, pattern_id, what_it_is
from drift_lsp.cli.session import Session, as_json_option, everywhere
from drift_lsp.errors import UsageError

if TYPE_CHECKING:
    from drift_lsp.workspace.views import PatternView


@click.group("patterns", cls=Listing)
def command() -> None:
    """List, show, approve or ignore what was learned.

    Without a command it lists, with the options of `list`. An ID may be its first letters, from four on.
    """


command.add_command(variant.command)


@command.command("list")
@click.option("--category", metavar="NAME", help="Only this topic: errors, structural, …")
@click.option("--status", type=click.Choice(("discovered", "approved", "ignored", "muted")), help="Only these.")
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Only from this confidence on, 0 to 1."
)
@click.option("--all", "everything", is_flag=True, help="Questions that are still undecided too.")
@as_json_option
@everywhere
@click.pass_obj
def listing(
    session: Session, category: str | None, status: str | None, min_confidence: float, everything: bool, as_json: bool
) -> int:
    """List what was learned by topic, the surest first."""
    from drift_lsp.reports.patterns import patterns_text

    with session.open() as workspace:
        learn_first(session, workspace)
        known = workspace.patterns()
    _known_category(category, known)
    found = [
        it
        for it in known
        if (everything or it.speaks or it.status != "discovered")
        and (category is None or it.category == category)
        and (status is None or it.status == status)
        and it.confidence >= min_confidence
    ]
    if as_json:
        session.say_json({"patterns": found})
        return 0
    session.say(patterns_text(found, session.page()) or "No pattern is like that.\n")
    if not everything and (undecided := sum(not it.speaks for it in known)):
        session.note(f"{len(found)} of {len(known)} patterns; --all lists the {undecided} that are undecided here too.")
    return 0


def _known_category(category: str | None, known: list[PatternView]) -> None:
    from difflib import get_close_matches

    names = sorted({it.category for it in known})
    if category is not None and category not in names:
        near = get_close_matches(category, names, 1, 0.5)
        todo = f"Did you mean {near[0]}?" if near else f"There are {', '.join(names) or 'none yet'}."
        raise UsageError(f"Nothing was learned of a category {category!r}.", todo)


@command.command("show", short_help="Show one pattern at length.")
@click.argument("pattern", metavar="ID")
@as_json_option
@everywhere
@click.pass_obj
def show(session: Session, pattern: str, as_json: bool) -> int:
    """Show one pattern at length: how sure it is and why, how many places do it otherwise, examples."""
    from drift_lsp.reports.patterns import pattern_text

    with session.open() as workspace:
        learn_first(session, workspace)
        try:
            found = workspace.pattern(pattern)
        except UsageError as err:
            raise what_it_is(workspace, pattern) or err from err
    if as_json:
        session.say_json({"pattern": found})
    else:
        session.say(pattern_text(found, session.page()))
    return 0


def _deciding(function: Callable[..., int]) -> Callable[..., int]:
    scope = click.option("--scope", default="", metavar="FOLDER", help="Only below this folder.")
    reason = click.option("--reason", default="", metavar="TEXT", help="Why, for those who come later.")
    decided: Callable[..., int] = click.argument("pattern", metavar="ID")(
        scope(reason(everywhere(click.pass_obj(function))))
    )
    return decided


@command.command("approve", short_help="Make a pattern the rule here.")
@_deciding
def approve(session: Session, pattern: str, scope: str, reason: str) -> int:
    """Make a pattern the rule here: departures are shown everywhere, one severity higher."""
    with session.open() as workspace:
        learn_first(session, workspace)
        session.say(workspace.approve(pattern_id(workspace, pattern), folder_of(workspace, scope), reason))
    return 0


@command.command("ignore", short_help="Never speak of a pattern here again.")
@_deciding
def ignore(session: Session, pattern: str, scope: str, reason: str) -> int:
    """Never speak of a pattern here again. `drift feedback undo` takes it back."""
    with session.open() as workspace:
        learn_first(session, workspace)
        session.say(workspace.ignore(pattern_id(workspace, pattern), folder_of(workspace, scope), reason))
    return 0
