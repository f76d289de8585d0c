"""Upgrade: `drift upgrade`, what the earlier Drift left in .drift in, what of it holds now out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drift_lsp.cli.session import Session, as_json_option, everywhere

if TYPE_CHECKING:
    from drift_lsp.workspace.outcomes import UpgradeReport


@click.command("upgrade")
@click.option("--keep", is_flag=True, help="Leave the old files where they are.")
@as_json_option
@everywhere
@click.pass_obj
def command(session: Session, keep: bool, as_json: bool) -> int:
    """Take over what the earlier Drift, which kept JSON files, knew of this project.

    Approved and ignored patterns and variants are kept: in force at once where a question is asked here too, else
    listed by `drift feedback`. Settings go into drift.toml if there is none. Nothing is changed before all of it is
    read; then the old files are moved to .drift/earlier.
    """
    from drift_lsp.cli.watch import Watch

    with session.open() as workspace, Watch(quiet=as_json):
        report = workspace.upgrade(keep=keep)
    if as_json:
        session.say_json({"upgrade": report})
        return 0
    for line in _lines(report):
        session.say(line)
    for note in report.notes:
        session.note(note)
    return 0


def _lines(it: UpgradeReport) -> list[str]:
    from drift_lsp.reports.escape import visible
    from drift_lsp.reports.paint import plural

    kept = f"{it.approved:,} approved, {it.ignored:,} ignored, {plural(it.variants, 'variant')}"
    lines = [
        f"Read {plural(it.patterns, 'pattern')} of the earlier Drift and kept {kept}; {it.in_force:,} hold at once."
    ]
    if it.waiting:
        names = ", ".join(visible(name) for name in it.waiting[:8])
        more = f" and {len(it.waiting) - 8} more" if len(it.waiting) > 8 else ""
        lines.append(f"Nothing here asks about {names}{more}; `drift feedback` lists those decisions.")
    if it.config:
        lines.append(f"{it.config} is written from its settings.")
    if it.left:
        lines.append(f"Settings that have no place here: {', '.join(map(visible, it.left))}.")
    if it.counts:
        counts = ", ".join(f"{count:,} {name}" for name, count in it.counts.items())
        lines.append(f"Not read any further: {counts}.")
    lines.append(f"Its files lie in {it.moved} now." if it.moved else "Its files are where they were.")
    return lines
