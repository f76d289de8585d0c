"""Status: a project's standing, a scan or the decisions of people in, text for a person out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drift_lsp.enforcement.violation import SEVERITY_ORDER
from drift_lsp.learning.scope import said
from drift_lsp.reports.escape import visible
from drift_lsp.reports.paint import Page, plural, rows, wrapped
from drift_lsp.reports.plain import problems, severity_count
from drift_lsp.reports.shapes import Decision, Scanned, Standing


def status_text(it: Standing, page: Page) -> str:
    """Write a project at a glance."""
    lines = [page.paint(visible(it.root), "bold")]
    pairs: list[tuple[str, str]] = []
    if not it.scanned:
        lines.append("Nothing is learned here yet: `drift check` looks at the project and says what it finds.")
    else:
        worst = sorted(it.by_severity, key=lambda name: -SEVERITY_ORDER.get(name, -1))
        severities = ", ".join(severity_count(it.by_severity[name], name) for name in worst if it.by_severity[name])
        looked = f"{plural(it.files, 'file')}, {plural(it.lines, 'line')}"
        pairs += (
            ("last scan", f"{moment(it.last_scan)}: {looked}" + (f" in {it.seconds:.1f} s" if it.seconds else "")),
            ("conventions", f"{it.conventions:,} of {plural(it.patterns, 'pattern')}; {it.undecided:,} undecided"),
            ("departures", f"{it.violations:,}" + (f" ({severities})" if it.violations and severities else "")),
            ("tiers", _counts(it.by_tier)),
            ("patterns", _counts(it.by_category)),
            ("unread", f"{plural(it.problems, 'file')}; `drift scan` names them" if it.problems else ""),
        )
    lines += rows([*pairs, ("database", visible(it.database))], page)
    lines += [line for note in it.notes for line in wrapped(f"note: {visible(note)}", page.width)]
    return "".join(f"{line}\n" for line in lines)


def moment(written: str) -> str:
    """Write a moment as people do: `2026-11-21 03:02 UTC`."""
    day, _, clock = written.partition("T")
    return f"{visible(day)} {visible(clock[:5])} UTC" if clock.endswith("Z") else visible(written)


def _counts(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {visible(name)}" for name, count in counted.items() if count)


def scan_text(it: Scanned, page: Page) -> str:
    """Write what a scan did."""
    lines = wrapped(
        f"Read {plural(it.files, 'file')} with {plural(it.lines, 'line')} in {it.seconds:.1f} s: "
        f"{it.added:,} added, {it.modified:,} modified, {it.removed:,} removed.",
        page.width,
    )
    lines += wrapped(
        f"{plural(it.conventions, 'convention')} known, {plural(it.undecided, 'question')} undecided; "
        f"{plural(it.violations, 'departure')} to show.",
        page.width,
    )
    if skipped := _counts(it.skipped):
        lines += wrapped(f"Left out: {skipped}.", page.width)
    lines += [line for note in it.notes for line in wrapped(f"note: {visible(note)}", page.width)]
    lines += problems(it.problems, page)
    if not it.saved:
        lines += wrapped("note: nothing could be written here, so all of this is forgotten again.", page.width)
    return "".join(f"{line}\n" for line in lines)


def feedback_text(decisions: Sequence[Decision], page: Page) -> str:
    """Write what people decided, the last first."""
    if not decisions:
        return "Nobody has decided anything here yet: `drift feedback dismiss ID` or `drift patterns approve ID` do.\n"
    lines = []
    for it in sorted(decisions, key=lambda it: -it.number):
        who = f"{moment(it.at)}{f' by {visible(it.by)}' if it.by else ''}"
        head = f"{it.number or '':>4}  {it.action}{' (undone)' if it.undone else ''}"
        what = f"{visible(it.title or it.pattern)} [{visible(it.pattern[:8])}]" + (
            f" in {visible(said(it.scope))}" if it.scope else ""
        )
        lines.append(f"{page.paint(head, 'faint' if it.undone else 'bold')}  {page.paint(who, 'faint')}")
        for part in filter(None, (what, f"why: {visible(it.reason)}" if it.reason else "", visible(it.effect))):
            lines += (f"      {line}" for line in wrapped(part, page.width, 6))
    lines.append("`drift feedback undo NUMBER` takes one back.")
    return "".join(f"{line}\n" for line in lines)
