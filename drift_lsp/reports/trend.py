"""Trend: how a project moved, or how its security stands, in; text for a person out."""

from __future__ import annotations

from collections.abc import Sequence

from drift_lsp.reports.escape import visible
from drift_lsp.reports.outlines import CategoryTrend, Metric, PastScan, SecurityCount, Trend
from drift_lsp.reports.paint import Page, plural, table, wrapped
from drift_lsp.reports.status import moment

_NAMES = {
    "health_score": "health",
    "compliance_rate": "followed",
    "avg_confidence": "confidence",
    "decided_rate": "decided by people",
}
_SHARES = ("compliance_rate", "avg_confidence", "decided_rate")
_UNKNOWN = "-"


def trend_text(it: Trend, page: Page) -> str:
    """Write how a project moved: figures, categories, the last scans, and what happened to patterns."""
    lines = [page.paint(visible(it.root), "bold")]
    if not it.since:
        return f"{lines[0]}\nNo scan is remembered yet: `drift scan` makes the first one.\n"
    lines.append(f"Remembered since {visible(it.since)}.")
    lines += ["", *table(("figure", "now", "the day before", "a week ago", "a month ago"), map(_metric, it.metrics))]
    head = ("category", "conventions", "departures", "followed")
    lines += ["", *table(head, map(_category, it.categories))]
    lines += ["", *table(("scan", "files", "changed", "departures", "seconds"), map(_scan, it.scans))]
    if it.changes:
        lines += ["", "Patterns:"]
        lines += (f"  {line}" for change in it.changes for line in wrapped(visible(change), page.width, 2))
    return "".join(f"{line}\n" for line in lines)


def security_text(found: Sequence[SecurityCount], page: Page) -> str:
    """Write the findings of security questions, the gravest first."""
    if not any(it.shown or it.old for it in found):
        return "No security question has a finding.\n"
    lines = table(
        ("question", "severity", "shown", "only old", "files"),
        ((it.detector, it.severity, f"{it.shown:,}", f"{it.old:,}", f"{it.files:,}") for it in found),
    )
    total = sum(it.shown for it in found)
    last = wrapped(f"{plural(total, 'departure')} to show; `drift check` shows each.", page.width)
    return "".join(f"{line}\n" for line in (*lines, *last))


def _metric(it: Metric) -> tuple[str, ...]:
    before = (it.previous, it.week_before, it.month_before)
    return (
        _NAMES.get(it.name, it.name),
        _value(it.name, it.value),
        *(_UNKNOWN if then is None else _moved(it.name, it.value, then) for then in before),
    )


def _value(name: str, value: float) -> str:
    if name in _SHARES:
        return f"{value:.1%}"
    return f"{value:.1f}" if name == "health_score" else f"{value:,.0f}"


def _moved(name: str, now: float, then: float) -> str:
    change = now - then
    moved = (
        f"{change * 100:+.1f}" if name in _SHARES else f"{change:+.1f}" if name == "health_score" else f"{change:+,.0f}"
    )
    return f"{_value(name, then)} ({moved})"


def _category(it: CategoryTrend) -> tuple[str, ...]:
    followed = _UNKNOWN if it.compliance is None else f"{it.compliance:.1%}"
    if it.compliance is not None and it.compliance_then is not None:
        followed += f" ({(it.compliance - it.compliance_then) * 100:+.1f})"
    return (
        it.name,
        _since(it.conventions, it.conventions_then),
        _since(it.violations, it.violations_then),
        followed,
    )


def _since(now: int, then: int | None) -> str:
    return f"{now:,} ({now - (then or 0):+,})"


def _scan(it: PastScan) -> tuple[str, ...]:
    if it.outcome != "done":
        return (moment(it.at), it.outcome, "", "", "")
    changed = f"+{it.added:,} ~{it.modified:,} -{it.removed:,}"
    return (moment(it.at), f"{it.files:,}", changed, f"{it.violations:,}", f"{it.seconds:.1f}")
