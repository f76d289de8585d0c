"""Metrics: the named figures in, a table for a person out."""

# ruff: noqa: D102 -- the records themselves say what each part is.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from drift_lsp.reports.escape import visible
from drift_lsp.reports.paint import Page, rows

MOST = 6
"""Parts of a figure that are told; the JSON has all."""


class Figure(Protocol):
    """Something that was measured."""

    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def value(self) -> float | None: ...
    @property
    def by(self) -> Mapping[str, float]: ...


def metrics_text(found: Sequence[Figure], page: Page) -> str:
    """Write each figure of the last runs with its largest parts; what was not measured says so."""
    lines = [page.paint("As of the last runs that measured them:", "bold")]
    lines += rows([(it.name, _said(it)) for it in found], page)
    return "".join(f"{line}\n" for line in lines)


def _said(it: Figure) -> str:
    if it.value is None:
        return f"not measured: {it.about}"
    parts = ", ".join(f"{visible(name)} {_number(value, it.unit)}" for name, value in list(it.by.items())[:MOST])
    more = f", {len(it.by) - MOST} more" if len(it.by) > MOST else ""
    return f"{_number(it.value, it.unit)} {it.about}" + (f": {parts}{more}" if parts else "")


def _number(value: float, unit: str) -> str:
    if unit == "share":
        return f"{value:.0%}"
    return f"{value:,.1f} {unit}" if value < 100 else f"{value:,.0f} {unit}"
