"""Keeping: what a sweep took out, or the copies of drift.db, in; text for a person out."""

from __future__ import annotations

from collections.abc import Sequence

from drift_lsp.reports.escape import visible
from drift_lsp.reports.outlines import Collected, Copy, Diagnosis
from drift_lsp.reports.paint import Page, plural, table, wrapped
from drift_lsp.reports.status import moment


def collected_text(it: Collected, page: Page) -> str:
    """Write what went, or would go, table by table."""
    body = [(row.table, row.tier, f"{row.rows:,}", f"{row.removed:,}") for row in it.tables if row.rows or row.removed]
    lines = list(table(("table", "kept", "rows", "would go" if it.dry_run else "gone"), body))
    if it.dry_run:
        last = f"{plural(it.removed, 'row')} would go; `drift gc` takes them out."
    else:
        last = f"{plural(it.removed, 'row')} gone; {size(it.bytes_before)} before, {size(it.bytes_after)} now."
    return "".join(f"{line}\n" for line in (*lines, *wrapped(last, page.width)))


def copies_text(found: Sequence[Copy], page: Page) -> str:
    """Write the copies there are, newest first."""
    if not found:
        return "No copy was made yet: `drift backup` makes one.\n"
    body = [(it.name, moment(it.at), it.reason, size(it.size), "sound" if it.sound else "damaged") for it in found]
    lines = [*table(("copy", "made", "for", "size", "is"), body)]
    lines += wrapped("`drift backup --restore COPY` puts one back.", page.width)
    return "".join(f"{line}\n" for line in lines)


def diagnosis_text(it: Diagnosis, page: Page) -> str:
    """Write what was looked at, what is wrong, and where time went."""
    lines = [page.paint(visible(it.root), "bold")]
    for sign in it.signs:
        style = {"sound": "good", "wrong": "error"}.get(sign.state, "warning")
        says = f": {visible(sign.says)}" if sign.says else ""
        lines += wrapped(f"  {page.paint(sign.state, style)}  {visible(sign.name)}{says}", page.width)
    if it.slowest:
        head = ("statement", "ms", "runs", "worst")
        body = [(at.statement[:70], f"{at.total_ms:,.0f}", f"{at.runs:,}", f"{at.worst_ms:,.1f}") for at in it.slowest]
        lines += ["", "Statements that took most time:", *table(head, body)]
    return "".join(f"{line}\n" for line in lines)


def size(count: int) -> str:
    """Write a number of bytes as people do."""
    if count < 1_000_000:
        return f"{count / 1_000:,.0f} kB"
    return f"{count / 1_000_000:,.1f} MB"
