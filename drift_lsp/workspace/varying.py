"""Varying: what somebody wants otherwise of a pattern in a place in, kept or refused, and said in words, out."""

from __future__ import annotations

from datetime import date

from drift_lsp.errors import UsageError
from drift_lsp.learning.scope import said
from drift_lsp.learning.variants import Variant
from drift_lsp.storage import patterns, variants
from drift_lsp.storage.database import Database
from drift_lsp.workspace import summary
from drift_lsp.workspace.decisions import person
from drift_lsp.workspace.knowledge import absolute_rules, moment, today, unmutable
from drift_lsp.workspace.views import VariantView


def add(db: Database, it: Variant, *, is_file: bool) -> str:
    """Keep a variant, or refuse what makes no sense."""
    if (it.enabled, it.severity, it.tier, it.threshold) == (None, None, None, None):
        raise UsageError("This variant changes nothing.", "Give --off, --on, --severity, --tier or --threshold.")
    if it.expires:
        _check_day(it.expires)
    if it.pattern in unmutable() and it.enabled is False and not is_file:
        raise UsageError("Secrets are turned off in single files only.", "Give --scope FILE, or dismiss the finding.")
    if it.threshold is not None and not 0 < it.threshold < 1:
        raise UsageError(f"{it.threshold} is no share.", "Give one between 0 and 1, as learn.bound in drift.toml.")
    number = variants.add(db, _signed(it), moment(), is_file=is_file)
    return f"Variant {number}: {described(it, today())}; {_title(db, it.pattern)}."


def remove(db: Database, number: int) -> str:
    """Take a variant away."""
    it = variants.remove(db, number, moment())
    return f"Removed: {described(it, today())}; {_title(db, it.pattern)}."


def listed(db: Database) -> list[VariantView]:
    """List every variant, the first first."""
    day = today()
    return [
        VariantView(
            number=kept.number,
            at=kept.at,
            pattern=kept.variant.pattern,
            title=_title(db, kept.variant.pattern),
            scope=kept.variant.scope,
            says=described(kept.variant, day),
            holds=not kept.variant.expires or day <= kept.variant.expires,
            reason=kept.variant.reason,
            by=kept.variant.by,
        )
        for kept in variants.listed(db)
    ]


def described(it: Variant, day: str) -> str:
    """Say a variant: `off in legacy/ until 2026-12-31`."""
    parts = [] if it.enabled is None else ["on" if it.enabled else "off"]
    parts += [f"severity {it.severity}"] if it.severity else []
    parts += [f"tier {it.tier}"] if it.tier else []
    parts += [] if it.threshold is None else [f"from a share of {it.threshold:g}"]
    until = f" until {it.expires}" if it.expires else ""
    over = ", which is over" if it.expires and it.expires < day else ""
    return f"{', '.join(parts)} in {_place(it.scope)}{until}{over}"


def _place(scope: str) -> str:
    return scope if "." in scope.rpartition("/")[2] else said(scope)


def _check_day(day: str) -> None:
    try:
        proper = date.fromisoformat(day).isoformat() == day
    except ValueError:
        proper = False
    if not proper:
        raise UsageError(f"{day!r} is no day.", "Write it like 2026-12-31.")
    if day < today():
        raise UsageError(f"{day} has passed.", "Give a day to come.")


def _signed(it: Variant) -> Variant:
    return Variant(
        pattern=it.pattern,
        scope=it.scope,
        enabled=it.enabled,
        severity=it.severity,
        tier=it.tier,
        threshold=it.threshold,
        expires=it.expires,
        reason=it.reason,
        by=it.by or person(),
    )


def _title(db: Database, pattern: str) -> str:
    if row := patterns.by_id(db, pattern):
        return summary.title(row.detector, row.slot, row.choice)
    rule = absolute_rules().get(pattern)
    return summary.title(*rule, "") if rule else pattern
