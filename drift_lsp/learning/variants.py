"""Variants: what people want otherwise of a pattern in a place in, what holds for one file on one day out."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from drift_lsp.detectors.contract import Severity, Tier


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """An override; what is None stays as it is."""

    pattern: str
    scope: str = ""
    """A folder or a file; "" is the whole project."""

    enabled: bool | None = None
    """False: nothing is said of the pattern here. True: it speaks although it is ignored or muted around here."""

    severity: Severity | None = None
    tier: Tier | None = None
    threshold: float | None = None
    """The share that must be vouched for before the pattern speaks, in place of `learn.bound`."""

    expires: str = ""
    """The last day on which it holds, `YYYY-MM-DD`; "" for ever."""

    reason: str = ""
    by: str = ""

    def covers(self, path: str) -> bool:
        """Tell whether a file, or a folder as a whole, lies in its place."""
        return self.scope in ("", path) or path.startswith(f"{self.scope}/")


def holding(variants: Iterable[Variant], path: str, day: str) -> Variant | None:
    """Lay the variants of one pattern over each other, the nearest on top; None where none holds."""
    here = [it for it in variants if it.covers(path) and (not it.expires or day <= it.expires)]
    if not here:
        return None
    # Of two for the same place the later one counts.
    nearest = sorted(here, key=lambda it: len(it.scope))
    made = nearest[0]
    for it in nearest[1:]:
        made = msgspec.structs.replace(
            made,
            scope=it.scope if it.enabled is not None or made.enabled is None else made.scope,
            enabled=made.enabled if it.enabled is None else it.enabled,
            severity=it.severity or made.severity,
            tier=it.tier or made.tier,
            threshold=made.threshold if it.threshold is None else it.threshold,
        )
    return made
